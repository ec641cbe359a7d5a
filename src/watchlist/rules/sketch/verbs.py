"""The main verb of a sentence where no shared list has it, and its infinitive."""

from __future__ import annotations

import re

from watchlist.language.forms import OR
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Hit
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View


def own_verb(tongue: Tongue, view: View, vocabulary: Vocabulary, before: int) -> Deed | None:
    """Return the first word before a place that looks like a finite verb, though no list has it."""
    for place in range(1, min(before, len(view.tokens))):
        if view.grammar.auxiliary(view.low(place)) or view.grammar.auxiliary(view.low(place + 1)):
            continue
        passive = view.low(place - 1) in view.grammar.be and view.low(place).endswith(("ed", "en"))
        after = view.low(place + 1)
        plural = view.low(place - 1).endswith("s") and after in view.grammar.determiners
        bare = plural and place == 1 and view.low(place).isalpha() and view.mention_at(place) is None
        past = view.low(place) in _pasts(vocabulary) and view.mention_at(place) is None
        if passive or bare or past or tongue.syntax.finite(view, place):
            hit = Hit(place, place + 1, frozenset({place}), frozenset(), view.low(place), False)
            left = Left(place - 1 if passive else place, be=passive)
            return Deed(hit, Use.PASSIVE if passive else Use.ACTIVE, left)
    return None


def _pasts(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the irregular past tenses that are no base form as well."""
    if vocabulary.language != "en":
        return frozenset()
    pasts = {past for _, past, _, _ in vocabulary.verbs.values() for past in past.split(OR)}
    return frozenset(pasts - set(vocabulary.verbs))


def base_form(word: str, vocabulary: Vocabulary) -> str:
    """Return the infinitive that an English verb form is most likely of."""
    for base, forms in vocabulary.verbs.items():
        if any(word in form.split(OR) for form in forms):
            return base
    if word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|zz|ch|sh|o)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("ed"):
        stem = word[:-2]
        if re.search(r"([bdfgmnprt])\1$", stem):
            return stem[:-1]
        if re.search(r"(?:[aeiou][bcdgklmnprtsvz]|[szcvu]|[^aeiou]l|[rn]g|ieg)$", stem) and not _PLAIN.search(stem):
            return f"{stem}e"
        return stem
    return word


def both_spellings(base: str) -> tuple[str, ...]:
    """Return a verb as the British and the Americans write it."""
    if base.endswith("ise") and len(base) > len("advise"):
        return (base, f"{base[:-3]}ize")
    return (base, f"{base[:-3]}ise") if base.endswith("ize") and len(base) > len("seize") else (base,)


_PLAIN = re.compile(r"(?:[aeiou]{2}[bcdklmnprt]|er|en|it|et|on|or|ss|el)$")
