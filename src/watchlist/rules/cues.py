"""Words that colour how a deed is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from watchlist.language.families import verb_family
from watchlist.language.forms import Form
from watchlist.language.tokens import Tokeniser
from watchlist.language.vocabulary import Cue, Scope, Vocabulary
from watchlist.model.evidence import Status
from watchlist.rules.deed import Deed
from watchlist.rules.finder import Finder, Hit
from watchlist.rules.terms import GAP, Element, Spelling
from watchlist.rules.view import Break, View

_START_REACH = 3
"""A cue that opens a sentence stands within its first words: "On this day", "The end of"."""


class Colour(Struct, frozen=True):
    """A status that a deed is given, and why."""

    status: Status
    because: str


class Cues:
    """Finds what colours a deed, by the cues of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, tokeniser: Tokeniser) -> None:
        self._cues = [(cue, _finder(cue, vocabulary, tokeniser)) for cue in vocabulary.cues]

    def colours(self, view: View, deed: Deed, parts: AbstractSet[int]) -> Iterator[Colour]:
        """Yield how each cue in reach colours the deed; what fills one of its parts is no cue."""
        behind = [part for part in parts if part > deed.last]
        for cue, finder in self._cues:
            for hit in view.hits(finder):
                if view.low(hit.start - 1) in view.grammar.words("spared"):
                    continue
                if hit.taken & (deed.hit.taken | parts) or not (
                    _reaches(cue, hit, view, deed) or _parts_from(cue, hit, view, deed, min(behind, default=0))
                ):
                    continue
                words = " ".join(token.text for token in view.tokens[hit.start : hit.end])
                status = cue.status
                if cue.verb and view.low(hit.start - 1) in view.grammar.negations:
                    status = _TURNED.get(status, status)
                    words = f"{view.tokens[hit.start - 1].text} {words}"
                yield Colour(status, f"“{words}” {_PLACE[cue.scope]}")
                break

    def opening(self, view: View) -> Colour | None:
        """Return how a cue that opens the sentence colours all of it, or None."""
        for cue, finder in self._cues:
            for hit in view.hits(finder) if cue.scope is Scope.START else ():
                if hit.start < _START_REACH and view.opens(hit.start):
                    words = " ".join(token.text for token in view.tokens[hit.start : hit.end])
                    return Colour(cue.status, f"“{words}” opens the title")
        return None


_TURNED = {Status.DENIED: Status.HEDGED, Status.HEDGED: Status.DENIED, Status.FORECAST: Status.DENIED}
"""What is not ruled out may be; what is not expected is denied."""

_PLACE = {
    Scope.FORWARD: "before it",
    Scope.BACK: "after it",
    Scope.BOTH: "near it",
    Scope.START: "opens the sentence",
    Scope.SENTENCE: "in the sentence",
}


def _finder(cue: Cue, vocabulary: Vocabulary, tokeniser: Tokeniser) -> Finder:
    return Finder(lambda: [_spellings(cue, vocabulary, tokeniser)])


def _spellings(cue: Cue, vocabulary: Vocabulary, tokeniser: Tokeniser) -> Iterator[Spelling]:
    for word in cue.words:
        for text in verb_family(word, vocabulary) if cue.verb else (word,):
            elements: list[Element] = []
            for part in text.split():
                if part == GAP:
                    elements.append(Element("", gap=True, reach=tokeniser.gap))
                else:
                    elements += (Element(token.low) for token in tokeniser.tokens(part) if not token.mark)
            yield Spelling(tuple(elements), frozenset({Form.BASE}), word, noun=False)


def _reaches(cue: Cue, hit: Hit, view: View, deed: Deed) -> bool:
    if cue.scope is Scope.SENTENCE:
        return not view.sentence.hard_between(hit.start, deed.head)
    if cue.scope is Scope.START:
        return hit.start < _START_REACH and view.opens(hit.start) and hit.start < deed.head
    if cue.scope is Scope.FORWARD and hit.start < deed.head < hit.end:
        # "lehnt Lockerung ab": a cue in two parts colours what stands between them.
        return True
    before = hit.end <= deed.head
    if before and cue.scope in {Scope.FORWARD, Scope.BOTH}:
        return _forward(cue, hit, view, deed)
    after = hit.start > deed.head
    return after and cue.scope in {Scope.BACK, Scope.BOTH} and _back(cue, hit, view, deed)


def _parts_from(cue: Cue, hit: Hit, view: View, deed: Deed, thing: int) -> bool:
    """Return whether a cue stands between a verb and its thing: who drops a call for cuts has cut nothing."""
    if (
        cue.verb
        or cue.scope is not Scope.FORWARD
        or cue.status not in _TALK
        or not deed.last < hit.start < hit.end <= thing
    ):
        return False
    return view.between(deed.last, thing) is Break.NONE


_OPENER_REACH = 3
_COMMA = frozenset({","})
_TALK = frozenset({Status.HEDGED, Status.FORECAST})


def _back(cue: Cue, hit: Hit, view: View, deed: Deed) -> bool:
    if view.sentence.distance(deed.head, hit.start) > cue.window or view.between(deed.last, hit.start) >= Break.STRONG:
        return False
    # "Licence for blocked tankers": a participle before its noun says nothing of the deed.
    grammar, after = view.grammar, view.low(hit.end)
    attributive = (
        len(hit.taken) == 1
        and view.low(hit.start).endswith(grammar.participles or "\n")
        and view.low(hit.start - 1) not in grammar.be
    )
    ended = not after or view.tokens[hit.end].mark or after in grammar.prepositions or view.breaks[hit.end] > Break.NONE
    return ended or not attributive or grammar.adverb(after)


def _forward(cue: Cue, hit: Hit, view: View, deed: Deed) -> bool:
    head = deed.left.start
    if head < hit.end:
        head = deed.head
    if view.sentence.distance(hit.end - 1, head) > cue.window + 1:
        return False
    start = hit.end - 1
    # "denies that the US eased", "rejects reports that", "denies: US eased": the clause that a cue opens is under it.
    if view.low(hit.end) == ":":
        start = hit.end
    for opener in range(hit.end, min(hit.end + _OPENER_REACH, head)):
        if view.low(opener) in view.grammar.that:
            start = opener
            break
        if view.breaks[opener] > Break.NONE and (view.low(opener), opener) != (",", hit.end):
            break
    # "weighs lifting sanctions and freeing tankers": a form without a doer of its own shares the cue.
    shares = Form.GERUND in deed.hit.forms or (Form.BASE in deed.hit.forms and deed.left.start == deed.head)
    if shares and view.low(deed.head - 1) in view.grammar.ands | _COMMA:
        head = deed.head - 1
    return view.between(start, head) is Break.NONE
