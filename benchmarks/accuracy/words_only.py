"""The other way to watch the news: an item counts where all the words stand, whatever it says with them.

The words are the very same: those of the action, of each slot, of `anywhere`, and the names of who does it and
of whose it is. None of `never` may stand. It is what a keyword alert can ask for, with a far better list of words
than anybody types into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from watchlist.language.detect import language_of
from watchlist.language.letters import letters
from watchlist.language.vocabulary import LANGUAGES, into
from watchlist.model.evidence import Reading, Status
from watchlist.model.item import Item
from watchlist.rules.compile import CompiledPattern, CompiledSignal, Compiler
from watchlist.rules.finder import Finder
from watchlist.rules.index import Index
from watchlist.rules.terms import names
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

from .watches import Measured


class WordsOnly:
    """Every signal of some watches, read for its words alone."""

    def __init__(self, measured: Measured) -> None:
        known = names(measured.vocabulary)
        self._tongues = {language: Tongue(into(measured.vocabulary, language)) for language in LANGUAGES}
        self._signals: list[CompiledSignal] = []
        for tongue in self._tongues.values():
            compiler = Compiler(tongue, known)
            self._signals += [signal for watch in measured.watches for signal in compiler.watch(watch)]
        self._index = Index()
        self._index.add(self._signals)
        self._index.close()

    def __call__(self, item: Item) -> Sequence[Reading]:
        """Return the signals whose words all stand in the item, as if each were asserted."""
        places = sorted(self._index.candidates(letters(f"{item.title}\n{item.summary}")))
        if not places:
            return ()
        language = language_of(item.title, item.summary, item.language)
        signals = [self._signals[place] for place in places if self._signals[place].language == language]
        if not signals:
            return ()
        # Both texts whole: words are searched everywhere, not only in the first sentences.
        views = [view for text in (item.title, item.summary) for view in self._tongues[language].views(text, "")[:1]]
        return [_counted(signal, item) for signal in signals if _all_there(signal, item, views)]


def _all_there(signal: CompiledSignal, item: Item, views: Sequence[View]) -> bool:
    if signal.not_before is not None and item.at < signal.not_before:
        return False
    return any(_meets(pattern, views) for pattern in signal.when)


def _meets(pattern: CompiledPattern, views: Sequence[View]) -> bool:
    finders = (pattern.action, *(slot.finder for slot in (*pattern.slots, *pattern.anywhere)))
    return (
        all(_stands(finder, views) for finder in finders)
        and _named(pattern.who, views)
        and _named(pattern.target.include, views)
        and (pattern.never is None or not _stands(pattern.never, views))
    )


def _stands(finder: Finder, views: Sequence[View]) -> bool:
    return any(finder.find(view.sentence) for view in views)


def _named(codes: AbstractSet[str] | Iterable[str], views: Sequence[View]) -> bool:
    wanted = set(codes)
    return not wanted or any(mention.code in wanted for view in views for mention in view.mentions)


def _counted(signal: CompiledSignal, item: Item) -> Reading:
    return Reading(
        watch=signal.watch,
        signal=signal.id,
        status=Status.ASSERTED,
        counts=True,
        because=("all its words stand in the item",),
        quote=item.title,
    )
