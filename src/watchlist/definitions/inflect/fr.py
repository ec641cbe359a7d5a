"""French families: the rules of the regular module know the irregular verbs, too, so no library is asked.

The rules were held against the 7,000 verbs of verbecc's tables, and give every form that these have of the verbs
that news is told with; the tables themselves are under another licence.
"""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.language.regular import fr


def verb(term: str) -> dict[str, set[Form]]:
    """Return every spelling of a verb, or of a phrase that begins with one."""
    found = fr.verb(term)
    if not found:
        raise ValueError(f"{term!r} begins with no infinitive of French")
    return {spelling: set(forms) for spelling, forms in found.items()}


def noun(term: str) -> dict[str, set[Form]]:
    """Return a noun, or a phrase that begins with one, in both numbers."""
    return {spelling: set(forms) for spelling, forms in fr.noun(term).items()}


def name(term: str) -> dict[str, set[Form]]:
    """Return a name, and how a headline may spell it that leaves the accents of capitals out."""
    plain = " ".join(word if word[:1].islower() else fr.plain(word) for word in term.split(" "))
    return {spelling: {Form.SINGULAR} for spelling in (term, plain)}


def adjective(term: str) -> dict[str, set[Form]]:
    """Return an adjective, given in the masculine, in its genders and numbers."""
    return {spelling: set(forms) for spelling, forms in fr.adjective(term).items()}
