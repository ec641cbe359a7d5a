"""Phrases that say when, found by our own patterns and worked out from the day on which they were written.

`phrases` finds them in a sentence, `span` tells which days one means. Nothing else of a text is taken for a date, so
that neither "may" nor "march" is a month, and no number is a year.
"""

from __future__ import annotations

from watchlist.language.dates.clock import AHEAD_OF_UTC, Lean, Span
from watchlist.language.dates.patterns import Phrase, dates_of, phrases
from watchlist.language.dates.spans import span
from watchlist.language.dates.words import DateWords, Kind, Unit

__all__ = ["AHEAD_OF_UTC", "DateWords", "Kind", "Lean", "Phrase", "Span", "Unit", "dates_of", "phrases", "span"]
