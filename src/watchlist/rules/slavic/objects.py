"""Whether what a rule names is what the deed is done to: its object, its subject, or neither.

Words stand in any order, and so what stands before a noun tells what it belongs to: a preposition, another noun whose
genitive it is, or nothing but its own adjectives.
"""

from __future__ import annotations

from enum import Enum, auto

from watchlist.rules.deed import Deed
from watchlist.rules.finder import Hit
from watchlist.rules.slavic.finite import finite
from watchlist.rules.view import Break, View

_FRONT = 8
"""So many words before a noun may belong to it: "с шести старых российских судов"."""
_ADJECTIVES = (
    "ого", "его", "ых", "их", "ой", "ей", "ый", "ий", "ую", "юю", "ая", "яя", "ое", "ее", "ые", "ие",
    "ым", "им", "ыми", "ими", "ому", "ему",
)  # fmt: skip
_DIRECT = ("ый", "ий", "ые", "ие", "ую", "юю", "ая", "яя", "ое", "ее", "і", "у", "а", "е")
_UKRAINIAN = ("ого", "ому", "ої", "ій", "ий", "ою", "их", "им", "ими", "е", "ні", "ві", "ькі", "ті", "чі", "ші", "жі")
_NOUNS = (
    "ание", "ение", "яние", "тие", "вие", "сие", "мие", "рие", "лие", "дие", "ажие", "ужие", "иний", "арий", "орий",

)  # fmt: skip
_INFINITIVES = (
    "ать",
    "ять",
    "ить",
    "еть",
    "уть",
    "ыть",
    "ться",
    "йти",
    "сти",
    "зти",
    "ати",
    "яти",
    "ити",
    "іти",
    "тися",
)


class Tie(Enum):
    """What a noun belongs to."""

    FREE = auto()
    PREPOSITION = auto()
    NOUN = auto()


def tie(view: View, deed: Deed, thing: Hit) -> Tie:
    """Return what the words before a thing make of it."""
    grammar = view.grammar
    light = grammar.words("light")
    # "договор СНВ-3", "объекты Ирана": a name stands with the noun before it.
    named = view.tokens[thing.start].capital and not view.opens(thing.start)
    begun = False
    for place in range(thing.start - 1, max(-1, thing.start - 1 - _FRONT), -1):
        if place in deed.hit.taken or view.breaks[place] > Break.NONE or view.tokens[place].mark:
            return Tie.FREE
        word = view.low(place)
        if word in grammar.prepositions:
            # "схвалив угоду про перемир'я": what a paper is about is what becomes of it.
            return Tie.FREE if view.low(place - 1) in grammar.papers else Tie.PREPOSITION
        if view.mention_at(place) is not None or (view.tokens[place].capital and not view.opens(place)):
            # "в Женеве новый договор": a name ends what a preposition governs.
            return Tie.FREE
        if word[:1].isdigit():
            # "вніс до списку 30 танкерів": what is counted is no genitive of the noun before it.
            return Tie.PREPOSITION if view.low(place - 1) in grammar.prepositions else Tie.FREE
        if adjective(view, place):
            # "снял с судов новые санкции": an adjective that is no genitive begins what has no noun before it.
            begun = begun or word.endswith(_DIRECT)
            continue
        if view.tokens[place].glued or word in light or word in grammar.determiners:
            continue
        if named and place == thing.start - 1 and noun_like(view, place):
            continue
        return Tie.NOUN if not begun and noun_like(view, place) else Tie.FREE
    return Tie.FREE


def noun_like(view: View, place: int) -> bool:
    """Return whether an unknown word can only be a noun, as far as its ending and its neighbours tell."""
    word, grammar = view.low(place), view.grammar
    if len(word) < 4 or not word.isalpha() or grammar.adverb(word) or word.endswith(_INFINITIVES):
        return False
    if word.endswith("о") and not word.endswith("ство"):
        return False
    if view.tokens[place].capital and not view.opens(place):
        return False
    listed = (grammar.prepositions, grammar.determiners, grammar.negations, grammar.be, grammar.may, grammar.will)
    if any(word in words for words in (*listed, grammar.should, grammar.times, grammar.organs)):
        return False
    return not adjective(view, place) and not finite(view, place) and not _verb(word)


def done_to_other(view: View, deed: Deed) -> bool:
    """Return whether an unknown noun stands right after a deed: what it is done to, or who does it."""
    place = deed.last + 1
    while place < len(view.tokens) and view.breaks[place] is Break.NONE and _skipped(view, place):
        place += 1
    return place < len(view.tokens) and view.breaks[place] is Break.NONE and noun_like(view, place)


def to_do(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether an infinitive of another verb stands between: "начал поставлять помощь по соглашению"."""
    if deed.hit.term in view.grammar.permissive:
        return False
    return any(
        view.low(place).endswith(_INFINITIVES)
        and len(view.low(place)) > 4
        and place not in deed.hit.taken
        and view.low(place) not in view.grammar.determiners
        for place in range(deed.last + 1, thing.start)
    )


def complements(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing can be what a noun of the deed speaks of: nothing else stands in its genitive.

    "Отставка министра" is no premier's, whoever else is named.
    """
    if thing.start <= deed.head:
        return thing.end == deed.head or not done_to_other(view, deed)
    for place in range(deed.last + 1, thing.start):
        if view.breaks[place] > Break.NONE:
            return False
        if noun_like(view, place) and view.low(place) not in view.grammar.words("light"):
            return place > deed.last + 1 and view.low(place - 1) in view.grammar.prepositions
    return True


def _skipped(view: View, place: int) -> bool:
    word = view.low(place)
    return word in view.grammar.determiners or view.grammar.adverb(word) or word[:1].isdigit() or adjective(view, place)


def adjective(view: View, place: int) -> bool:
    """Return whether a word has the ending of an adjective; some must agree with the word behind it to be one."""
    word = view.low(place)
    if view.language == "uk":
        after = view.low(place + 1)
        if word.endswith(_UKRAINIAN) or (word.endswith("а") and after.endswith(("а", "я"))):
            return True
        return word.endswith("у") and after.endswith(("у", "ю"))
    return word.endswith(_ADJECTIVES) and not word.endswith(_NOUNS)


def _verb(word: str) -> bool:
    return word.endswith(("л", "ла", "ли", "лся", "лась", "лись", "ет", "ют", "ут", "ится", "ется", "ются", "ся", "сь"))
