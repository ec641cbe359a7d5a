"""Every kind of report, over text that was written to break it."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from tests.builders import NOW
from tests.reports.hostile import NASTY, full_report, with_text

from watchlist.model.report import Report
from watchlist.reports.kinds import KINDS, render
from watchlist.reports.page import Page

PAGES = {
    "pipe": Page(),
    "terminal": Page(width=80, styled=True, colored=True, links=True),
    "narrow": Page(width=40, styled=True, colored=True, links=True),
    "detail": Page(width=80, styled=True, colored=True, links=True, detail=True),
    "ascii": Page(width=80, encoding="ascii"),
    "latin-1": Page(encoding="latin-1"),
    "unknown encoding": Page(encoding="no-such-encoding"),
}
# What a renderer may write of itself: line ends, and on a styled page these escapes.
OURS = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_breaks_a_report_or_leaves_it(kind: str, page: Page, text: str) -> None:
    """A hostile text in every field of a report neither stops a renderer nor steers who reads what it wrote."""
    out = render(kind, with_text(full_report(), text), page)

    written = re.sub(OURS, "", out) if page.styled else out
    if kind == "ics":  # its lines end as RFC 5545 has it
        written = written.replace("\r\n", "\n")
    assert not [character for character in written if _steers(character)]
    assert not page.styled or not [
        c for link in re.findall(r"\x1b\]8;[^;]*;(.*?)\x1b", out) for c in link if not c.isascii()
    ]
    assert "evil.example\x1b" not in out
    if page.encoding in {"ascii", "latin-1", "utf-8"}:
        out.encode(page.encoding)
    else:
        assert out.isascii() or kind == "json"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_the_same_twice(kind: str, page: Page) -> None:
    """A renderer adds nothing of its own: no time, no chance (but the numbers that tie links together)."""

    def once() -> str:
        return re.sub(r"id=\d+", "", render(kind, full_report(), page))

    assert once() == once()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_report_can_be_rendered(kind: str) -> None:
    """A home with no watches, no feeds and no past has a report, too."""
    out = render(kind, Report(at=NOW))

    assert out == "" or out.endswith("\n")


def test_json_is_json_whatever_the_text() -> None:
    """The document can be read back, and holds what it was given."""
    for text in NASTY:
        document = json.loads(render("json", with_text(full_report(), text), Page(encoding="ascii")))
        assert document["version"] == 1


def test_every_kind_says_what_it_is_for() -> None:
    """The table is what help texts and the reference page read."""
    assert all(kind.summary for kind in KINDS.values())


def _steers(character: str) -> bool:
    if character in "\n\u200c\u200d":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
