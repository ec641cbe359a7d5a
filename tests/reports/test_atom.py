"""The feed of what fired, read by those who read feeds."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import feedparser
import pytest
from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_report, fired
from tests.reports.hostile import ACTIVE, NASTY, full_report, with_text

from watchlist.model.report import Report
from watchlist.model.standing import State
from watchlist.model.watch import Role
from watchlist.reports.atom import render
from watchlist.reports.page import Page

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Page(published=True, site="https://me.example/watch")


def opened(**more: object) -> Report:
    """A harbour that opened, with a paper that says so, and a step on the way."""
    said = evidence_from("Herald", link="https://herald.example/1", title="Harbour <b>opens</b> & ships enter")
    lines = (a_line(state=State.FIRED, evidence=(said,), since=NOW), a_line("dredged", role=Role.LEADING))
    history = (
        fired(evidence=(said.item,), at=NOW - timedelta(days=1)),
        fired(signal="dredged", at=NOW),
        fired(signal="dredged", at=NOW, after=State.STIRRING),
        fired(watch="gone", signal="lost", at=NOW - timedelta(days=9), past=True),
    )
    return replace(a_report(a_block(*lines, state=State.FIRED)), history=history, **more)  # type: ignore[arg-type]


def test_a_feed_reader_reads_what_fired() -> None:
    """An entry for each thing that fired, the latest first, with its evidence; what only stirs is none."""
    feed = feedparser.parse(render(opened(), SITE))

    assert not feed.bozo
    assert feed.version == "atom10"
    titles = [entry.title for entry in feed.entries]
    assert titles == ["FIRED: The harbour opens (a step on the way)", "FIRED: The harbour opens", "FIRED: gone/lost"]
    told = feed.entries[1]
    assert told.link == "https://herald.example/1"
    assert told.updated == "2026-03-13T07:00:00Z"
    assert "Harbour &lt;b&gt;opens&lt;/b&gt; &amp; ships enter" in told.content[0].value
    assert "Freight gets cheaper." in told.content[0].value
    assert "Freight" not in feed.entries[0].content[0].value, "a step is not the answer"
    assert "before you started watching" in feed.entries[2].content[0].value


def test_the_feed_is_what_the_standard_asks_for() -> None:
    """RFC 4287: a feed and each entry have one id, title and time; an author; a link to itself, if it has a place."""
    root = ElementTree.fromstring(render(opened(), SITE))

    for each in (root, *root.findall(f"{ATOM}entry")):
        assert [len(each.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "watchlist"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "https://me.example/watch/feed.atom", "alternate": "https://me.example/watch/"}
    ids = [found.text for found in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4
    assert root.findtext(f"{ATOM}updated") == "2026-03-14T07:00:00Z"


def test_an_entry_is_the_same_in_every_run() -> None:
    """What was told once is not told again: its id depends neither on the run nor on where the folder is served."""
    first = feedparser.parse(render(opened(), SITE))
    second = feedparser.parse(render(opened(at=NOW + timedelta(days=9)), Page()))

    assert [entry.id for entry in first.entries] == [entry.id for entry in second.entries]
    assert first.feed.updated == second.feed.updated
    assert first.feed.id != second.feed.id
    assert "links" not in second.feed


@pytest.mark.parametrize("text", [*ACTIVE, *NASTY], ids=range(len(ACTIVE) + len(NASTY)))
def test_no_text_breaks_the_feed(text: str) -> None:
    """Whatever a headline holds, the feed is whole, and none of it is markup."""
    report = with_text(full_report(), text)
    root = ElementTree.fromstring(render(replace(report, history=report.events), SITE))

    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert names <= {
        *("feed", "id", "title", "updated", "published", "author", "name", "generator", "link", "entry"),
        *("category", "content", "div", "p", "ul", "li", "a"),
    }
    links = [each.get("href") or "" for each in root.iter() if "href" in each.attrib]
    assert all(link.startswith(("https://", "http://")) for link in links)
