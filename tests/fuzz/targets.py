"""Where bytes of strangers come in, and what must hold of whatever comes out. A target raises where it does not."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from icalendar import Calendar
from msgspec.structs import replace
from tests.builders import NOW, a_feed
from tests.definitions.test_mutations import FEEDS, SETTINGS, VOCABULARY
from tests.definitions.test_watches import WHOLE
from tests.reports.hostile import ACTIVE, NASTY, full_report, with_text

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.settings import read_settings
from watchlist.definitions.tree import read
from watchlist.definitions.vocabulary import read_vocabulary
from watchlist.definitions.watches import read_watch
from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, parse_at_once, parse_document
from watchlist.language.vocabulary import load
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.problem import Problem, Severity
from watchlist.reports.kinds import KINDS, render
from watchlist.reports.page import Page
from watchlist.rules.matcher import Matcher, compile_watches

ROOT = Path(__file__).parents[2]
FEED = a_feed("herald")
PRESS = Publisher(name="Herald", owner="herald")
KINDS_OF_FILE = {b"w": WHOLE, b"f": FEEDS, b"s": SETTINGS, b"v": VOCABULARY}
# With room for the mark of what was cut, and for markup in a summary.
LONGEST = 100_000
STYLED = Page(width=80, styled=True, colored=True, links=True, detail=True)


def feed(data: bytes) -> None:
    """Reading a document never fails, its items are whole and clean, and the quick way reads what the sure one does."""
    source = Source(body=data, content_type="application/xml", url=FEED.url)
    parsed = parse_document(source, FEED, NOW)
    if isinstance(parsed, Parsed):
        for item in parsed.items:
            _sound(item)
    quick = parse_at_once(source, FEED, NOW)
    assert quick is None or quick == parsed, (quick, parsed)


def _sound(item: Item) -> None:
    assert item.id, item
    assert item.title or item.summary or item.link, item
    assert len(item.title) + len(item.summary) < LONGEST, item.id
    assert item.published is None or item.published.utcoffset() is not None, item
    assert item.link is None or item.link.startswith(("http://", "https://")), item.link
    strange = [letter for letter in item.title + item.summary if unicodedata.category(letter) in {"Cc", "Cs"}]
    assert not set(strange) - set("\n"), (item.id, strange)


def definitions(data: bytes) -> None:
    """A file gives values or problems; each problem has its place and is one printable line."""
    kind, text = data[:1], data[1:]
    tree = read(text, "f.yaml")
    told: tuple[Problem, ...]
    if kind == b"f":
        told = tuple(read_feeds(tree, load(), folder=None).problems)
    elif kind == b"s":
        told = tuple(read_settings(tree).problems)
    elif kind == b"v":
        told = tuple(read_vocabulary(tree, load()).problems)
    else:
        watch = read_watch(tree, "harbour", load(), feeds={"a"}, closely=True)
        told = tuple(watch.problems)
        assert (watch.watch is None) == any(problem.severity is Severity.ERROR for problem in told), told
    assert all(problem.line >= 1 and problem.column >= 1 and str(problem).isprintable() for problem in told), told


@cache
def shipped() -> Matcher:
    """The reading of the watches that ship."""
    watches = []
    for path in sorted((ROOT / "watches").glob("*.yaml")):
        found = read_watch(read(path.read_bytes(), path.name), path.stem, load(), feeds=None)
        assert found.watch, found.problems
        watches.append(found.watch)
    return compile_watches(watches, load())


def title(data: bytes) -> None:
    """A headline and a summary in any language or none can be read by the watches that ship, and the same twice."""
    first, _, rest = data.decode("utf-8", "replace").partition("\n")
    languages = ("en", "ru", "uk", "de", "fr", "", "xx")
    item = Item(
        id="1", title=first, summary=rest, language=languages[len(data) % len(languages)], seen=NOW, published=NOW
    )
    found = shipped().read(item, PRESS)
    assert found == shipped().read(item, PRESS)
    for reading in found.readings[:1]:
        assert shipped().explain(reading.watch, reading.signal, item, PRESS)


def outputs(data: bytes) -> None:
    """A text in every field of a report leaves each kind of report well-formed, and no markup of its own."""
    text = data.decode("utf-8", "surrogateescape")
    # The zone is the owner's own, and was looked up when the settings were read.
    report = replace(with_text(full_report(), text), timezone="Europe/Kyiv")
    ElementTree.fromstring(render("atom", report))
    assert json.loads(render("json", report))["version"] == 1
    calendar = render("ics", report)
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n")), calendar
    assert len(Calendar.from_ical(calendar).events) == render("ics", full_report()).count("BEGIN:VEVENT")
    page = render("html", report).casefold()
    assert page.count("<script") == page.count("<iframe") == page.count("<img") == 0
    kind = list(KINDS)[len(data) % len(KINDS)]
    render(kind, report, STYLED).encode("utf-8")


Target = Callable[[bytes], None]
TARGETS: Mapping[str, Target] = {"feed": feed, "definitions": definitions, "title": title, "outputs": outputs}


def seeds(name: str) -> Iterator[bytes]:
    """Give what a fuzzer of that target begins with."""
    if name == "feed":
        for path in sorted((ROOT / "tests/data/feeds").glob("*")):
            if not path.name.endswith(".items.json"):
                yield path.read_bytes()
    elif name == "definitions":
        for kind, text in KINDS_OF_FILE.items():
            yield kind + text.encode(errors="surrogatepass")
    elif name == "title":
        for path in sorted((ROOT / "watches").glob("*.yaml")):
            for line in path.read_text(encoding="utf-8").splitlines()[::40]:
                yield line.encode()
        yield from (text.encode(errors="replace") for text in NASTY)
    else:
        yield from (text.encode(errors="replace") for text in (*NASTY, *ACTIVE))
