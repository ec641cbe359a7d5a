"""Russian families: those of the dictionary, with what headlines do to them.

A phrase is turned round ("в отставку подал"), and a verb that takes an object has a passive in -ся beside what the
dictionary lists for it.
"""

from __future__ import annotations

from watchlist.definitions.inflect import slavic
from watchlist.definitions.inflect.slavic import Family
from watchlist.language.forms import Form

_TURNED = frozenset({Form.PAST, Form.THIRD, Form.FUTURE, Form.PARTICIPLE})
_PREPOSITIONS = frozenset({"в", "на", "с", "из", "к", "от", "о", "об", "под", "за", "против", "по", "из-под", "до"})


def verb(term: str) -> Family:
    """Return every spelling of a verb, with the forms that each can be; -ся is no passive where the term has it."""
    words = term.split(" ")
    place = next((i for i, word in enumerate(words) if slavic.infinitive(word, "ru")), 0)
    before, head, rest = " ".join(words[:place]), words[place], " ".join(words[place + 1 :])
    found = {spelling: forms - {Form.REFLEXIVE} for spelling, forms in slavic.verb(head, "ru").items()}
    if not head.endswith(("ся", "сь")):
        for spelling, forms in _reflexives(head).items():
            found.setdefault(spelling, set()).update(forms)
    if before:
        # "больше не действовать": what stands in front stays there.
        return {f"{before} {spelling}": forms for spelling, forms in found.items()}
    return _phrases(found, rest) if rest else found


def noun(term: str) -> Family:
    """Return every spelling of a noun, with the forms that each can be; an adjective alone has all of its own."""
    return slavic.noun(term, "ru") if slavic.is_noun(term, "ru") else slavic.adjective(term, "ru")


def name(term: str) -> Family:
    """Return every spelling of a name, with its cases."""
    return slavic.name(term, "ru")


def adjective(term: str) -> Family:
    """Return every spelling of an adjective."""
    return slavic.adjective(term, "ru")


def _phrases(found: Family, rest: str) -> Family:
    """Return the spellings of a verb with the words that follow it, which a headline may put in front."""
    phrases: Family = {}
    words = rest.removeprefix(".. ")
    gap = " .. " if words != rest else " "
    for spelling, forms in found.items():
        phrases.setdefault(f"{spelling} {rest}", set()).update(forms)
        if forms & _TURNED and (words != rest or words.split()[-1] not in _PREPOSITIONS):
            phrases.setdefault(f"{words}{gap}{spelling}", set()).update(forms)
    return phrases


def _reflexives(head: str) -> Family:
    """Return the forms of a verb with -ся, where the dictionary has them.

    Only an imperfective verb has a passive in -ся: "отказались" has refused, and was refused nothing.
    """
    reflexive = f"{head}ся"
    if slavic.perfective(head, "ru") or not slavic.analyser("ru").word_is_known(reflexive):
        return {}
    return slavic.verb(reflexive, "ru")
