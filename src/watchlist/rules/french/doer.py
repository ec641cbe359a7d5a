"""Who does it, in French: the name before the verb, after *par*, or the adjective after the noun."""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer, group
from watchlist.rules.french.able import oblique
from watchlist.rules.french.finite import finite
from watchlist.rules.view import Break, View

_OF = frozenset({"de", "d", "du", "des"})
_PAR_REACH = 12
_AGENT_REACH = 6
_OWNER_REACH = 3
_ISSUED_REACH = 4
_OPENERS = frozenset({"sans", "pour", "avant", "après", "afin"})


def find_doer(view: View, deed: Deed, use: Use) -> Doer:
    """Return who does the deed, used as told."""
    if use is Use.ACTIVE:
        subject = _subject(view, deed)
        if subject.codes or deed.hit.term not in view.grammar.intransitive:
            return subject
        # What lapses or takes effect does so by itself.
        return _issuer(view, deed) or Doer(open=True)
    agent = _agent(view, deed)
    if agent is None and deed.hit.noun:
        agent = _owner(view, deed) or _issuer(view, deed) or _decides(view, deed)
    return agent or _issuer(view, deed) or Doer(open=True)


def _agent(view: View, deed: Deed) -> Doer | None:
    """Return who stands after *par* in the deed's clause, or None."""
    for place in range(deed.last + 1, min(len(view.tokens), deed.last + 1 + _PAR_REACH)):
        if view.breaks[place] >= Break.STRONG:
            return None
        if view.low(place) != "par":
            continue
        for after in range(place + 1, min(len(view.tokens), place + 1 + _AGENT_REACH)):
            mention = view.mention_at(after)
            if mention is not None:
                return group(view, mention)
            if view.breaks[after] > Break.NONE or _other_phrase(view, after):
                break
        if view.low(place + 1) in view.grammar.words("articles") or view.name(place + 1):
            return Doer((), " ".join(token.text for token in view.tokens[place + 1 : place + 4]))
    return None


def _other_phrase(view: View, place: int) -> bool:
    """Return whether a preposition other than *de* begins another phrase: "par décret à la Chine"."""
    return view.low(place) in view.grammar.prepositions and view.low(place) not in _OF


def _owner(view: View, deed: Deed) -> Doer | None:
    """Return whose deed a noun is by the adjective right after it, or by what it is said to be of: "frappe russe"."""
    for place in range(deed.last + 1, min(len(view.tokens), deed.last + 1 + _OWNER_REACH)):
        if view.breaks[place] > Break.NONE or view.low(place) in view.grammar.prepositions:
            return None
        mention = view.mention_at(place)
        if mention is not None and not mention.name:
            return Doer((mention.code,), view.tokens[mention.start].text)
    return None


def _issuer(view: View, deed: Deed) -> Doer | None:
    """Return whose sanctions or licence it is: who lifts them is who imposed them."""
    start, end = view.segment(deed.head)
    for mention in view.mentions:
        if mention.name or not start <= mention.start < end:
            continue
        before = range(max(start, mention.start - _ISSUED_REACH), mention.start)
        if any(view.low(place) in view.grammar.words("issued") for place in before) and not any(
            view.low(place) in view.grammar.prepositions and view.low(place) not in _OF for place in before
        ):
            return Doer((mention.code,), view.tokens[mention.start].text)
    return None


def _decides(view: View, deed: Deed) -> Doer | None:
    """Return the subject of the verb that a noun is the object of, unless that only speaks of the deed."""
    for place in range(deed.head - 1, -1, -1):
        if view.breaks[place] >= Break.STRONG:
            return None
        if finite(view, place):
            if view.low(place) in view.grammar.words("reactions"):
                return None
            subject = _before(view, place - 1, Break.STRONG)
            return group(view, subject) if subject is not None else None
    return None


def _subject(view: View, deed: Deed) -> Doer:
    if (decides := _decider(view, deed)) is not None:
        return group(view, decides)
    place = min(deed.left.start, deed.head) - 1
    floor = Break.WEAK
    # "Washington recule, lève", "qui lève", "dit qu'il a levé": the doer stands before the break.
    if place >= 0 and (view.breaks[place] is Break.WEAK or view.low(place) in view.grammar.pronouns):
        floor = Break.STRONG
    if Form.GERUND in deed.hit.forms or view.low(deed.left.start) in _OPENERS:
        # "La Chine apaise Tokyo en levant": what else is done, the first one named does.
        first = next((each for each in view.mentions if each.doer and _same_clause(view, each, deed)), None)
        return _several(view, first) if first is not None else Doer(open=True)
    subject = _before(view, place, floor)
    if subject is None and view.opens(min(deed.left.start, deed.head)):
        return Doer(open=True)
    if subject is None:
        subject = _before(view, place, Break.STRONG)
    return _several(view, subject) if subject is not None else Doer()


def _several(view: View, last: Mention) -> Doer:
    """Return a subject with those joined to it, but for what a preposition governs: "entre Kiev et Moscou, Paris"."""
    joined = group(view, last)
    acting = {mention.code for mention in view.mentions if mention.doer and mention.start <= last.start}
    return Doer(tuple(code for code in joined.codes if code in acting), joined.named)


def _same_clause(view: View, mention: Mention, deed: Deed) -> bool:
    return mention.end <= deed.head and view.between(mention.start, deed.head) < Break.STRONG


def _decider(view: View, deed: Deed) -> Mention | None:
    """Return whose decision the deed is: "la décision américaine de lever", "le refus de Moscou de"."""
    if not deed.left.base or view.low(deed.left.start) not in view.grammar.deciders:
        return None
    return next((each for each in view.mentions if deed.left.start < each.start < deed.head), None)


def _before(view: View, place: int, floor: Break) -> Mention | None:
    """Return the nearest actor left of a place, in its clause, that no preposition governs."""
    while place >= 0 and view.breaks[place] < floor:
        mention = view.mention_at(place)
        if mention is None:
            place -= 1
            continue
        if not mention.name and (owner := view.mention_at(mention.start - 1)) is not None and owner.name:
            # "la Réserve fédérale américaine": the adjective belongs to the name.
            mention = owner
        if mention.doer and not oblique(view.tokens, mention.start, view.grammar):
            return mention
        place = mention.start - 1
    return None
