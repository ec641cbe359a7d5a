"""A term in, its word family out: every inflected spelling, with the forms that it can be.

The families of what ships stand in a language's table; all other terms follow the regular rules of the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from watchlist.language.forms import OR, Form
from watchlist.language.regular import de, en, fr, ru, uk
from watchlist.language.vocabulary import Vocabulary

Family = dict[str, frozenset[Form]]

_VERBS: Mapping[str, Callable[[str], Family]] = {"de": de.verb, "fr": fr.verb, "ru": ru.verb, "uk": uk.verb}
_NOUNS: Mapping[str, Callable[[str], Family]] = {"de": de.noun, "fr": fr.noun, "ru": ru.noun, "uk": uk.noun}
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk"})


def verb_family(term: str, vocabulary: Vocabulary) -> Family:
    """Return every spelling of a verb or verb phrase in the vocabulary's language, with the forms of each.

    Nothing for what is no verb of that language, as far as the rules can tell.
    """
    language = vocabulary.language
    if (known := _shipped(vocabulary, "verbs", term)) is not None:
        return known
    if _foreign(term, language):
        return {}
    regular = _VERBS.get(language) or partial(en.verb_family, vocabulary=vocabulary)
    return regular(term)


def noun_family(term: str, vocabulary: Vocabulary) -> Family:
    """Return every spelling of a noun or noun phrase in the vocabulary's language, with the forms of each.

    A word in another script stands for itself.
    """
    language = vocabulary.language
    if (known := _shipped(vocabulary, "nouns", term)) is not None:
        return known
    if _foreign(term, language):
        return {term: frozenset({Form.SINGULAR})}
    regular = _NOUNS.get(language) or partial(en.noun_family, vocabulary=vocabulary)
    # Whatever the rules make of it, a term is met as it is written.
    return {term: frozenset({Form.SINGULAR})} | regular(term)


def name_family(term: str, vocabulary: Vocabulary, kind: str = "names") -> Family:
    """Return every spelling of an actor's name, or of an adjective for it, with its cases where the table has them."""
    return _shipped(vocabulary, kind, term) or {term: frozenset({Form.SINGULAR})}


def _shipped(vocabulary: Vocabulary, kind: str, term: str) -> Family | None:
    table = vocabulary.families.get(kind, {}).get(term)
    if table is None:
        return None
    found: Family = {}
    for form, spellings in table.items():
        one = _ONE[form]
        for spelling in spellings.split(OR):
            found[spelling] = _both(found[spelling], one) if spelling in found else one
    return found


_ONE = {form.value: frozenset({form}) for form in Form}


@cache
def _both(one: frozenset[Form], other: frozenset[Form]) -> frozenset[Form]:
    # Of so few sets there are few unions, and each of a hundred thousand spellings would keep its own.
    return one | other


def _foreign(term: str, language: str) -> bool:
    if language in _CYRILLIC_LANGUAGES:
        return _CYRILLIC.search(term) is None and _LATIN.search(term) is not None
    return _CYRILLIC.search(term) is not None
