"""Whether a name can be the subject of a verb: both singular or both plural, and of one gender."""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed
from watchlist.rules.view import View

_CLITICS = ("ся", "сь")
_ONE = {
    "ru": ("л", "ла", "ло", "ет", "ит"),
    "uk": ("в", "ла", "ло", "є", "е", "ить", "їть"),
}
_MANY = {
    "ru": ("ли", "ут", "ют", "ат", "ят"),
    "uk": ("ли", "уть", "ють", "ать", "ять"),
}


def agrees(view: View, mention: Mention, deed: Deed, strictly: bool) -> bool:
    """Return whether a name and a verb agree in number, and, looked at `strictly`, in gender.

    An organ in front of the name, and an adjective's organ behind it, are what the verb agrees with.
    """
    if Form.BASE in deed.hit.forms or not mention.name or view.low(mention.start - 1) in view.grammar.organs:
        return True
    verb = _verb(view, deed)
    plural = _plural(view, mention)
    if verb.endswith(_MANY[view.language]):
        # "ВСУ атаковали": an abbreviation may be of several.
        return plural or _joined(view, mention) or view.tokens[mention.end - 1].text.isupper()
    if verb.endswith(_ONE[view.language]) and plural:
        return False
    return not strictly or _gender(verb, view.tokens[mention.end - 1].text)


def _verb(view: View, deed: Deed) -> str:
    """Return the verb of a deed without -ся: the first of its words, or the last where it is turned round."""
    endings = (*_ONE[view.language], *_MANY[view.language])
    words = [view.low(place) for place in (deed.head, deed.last)]
    plain = [word[:-2] if word.endswith(_CLITICS) else word for word in words]
    return next((word for word in plain if len(word) > 2 and word.endswith(endings)), plain[0])


def _plural(view: View, mention: Mention) -> bool:
    name = " ".join(view.low(place) for place in range(mention.start, mention.end))
    return Form.PLURAL in mention.forms or name in view.grammar.words("plural_names")


def _joined(view: View, mention: Mention) -> bool:
    """Return whether another name is joined to one: "Россия и Китай"."""
    for other in view.mentions:
        gap = range(min(mention.end, other.end), max(mention.start, other.start))
        if other is not mention and gap and all(view.low(place) in view.grammar.joins for place in gap):
            return True
    return False


def _gender(verb: str, name: str) -> bool:
    """Return whether a past verb fits the ending of a name that tells its gender; an abbreviation tells nothing."""
    if name.isupper() or not verb.endswith(("л", "ла", "в")):
        return True
    if verb.endswith("ла"):
        return name[-1:] not in "бвгджзйклмнпрстфхцчшщ"
    return name[-1:] not in "ая"
