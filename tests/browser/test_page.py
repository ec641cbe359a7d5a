"""The page in a real browser: nothing leaves it, nothing runs in it, everything fits, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docs.chromium import Chromium, chromium, found
from msgspec.structs import replace
from tests.browser.looks import KINDS, LINKS, active, kind
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired
from tests.reports.hostile import ACTIVE, NASTY, full_report, with_text

from watchlist.model.evidence import Status
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import State
from watchlist.model.watch import Role
from watchlist.reports.kinds import render
from watchlist.reports.page import Page

WIDTHS = (360, 768, 1280)
SHEETS = "[document.styleSheets.length, getComputedStyle(document.body).maxWidth]"
TRESPASS = """
    (() => {
        const own = document.createElement('script');
        own.textContent = 'window.hit = 1';
        document.body.append(own);
        document.body.setAttribute('onclick', 'window.hit = 1');
        document.body.click();
        return window.hit === undefined;
    })()
"""
# Words that are cut off do not count: an ellipsis is what was meant.
WIDER = """
    [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1
        && !each.closest('.wide, .rows, svg')).map(each => each.outerHTML.slice(0, 200))
"""
SERIOUS = """
    axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(each =>
        each.impact + ' ' + each.id + ' ' + each.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')))
"""
UNSEEN = """
    [...document.querySelectorAll('details > *')].filter(each => each.tagName !== 'SUMMARY'
        && !each.checkVisibility({contentVisibilityAuto: true})).length
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """One Chromium for all tests of this file."""
    if found() is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with chromium() as one:
        yield one


@pytest.fixture
def ordinary(tmp_path: Path) -> Path:
    """The page of a home in which something fired, something stirs, something is unreadable, and feeds fail."""
    return written(tmp_path, ordinary_report())


def ordinary_report() -> Report:
    """A report with everything that the page can show."""
    said = (
        *(evidence_from(f"Paper {n}", days_ago=n, link=f"https://paper-{n}.example/1") for n in range(5)),
        *(
            evidence_from("Herald", days_ago=20 + n, status=status, counts=False, item=f"h{n}")
            for n, status in enumerate(Status)
        ),
        evidence_from("Port authority", days_ago=90, primary=True, title="A notice " + "of some length " * 12),
    )
    more: dict[str, Any] = {"since": NOW, "because": "2 independent publishers", "reprints": 2, "confirmed": True}
    lines = (
        a_line(state=State.FIRED, evidence=said, **more),
        a_line("dredged", State.STIRRING, since=NOW, because="hedged by Herald", role=Role.LEADING),
        a_line("sold", due=NOW + timedelta(days=20)),
    )
    near = (a_near_miss(), a_near_miss(link=None, mend="add *set .. to* to $open"))
    harbour = a_block(*lines, state=State.FIRED, answer="Yes: the harbour opens.", near_misses=near)
    ferry = a_block(watch="ferry", title="Ferry", blind=True, blind_because="no feed can be read", answer="")
    feeds = (
        FeedLine(id="herald", health=Health.OK, items=3),
        FeedLine(id="gazette", health=Health.FAILING, error="HTTP 503", since=NOW - timedelta(days=3)),
    )
    by = a_block(watch="lock", title="Lock", by=NOW + timedelta(days=40))
    history = (fired(at=NOW - timedelta(days=4)), fired(signal="dredged", after=State.STIRRING))
    return replace(a_report(harbour, ferry, by, feeds=feeds), history=history, undelivered=1)


def written(folder: Path, report: Report) -> Path:
    path = folder / "index.html"
    path.write_text(render("html", report, Page(published=True)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_and_asks_nobody_for_anything(browser: Chromium, ordinary: Path, width: int) -> None:
    """On a phone, a tablet and a desk: no request but for the file, no complaint, nothing wider than the window."""
    browser.show(ordinary, width=width)

    assert browser.requests == [ordinary.as_uri()]
    assert browser.complaints == []
    assert browser.ask(WIDER) == []
    assert browser.ask("document.documentElement.scrollWidth") == width
    assert browser.ask(SHEETS) == [1, "736px"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS[:2])
def test_everybody_can_read_it(browser: Chromium, ordinary: Path, width: int, dark: bool) -> None:
    """The checker of accessibility finds nothing: contrast, headings, landmarks, names of pictures and links."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is a package for developers")
    browser.show(ordinary, width=width, dark=dark)
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    browser.ask(f"{(Path(axe.__file__).parent / 'axe.min.js').read_text(encoding='utf-8')}; 0")

    assert browser.ask(SERIOUS) == []


def test_the_drawing_has_words(browser: Chromium, ordinary: Path) -> None:
    """Whoever cannot see the timeline is told what it shows, and finds each report in a table."""
    browser.show(ordinary)
    tree = browser.do("Accessibility.getFullAXTree")["nodes"]
    drawing = next(node for node in tree if words(node, "role") == "image" and "Who reported" in words(node, "name"))
    rows = browser.ask("document.querySelectorAll('article#harbour tbody tr').length")

    assert "16 reports from 14 Dec 2025" in words(drawing, "description")
    assert rows == 16


def test_on_paper_everything_is_open(browser: Chromium, ordinary: Path) -> None:
    """What is folded on a screen is printed, and an address stands beside its link."""
    browser.show(ordinary)
    assert browser.ask(UNSEEN) > 0

    browser.show(ordinary, media="print")
    assert browser.ask(UNSEEN) == 0
    shown = browser.ask("getComputedStyle(document.querySelector('figcaption a'), '::after').content")
    assert "https://paper-0.example/1" in shown or "attr(href)" in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_does_anything_in_a_browser(browser: Chromium, tmp_path: Path, width: int) -> None:
    """Markup, scripts, addresses that run, endless words and turned ones, in every field: they are only read."""
    reports = [with_text(full_report(), text) for text in (*ACTIVE, *NASTY)]
    first = reports[0]
    together = replace(
        first,
        watches=tuple(block for report in reports for block in report.watches),
        history=tuple(event for report in reports for event in report.events),
        feeds=tuple(feed for report in reports for feed in report.feeds),
    )
    browser.show(written(tmp_path, together), width=width)

    assert [*active(browser)] == []
    assert {kind(link) for link in browser.ask(LINKS)} == KINDS
    assert browser.ask("document.documentElement.scrollWidth") == width
    assert browser.ask(WIDER) == []


def test_even_what_gets_in_cannot_run(browser: Chromium, ordinary: Path) -> None:
    """The page's policy holds where all else has failed: a script that is put into it does nothing."""
    browser.show(ordinary)

    assert browser.ask(TRESPASS) is True


def words(node: dict[str, Any], key: str) -> str:
    """What a screen reader is told."""
    return str(node.get(key, {}).get("value", ""))
