"""The report as Markdown, read by a reader of Markdown."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired
from tests.reports.hostile import ACTIVE, NASTY, full_report, with_text

from watchlist.model.evidence import Status
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import DeadlinePassed, State
from watchlist.reports.markdown import plain, render

OURS = {"h1", "h2", "p", "strong", "ul", "li", "a", "details", "summary", "em"}


def html(text: str) -> str:
    """What a reader makes of it: with HTML, as most sites let in some of it, and with tables and links."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


def test_a_report_reads_well_in_markdown() -> None:
    """The answer first, then the evidence, what came close, what happened, what is due, and the feeds."""
    said = (
        evidence_from("Herald", link="https://herald.example/a(1)"),
        evidence_from("Port", primary=True, status=Status.HEDGED),
    )
    lines = (
        a_line(state=State.FIRED, evidence=said, since=NOW, because="2 publishers"),
        a_line("sold", due=NOW + timedelta(days=3), title="The harbour is sold"),
    )
    block = a_block(
        *lines,
        state=State.STIRRING,
        by=NOW + timedelta(days=9),
        near_misses=(a_near_miss(title="Harbour to open"),),
    )
    broken = FeedLine(id="gazette", health=Health.FAILING, error="HTTP 503")
    passed = DeadlinePassed(watch="harbour", signal="sold", at=NOW, because="it went by")
    report = replace(a_report(block, feeds=(broken,)), history=(fired(past=True), passed))

    assert render(report).splitlines() == [
        "# Has it happened yet?",
        "",
        "**1 stirring** · Sat 14 Mar 2026, 07:00 · 0 of 1 feed read, 12 items, 3 new, 2.0 s",
        "",
        "## ◐ Harbour: stirring",
        "",
        "Has the harbour opened?",
        "",
        "**No.**",
        "",
        "It would mean: Freight gets cheaper.",
        "",
        "9 days left (until 23 Mar 2026).",
        "",
        "* ● **fired** The harbour opens, since 14 Mar 2026: Herald · Port",
        "  * [“Harbour opens, says Herald”](<https://herald.example/a%281%29>) (Herald, 14 Mar 2026)",
        "  * “Harbour opens, says Port” (Port, 14 Mar 2026, primary source, hedged)",
        "* ○ **quiet** The harbour is sold (due in 3 days: 17 Mar)",
        "",
        "<details><summary>Near misses: 1</summary>",
        "",
        "* [“Harbour to open”](<https://herald.example/spring>) (Herald, 14 Mar 2026): opened: forecast, not counted",
        "",
        "</details>",
        "",
        "## What happened",
        "",
        "* 14 Mar 2026 **deadline passed** harbour/sold: it went by",
        "* 14 Mar 2026 **fired** harbour/opened: 2 independent publishers within 48 hours, before you started watching",
        "",
        "## Deadlines",
        "",
        "* 17 Mar 2026 (3 days left): Harbour: The harbour is sold",
        "* 23 Mar 2026 (9 days left): Harbour: the time of the question ends",
        "",
        "## Feeds",
        "",
        "1 of 1 failing.",
        "",
        "* gazette: HTTP 503",
    ]


@pytest.mark.parametrize("text", [*ACTIVE, *NASTY], ids=range(len(ACTIVE) + len(NASTY)))
def test_no_text_is_taken_for_markdown(text: str) -> None:
    """Markup in a headline is shown as it is, whether it is Markdown's or HTML's."""
    report: Report = with_text(full_report(), text)
    out = html(render(replace(report, history=report.events)))

    assert set(re.findall(r"<(\w+)", out)) <= OURS
    assert all(link.startswith(("https://", "http://")) for link in re.findall(r'(?:href|src)="([^"]*)"', out))


@pytest.mark.parametrize(
    "text",
    [
        *("*a* _b_ **c**", "# a", "- a", "+ a", "1. a", "12. a", "> a", "`a`", "[a](https://b.example)", "![a](b)"),
        *("~~a~~", "a | b", "a\\", "<b>", "&amp;", "=====", "-----", "https://a.example", "<https://a.example>"),
    ],
)
def test_a_headline_says_what_it_says(text: str) -> None:
    """What is read is what was written, mark for mark."""
    out = html(plain(text))

    assert out == f"<p>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"
