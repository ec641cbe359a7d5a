"""A term in, its word family out: every inflected spelling, with the forms that it can be.

Verbs inflect their first word ("break ground", "take .. off"), nouns their head, which is the last word, or the
one before "of" ("general licence", "ministry of energy"). A hyphened compound inflects its last part ("green-light").
The vocabulary knows the irregular words; all others follow the regular rules of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchlist.language.forms import OR, Form
from watchlist.language.vocabulary import Vocabulary

_PREFIXES = ("re", "un", "out", "over", "under", "mis", "fore")
_VOWELS = "aeiou"
# One vowel, one consonant, at the end of a word of one syllable: "ban", "grab", "quit", but not "lead" or "fix".
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiouy][bcdfghjklmnpqrstvz]$")
# Longer verbs double their last letter where the stress is on it.
_STRESSED_END = re.compile(r"(?:mit|[^f]fer|cur|pel|gret|trol|quip)$")
_UNSTRESSED = frozenset({"limit", "vomit", "pilfer"})
_BRITISH_L = re.compile(r"[^aeiou][aeiou]l$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_SILENT_E = re.compile(r"[^eoy]e$")
_ALREADY_PLURAL = re.compile(r"[^suia]s$")


def verb_family(term: str, vocabulary: Vocabulary) -> dict[str, frozenset[Form]]:
    """Return every spelling of a verb or verb phrase, with the forms that each can be."""
    first, space, rest = term.partition(" ")
    stem, hyphen, word = first.rpartition("-")
    head, tail = stem + hyphen, space + rest
    forms: dict[str, set[Form]] = {}
    for form, spellings in zip(_VERB_FORMS, (word, *verb_forms(word, vocabulary)), strict=True):
        for spelling in spellings.split(OR):
            forms.setdefault(head + spelling + tail, set()).add(form)
    return _frozen(forms)


def noun_family(term: str, vocabulary: Vocabulary) -> dict[str, frozenset[Form]]:
    """Return every spelling of a noun or noun phrase, with the forms that each can be."""
    front, of, rest = term.partition(" of ")
    before, space, word = front.rpartition(" ")
    stem, hyphen, last = word.rpartition("-")
    head, tail = before + space + stem + hyphen, of + rest
    forms: dict[str, set[Form]] = {}
    plural = noun_plural(last, vocabulary)
    if plural is None:
        forms[term] = {Form.PLURAL}
    else:
        forms[term] = {Form.SINGULAR}
        for spelling in filter(None, plural.split(OR)):
            forms.setdefault(head + spelling + tail, set()).add(Form.PLURAL)
    return _frozen(forms)


def verb_forms(word: str, vocabulary: Vocabulary) -> tuple[str, str, str, str]:
    """Return the third person, past, participle and gerund of a verb, spellings of one form joined by `OR`."""
    known = vocabulary.verbs.get(word)
    if known is not None:
        return known
    for prefix in _PREFIXES:
        if word.startswith(prefix) and (known := vocabulary.verbs.get(word[len(prefix) :])) is not None:
            third, past, participle, gerund = (
                OR.join(prefix + spelling for spelling in form.split(OR)) for form in known
            )
            return third, past, participle, gerund
    return regular_verb(word)


def regular_verb(word: str) -> tuple[str, str, str, str]:
    """Return the same four forms by the regular rules of English alone."""
    third = _with_s(word)
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        past, gerund = word[:-1] + "ied", word + "ing"
    elif word.endswith("ie"):
        past, gerund = word + "d", word[:-2] + "ying"
    elif word.endswith("e"):
        past = word + "d"
        gerund = word[:-1] + "ing" if _SILENT_E.search(word) else word + "ing"
    elif word.endswith("c"):
        past, gerund = word + "ked", word + "king"
    else:
        stems = _stems(word)
        past = OR.join(stem + "ed" for stem in stems)
        gerund = OR.join(stem + "ing" for stem in stems)
    return third, past, past, gerund


def noun_plural(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the plural of a noun, None where the word is a plural already, "" where it has none."""
    known = vocabulary.nouns.get(word)
    if known is not None:
        return known
    return regular_plural(word)


def regular_plural(word: str) -> str | None:
    """Return the plural of a noun by the regular rules of English alone, as `noun_plural` does."""
    if not word[-1:].isalpha():
        return ""
    if word.isupper():
        return "" if word.endswith(("S", "X", "Z")) else word + "s"
    if _ALREADY_PLURAL.search(word):
        return None
    return _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if _SIBILANT.search(word):
        return word + ("zes" if word.endswith("z") and _ONE_SYLLABLE.fullmatch(word) else "es")
    return word + "s"


def _stems(word: str) -> Iterable[str]:
    """Return what "-ed" and "-ing" are added to: the word, the word with its last letter doubled, or both."""
    doubled = word + word[-1:]
    if _ONE_SYLLABLE.fullmatch(word) or (_STRESSED_END.search(word) and word not in _UNSTRESSED):
        return (doubled,)
    # British newsrooms write "cancelled", American ones "canceled".
    return (doubled, word) if _BRITISH_L.search(word) else (word,)


_VERB_FORMS = (Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.GERUND)


def _frozen(forms: dict[str, set[Form]]) -> dict[str, frozenset[Form]]:
    return {spelling: frozenset(found) for spelling, found in forms.items()}
