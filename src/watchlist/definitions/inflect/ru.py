"""Russian families."""

from __future__ import annotations

from watchlist.definitions.inflect import slavic


def verb(term: str) -> slavic.Family:
    """Return every spelling of a verb, with the forms that each can be."""
    return slavic.verb(term, "ru")


def noun(term: str) -> slavic.Family:
    """Return every spelling of a noun, with the forms that each can be."""
    return slavic.noun(term, "ru")


def name(term: str) -> slavic.Family:
    """Return every spelling of a name, with its cases."""
    return slavic.name(term, "ru")


def adjective(term: str) -> slavic.Family:
    """Return every spelling of an adjective."""
    return slavic.adjective(term, "ru")
