"""What a reader sees on a terminal and down a pipe."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired

from watchlist.model.evidence import Status
from watchlist.model.feed import Health
from watchlist.model.problem import Problem, Severity
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import State
from watchlist.model.watch import Role
from watchlist.reports.page import Page
from watchlist.reports.terminal import render

GOLDEN = Path(__file__).parent.parent / "data" / "reports"
LINK = "https://herald.example/2026/harbour"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def the_harbour() -> Report:
    """A report with something of everything."""
    first = evidence_from("Herald", days_ago=1, title="Harbour opens to the first ship of the year", link=LINK)
    second = evidence_from("Gazette", days_ago=1, title="First ship of the year enters harbour")
    dredged = evidence_from("Courier", days_ago=3, signal="dredged", title="Harbour may be dredged by autumn")
    dredged = replace(dredged, status=Status.HEDGED, counts=False)
    harbour = a_block(
        a_line(
            "opened",
            State.FIRED,
            evidence=(first, second),
            since=NOW - timedelta(days=1),
            reprints=7,
            confirmed=True,
            because="2 independent publishers within 48 hours",
        ),
        a_line("dredged", State.STIRRING, evidence=(dredged,), since=NOW - timedelta(days=3), because="1 item: hedged"),
        a_line("tariff"),
        a_line("pilots", role=Role.LEADING),
        state=State.FIRED,
        answer="Yes: the harbour opens, since 13 Mar 2026 (2 publishers).",
        near_misses=(a_near_miss(),),
    )
    bridge = a_block(
        a_line("built", due=NOW + timedelta(days=30)),
        watch="bridge",
        title="Bridge",
        question="Is the bridge built?",
        means="The island is no island any more.",
        by=NOW + timedelta(days=108),
    )
    ferry = a_block(
        a_line("sold"),
        watch="ferry",
        title="Ferry",
        question="Has the ferry been sold?",
        answer="Cannot tell.",
        blind=True,
        blind_because="none of its 2 feeds could be read",
    )
    feeds = (
        FeedLine(id="herald", health=Health.OK, items=12, new=3),
        FeedLine(id="gazette", health=Health.UNCHANGED, skipped="read 4 minutes ago"),
        FeedLine(id="courier", health=Health.STALE),
        FeedLine(id="islander", health=Health.BLOCKED, error="HTTP 403", since=NOW - timedelta(days=4)),
    )
    problem = Problem(
        file="watches/tide.yaml", line=3, column=5, path="signals[0]", what="unknown key 'wen'", mend="'when'?"
    )
    return a_report(
        bridge,
        ferry,
        harbour,
        events=(fired(at=NOW - timedelta(days=1)),),
        feeds=feeds,
        problems=(problem, replace(problem, severity=Severity.WARNING)),
        items=1312,
        timezone="Europe/Berlin",
    )


@pytest.mark.parametrize("width", [80, 40, None])
def test_a_report_looks_as_drawn(width: int | None) -> None:
    """The report of the harbour is the drawing in tests/data/reports, at 80 and 40 columns and down a pipe."""
    drawn = GOLDEN / f"harbour-{width or 'pipe'}.txt"

    assert render(the_harbour(), Page(width=width)) == drawn.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [30, 40, 64, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """On a terminal with links every line fits; an address that does not is shown by its site."""
    text = _plain(render(the_harbour(), Page(width=width, styled=True, colored=True, links=True)))

    assert max(map(len, text.splitlines())) <= width
    assert "herald.example" in text


def test_a_pipe_gets_every_character_and_no_escape() -> None:
    """Down a pipe nothing is cut or wrapped, and nothing steers a terminal."""
    title = "Harbour opens " + "to one more ship " * 30
    evidence = evidence_from("Herald", title=title.strip(), link="https://herald.example/" + "a" * 500)
    text = render(a_report(a_block(a_line(state=State.FIRED, evidence=(evidence,)), state=State.FIRED)))

    assert f"“{title.strip()}”" in text
    assert "https://herald.example/" + "a" * 500 + "\n" in text
    assert not CONTROL.search(text)
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_without_colour_the_words_say_it() -> None:
    """NO_COLOR leaves bold and dim; the report without any style is the same text."""
    bold = render(the_harbour(), Page(width=80, styled=True))
    colored = render(the_harbour(), Page(width=80, styled=True, colored=True))

    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", bold)
    assert re.search(r"\x1b\[[0-9;]*31m", colored)
    assert _plain(bold) == _plain(colored) == render(the_harbour(), Page(width=80))


def test_what_happened_comes_first() -> None:
    """Watches stand by what they have to say: fired, then blind, then quiet."""
    text = render(the_harbour())

    assert text.index("FIRED") < text.index("BLIND") < text.index("QUIET")


def test_a_watch_that_fired_and_went_blind_still_says_that_it_fired() -> None:
    """Blindness hides no answer that was already given; it is said beside it."""
    text = render(a_report(a_block(a_line(state=State.FIRED), state=State.FIRED, blind=True, blind_because="no feeds")))

    assert "● FIRED  Harbour" in text
    assert "no feeds" in text


def test_the_past_is_told_as_the_past() -> None:
    """What happened before the watch was first read says so, and is not marked as new."""
    line = a_line(state=State.FIRED, past=True, since=NOW - timedelta(days=300), publishers=("Herald",))
    text = render(a_report(a_block(line, state=State.FIRED), events=(fired(past=True),)))

    assert "18 May 2025  Herald  (past)" in text
    assert "NEW" not in text


def test_many_publishers_are_counted_on_the_screen_and_named_on_request() -> None:
    """Fourteen publishers are three names and a number; `show` names them all."""
    line = a_line(state=State.FIRED, publishers=tuple(f"Paper {n}" for n in range(14)))
    report = a_report(a_block(line, state=State.FIRED))

    assert "Paper 0 · Paper 1 · Paper 2 and 11 more" in render(report)
    assert "Paper 13" in render(report, Page(detail=True))


def test_show_tells_of_every_item_how_it_was_taken_and_why() -> None:
    """The detailed report quotes each item with its publisher, its status and the reasons."""
    text = render(the_harbour(), Page(detail=True))

    assert "counts: asserted" in text
    assert "does not count: hedged" in text
    assert "“Harbour may be dredged by autumn”" in text
    assert "because: opens" in text


def test_feeds_with_one_cause_are_one_trouble() -> None:
    """Without a network forty feeds fail alike, each with its own host: the cause stands once, with a few names."""
    feeds = tuple(
        FeedLine(
            id=f"feed-{n}", health=Health.FAILING, error=f"no connection: the name {n}.example cannot be looked up"
        )
        for n in range(40)
    )
    alone = FeedLine(id="ministry", health=Health.BLOCKED, error="its server refuses us (403)")
    text = render(a_report(feeds=(*feeds, alone)))

    assert text.count("no connection") == 1
    assert "  no connection: 40 feeds (feed-0, feed-1 and 38 more)\n" in text
    assert "  ministry  blocked: its server refuses us (403)\n" in text
    assert "online" not in text


def test_a_machine_without_network_is_asked_after() -> None:
    """Where not one server was reached, the machine is to be looked at first, unless we ourselves dial none."""
    lost = FeedLine(id="a", health=Health.FAILING, error="no connection: the name a.example cannot be looked up")
    barred = FeedLine(id="b", health=Health.FAILING, error="no connection: 10.0.0.1, a private address: not dialled")

    assert "Is this machine online?" in render(a_report(feeds=(lost,)))
    assert "online" not in render(a_report(feeds=(lost, barred)))


def test_a_cause_that_many_share_to_the_letter_keeps_its_mend() -> None:
    """Where all say the very same, all of it is said."""
    feeds = tuple(FeedLine(id=f"f{n}", health=Health.BLOCKED, error="refused (403): look elsewhere") for n in range(4))

    assert "blocked: refused (403): look elsewhere: 4 feeds (f0, f1 and 2 more)" in render(a_report(feeds=feeds))


def test_pages_with_different_titles_instead_of_feeds_are_one_trouble() -> None:
    """What stands in brackets and quotes is the page's own."""
    feeds = tuple(
        FeedLine(id=f"f{n}", health=Health.NOT_A_FEED, error=f'a web page ("Site {n}") instead of a feed: look there')
        for n in range(4)
    )

    assert "not a feed: a web page instead of a feed: 4 feeds (f0, f1 and 2 more)" in render(a_report(feeds=feeds))


def test_a_feed_that_was_never_tried_is_not_failing() -> None:
    """An unproven feed without an error is no trouble."""
    assert "failing" not in render(a_report(feeds=(FeedLine(id="young", health=Health.UNPROVEN),)))


def test_a_report_without_a_run_says_how_old_it_is() -> None:
    """`status` says when feeds were last read, or that they never were."""
    old = render(a_report(seconds=None, checked=NOW - timedelta(hours=3)))
    never = render(a_report(seconds=None))

    assert "last checked 3 h ago" in old
    assert "never checked yet: watchlist check" in never


def test_after_the_last_day_late_reports_are_waited_for() -> None:
    """Days that are over are not counted down."""
    block = a_block(a_line("built"), by=NOW - timedelta(days=1))

    assert "Its time ended on 13 Mar 2026; late reports still count." in render(a_report(block))
    assert "Today (until" in render(a_report(replace(block, by=NOW + timedelta(hours=1))))


def test_an_alert_that_nobody_received_is_said_loudly() -> None:
    """Undelivered alerts stand above the watches."""
    text = render(a_report(undelivered=2))

    assert text.index("2 alerts could not be sent") < text.index("Harbour")


def test_only_the_nearest_misses_are_shown_on_a_terminal() -> None:
    """A terminal shows five near misses and counts the others; a pipe shows all."""
    misses = tuple(a_near_miss(title=f"Harbour set to open, part {n}") for n in range(9))
    report = a_report(a_block(near_misses=misses))

    assert "and 4 more: watchlist show WATCH" in render(report, Page(width=80))
    assert render(report).count("Harbour set to open") == 9


def _plain(text: str) -> str:
    """The text without styles and links."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)


WAIT = timedelta(hours=48)


@pytest.mark.parametrize(
    ("days", "more", "said"),
    [
        (30, {}, "(due in 30 days: 13 Apr)"),
        (1, {}, "(due tomorrow: 15 Mar)"),
        (0, {}, "due today"),
        (-3, {}, "overdue: no proof by 11 Mar; 41 items read since, 9 of 9 feeds seen"),
        (-3, {"wait": WAIT}, "overdue: no proof by 11 Mar + 48 h; 41 items read since, 9 of 9 feeds seen"),
        (
            -1,
            {"wait": WAIT},
            "overdue: no proof by 13 Mar; 41 items read since, 9 of 9 feeds seen; 48 h of silence would fire it",
        ),
        (
            -60,
            {"wait": WAIT, "heard": NOW - timedelta(days=1)},
            "overdue since 13 Jan: no proof by 13 Mar; 41 items read since, 9 of 9 feeds seen; 48 h of",
        ),
        (-3, {"heard": None}, "overdue since 11 Mar, and nobody has listened yet"),
    ],
)
def test_a_deadline_is_told_in_words(days: int, more: dict[str, Any], said: str) -> None:
    """How long there is still, or since when it is overdue and what the silence is worth."""
    due = NOW + timedelta(days=days)
    block = a_block(a_line("built", **{"due": due, "heard": due, "read": 41, **more}), feeds=9, seen=9)

    assert said in render(a_report(block, timezone="UTC"))


def test_what_has_come_to_an_end_is_not_overdue() -> None:
    """Once fired, averted or missed, the deadline is only a date, and only in the details."""
    due = NOW - timedelta(days=3)
    block = a_block(a_line("built", State.AVERTED, since=NOW, due=due, heard=due), state=State.AVERTED)

    assert "overdue" not in render(a_report(block, timezone="UTC"))
    assert "Deadline: 11 Mar 2026, 3 days ago" in render(a_report(block, timezone="UTC"), Page(detail=True))


def test_show_tells_of_a_deadline_in_words() -> None:
    """The day in full, and how it stands."""
    due = NOW + timedelta(days=30)
    text = render(a_report(a_block(a_line("built", due=due)), timezone="UTC"), Page(detail=True))

    assert "Deadline: 13 Apr 2026, due in 30 days" in text
