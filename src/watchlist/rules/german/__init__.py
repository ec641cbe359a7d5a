"""The syntax of German."""

from watchlist.rules.english import SYNTAX

__all__ = ["SYNTAX"]
