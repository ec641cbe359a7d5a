"""Russian and Ukrainian voice: the ending has told it; here the things are held against it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.forms import Form
from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.slavic.impersonal import impersonal
from watchlist.rules.slavic.objects import Tie, complements, done_to_other, tie, to_do
from watchlist.rules.view import Break, View


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where nothing that it could be done to stands in its clause.

    Words stand in any order, so a thing may come before its verb or after it; behind a preposition it is no object:
    "отменила визит из-за санкций" ends no sanctions.
    """
    if not things:
        return deed.use
    near = [thing for thing in things if _near(view, deed, thing)]
    if deed.use is Use.NOUN:
        return deed.use if any(complements(view, deed, thing) for thing in near) else None
    near = [thing for thing in near if not to_do(view, deed, thing)]
    if deed.hit.term in view.grammar.either or _whole(view, deed):
        return deed.use if any(tie(view, deed, thing) is not Tie.NOUN for thing in near) else None
    free = [thing for thing in near if tie(view, deed, thing) is Tie.FREE]
    if deed.use is Use.ACTIVE:
        free = [thing for thing in free if not _subject(view, thing) and not _parted(view, deed, thing)]
        if any(impersonal(view, deed, thing) for thing in free):
            return Use.PASSIVE
    return deed.use if free else None


def _whole(view: View, deed: Deed) -> bool:
    """Return whether a verb has its object in it: "нанесла удар" takes whom with a preposition."""
    return len(deed.hit.taken) > 1 and deed.hit.term.split(" ")[-1] not in view.grammar.prepositions


def _parted(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing before its verb is not what it is done to, for an object stands behind the verb.

    "Сохранила ставку и снизила прогноз", "суд приостановил решение": the court is in the nominative, or looks so.
    """
    if thing.start > deed.head or not done_to_other(view, deed):
        return False
    spelled = " ".join(view.low(place) for place in sorted(thing.taken))
    return spelled == thing.term.lower() or view.between(thing.end - 1, deed.head) > Break.NONE


def _subject(view: View, thing: Hit) -> bool:
    """Return whether a thing stands in a nominative that is no accusative: "снизил прогноз, ставка без изменений"."""
    if view.language == "ru":
        return Form.NOMINATIVE in thing.forms
    spelled = " ".join(view.low(place) for place in sorted(thing.taken))
    return spelled.endswith(("а", "я")) and Form.PLURAL not in thing.forms and spelled == thing.term.lower()


def _near(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing stands in the deed's clause; behind a comma only what was said in passing parts them."""
    if thing.start < deed.head:
        return view.between(thing.end - 1, deed.head) < Break.STRONG
    parted = view.between(deed.last, thing.start)
    # "снизил прогноз, сохранив ставку" cuts a forecast, "снизила, вопреки ожиданиям, ставку" a rate.
    return (
        parted is Break.NONE or (parted is Break.WEAK and view.low(deed.last + 1) == ",") or _listed(view, deed, thing)
    )


def _listed(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing is one of several: "снял санкции и запреты"."""
    breaks = [place for place in range(deed.last + 1, thing.start) if view.breaks[place] > Break.NONE]
    return all(view.low(place) in view.grammar.ands for place in breaks)
