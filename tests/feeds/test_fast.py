"""Generated feeds: the fast reader makes of them what feedparser makes of them, or nothing."""

from __future__ import annotations

import gc
import random
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.builders import NOW, a_feed

from watchlist.feeds import fast, xml
from watchlist.feeds.entries import Document, NoFeed, Source
from watchlist.feeds.parsing import Unparsed, parse_at_once, parse_document

ADDRESS = "https://feeds.example/news/feed.xml"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:own="http://herald.example/own"'
    ' xmlns:georss="http://www.georss.org/georss" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
)
WORDS = st.sampled_from(
    [
        "The ferry sails again", "AT&T x < y", "Café – “open”", "CafÃ© au lait", "R&amp;D", "<b>Bold</b> move", "",
        "  spaced\n out ", "smart \x91quotes\x92", "naïve", "Паром снова ходит", "渡輪", "a]]&gt;b",
        "&lt;p&gt;One&lt;/p&gt;",
        "5 &copy; 6", "=?utf-8?q?x?=", "\u200bhidden", "<![CDATA[twice]]>",
    ]
)  # fmt: skip
LINKS = st.sampled_from(
    [
        "https://herald.example/a", "https://herald.example/a?x=1&y=2", "/b/c", "c.html", "?p=7", "//herald.example/d",
        "",
        "http:////herald.example/e", "javascript:alert(1)", "tag:herald.example,2026:1", "https://herald.example/f#g",
        "https://herald.example/h?", "mailto:desk@herald.example", "https://herald.example/?a=1&copy;=2",
        "urn:x:1", "17",
        " https://herald.example/i ", "HTTPS://Herald.example/J", "https://herald.example/ö",
    ]
)  # fmt: skip
TIMES = st.sampled_from(
    [
        "Mon, 02 Nov 2026 10:00:00 GMT", "Mon, 2 Nov 2026 10:00 +0530", "02 Nov 2026 10:00:00 EST",
        "2026-11-02T10:00:00Z", "2026-11-02T10:00:00.123+01:00", "2026-11-02T10:00:00-03:30", "2026-11-02",
        "2026-11-02T10:00:00-0345", "", "2026-02-30",
        "2026-11-02 10:00:00", "yesterday", "Mon, 02 Nov 2026 25:00:00 GMT", "Lun, 02 Nov 2026 10:00:00 GMT",
        "Mon, 02 Nov 26 10:00:00 GMT", "Tue, 31 Dec 2026 23:59:60 GMT", "02 September 2026 10:00:00 CEST", "20261102",
        "Mon, 02 Nov 2026 10:00:00 PM", "2026-11-02T10:00", "9999-12-31T23:59:59-01:00", "1 oct 2026 10:00:00 utc",
        "2026-11-02T10:00:00z", "Thu, 05 Nov 2026 10:00:00 gmt", "2026-11-02T24:00:00Z", "0001-01-01T00:00:00+01:00",
    ]
)  # fmt: skip


def packed(text: str, kind: str) -> str:
    if kind == "cdata":
        return f"<![CDATA[{text.replace(']]>', ']] >')}]]>"
    return escape(text) if kind == "escaped" else f"<!-- a note -->{escape(text)}"


PACKED = st.builds(packed, WORDS, st.sampled_from(["escaped", "cdata", "noted"]))
LINKED = LINKS.map(escape)


def element(name: str, inside: st.SearchStrategy[str], *attributes: str) -> st.SearchStrategy[str]:
    given_attributes = st.sampled_from(["", *(f" {each}" for each in attributes)])
    return st.builds(lambda text, attribute: f"<{name}{attribute}>{text}</{name}>", inside, given_attributes)


def empty(name: str, attribute: str, values: st.SearchStrategy[str], *more: str) -> st.SearchStrategy[str]:
    others = st.sampled_from(["", *(f" {each}" for each in more)])
    return st.builds(lambda value, other: f"<{name}{other} {attribute}={quoteattr(value)}/>", values, others)


SAID = st.one_of(
    element("title", PACKED, 'type="html"', 'type="text"', 'type="xhtml"', 'xml:lang="de"', 'mode="escaped"'),
    element("description", PACKED, 'type="text/html"', 'type="application/json"', 'mode="base64"'),
    element("link", LINKED, 'rel="alternate"', 'rel="self"', 'xml:base="https://base.example/x/"'),
    element(
        "guid", LINKED, 'isPermaLink="false"', 'isPermaLink="true"', 'ispermalink="FALSE"', 'base="https://b.example/"'
    ),
    element("pubDate", st.one_of(st.just("Mon, 02 Nov 2026 10:00:00 GMT"), TIMES)),
)
SELDOM = st.one_of(
    element("content:encoded", PACKED),
    element("summary", PACKED, 'type="html"', 'type="text"'),
    element("content", PACKED, 'type="html"', 'type="text/plain"', 'src="https://herald.example/x"'),
    element("dc:date", TIMES),
    element("updated", TIMES),
    element("dcterms:created", TIMES),
    element("published_parsed", TIMES),
    element("dc:title", PACKED),
    element("dc:description", PACKED),
    element("dc:language", st.sampled_from(["de", "en-GB", ""])),
    element("id", LINKED),
    element("media:title", PACKED, 'type="plain"', 'type="html"'),
    element("media:description", PACKED),
    element("media:content", element("media:title", PACKED), 'url="x"'),
    element("media:content", element("media:description", PACKED)),
    element("media:group", element("media:content", element("media:title", PACKED))),
    element("own:box", element("title", PACKED), 'kind="x"'),
    element("own:box", element("image", LINKED)),
    element("own:box", st.builds("<image>x</image>{0}<url>y</url>{0}".format, element("title", PACKED))),
    element("own:box", element("link", LINKED)),
    element("own:title", PACKED, 'a="b"'),
    element("itunes:summary", PACKED),
    element("itunes:subtitle", PACKED),
    element("author", element("name", PACKED)),
    element("author", element("title", PACKED)),
    element("rights", PACKED),
    element("category", PACKED, 'term="x"'),
    element("source", PACKED, 'url="https://other.example/feed"', 'url="/feed"'),
    element("source", st.builds("".join, st.lists(st.one_of(element("title", PACKED), element("id", LINKED),
            element("link", LINKED), empty("link", "href", LINKS), element("updated", TIMES)), max_size=4))),
    element("feedburner:origLink", LINKED, 'x="y"'),
    element("georss:point", st.just("1.5 2.5")),
    element("slash:comments", st.just("7")),
    element("image", element("url", LINKED)),
    element("image", element("title", PACKED)),
    element("description", st.just("open <b>markup</b> inside")),
    element("title", st.just("open <i>markup</i> inside")),
    element("abstract", PACKED),
    empty("link", "href", LINKS, 'rel="alternate"', 'rel="self"', 'rel="ALTERNATE"', 'type="image/png"'),
    empty("atom:link", "href", LINKS, 'rel="alternate"', 'rel="replies"'),
    empty("link", "href", LINKS, 'xmlns:thr="http://purl.org/syndication/thread/1.0" rel="replies" thr:count="0"'),
    empty("link", "href", LINKS, 'xmlns:thr="http://purl.org/syndication/thread/1.0" thr:href="/y" thr:rel="self"'),
    element("link", st.one_of(element("media:content", st.just("x")), element("media:title", PACKED)), 'href="/z"'),
    element("link", element("media:content", st.just("")), 'href="https://herald.example/k" rel="alternate"'),
    empty("link", "url", LINKS),
    empty("enclosure", "url", LINKS, 'type="audio/mpeg"'),
    st.just("<title/>"),
    st.just("<link/>"),
    st.just("stray words"),
    st.just("<?note here?>"),
)  # fmt: skip
PART = st.one_of(SAID, SAID, SAID, SELDOM)
INSIDE = st.lists(PART, max_size=5).map("".join)
ABOUT = st.lists(
    st.one_of(
        element("title", PACKED),
        element("link", LINKED),
        element("description", PACKED),
        element("language", st.sampled_from(["de", "en-us", ""])),
        element("itunes:summary", PACKED),
        element("media:description", PACKED),
        element("id", LINKED),
        empty("atom:link", "href", LINKS, 'rel="self"', 'rel="alternate" type="text/html"'),
        empty("link", "href", LINKS, 'rel="self"'),
        element("image", st.builds("".join, st.lists(st.one_of(element("title", PACKED), element("link", LINKED),
                element("url", LINKED), element("odd", PACKED)), max_size=3))),
        element("textInput", element("link", LINKED)),
        element("lastBuildDate", TIMES),
        element("content:encoded", PACKED),
        element("own:box", element("language", st.just("fr"))),
    ),
    max_size=5,
).map("".join)  # fmt: skip
OPENING = st.sampled_from(
    [*[""] * 5, '<?xml version="1.0"?>',
     '<?xml version="1.0" encoding="utf-8"?>\n', "<?xml version='1.0' encoding='UTF-8'?>",
     '<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0" encoding="windows-1252"?>\n<!-- here -->',
     '\n <?xml version="1.0" encoding="utf-8"?>',
     '\ufeff<?xml version="1.0"?>', '<?xml version="1.0" encoding="big5"?>',
     '<?xml version="1.0"?><!DOCTYPE rss>', '<?xml version="1.0"?><?style sheet="x"?>']
)  # fmt: skip
ROOT = st.sampled_from(
    [*[""] * 5, ' xml:lang="de-AT"', ' lang="sr_RS"', ' xml:base="https://base.example/deep/"',
     ' xmlns:m="http://search.yahoo.com/mrss/"',
     ' xmlns:x="http://purl.org/dc/elements/1.1/"', ' xmlns="http://unknown.example/"']
)  # fmt: skip
ENCODED = st.sampled_from(["utf-8", "utf-8", "utf-8", "windows-1252", "iso-8859-1"])
TWICE = st.sampled_from([0, 0, 1])
HEADERS = st.sampled_from(
    ["", "application/rss+xml", "text/xml", "text/xml; charset=utf-8", "text/html; charset=windows-1252", "text/plain",
     'application/xml; charset="ISO-8859-1"', "application/octet-stream; charset=koi8-r", "image/png"]
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Source:
    """Feeds of every kind, most of them in order."""
    root, about = draw(ROOT), draw(ABOUT)
    kind = draw(st.sampled_from(["rss", "rss", "atom", "rdf"]))
    name = "entry" if kind == "atom" else "item"
    other = ' rdf:about="https://herald.example/about"' if kind == "rdf" else ' href="/x"'
    marks: list[str] = ["", "", ' xml:lang="en"', other]
    items = [
        f"<{name}{draw(st.sampled_from(marks))}>{inside}</{name}>" for inside in draw(st.lists(INSIDE, max_size=3))
    ]
    items += items[: draw(TWICE)]
    listed = "\n".join(items)
    if kind == "rss":
        text = f'<rss version="2.0" {SPACES}{root}><channel>{about}{listed}</channel></rss>'
    elif kind == "atom":
        atom = "" if "xmlns=" in root else ' xmlns="http://www.w3.org/2005/Atom"'
        text = f"<feed{atom} {SPACES}{root}>{about}{listed}</feed>"
    else:
        rdf = "" if "xmlns=" in root else ' xmlns="http://purl.org/rss/1.0/"'
        rdf += ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        text = f"<rdf:RDF{rdf} {SPACES}{root}><channel>{about}</channel>{listed}</rdf:RDF>"
    body = (draw(OPENING) + text).encode(draw(ENCODED), "xmlcharrefreplace")
    return Source(body=body, content_type=draw(HEADERS), url=ADDRESS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_generated_feeds_are_read_alike(source: Source) -> None:
    """Titles of all sorts, links without a host, bases, odd times, odd ids: both ways lead to the same."""
    read = fast.parse(source)
    event("read at once" if read else "left to feedparser")
    if read is not None:
        assert read == by_feedparser(source)


@settings(max_examples=60, deadline=None)
@given(documents(), st.integers(0, 2**32))
def test_what_was_changed_on_the_way_is_read_alike(source: Source, seed: int) -> None:
    """A document that lost or gained something is read by both ways alike, or left to feedparser."""
    dice = random.Random(seed)
    body = bytearray(source.body)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(body) + 1)
        body[at : at + dice.randint(0, 4)] = dice.choice(
            [b"", b"<", b"/>", b"&", b"\xe9", b" ", b"<b>", b"</item>", b"x"]
        )
    source = Source(body=bytes(body), content_type=source.content_type, url=source.url)
    read = fast.parse(source)
    if read is not None:
        assert read == by_feedparser(source)


def by_feedparser(source: Source) -> Document | str:
    try:
        return xml.parse(source)
    except NoFeed as error:
        return error.message


ITEM = "<item><title>The ferry sails</title><link>https://herald.example/a</link></item>"


def rss(inside: str = ITEM, *, before: str = "", after: str = "") -> Source:
    return Source(body=f"{before}<rss version='2.0'><channel>{inside}</channel></rss>{after}".encode(), url=ADDRESS)


@pytest.mark.parametrize(
    "inside",
    [
        "<source><title>Herald</title></source><media:group><media:content>{0}</media:content></media:group>",
        "<source><title>Herald</title></source>{0}",
        "<source><title/></source><media:content>{0}</media:content>",
        "<source>Herald</source><media:content>{0}</media:content>",
        "{0}<source><title>Herald</title></source><title>Ferry</title>",
        "<image>x</image>{0}",
        "<title/>{0}",
        "{0}<title/>",
    ],
)
def test_the_title_of_a_picture_counts_where_it_does_for_feedparser(inside: str) -> None:
    """Where it stands before the entry's own, or after what feedparser takes for a new beginning."""
    text = f"<rss version='2.0' {SPACES}><channel><item>{inside}</item></channel></rss>"
    source = Source(body=text.format("<media:title>Picture</media:title>").encode(), url=ADDRESS)

    assert fast.parse(source) == by_feedparser(source)


def test_an_empty_address_means_the_base() -> None:
    """What a base makes of it is for feedparser to say."""
    text = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/deep/"><link href=""/></feed>'

    assert fast.parse(Source(body=text.encode(), url=ADDRESS)) is None


@pytest.mark.parametrize(
    "source",
    [
        rss(before='<!DOCTYPE rss [<!ENTITY a "b">]>'),
        rss(before='<!DOCTYPE rss SYSTEM "http://herald.example/rss.dtd">'),
        rss("<item><title>Fish &nbsp; chips</title></item>"),
        rss("<item><title>Fish & chips</title></item>"),
        rss(after="<rss/>"),
        rss("<item><title>cut"),
        Source(body='<?xml version="1.0" encoding="gb2312"?><rss/>'.encode("gb2312")),
        Source(body=rss().body.decode().encode("utf-16")),
        Source(body=b"<html><body>no feed</body></html>"),
        Source(body=b"no feed"),
        Source(body=b""),
        Source(body=rss().body, broken=True),
        rss(ITEM * 30_000),
        rss("<a>" * 50_000 + "</a>" * 50_000),
        rss(f"<item><title>{'long ' * 450_000}</title></item>"),
        rss("<item>" * 20 + "</item>" * 20),
        rss("<item>" + "<a>" * 20 + "<title>deep</title>" + "</a>" * 20 + "</item>"),
    ],
)
def test_whatever_is_doubtful_is_left_to_feedparser(source: Source) -> None:
    """Entities, doctypes, odd encodings, what is not well-formed, not a feed, too large or too deep."""
    assert fast.parse(source) is None
    assert parse_at_once(source, a_feed(url=ADDRESS), NOW) is None


def test_what_is_read_at_once_is_what_a_worker_reads() -> None:
    """The items are the same, with the same ids, and so is the count of what is left out."""
    source = rss("".join(f"<item><title>Ferry {n}</title><guid>ferry-number-{n}</guid></item>" for n in range(2100)))
    feed = a_feed(url=ADDRESS)

    at_once, by_worker = parse_at_once(source, feed, NOW), parse_document(source, feed, NOW)

    assert not isinstance(by_worker, Unparsed)
    assert at_once == by_worker
    assert at_once is not None
    assert (len(at_once.items), at_once.left_out) == (2000, 100)


def test_the_collector_of_garbage_goes_on_where_it_went_on() -> None:
    """It pauses while a document is read, and is found as it was before."""
    assert gc.isenabled()
    fast.parse(rss())
    assert gc.isenabled()
    gc.disable()
    try:
        fast.parse(rss())
        assert not gc.isenabled()
    finally:
        gc.enable()
