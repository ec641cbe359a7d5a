"""Which German actors could be doing something: names in the nominative, as far as what stands around them tells."""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.language.tokens import Sentence
from watchlist.rules.finder import Hit
from watchlist.rules.grammar import Grammar

ORGAN_REACH = 2
"""An organ makes a doer of an adjective this many words before it: "russisches Außenministerium"."""
_OBLIQUE = frozenset({"den", "dem", "des", "einem", "eines", "einen", "im", "zum", "vom", "am"})
_ENDINGS = ("e", "en", "er", "es", "em")
_JOINS = frozenset({"und", "sowie", "&"})


def able(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether the actor at a hit could be the subject of a deed."""
    if hit.noun and Form.NOMINATIVE in hit.forms and not sentence.tokens[hit.end - 1].glued:
        return not oblique(sentence, hit, grammar)
    following = sentence.tokens[hit.end : hit.end + ORGAN_REACH]
    if not sentence.tokens[hit.end - 1].glued and following[:1] and following[0].low in grammar.deciders:
        return not oblique(sentence, hit, grammar)
    return any(organ(token.low, grammar) for token in following) and not oblique(sentence, hit, grammar)


def organ(word: str, grammar: Grammar) -> bool:
    """Return whether a word is an office or a body that acts for its country."""
    return word in grammar.organs or word.endswith(tuple(grammar.words("organ_ends")))


def oblique(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether a preposition or an article before the actor takes it out of the nominative."""
    tokens = sentence.tokens
    place = hit.start - 1
    while place >= 0:
        token = tokens[place]
        low = token.low
        if (low in grammar.prepositions or low in _OBLIQUE) and not token.glued:
            return True
        if low == "der":
            return _feminine(sentence, hit, grammar)
        if low in grammar.determiners or low in _JOINS or token.glued or organ(low, grammar):
            # "zwischen Moskau und Kiew": what is joined shares its preposition.
            place -= 2 if low in _JOINS else 1
            continue
        if token.capital or token.mark or not low.endswith(_ENDINGS) or len(low) < 4 or grammar.adverb(low):
            return False
        place -= 1
    return False


def _feminine(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether *der* is a genitive or dative here: before a feminine, a plural, or an adjective in -en."""
    words = [token.low for token in sentence.tokens[hit.start : hit.end + (0 if hit.noun else ORGAN_REACH)]]
    return words[0].endswith("en") or any(word in grammar.words("feminine") for word in words)
