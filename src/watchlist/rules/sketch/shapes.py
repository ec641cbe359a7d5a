"""What a sketch is: the doer, the deed and its parts, as a rule would ask for them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec import Struct

from watchlist.language.dates import Lean, Phrase, span
from watchlist.rules.deed import Deed


class Part(Struct, frozen=True):
    """A part of the occurrence: the `words` of the sentence, and the terms that a rule would ask for."""

    name: str
    words: str
    terms: tuple[str, ...]


class Sketch(Struct, frozen=True, kw_only=True):
    """What a sentence would have a rule wait for.

    `verb` are its words for the deed; `does` and `event` what a rule has for them. `who` are the codes of the doer,
    `doer` the words. `what` must stand near the deed, `anywhere` somewhere in the item; `target` are those whose
    thing it is. `dates` are the phrases that say when.
    """

    language: str
    verb: str
    does: tuple[str, ...]
    event: tuple[str, ...]
    who: tuple[str, ...] = ()
    doer: str = ""
    what: tuple[Part, ...] = ()
    anywhere: tuple[Part, ...] = ()
    target: tuple[str, ...] = ()
    dates: tuple[Phrase, ...] = ()

    def by(self, today: date) -> date | None:
        """Return the last day that the sentence leaves ("by June 2027"), seen from today, or None."""
        at = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        found = [days.last for phrase in self.dates if (days := span(phrase, at, Lean.AHEAD)) is not None]
        return max(found, default=None)


class Main(Struct, frozen=True):
    """The main deed of a sentence, and what a rule has for it: shared lists, or its own verb."""

    deed: Deed
    does: tuple[str, ...]
    event: tuple[str, ...]
