"""The regular rules of this language."""

from __future__ import annotations

from watchlist.language.forms import Form


def verb(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a verb, with the forms of each; nothing for what is no infinitive."""
    return {}


def noun(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a noun, with the forms of each."""
    return {term: frozenset({Form.SINGULAR})}
