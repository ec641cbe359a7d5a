"""Sketch: a sentence in, the rule that would wait for it out, by the same grammar that reads items."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.forms import Form
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Finder
from watchlist.rules.sketch.parts import Parts
from watchlist.rules.sketch.phrases import several
from watchlist.rules.sketch.shapes import Main, Part, Sketch
from watchlist.rules.sketch.verbs import base_form, both_spellings, own_verb
from watchlist.rules.terms import Class, Lists, spellings
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

__all__ = ["Part", "Sketch", "Sketcher"]

PROMINENT = 10
"""A verb that stands so far in front in a second list may mean that deed, too: *capture* is to seize and to arrest."""
LOOSE = frozenset({"to", "with", "on", "for", "of"})


def _finder(name: str, lists: Lists, *kinds: Class) -> Finder:
    return Finder(lambda: [spellings(f"${name}", kind, lists) for kind in kinds])


class Sketcher:
    """Makes sketches in one language; the shared deeds and things are spelt out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._tongue = Tongue(vocabulary)
        self._vocabulary = vocabulary
        lists = Lists(vocabulary, {}, self._tongue.tokeniser)
        self._deeds = {name: _finder(name, lists, Class.VERB, Class.NOUN) for name in vocabulary.actions}
        self._things = {name: _finder(name, lists, Class.NOUN) for name in vocabulary.things}

    def sketch(self, text: str) -> Sketch | None:
        """Return the sketch of a sentence, or None where no deed can be found in it."""
        view = next(iter(self._tongue.views(text, "")))
        main = self._main(view)
        return Parts(self._tongue, view, main, self._things).sketch() if main else None

    def _main(self, view: View) -> Main | None:
        """Return the first deed that is a verb, of a list or not, else the last that is a noun."""
        found = [
            (deed, name)
            for name, finder in self._deeds.items()
            for deed in self._tongue.syntax.deeds(view, view.hits(finder))
        ]
        verbs = [each for each in found if each[0].use is not Use.NOUN]
        head = min((deed.head for deed, _ in verbs), default=len(view.tokens))
        own = own_verb(self._tongue, view, self._vocabulary, head)
        subject = view.mention_at(own.head - 1) if own else None
        many = own is None and not verbs and several(view.low(0))
        if many or (own is not None and not (subject and subject.name)):
            # "Workers strike", "Gunmen open fire": what looks like a verb is a plural, and the verb its bare form.
            bare = [
                (Deed(hit, Use.ACTIVE, Left(hit.start)), name)
                for name, finder in self._deeds.items()
                for hit in view.hits(finder)
                if hit.start == (own.head + 1 if own else 1) and Form.BASE in hit.forms and not hit.noun
            ]
            verbs, head, own = (bare, bare[0][0].head, None) if bare else (verbs, head, own)
        if own is not None:
            return Main(own, both_spellings(base_form(own.hit.term, self._vocabulary)), ())
        if not verbs and found:
            head = max(deed.head for deed, _ in found)
            verbs = found
        taken = {place for deed, _ in verbs for place in deed.hit.taken if deed.head == head}
        here = [each for each in verbs if each[0].hit.taken & taken]
        return self._shared(here) if here else None

    def _shared(self, found: Sequence[tuple[Deed, str]]) -> Main:
        """Return the lists that hold the deed, those in which it stands in front first."""
        longest = max(_weight(deed) for deed, _ in found)
        ranked = sorted(
            ((self._rank(name, deed), name, deed) for deed, name in found if _weight(deed) == longest),
            key=lambda each: each[:2],
        )
        best, _, deed = ranked[0]
        # Where no list has it in front, none of them is meant more than another.
        near = max(best, PROMINENT) if best <= PROMINENT else max(rank for rank, _, _ in ranked)
        names = list(dict.fromkeys(name for rank, name, _ in ranked if rank <= near))
        nouns = tuple(f"${name}" for name in names if self._vocabulary.actions[name].nouns)
        return Main(deed, tuple(f"${name}" for name in names), nouns)

    def _rank(self, name: str, deed: Deed) -> int:
        action = self._vocabulary.actions[name]
        words = action.nouns if deed.use is Use.NOUN else action.verbs
        return words.index(deed.hit.term) if deed.hit.term in words else len(words)


def _weight(deed: Deed) -> int:
    """Return how many words of a hit are its own: *be killed* says no more than *kill*, nor *agree to* than *agree*."""
    words = deed.hit.term.split(" ")
    return max(1, len(deed.hit.taken) - (words[0] == "be") - (len(words) > 1 and words[-1] in LOOSE))
