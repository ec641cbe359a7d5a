"""Sketching: a sentence about the world in, the flags of `watchlist add` that wait for it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from watchlist.definitions.values import slug
from watchlist.errors import UsageError
from watchlist.language.detect import language_of
from watchlist.language.fold import fold
from watchlist.language.vocabulary import LANGUAGES, Vocabulary, into
from watchlist.rules.sketch import Sketch, Sketcher

LONGEST = 60
"""So many words a sentence may have: a headline has twelve, and what is longer says more than one thing."""
NEAR = 14
OPPOSITES: Mapping[str, str] = {
    "ease": "tighten",
    "tighten": "ease",
    "impose": "ease",
    "grant": "revoke",
    "revoke": "grant",
    "raise": "cut",
    "cut": "raise",
    "open": "close",
    "close": "open",
    "win": "lose",
    "delist": "impose",
    "expire": "extend",
    "approve": "reject",
}
"""The deed that undoes another, where there is one list for it."""


class Sketches(Struct):
    """Makes sketches of sentences in any language that is read, each language made ready once."""

    vocabulary: Vocabulary
    _sketchers: dict[str, Sketcher] = field(default_factory=dict)

    def of(self, text: str) -> Sketch:
        """Return the sketch of a sentence; raise UsageError, with what to do, where it makes none."""
        plain = " ".join(text.split())
        if len(plain.split()) > LONGEST:
            raise UsageError(
                f"the sentence has {len(plain.split())} words, and a signal is one thing: write it as a headline would"
            )
        found = next(filter(None, map(partial(self._sketch, plain), _languages(plain))), None)
        if found is None:
            raise UsageError(f"no verb is found in “{plain}”: say who does what, as in “OFAC delists tankers”")
        if not found.what and not found.who:
            raise UsageError(f"“{plain}” names nobody and nothing: say who does it, or what it happens to")
        return found

    def words_of(self, text: str) -> list[str]:
        """Return the words of a headline that could keep it out, the longest first: they say the most."""
        words = re.findall(r"[^\W\d_]{4,}", text)
        return sorted(dict.fromkeys(words), key=lambda word: (-len(word), text.index(word)))

    def _sketch(self, text: str, language: str) -> Sketch | None:
        if language not in self._sketchers:
            self._sketchers[language] = Sketcher(into(self.vocabulary, language))
        return self._sketchers[language].sketch(text)


def _languages(text: str) -> Sequence[str]:
    """Return the languages to try: the one it is in; where that is not read, for few words may deceive, English."""
    language = language_of(text, "", "")
    return [language] if language in LANGUAGES else ["en"]


def signal_id(sketch: Sketch) -> str:
    """Return an id for the signal: its deed, and the first thing that it is done to."""
    deed = sketch.does[0].lstrip("$") if sketch.does else sketch.event[0].lstrip("$")
    return _slug(deed) or "done"


def watch_id(sketch: Sketch) -> str:
    """Return an id for a new watch: what it is about, and the deed."""
    about = [part.words for part in (*sketch.what, *sketch.anywhere)][:2] or [sketch.doer]
    return _slug("-".join([*about, signal_id(sketch)])) or "watch"


def opposites(sketch: Sketch) -> tuple[str, ...]:
    """Return the deeds that would undo what the sketch waits for, none where no list says it."""
    deeds = (f"${OPPOSITES[name]}" for each in sketch.does if (name := each.lstrip("$")) in OPPOSITES)
    return tuple(deed for deed in dict.fromkeys(deeds) if deed not in sketch.does)


def _slug(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).lower()).strip("-")[:40].strip("-")
    try:
        return slug(plain)
    except ValueError:
        return ""
