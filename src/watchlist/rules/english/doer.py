"""Who does it, in English: the name before the verb, after *by*, or before the noun."""

from __future__ import annotations

from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer, group
from watchlist.rules.view import Break, View

_BY_REACH = 12
_NOUN_REACH = 3


def find_doer(view: View, deed: Deed, use: Use) -> Doer:
    """Return who does the deed, used as told."""
    if use is Use.PASSIVE:
        return _by(view, deed) or Doer(open=True)
    if use is Use.NOUN:
        return _by(view, deed) or _owner(view, deed) or Doer(open=True)
    return _subject(view, deed)


def _by(view: View, deed: Deed) -> Doer | None:
    for place in range(deed.last + 1, min(len(view.tokens), deed.last + 1 + _BY_REACH)):
        if view.breaks[place] >= Break.STRONG:
            return None
        if view.low(place) == "by":
            for after in range(place + 1, min(len(view.tokens), place + 4)):
                mention = view.mention_at(after)
                if mention is not None:
                    return group(view, mention)
            return Doer((), " ".join(token.text for token in view.tokens[place + 1 : place + 4]))
    return None


def _owner(view: View, deed: Deed) -> Doer | None:
    """Return the actor right before a noun ("Washington's easing of"), or None."""
    for place in range(deed.head - 1, max(-1, deed.head - 1 - _NOUN_REACH), -1):
        if view.breaks[place] >= Break.WEAK or view.low(place) in view.grammar.prepositions:
            return None
        mention = view.mention_at(place)
        if mention is not None:
            return Doer((mention.code,), view.tokens[mention.start].text, place=mention.start)
    return None


def _subject(view: View, deed: Deed) -> Doer:
    place = deed.left.start - 1
    floor = Break.WEAK
    # "US seizes a tanker, frees its crew", "the US denies that it freed": the doer stands before the break.
    if place >= 0 and (view.breaks[place] is Break.WEAK or view.low(place) in view.grammar.pronouns):
        floor = Break.STRONG
    elif place >= 0 and view.low(place) in {"after", "by", "since", "before", "while"}:
        return Doer(open=True)
    fallback: Mention | None = None
    while place >= 0 and view.breaks[place] < floor:
        mention = view.mention_at(place)
        if mention is None:
            place -= 1
            continue
        if mention.doer:
            before = view.low(mention.start - 1)
            # "anger at the US move to ease": what decides is the doer, whatever stands before it.
            decides = view.low(mention.end + (view.low(mention.end) == "'s")) in view.grammar.deciders
            if decides or before not in view.grammar.prepositions:
                return group(view, mention)
            fallback = fallback or mention
        place = mention.start - 1
    if fallback is not None and view.low(fallback.start - 1) == "of":
        return group(view, fallback)
    return Doer()
