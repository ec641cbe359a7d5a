"""Who does it, in German: the nominative before the finite verb or after it, *von*, or what the noun belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer, group
from watchlist.rules.german.able import organ
from watchlist.rules.german.field import attribute, field, subordinate, verb_of
from watchlist.rules.view import Break, View

_AGENT = frozenset({"von", "vom", "durch"})
_AGENT_REACH = 5
_ISSUED = ("sanktion", "zoll", "zölle", "embargo", "lizenz", "genehmigung", "ausnahme", "verbot", "liste", "erlaubnis")


def find_doer(view: View, deed: Deed, use: Use) -> Doer:
    """Return who does the deed, used as told."""
    if use is Use.ACTIVE:
        subject = _subject(view, deed)
        if subject.codes or deed.hit.term not in view.grammar.intransitive:
            return subject
        # What lapses or takes effect does so by itself.
        return _issuer(view, deed) or Doer(open=True)
    agent = _agent(view, deed) or (_owner(view, deed) if deed.hit.noun else None)
    if agent is None and use is Use.NOUN:
        agent = _decides(view, deed)
    return agent or _issuer(view, deed) or Doer(open=True)


def _agent(view: View, deed: Deed) -> Doer | None:
    """Return the actor after *von* or *durch* in the deed's clause, or None."""
    start, end = field(view, deed.last)
    # "im Hafen von Riga von der Küstenwache": the last *von* is the agent's.
    for place in reversed(range(deed.last + 1 if deed.hit.noun else start, end)):
        if view.low(place) not in _AGENT:
            continue
        for after in range(place + 1, min(end, place + 1 + _AGENT_REACH)):
            mention = view.mention_at(after)
            if mention is not None and _acts(view, mention):
                return group(view, mention)
            if not (attribute(view, after) or view.low(after) in view.grammar.determiners or mention is not None):
                break
    return None


def _acts(view: View, mention: Mention) -> bool:
    """Return whether a mention is of an actor itself, not of a thing of theirs: "von US-Waffen"."""
    if mention.name and not view.tokens[mention.end - 1].glued:
        return True
    return any(organ(view.low(place), view.grammar) for place in (mention.end, mention.end + 1))


def _owner(view: View, deed: Deed) -> Doer | None:
    """Return whose deed a noun is by what stands right before it: "Washingtons Lockerung"."""
    for mention in view.mentions:
        if mention.end == deed.head:
            return Doer((mention.code,), view.tokens[mention.start].text)
    return None


def _decides(view: View, deed: Deed) -> Doer | None:
    """Return the subject of the verb that a noun is the object of, unless it only speaks of the deed."""
    start, end = field(view, deed.head)
    if any(view.low(place) in view.grammar.words("reactions") for place in range(start, end)):
        return None
    mention = next(_able(view, start, deed.head), None)
    return group(view, mention) if mention is not None else None


def _issuer(view: View, deed: Deed) -> Doer | None:
    """Return whose sanctions or licence it is: who lifts them is who imposed them."""
    start, end = field(view, deed.last)
    for mention in view.mentions:
        if not start <= mention.start < end or mention.doer:
            continue
        last = view.tokens[mention.end - 1]
        follows = view.low(mention.end).startswith(_ISSUED)
        # "US-Sanktionen" are theirs, "Iran-Sanktionen" are against them.
        theirs = follows and (not mention.name or (last.glued and last.text.isupper()))
        genitive = view.low(mention.start - 1) == "der" and view.low(mention.start - 2).startswith(_ISSUED)
        if theirs or genitive:
            return Doer((mention.code,), last.text)
    return None


def _subject(view: View, deed: Deed) -> Doer:
    verb = verb_of(deed.hit, view)
    start, end = field(view, verb)
    finite = min(deed.left.start, verb)
    found = None
    if not subordinate(view, start):
        # What stands first is the last name before the verb: "Ungarns Premier Orbán", "US-Präsident Trump".
        found = next(reversed(list(_able(view, start, finite))), None)
    found = found or next(_able(view, start, end), None)
    if found is None and not _pronoun(view, start, end):
        found = _beyond(view, start)
    elif found is None:
        found = _speaker(view, start)
    return group(view, found) if found is not None else Doer()


def _able(view: View, start: int, end: int) -> Iterator[Mention]:
    return (mention for mention in view.mentions if mention.doer and start <= mention.start < end)


def _beyond(view: View, start: int) -> Mention | None:
    """Return the subject of the clause before, which an infinitive or a second verb shares."""
    place = start - 1
    while place >= 0 and view.breaks[place] < Break.STRONG:
        before, _ = field(view, max(0, place - 1))
        if (found := next(_able(view, before, place), None)) is not None:
            return found
        place = before - 1
    return None


def _pronoun(view: View, start: int, end: int) -> bool:
    return any(view.low(place) in {"wir", "ich"} for place in range(start, end))


def _speaker(view: View, start: int) -> Mention | None:
    """Return who says *we*: the last actor before the colon."""
    return next(reversed([mention for mention in view.mentions if mention.end <= start]), None)
