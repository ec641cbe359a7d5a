"""The syntax of Slavic."""

from watchlist.rules.english import SYNTAX

__all__ = ["SYNTAX"]
