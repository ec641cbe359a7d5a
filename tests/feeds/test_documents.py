"""Documents of every sort: what is read of them, and what they are called where they are no feed."""

from __future__ import annotations

import ast
import json
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed

import watchlist
from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, Unparsed, parse_document
from watchlist.model.feed import Feed, Health
from watchlist.model.item import Item

FEED = a_feed(url="https://herald.example/feed.xml")


def parse(body: str | bytes, feed: Feed = FEED, *, broken: bool = False, content_type: str = "") -> Parsed | Unparsed:
    body = body.encode() if isinstance(body, str) else body
    return parse_document(Source(body=body, url=feed.url, broken=broken, content_type=content_type), feed, NOW)


def items(body: str | bytes, feed: Feed = FEED) -> tuple[Item, ...]:
    parsed = parse(body, feed)
    assert isinstance(parsed, Parsed), parsed
    return parsed.items


def rss(*entries: str) -> str:
    return f"<rss version='2.0'><channel><title>Herald</title>{''.join(entries)}</channel></rss>"


def entry(title: str, **more: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in {"title": title, **more}.items())
    return f"<item>{inner}</item>"


@pytest.mark.parametrize(
    ("body", "health", "words"),
    [
        (b"", Health.NOT_A_FEED, "an empty answer"),
        (b"\xef\xbb\xbf \n", Health.NOT_A_FEED, "an empty answer"),
        (b"<!doctype html><title>Harbour &amp; Co</title><p>Hi", Health.NOT_A_FEED, '"Harbour & Co"'),
        (b"<html><body><div>Hello</div></body></html>", Health.NOT_A_FEED, "a web page instead of a feed"),
        (b"<html><link rel=alternate type=application/rss+xml href=/rss.xml>", Health.NOT_A_FEED,
         "https://herald.example/rss.xml"),
        (b"<html><head><title>Just a moment...</title></head>", Health.BLOCKED, "whether a human reads it"),
        (b"<html><script src=/cdn-cgi/challenge-platform/x.js></script>", Health.BLOCKED, "whether a human"),
        (b"plain words", Health.NOT_A_FEED, "no feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Health.NOT_A_FEED, "no feed"),
        (b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", Health.NOT_A_FEED, ""),
        (b'{"error": "not found"}', Health.NOT_A_FEED, "JSON that is no feed"),
        (b"[1, 2", Health.NOT_A_FEED, ""),
        (b"[" * 100_000, Health.NOT_A_FEED, ""),
        (b'{"a":' * 100_000, Health.NOT_A_FEED, ""),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', Health.FAILING, "broken or cut short"),
        (b"/etc/passwd", Health.NOT_A_FEED, "no feed"),
        (b"http://127.0.0.1:9/", Health.NOT_A_FEED, "no feed"),
        (b"<rss version='2.0'><channel><title>Her", Health.FAILING, "before its first item"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_an_error_that_names_it(body: bytes, health: Health, words: str) -> None:
    """No such answer passes for "no news"; the message says what came, and what to do."""
    parsed = parse(body)

    assert isinstance(parsed, Unparsed)
    assert parsed.health is health
    assert words in parsed.message


def test_a_feed_without_items_is_a_feed() -> None:
    """It is read, and empty."""
    assert parse(rss()) == Parsed(items=())


@pytest.mark.parametrize(
    "body",
    [
        rss(entry("&#xD800;")), rss(entry("&#99999999999999999999;")), rss("<psc:chapter/>"),
        "<rss version='2.0' xmlns:psc='http://podlove.org/simple-chapters'><channel><item><psc:chapter/></item></channel></rss>",
        "<rss xmlns:g='http://www.georss.org/georss'><channel><item><g:polygon>1 x</g:polygon></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + rss(entry("&b;")),
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + rss(entry("&x;")),
        rss(entry("x", pubDate="Fri, 99 Foo 99999 99:99:99 ZZZ")), rss(entry("x", link="http://[", guid="http://[")),
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://['><entry><title>x</title></entry></feed>",
    ],
)  # fmt: skip
def test_nothing_that_a_document_does_escapes(body: str) -> None:
    """Some of these make parsers raise; here each is items or an error of that feed."""
    parsed = parse(body)

    assert isinstance(parsed, Parsed | Unparsed)
    assert "root:" not in repr(parsed)


def test_titles_are_clean() -> None:
    """Markup, escapes and turned text do not come past the edge."""
    found = items(rss(entry("<![CDATA[<b>Harbour</b> \u202eopens\u202c &amp;amp; \u200bcloses]]>")))

    assert found[0].title == "Harbour opens & closes"


def test_a_broken_document_is_read_as_far_as_it_goes() -> None:
    """An ampersand that is none does not cost the items; the text around it is not destroyed."""
    found = items(
        rss(entry("AT&T x & y"), entry("R&D <![CDATA[& more]]>"), entry("Third<br>line"), entry("&nbsp;Fourth"))
    )

    assert [item.title for item in found] == ["AT&T x & y", "R&D & more", "Third line", "Fourth"]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "windows-1251", "utf-16", "koi8-r"])
def test_the_encoding_is_the_documents_own(charset: str) -> None:
    """What is declared is believed, in whichever alphabet."""
    title = "Łódź otwarta" if charset == "iso-8859-2" else "Порт открыт"
    body = (f"<?xml version='1.0' encoding='{charset}'?>" + rss(entry(title))).encode(charset)

    assert items(body)[0].title == title


def test_the_servers_charset_counts_where_the_document_has_none() -> None:
    """The content type is handed to the parser."""
    body = rss(entry("Порт открыт")).encode("windows-1251")

    parsed = parse(body, content_type="text/xml; charset=windows-1251")

    assert isinstance(parsed, Parsed)
    assert parsed.items[0].title == "Порт открыт"


def test_a_future_or_mad_date_leaves_an_item_undated() -> None:
    """It is still an item, and counts from when it was first seen."""
    late = (NOW + timedelta(days=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    found = items(
        rss(entry("One", pubDate=late), entry("Two", pubDate="Fri, 13 Mar 10000 11:00:00 GMT"), entry("Three"))
    )

    assert [item.published for item in found] == [None, None, None]
    assert all(item.at == NOW for item in found)


def test_more_than_two_thousand_items_are_counted_not_read() -> None:
    """The rest is told."""
    parsed = parse(rss(*(entry(f"Item {number}") for number in range(2_003))))

    assert isinstance(parsed, Parsed)
    assert len(parsed.items) == 2_000
    assert parsed.left_out == 3


def test_an_id_is_the_guids_whatever_happens_to_the_title() -> None:
    """A corrected headline is the same item."""
    one = items(rss(entry("Harbour opens", guid="herald-2026-0001", link="https://herald.example/1")))
    two = items(rss(entry("Harbour opens today", guid="herald-2026-0001", link="https://herald.example/1?x")))

    assert one[0].id == two[0].id


def test_an_id_is_the_links_where_there_is_no_guid() -> None:
    """Tracking and fragments in a link make no new item."""
    one = items(rss(entry("Harbour opens", link="http://www.herald.example/1?utm_source=x#a")))
    two = items(rss(entry("Harbour opens!", link="https://herald.example/1")))

    assert one[0].id == two[0].id


def test_publishers_who_give_all_items_one_guid_are_read_all_the_same() -> None:
    """A guid, or a link, that stands for different titles identifies nothing."""
    found = items(
        rss(*(entry(f"Item {n}", guid="https://herald.example/", link="https://herald.example/") for n in range(5)))
    )

    assert len({item.id for item in found}) == 5


def test_repeats_within_a_document_are_one_item() -> None:
    """The newest of them stays."""
    old, new = "Thu, 12 Mar 2026 11:00:00 GMT", "Fri, 13 Mar 2026 11:00:00 GMT"
    found = items(rss(*(entry("Same", guid="herald-2026-0001", pubDate=date) for date in (old, new, old))))

    assert len(found) == 1
    assert found[0].published is not None
    assert found[0].published.day == 13


def test_no_feed_can_rewrite_the_items_of_another() -> None:
    """The same guid and link from another host is another item; from the same host it is the same."""
    body = rss(entry("Harbour opens", guid="https://herald.example/1", link="https://herald.example/1"))

    own = items(body)[0].id
    assert items(body, a_feed("europe", url="https://herald.example/europe.xml"))[0].id == own
    assert items(body, a_feed("evil", url="https://evil.example/feed.xml"))[0].id != own


def test_a_document_cut_anywhere_is_known_to_be_cut() -> None:
    """At no byte does a part pass for the whole, and no half headline is ever read as one."""
    titles = ["Harbour opens on Monday", "Ministers deny that the harbour opens", "Fog"]
    body = rss(
        *(entry(title, guid=f"herald-2026-{title[:3]}", link="https://herald.example/x") for title in titles)
    ).encode()

    for cut in range(len(body)):
        parsed = parse(body[:cut])
        if isinstance(parsed, Parsed):
            assert not parsed.whole
            assert {item.title for item in parsed.items} <= set(titles)
    assert len(items(body)) == 3


def test_an_atom_feed_cut_anywhere_is_known_to_be_cut() -> None:
    """The same of the other format."""
    entries = "".join(
        f"<entry><id>urn:herald:000{n}</id><title>Harbour opens {n} times</title></entry>" for n in range(3)
    )
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>".encode()

    for cut in range(len(body)):
        parsed = parse(body[:cut])
        assert not isinstance(parsed, Parsed) or not parsed.whole
        assert not isinstance(parsed, Parsed) or all(item.title.endswith("times") for item in parsed.items)


def test_a_json_feed_with_anything_in_it_is_read() -> None:
    """Numbers, nulls and lists where words belong, lone surrogates, and items that are none."""
    rows = [{"id": n, "title": value, "url": value} for n, value in enumerate([1, None, [], {}, True, "\ud800 x"])]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [*rows, None, "x"]})

    assert [item.title for item in items(body)] == ["x"]


def test_feedparser_is_only_ever_given_a_stream() -> None:
    """A body that looks like a path or an address would be opened; nothing in the product calls it any other way."""
    root = Path(watchlist.__file__).parent
    calls = []
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "feedparser":
                calls.append(f"{path.name}: imports from feedparser")
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "feedparser"
            ):
                calls.append(ast.unparse(node.func) + " " + ast.unparse(node.args[0]))
                assert {keyword.arg for keyword in node.keywords} >= {"sanitize_html", "resolve_relative_uris"}
    assert calls == ["feedparser.parse io.BytesIO(mend(source.body))"]
