"""The syntax of French."""

from watchlist.rules.english import SYNTAX

__all__ = ["SYNTAX"]
