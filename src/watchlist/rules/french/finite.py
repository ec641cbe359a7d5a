"""Which French words look like finite verbs: spellings that the shipped verbs have, where no noun can stand."""

from __future__ import annotations

from functools import cache

from watchlist.language.forms import OR, Form
from watchlist.language.vocabulary import load
from watchlist.rules.view import View

_FINITE = (Form.THIRD, Form.PAST, Form.FUTURE, Form.CONDITIONAL)
_OF = frozenset({"de", "d", "du", "des"})
_OBJECTS = frozenset({"le", "la", "les", "l", "en"})


def finite(view: View, place: int) -> bool:
    """Return whether the word at a place is a finite verb that tells of a deed."""
    word, grammar = view.low(place), view.grammar
    if word in grammar.prepositions or word in grammar.adverbs or word in grammar.words("numerals"):
        return False
    if grammar.auxiliary(word) or view.tokens[place].mark or view.mention_at(place) is not None:
        return False
    known = word in _spellings() or word in grammar.words("reactions") or word in grammar.reports
    return known and verbal(view, place, place + 1)


def predicate(view: View, place: int) -> bool:
    """Return whether the word at a place is any finite verb, one that helps another included."""
    word = view.low(place)
    if word in {"a", "ont", "est", "sont"} or (view.grammar.auxiliary(word) and word not in _NON_FINITE):
        return view.low(place - 1) not in {"d", "de", "à"}
    return finite(view, place)


def verbal(view: View, place: int, end: int) -> bool:
    """Return whether a verb can stand from a place to an end: no article or preposition before it.

    It opens no headline: "baisse", "frappe" and "attaque" are nouns there.
    """
    token, before = view.tokens[place], view.low(place - 1)
    if view.name(place) or (place > 0 and view.tokens[place - 1].glued):
        return False
    if view.tokens[end - 1].glued and view.low(end) not in view.grammar.words("subjects") | {"t"}:
        return False
    if token.low in view.grammar.words("clitics") or token.low in {"n", "ne"}:
        return True
    if view.opens(place):
        return False
    if before in _OBJECTS:
        return _object_clitic(view, place - 1)
    grammar = view.grammar
    return not (before in grammar.words("articles") or before in grammar.words("numerals") or _governed(view, before))


def _governed(view: View, before: str) -> bool:
    return before in view.grammar.prepositions and before not in view.grammar.words("clitics")


def _object_clitic(view: View, place: int) -> bool:
    """Return whether *le, la, les, en* there is a pronoun: right after the subject, as in "Washington les lève"."""
    before = view.low(place - 1)
    if before in view.grammar.pronouns or before in {"ne", "n", "qui"}:
        return True
    subject = view.mention_at(place - 1)
    return subject is not None and subject.doer and subject.end == place


@cache
def _spellings() -> frozenset[str]:
    """Return every finite spelling in one word of the verbs that ship."""
    families = load("fr").families.get("verbs", {}).values()
    listed = (spelling for family in families for form in _FINITE for spelling in family.get(form, "").split(OR))
    return frozenset(spelling for spelling in listed if spelling and " " not in spelling)


_NON_FINITE = frozenset({"être", "avoir", "été", "étant", "ayant", "eu"})
