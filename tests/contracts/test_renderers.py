"""Every kind of report, over text that was written to break it."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired

from watchlist.model.feed import Health
from watchlist.model.problem import Problem
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import DeadlinePassed, State
from watchlist.reports.kinds import KINDS, render
from watchlist.reports.page import Page

NASTY = (
    "[/nope]",
    "[bold red]x[/]",
    "[link=https://evil.example]here[/link]",
    "[",
    "\\[",
    "]" * 50,
    ":smile: :skull:",
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b31mred",
    "\x00nul",
    "back\b\b\b\bspace",
    "\r\nBcc: a@b.example",
    "tab\tand\vvertical\fform",
    "\u202egnirts desrever",
    "\u2066isolate\u2069",
    "\ufeffBOM",
    "\ud800 lone surrogate",
    "line\u2028separator\u2029",
    "\U000e0041 tag",
    "z" * 5_000,
    "漢字" * 200,
    "👩\u200d👩\u200d👧\u200d👦 family",
    "e" + "\u0301" * 200,
    "{0} {} %s %(x)d ${HOME} `id`",
    "<script>alert(1)</script>&amp;",
    "'\"; DROP TABLE items; --",
    "",
)
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


def full_report() -> Report:
    """A report with something in every field."""
    evidence = evidence_from("Herald", link="https://herald.example/x")
    line = a_line(state=State.FIRED, evidence=(evidence,), since=NOW, because="two publishers", reprints=2)
    block = a_block(line, a_line("dredged"), state=State.FIRED, near_misses=(a_near_miss(mend="add it"),))
    blind = a_block(watch="ferry", blind=True, blind_because="no feeds")
    return a_report(
        block,
        blind,
        events=(
            fired(evidence=(evidence.item,), publishers=("Herald",)),
            fired(signal="old", past=True),
            DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="it went by"),
        ),
        evidence=(evidence,),
        feeds=(FeedLine(id="herald", health=Health.FAILING, error="HTTP 503", since=NOW, skipped="waits"),),
        problems=(Problem(file="w.yaml", line=1, column=2, path="a.b", what="unknown", mend="mend it"),),
    )


def with_text(thing: Any, text: str) -> Any:
    """The same thing with every text in it replaced, as far down as there is any."""
    if type(thing) is str:
        return text
    if type(thing) is tuple:
        return tuple(with_text(part, text) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{field.name: with_text(getattr(thing, field.name), text) for field in fields(thing)})
    return thing


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
