"""Lists of feeds are read however broken they are, and what is written is read back to the same."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.feeds.test_corpus import CORPUS

from watchlist.feeds.opml import LARGEST, read, write
from watchlist.model.feed import Feed, FeedKind


def addresses(body: str) -> list[str]:
    """The addresses that are read of a document."""
    return [each.address for each in read(body.encode()).feeds]


def listed(*outlines: str) -> str:
    """A document with these outlines."""
    return f"<opml version='2.0'><head><title>Mine</title></head><body>{''.join(outlines)}</body></opml>"


def test_folders_and_categories_are_kept_with_a_feed() -> None:
    """A folder holds what stands in it, and no longer."""
    text = listed(
        '<outline text="World"><outline text="Ports"><outline text="A" xmlUrl="https://a.example/"/></outline>',
        '<outline title="B" xmlUrl="https://b.example/" category="/News/Trade,mines"></outline></outline>',
        '<outline text="C" xmlUrl="https://c.example/"/>',
    )

    assert [(each.title, each.folders) for each in read(text.encode()).feeds] == [
        ("A", ("World", "Ports")),
        ("B", ("World", "Trade", "mines")),
        ("C", ()),
    ]
    assert read(text.encode()).remarks == ()


@pytest.mark.parametrize(
    ("outline", "address"),
    [
        ('<outline text="R & D" xmlUrl="https://a.example/?a=1&copy=2"/>', "https://a.example/?a=1&copy=2"),
        ('<outline text="x" xmlUrl="https://a.example/?a=1&amp;copy=2"/>', "https://a.example/?a=1&copy=2"),
        ('<OUTLINE TEXT="x" XMLURL="https://a.example/">', "https://a.example/"),
        ("<outline text='x' xmlUrl='https://a.example/'", "https://a.example/"),
        ('<outline text="A <a href="https://b.example">b</a>" xmlUrl="https://a.example/"/>', "https://a.example/"),
        ('<![CDATA[ <outline]]><![junk[ <outline xmlUrl="https://a.example/"/>', "https://a.example/"),
    ],
)
def test_what_is_not_well_formed_is_read_and_told(outline: str, address: str) -> None:
    """Real lists hold bare ampersands, quotes in quotes, and tags that never end."""
    assert addresses(listed(outline)) == [address]
    assert read(f"<opml>{outline}".encode()).remarks


def test_no_document_type_is_used() -> None:
    """Entities stay what they are: no file is read for one, and nothing grows."""
    text = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + listed(
        '<outline text="&x;" xmlUrl="https://a.example/&x;"/>'
    )

    assert addresses(text) == ["https://a.example/&x;"]
    assert read(text.encode()).remarks == ("it declares a document type, of which nothing is used",)


def test_a_plain_list_is_taken_line_by_line() -> None:
    """Some people keep one; comments are no addresses."""
    found = read(b"# mine\nhttps://a.example/\n\nhttps://b.example/\n")

    assert [(each.line, each.address) for each in found.feeds] == [(2, "https://a.example/"), (4, "https://b.example/")]
    assert read(b"").feeds == ()


@pytest.mark.parametrize(
    "body",
    [
        listed('<outline text="Порт" xmlUrl="https://a.example/"/>').encode("utf-16"),
        b"\xef\xbb\xbf" + listed('<outline text="Порт" xmlUrl="https://a.example/"/>').encode(),
        b"<?xml version='1.0' encoding='windows-1251'?>"
        + listed('<outline text="Порт" xmlUrl="https://a.example/"/>').encode("cp1251"),
    ],
)
def test_a_list_may_be_in_any_encoding(body: bytes) -> None:
    """The mark at its beginning counts, then what it says of itself."""
    assert [each.title for each in read(body).feeds] == ["Порт"]


@pytest.mark.parametrize("body", [b"\xff\xfe\xff", b"<?xml encoding='klingon'?>\xff<outline", b"<" * 1000])
def test_junk_holds_no_feed(body: bytes) -> None:
    """And raises nothing."""
    assert read(body).feeds == ()


@given(st.text(st.sampled_from("<>/!-[]&;\"'= oultinexmRLCDATA:?\n"), max_size=60))
def test_no_text_raises(junk: str) -> None:
    """Whatever stands in a list."""
    read(f"<opml><outline xmlUrl='x' {junk}".encode())


def test_a_list_too_large_is_read_to_a_point() -> None:
    """And says so."""
    found = read(listed('<outline xmlUrl="https://a.example/"/>').encode() + b" " * LARGEST)

    assert len(found.feeds) == 1
    assert "only its first 8 MB are read" in found.remarks


@given(st.text(max_size=30), st.sampled_from(["", "de", "pt-br"]))
def test_what_is_written_is_xml_and_read_back(publisher: str, language: str) -> None:
    """Also what a publisher's name does to quotes."""
    name = " ".join("".join(each for each in publisher if each.isprintable()).split())
    feed = Feed(
        id="a",
        url="https://a.example/?x=1&y='2'",
        publisher=name,
        kind=FeedKind.WIRE,
        language=language,
        tags=("world", "trade"),
        site="https://a.example/",
    )
    text = write([feed], "Mine & others")
    back = read(text.encode())

    assert ET.fromstring(text).get("version") == "2.0"
    assert back.remarks == ()
    assert back.feeds[0].address == feed.url
    assert back.feeds[0].folders == feed.tags
    assert back.feeds[0].own.get("publisher", "") == name
    assert back.feeds[0].own["kind"] == "wire"


@pytest.mark.skipif(not CORPUS, reason="WATCHLIST_CORPUS names no folder of real feeds")
def test_every_list_of_the_corpus_is_read_to_the_last_address() -> None:
    """As many feeds as addresses stand in it, in all of them; most are not well-formed."""
    for file in sorted(Path(CORPUS, "opml").glob("*.opml")):
        body = file.read_bytes()
        assert len(read(body).feeds) == body.lower().count(b"xmlurl="), file.name
