"""Phrases that say when, and the days that they mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from watchlist.language.dates import Kind, Lean, dates_of, phrases, span
from watchlist.language.tokens import tokenise

THURSDAY = datetime(2026, 2, 12, 9, tzinfo=UTC)


def said(text: str, language: str = "en") -> list[str]:
    """Return the date phrases of a text, as written."""
    return [phrase.text for phrase in phrases(list(tokenise(text)), language)]


def days(text: str, language: str = "en", lean: Lean = Lean.BACK, at: datetime = THURSDAY) -> str:
    """Return the days that the only phrase of a text means, as month-day of 2026, or whole dates of other years."""
    (phrase,) = phrases(list(tokenise(text)), language)
    found = span(phrase, at, lean)
    if found is None:
        return "none"
    first, last = (f"{day:%m-%d}" if day.year == 2026 else f"{day}" for day in (found.first, found.last))
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact ends on Thursday", ["on Thursday"]),
        ("Late on Feb. 5, 2026 the pact ended", ["on Feb 5, 2026"]),
        (
            "Ended in early February, in March and on the 3rd of May",
            ["in early February", "in March", "on the 3rd of May"],
        ),
        ("China may march on", []),
        ("Curbs in may and march", []),
        ("May rises in March", ["in March"]),
        ("A 30-day waiver, a two-year-old pact", []),
        ("The 1950s treaty and the 2010 pact", ["1950s", "2010"]),
        ("2,019 ships, 20199 men and 7 tankers", []),
        ("Ended twenty-three days ago", ["twenty-three days ago"]),
        ("No date here", []),
        ("", []),
    ],
)
def test_only_patterns_of_dates_are_dates(text: str, expected: list[str]):
    """May and march are months where they are written as such, and no number is a year by itself."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "02-12"),
        ("the day before yesterday", "02-10"),
        ("tomorrow", "02-13"),
        ("on Thursday", "02-12"),
        ("on Friday", "02-06"),
        ("last Thursday", "02-05"),
        ("next Thursday", "02-19"),
        ("on February 5", "02-05"),
        ("5 March", "2025-03-05"),
        ("March 5, 2027", "2027-03-05"),
        ("on 29 February 2024", "2024-02-29"),
        ("on 29 February", "none"),
        ("on 31 February", "none"),
        ("31 November 2025", "none"),
        ("2026-02-05", "02-05"),
        ("on 15/2/2026", "02-15"),
        ("on 2/2/2026", "02-02"),
        ("on 2/3/2026", "none"),
        ("the 5th of last month", "01-05"),
        ("in December", "2025-12-01..2025-12-31"),
        ("in mid-January", "01-11..01-21"),
        ("in March 2027", "2027-03-01..2027-03-31"),
        ("last February", "2025-02-01..2025-02-28"),
        ("last winter", "2024-12-01..2025-02-28"),
        ("next winter", "12-01..2027-02-28"),
        ("next March", "03-01..03-31"),
        ("in 2010", "2010-01-01..2010-12-31"),
        ("in late 2025", "2025-08-31..2025-12-31"),
        ("in the 1990s", "1990-01-01..1999-12-31"),
        ("three days ago", "02-09"),
        ("a couple of weeks ago", "01-29"),
        ("days ago", "02-06"),
        ("half a year ago", "2025-08-14"),
        ("9 decades ago", "1936-03-06"),
        ("999 decades ago", "none"),
        ("in two weeks", "02-26"),
        ("last week", "02-02..02-07"),
        ("last month", "01-01..01-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("last decade", "2010-01-01..2019-12-31"),
        ("last weekend", "02-07..02-08"),
        ("the previous day", "02-11"),
        ("next week", "02-16..02-22"),
        ("next month", "03-01..03-31"),
        ("next year", "2027-01-01..2027-12-31"),
        ("next weekend", "02-14..02-20"),
        ("the coming hours", "02-13"),
        ("earlier this week", "none"),
        ("earlier this month", "02-01..02-07"),
        ("later this month", "02-13..02-28"),
        ("later this day", "none"),
        ("a day after", "02-11"),
        ("days after", "02-06"),
        ("hours before", "02-13"),
        ("twenty-three days ago", "01-20"),
        ("blatantly-many days ago", "02-06"),
    ],
)
def test_a_phrase_means_days(text: str, expected: str):
    """A past tense looks back from the writer's day."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "lean", "expected"),
    [
        ("on Friday", Lean.AHEAD, "02-13"),
        ("on Wednesday", Lean.AHEAD, "02-11"),
        ("on Tuesday", Lean.AHEAD, "02-17"),
        ("on Tuesday", Lean.NEAR, "02-10"),
        ("on Sunday", Lean.NEAR, "02-15"),
        ("in January", Lean.AHEAD, "01-01..01-31"),
        ("in November", Lean.AHEAD, "11-01..11-30"),
        ("in November", Lean.NEAR, "2025-11-01..2025-11-30"),
        ("in February", Lean.NEAR, "02-01..02-28"),
        ("February 5", Lean.AHEAD, "02-05"),
        ("May 5", Lean.AHEAD, "05-05"),
        ("May 5", Lean.NEAR, "05-05"),
        ("in March 1999", Lean.AHEAD, "1999-03-01..1999-03-31"),
    ],
)
def test_the_tense_tells_which_one_is_meant(text: str, lean: Lean, expected: str):
    """A present tense looks ahead, though not away from what is just past; a noun means the nearest."""
    assert days(text, lean=lean) == expected


def test_an_evening_in_utc_is_tomorrow_somewhere():
    """What a paper in Tokyo tells of its Thursday has happened, though it is Wednesday in UTC."""
    wednesday = datetime(2026, 2, 11, 20, tzinfo=UTC)

    assert days("on Thursday", at=wednesday) == "02-12"
    assert days("later this week", at=datetime(2026, 2, 14, 20, tzinfo=UTC)) == "none"


def test_early_in_a_month_nothing_of_it_is_old():
    """Earlier this month means something only when days of it have passed."""
    assert days("earlier this month", at=datetime(2026, 2, 3, tzinfo=UTC)) == "none"


def test_in_january_the_year_before_is_news():
    """On 10 January 2026, "in 2025" is no old date."""
    assert days("in 2025", at=datetime(2026, 1, 10, tzinfo=UTC)) == "none"
    assert days("in 2024", at=datetime(2026, 1, 10, tzinfo=UTC)) == "2024-01-01..2024-12-31"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "endete am Donnerstagabend", "02-12"),
        ("de", "endete am 5. Februar", "02-05"),
        ("de", "endete am 05.02.2026", "02-05"),
        ("de", "endete vergangene Woche", "02-02..02-07"),
        ("de", "endete vor drei Tagen", "02-09"),
        ("de", "endete vor Wochen", "2026-01-01"),
        ("de", "endete vor anderthalb Wochen", "02-02"),
        ("de", "endete Anfang Februar", "02-01..02-10"),
        ("de", "endete im Jahr 2019", "2019-01-01..2019-12-31"),
        ("de", "endet nächsten Monat", "03-01..03-31"),
        ("de", "Tage nach dem Ende", "02-06"),
        ("de", "Es endet morgen", "02-13"),
        ("fr", "jeudi dernier", "02-05"),
        ("fr", "le 5 février", "02-05"),
        ("fr", "le 1er mars 2025", "2025-03-01"),
        ("fr", "la semaine dernière", "02-02..02-07"),
        ("fr", "il y a trois jours", "02-09"),
        ("fr", "début février", "02-01..02-10"),
        ("fr", "avant-hier", "02-10"),
        ("fr", "dans deux semaines", "02-26"),
        ("fr", "en 2010", "2010-01-01..2010-12-31"),
        ("ru", "истёк 5 февраля", "02-05"),
        ("ru", "в прошлый четверг", "02-05"),
        ("ru", "на прошлой неделе", "02-02..02-07"),
        ("ru", "три дня назад", "02-09"),
        ("ru", "неделю назад", "02-05"),
        ("ru", "двадцать дней назад", "01-23"),
        ("ru", "через неделю после", "02-05"),
        ("ru", "в начале февраля", "02-01..02-10"),
        ("ru", "в 2010 году", "2010-01-01..2010-12-31"),
        ("uk", "5 лютого", "02-05"),
        ("uk", "минулого четверга", "02-05"),
        ("uk", "минулого тижня", "02-02..02-07"),
        ("uk", "три дні тому", "02-09"),
        ("uk", "тиждень тому", "02-05"),
        ("uk", "торік", "2025-02-12"),
        ("uk", "у 2010 році", "2010-01-01..2010-12-31"),
        ("uk", "наступного місяця", "03-01..03-31"),
    ],
)
def test_five_languages_say_when(language: str, text: str, expected: str):
    """German, French, Russian and Ukrainian phrases mean what English ones do."""
    assert days(text, language) == expected.removeprefix("2026-")


def test_a_german_morning_is_not_tomorrow():
    """*Morgen* with a capital is a part of the day; *gestern Morgen* is yesterday."""
    assert said("Am Morgen endete es", "de") == []
    assert said("Es endete gestern Morgen", "de") == ["gestern"]


def test_a_language_without_dates_of_its_own_has_english_ones():
    """Whatever is read is read with some dates."""
    assert dates_of("xx") is dates_of("en")


def test_every_template_of_every_language_is_a_pattern():
    """A template names nothing that the tables do not have."""
    for language in ("en", "de", "fr", "ru", "uk"):
        assert set(dates_of(language).templates) == set(Kind)
        assert phrases(list(tokenise("1 2 3")), language) == []
