"""Ukrainian families."""

from __future__ import annotations

from watchlist.definitions.inflect import slavic


def verb(term: str) -> slavic.Family:
    """Return every spelling of a verb, with the forms that each can be."""
    return slavic.verb(term, "uk")


def noun(term: str) -> slavic.Family:
    """Return every spelling of a noun, with the forms that each can be."""
    return slavic.noun(term, "uk")


def name(term: str) -> slavic.Family:
    """Return every spelling of a name, with its cases."""
    return slavic.name(term, "uk")


def adjective(term: str) -> slavic.Family:
    """Return every spelling of an adjective."""
    return slavic.adjective(term, "uk")
