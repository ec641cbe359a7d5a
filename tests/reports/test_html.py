"""The page, as far as it can be judged without a browser; the rest is in tests/browser."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256

from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired

from watchlist.model.evidence import Evidence, Status
from watchlist.model.hand import Grip
from watchlist.model.report import Report
from watchlist.model.standing import DeadlinePassed, State
from watchlist.reports.html import render
from watchlist.reports.html.timeline import Sort, Timeline, timeline
from watchlist.reports.page import Page


def drawn(*evidence: Evidence, **more: object) -> Timeline:
    """The timeline of that evidence, up to now."""
    found = timeline(evidence, more.get("events", ()), NOW, "UTC")  # type: ignore[arg-type]
    assert found is not None
    return found


def words(page: str) -> str:
    """What is read on the page, without its tags and without what only a pointer brings up."""
    body = re.sub(r"<title>.*?</title>", "", page.partition("<body>")[2])
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_policy_knows_the_one_style_sheet() -> None:
    """The hash in the policy is that of the style sheet to the letter, in whatever characters the page is written."""
    for page in (Page(), Page(encoding="ascii")):
        out = render(a_report(), page)
        sheet = re.findall(r"<style>(.*?)</style>", out, re.DOTALL)
        assert len(sheet) == 1
        digest = b64encode(sha256(sheet[0].encode()).digest()).decode()
        assert f"style-src &#39;sha256-{digest}&#39;" in out
        assert "default-src &#39;none&#39;" in out


def test_the_answer_comes_first_and_then_what_it_rests_on() -> None:
    """A watch is its question, its answer in a sentence, and one quoted sentence for each publisher."""
    said = tuple(evidence_from(f"Paper {n}", days_ago=n) for n in range(5))
    twice = evidence_from("Paper 0", days_ago=9, title="Said again")
    line = a_line(state=State.FIRED, evidence=(*said, twice), since=NOW, primaries=1, reprints=1, disputed=True)
    out = words(render(a_report(a_block(line, a_line("sold"), state=State.FIRED, answer="Yes: it opens."))))

    parts = [
        *("1 fired", "Has the harbour opened?", "Yes: it opens.", "It would mean: Freight gets cheaper."),
        "Evidence over time",
        *("The harbour opens", "6 publishers, 1 primary, 1 reprint, disputed", "Harbour opens, says Paper 0"),
        *("Paper 2 · 12 Mar", "2 more publishers", "Paper 4 · 10 Mar", "quiet", "All 6 reports as a table"),
    ]
    places = [out.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_long_story_is_cut_where_it_is_told_in_full_elsewhere() -> None:
    """A page stays a page: of many reports the latest are in the table, and a command names the others."""
    said = tuple(evidence_from("Herald", days_ago=n / 10, item=f"n{n}") for n in range(1000))
    out = render(a_report(a_block(a_line(state=State.FIRED, evidence=said, since=NOW), state=State.FIRED)))

    assert "All 1000 reports" in out
    assert "and 850 older: <code>watchlist show harbour</code>" in out
    assert len(out) < 150_000


def test_what_happened_is_told_and_what_stirred_is_folded() -> None:
    """What fired or passed stands on the page; what stirred or fell quiet is a click away."""
    history = (
        fired(after=State.STIRRING, because="hedged by Herald"),
        fired(past=True),
        DeadlinePassed(watch="gone", signal="lease", at=NOW, because="its day went by"),
    )
    out = render(replace(a_report(), history=history))
    open_part, _, folded = out.partition('id="events"')[2].partition("<details>")

    assert "before you started watching" in open_part
    assert "its day went by" in open_part
    assert "hedged by Herald" not in open_part
    assert "hedged by Herald" in folded


def test_what_is_still_open_has_its_days() -> None:
    """Deadlines to come are listed in their order; those of what is decided are not."""
    lines = (a_line("b", due=NOW + timedelta(days=2)), a_line("c", due=NOW - timedelta(days=2)))
    open_watch = a_block(*lines, by=NOW + timedelta(days=3))
    decided = a_block(a_line(state=State.FIRED, since=NOW), watch="ferry", title="Ferry", state=State.FIRED, by=NOW)
    out = words(render(a_report(open_watch, decided)))

    assert "Deadlines 16 Mar 2026 2 days left Harbour: The harbour opens 17 Mar 2026 3 days left Harbour" in out
    assert "Ferry: the time" not in out


def test_what_is_wrong_is_said_at_the_top() -> None:
    """A watch that cannot tell says so, beside what it has told; alerts not sent are named."""
    blind = a_block(watch="ferry", title="Ferry", blind=True, blind_because="no feed can be read", answer="")
    half = a_block(a_line(state=State.FIRED, since=NOW), state=State.FIRED, blind=True, blind_because="one is down")
    out = words(render(a_report(blind, half, undelivered=2)))

    assert "1 fired, 1 blind" in out
    assert "2 alerts could not be sent yet: watchlist notify outbox" in out
    assert "Cannot tell: no feed can be read." in out
    assert "Cannot tell more: one is down." in out


def test_a_home_without_watches_has_a_page() -> None:
    """It says how to begin."""
    out = words(render(Report(at=NOW)))

    assert "No watches yet" in out
    assert "watchlist init" in out


def test_only_a_published_page_has_siblings() -> None:
    """The links to the feed and the calendar are on the page that stands beside them."""
    assert "feed.atom" in render(a_report(), Page(published=True))
    assert "feed.atom" not in render(a_report(), Page())


def test_near_misses_say_what_they_lack() -> None:
    """Folded, with the one thing that is missing, and how to mend it."""
    twice = a_near_miss(title="Harbour to be sold"), a_near_miss(title="Harbour to be sold", signal="sold")
    block = a_block(near_misses=(a_near_miss(mend="add *set*"), *twice))
    out = words(render(a_report(block)))

    assert "Harbour set to open in spring Herald , 14 Mar 2026 · opened: forecast, not counted; add" in out
    assert "2 near misses" in out
    assert "Harbour to be sold Herald , 14 Mar 2026 · opened, sold: forecast" in out


def test_a_watch_that_nobody_spoke_of_has_no_drawing() -> None:
    """Without evidence there is nothing to draw."""
    assert timeline((), (), NOW, "UTC") is None


def test_each_status_has_its_mark() -> None:
    """Whether it happened, may happen, did not, or was something else is a form of its own, not just a colour."""
    marks = drawn(
        evidence_from("A", days_ago=1),
        evidence_from("B", days_ago=2, status=Status.HEDGED, counts=False),
        evidence_from("C", days_ago=3, status=Status.OPPOSITE, counts=False),
        evidence_from("D", days_ago=4, status=Status.HISTORY, counts=False),
        evidence_from("E", days_ago=5, status=Status.FORECAST, counts=True),
    )

    assert {mark.row: mark.sort for mark in marks.marks} == {
        marks.rows.index("A"): Sort.COUNTS,
        marks.rows.index("B"): Sort.UNSURE,
        marks.rows.index("C"): Sort.CONTRARY,
        marks.rows.index("D"): Sort.ASIDE,
        marks.rows.index("E"): Sort.COUNTS,
    }
    assert [sort for sort, _ in marks.legend] == list(Sort)
    assert marks.described.startswith("5 reports from 9 Mar 2026 to 14 Mar 2026: 2 that count, 1 that speak")


def test_many_publishers_share_the_last_row() -> None:
    """Who says most has a row of its own; the others have one together, and nobody is left out."""
    said = [evidence_from(f"P{n}", days_ago=day) for n in range(20) for day in range(20 - n)]
    found = drawn(*said)

    assert found.rows == ("P0", "P1", "P2", "P3", "P4", "P5", "P6", "13 others")
    assert max(mark.row for mark in found.marks) == 7


def test_what_falls_together_is_one_mark() -> None:
    """A hundred reports of one hour are a mark that says how many they are."""
    found = drawn(*(evidence_from("Herald", days_ago=1 + n / 10_000) for n in range(100)))

    assert len(found.marks) == 1
    assert found.marks[0].title.endswith("(and 99 more)")


def test_where_signals_fired_is_marked() -> None:
    """Two that fired together are one line with both names; what fired before all evidence is beyond the rim."""
    events = (
        fired(at=NOW - timedelta(days=900), signal="old"),
        fired(at=NOW - timedelta(days=5)),
        fired(at=NOW - timedelta(days=5), signal="dredged"),
        fired(at=NOW - timedelta(days=1), signal="sold"),
        fired(at=NOW, after=State.STIRRING),
    )
    found = drawn(evidence_from("Herald", days_ago=20), events=events)

    said = [title for _, title in found.fired]
    assert said == ["9 Mar 2026: opened fired; 9 Mar 2026: dredged fired", "13 Mar 2026: sold fired"]


def test_the_axis_names_days_months_or_years() -> None:
    """However long the story, there is room for the names, and the first month says its year."""
    axes = {days: [tick.label for tick in drawn(evidence_from("A", days_ago=days)).ticks] for days in SPANS}

    assert axes == SPANS
    assert all(0 <= tick.x <= 100 for days in SPANS for tick in drawn(evidence_from("A", days_ago=days)).ticks)


SPANS = {
    0: ["8 Mar", "10 Mar", "12 Mar", "14 Mar"],
    30: ["13 Feb", "20 Feb", "27 Feb", "6 Mar", "13 Mar"],
    100: ["Jan 2026", "Feb", "Mar"],
    400: ["Apr 2025", "Jul", "Oct", "Jan 2026"],
    4000: ["Jan 2016", "Jan 2018", "Jan 2020", "Jan 2022", "Jan 2024", "Jan 2026"],
    300_000: [],
}


def test_what_the_owner_did_is_shown() -> None:
    """What is closed is a name in a row, without days; what was taken off is in the table, and off the drawing."""
    said = (evidence_from("Herald"), evidence_from("Gazette", title="Harbour opens a bakery"))
    open_line = a_line(state=State.FIRED, evidence=said, since=NOW)
    hand = Grip(wrong=(said[1].item,), acked=NOW)
    closed = replace(a_line("sold", due=NOW + timedelta(days=9), title="The harbour is sold"), hand=Grip(closed=NOW))
    out = words(render(a_report(a_block(replace(open_line, hand=hand), closed, state=State.FIRED))))

    assert "✓ closed The harbour is sold" in out
    assert "Deadlines" not in out
    assert "fired since 14 Mar 2026 · seen 14 Mar · 1 item taken off" in out
    assert "1 report from" in out
    assert "Harbour opens a bakery Gazette taken off" in out


def test_a_watch_that_is_closed_is_short() -> None:
    """Whoever is done with a question finds its answer, and no more."""
    line = a_line(state=State.FIRED, evidence=(evidence_from("Herald"),), since=NOW)
    block = a_block(replace(line, hand=Grip(closed=NOW)), state=State.FIRED, answer="Yes: it opens.", by=NOW)
    out = words(render(a_report(block)))

    assert "Yes: it opens." in out
    assert "✓ closed The harbour opens" in out
    assert "Evidence over time" not in out
    assert "It would mean" not in out
