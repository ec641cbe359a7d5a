"""How the things that a rule names stand to an English verb or noun: as its object, as its subject, or as neither."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.forms import Form
from watchlist.rules.deed import Deed
from watchlist.rules.english.finite import finite
from watchlist.rules.finder import Hit
from watchlist.rules.slots import as_what
from watchlist.rules.view import Break, View


def object_of(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing behind a verb is its object, or in it.

    It is not in a phrase of place or time after another object ("launches strikes in the ceasefire zone"), nor what
    somebody is to do ("agree to work for a ceasefire"), nor only half of another noun ("buys ceasefire bonds").
    """
    if thing.start <= deed.head or not in_clause(view, deed.last, thing):
        return False
    if deed.hit.term.endswith(" to") and view.low(deed.last + 1) in view.grammar.words("to_do"):
        return False
    whole = len(deed.hit.taken) > 1 and view.low(deed.last) not in view.grammar.prepositions | _PARTICLES
    if whole or (deed.hit.term in view.grammar.either and not has_object(view, deed)):
        # "secures victory in the election", "wins in the runoff": what it takes is said, or need not be.
        return not _half(view, thing)
    aside = view.grammar.words("aside")
    if deed.hit.term in view.grammar.words("contests"):
        aside -= _WHERE
    if any(view.low(place) in aside for place in range(deed.last + 2, thing.start)):
        return False
    if deed.hit.term.split(" ")[0] not in view.grammar.permissive and _infinitive(view, deed.last + 1, thing.start):
        return False
    return not _half(view, thing) and not _other_head(view, thing)


_PARTICLES = frozenset({"out", "up", "down", "back", "away", "aside", "over", "off", "through"})
_WHERE = frozenset({"in", "at"})
"""Who wins a majority in an election wins the election."""


def has_object(view: View, deed: Deed) -> bool:
    """Return whether an object follows a verb at once: no mark, preposition, adverb, number or day stands there."""
    place = deed.last + 1
    while place < len(view.tokens) and view.grammar.adverb(view.low(place)):
        place += 1
    if place >= len(view.tokens) or view.breaks[place] > Break.NONE or view.tokens[place].mark:
        return False
    word = view.low(place)
    grammar = view.grammar
    loose = word in grammar.prepositions or word in grammar.times or word[:1].isdigit()
    return not loose and word not in grammar.words("loose")


def lets_end(view: View, deed: Deed, things: Sequence[Hit]) -> bool:
    """Return whether what is allowed is that the thing ends: "allows the waiver to lapse" grants nothing."""
    first = min(thing.start for thing in things)
    ends = {term.split(" ")[0] for term in view.grammar.intransitive}
    for place in range(max(first, deed.last) + 1, len(view.tokens)):
        if view.breaks[place] >= Break.STRONG:
            return False
        if view.low(place) in ends and (view.low(place - 1) == "to" or not view.grammar.auxiliary(view.low(place - 1))):
            return True
    return False


def _infinitive(view: View, start: int, end: int) -> bool:
    """Return whether "to" and a verb stand between: what follows is what somebody is to do."""
    return any(
        view.low(place) == "to"
        and view.low(place + 1) not in view.grammar.determiners
        and view.mention_at(place + 1) is None
        and place + 1 < end
        for place in range(start, end)
    )


def _half(view: View, thing: Hit) -> bool:
    """Return whether a thing is only the first half of another: "shutdown meeting", "the president's brother"."""
    after = thing.end
    if after >= len(view.tokens) or view.breaks[after] > Break.NONE or view.tokens[after].mark:
        return False
    word = view.low(after)
    if word == "'s":
        return True
    if Form.PLURAL in thing.forms and Form.SINGULAR not in thing.forms:
        return False
    grammar = view.grammar
    if word in grammar.words("kin"):
        return True
    if word in grammar.words("containers") or word in grammar.times or view.mention_at(after) is not None:
        return False
    if word.endswith("ing") and after + 1 < len(view.tokens) and not _ends_phrase(view, after + 1):
        # "a bill targeting banks": what has an object of its own is no noun.
        return False
    return len(word) > 4 and word.endswith(_NOUNS) and not grammar.adverb(word) and word not in grammar.prepositions


def _ends_phrase(view: View, place: int) -> bool:
    return view.tokens[place].mark or view.breaks[place] > Break.NONE or view.low(place) in view.grammar.prepositions


_NOUNS = (
    *("ing", "ings", "ion", "ions", "ment", "ments", "ity", "ance", "ence", "ship"),
    *("ers", "ors", "ists", "cks", "nds"),
)
"""Endings of nouns; a singular right before one of these is no object, but half of a compound."""


def subject_of(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing before a verb is what it speaks of, and not only part of whose brother or talks it is.

    "brother of the president is jailed", "ceasefire talks resume", "to pardon the president jailed for".
    """
    if thing.start >= deed.head or view.between(thing.start, deed.head) >= Break.STRONG:
        return False
    first, last = thing.end, deed.left.start
    head = last - 1
    if head >= first and view.low(head) in view.grammar.words("talked_of"):
        return False
    if any(view.tokens[place].text == "'s" for place in range(first, last - 1)):
        return False
    if _other_head(view, thing) or view.low(thing.end) in view.grammar.words("kin"):
        return False
    governor = view.low(deed.left.start)
    if deed.left.base and thing.start < deed.left.start and governor in view.grammar.permissive and governor[-1] == "s":
        # "the shutdown forces bases to stop": what stops are the bases.
        return False
    if thing.end < last and _told_by(view, thing, last):
        return False
    start = view.clause_start(deed.head)
    if deed.left.be or deed.left.have or deed.left.base:
        return True
    return not any(
        governs(view, place) and view.low(place) not in view.grammar.realise | view.grammar.reports
        for place in range(start + 1, thing.start)
    )


def _told_by(view: View, thing: Hit, verb: int) -> bool:
    """Return whether a doer stands right before a verb: in "the strait that Iran closed" the strait closes nothing."""
    doer = view.mention_at(verb - 1)
    if doer is None or not doer.doer or not doer.name:
        return False
    if thing.end == doer.start and view.low(thing.start - 1) not in view.grammar.determiners:
        # "President Diaz resigns": a title before its name.
        return False
    place = doer.start - 1
    while place >= 0 and view.low(place) in view.grammar.determiners:
        place -= 1
    before = view.low(place)
    return before not in view.grammar.prepositions and before not in view.grammar.ands and before != ","


def in_clause(view: View, verb: int, thing: Hit) -> bool:
    """Return whether no other clause begins before the thing: "rebels begin talks, US watches truce"."""
    opens = [place for place in range(verb + 1, thing.start) if view.breaks[place] >= Break.STRONG]
    if any(not as_what(view, place, thing) for place in opens):
        return False
    return not any(
        view.breaks[place] is Break.WEAK
        and (subject := view.mention_at(place + 1)) is not None
        and subject.doer
        and subject.end < thing.start
        and finite(view, subject.end)
        for place in range(verb + 1, thing.start)
    )


def belongs(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing belongs to a noun of the deed: right by it in its clause, with no verb between."""
    first, last = sorted((thing.start, deed.head))
    if view.between(first, last) >= Break.STRONG:
        return False
    announces = view.grammar.words("announces")
    return thing.start > deed.head or not any(
        governs(view, place) and view.low(place) not in announces for place in range(thing.end, deed.head)
    )


def governs(view: View, place: int) -> bool:
    """Return whether the word there is plainly a verb: after "to" or a modal, or a finite one after its actor."""
    before = place - 1
    if view.mention_at(place) is not None or view.tokens[place].mark:
        return False
    if view.low(before) == "to" or view.grammar.modal(view.common(before)):
        return view.low(place) not in view.grammar.determiners
    while before >= 0 and view.grammar.adverb(view.low(before)):
        before -= 1
    subject = view.mention_at(before)
    return subject is not None and subject.doer and (finite(view, place) or view.low(place) in view.grammar.reports)


def _other_head(view: View, thing: Hit) -> bool:
    """Return whether "of" makes the thing part of another: "brother of the president", but "dozens of ships"."""
    for place in range(thing.start - 1, 0, -1):
        word = view.low(place)
        if word == "of":
            return view.low(place - 1) in view.grammar.words("kin")
        if view.breaks[place] > Break.NONE or word in view.grammar.prepositions:
            return False
    return False
