"""What our own arithmetic leaves to dateparser: dates all in figures, and long numbers in words.

It is given nothing but the phrase, since its search takes "may" for a month. Of the phrases that newsrooms use it
misses a third ("in early February", "last Thursday" in French or "a few days ago" it does not), and its import and
first call take a third of a second; so it is asked for these alone.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

_AMBIGUOUS = re.compile(r"(\d\d?) ?/ ?(\d\d?) ?/ ?\d{2,4}$")
_MOST = 12


@lru_cache(maxsize=1024)
def read(phrase: str, language: str, day: date) -> date | None:
    """Return the day that a phrase means for somebody who writes on a day, or None where that is not certain.

    In English 3/4 may be March or April, so such a date is none.
    """
    import dateparser

    slashes = _AMBIGUOUS.match(phrase)
    if slashes and language == "en":
        first, second = int(slashes.group(1)), int(slashes.group(2))
        if first <= _MOST and second <= _MOST and first != second:
            return None
    found = dateparser.parse(
        phrase.replace(" / ", "/").removesuffix(" ."),
        languages=[language],
        settings={
            "RELATIVE_BASE": datetime.combine(day, time(12)),
            "PREFER_DATES_FROM": "past",
            "TIMEZONE": "UTC",
            "STRICT_PARSING": False,
        },
    )
    return None if found is None else found.date()
