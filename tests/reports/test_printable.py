"""The last door before a terminal: only what says what it says goes through."""

from __future__ import annotations

import pytest

from watchlist.reports.printable import address, encodable, host, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("  two   spaces ", "two spaces"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b", "a b"),
        ("\u202eabc\u202c", "abc"),
        ("\ufeffabc\ud800", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_text_is_one_line_without_anything_that_steers(text: str, shown: str) -> None:
    """Control, bidi and unassigned characters go; letters and their joiners stay."""
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://a.example/x?y=1&z=%20#f", "https://a.example/x?y=1&z=%20#f"),
        ("https://a.example/гавань", "https://a.example/%D0%B3%D0%B0%D0%B2%D0%B0%D0%BD%D1%8C"),
        ("https://a.example/\x1b\\x", "https://a.example/%5Cx"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[broken/", ""),
        (None, ""),
    ],
)
def test_an_address_is_ascii_http_or_nothing(link: str | None, shown: str) -> None:
    """What is printed as an address, or put behind a headline, leads to a site and does nothing else."""
    assert address(link) == shown


def test_a_site_is_named_without_its_ornaments() -> None:
    """Where an address does not fit, the site's name stands for it."""
    assert host("https://user@www.herald.example/a/b") == "herald.example"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "● “é” Да…"), ("latin-1", '* "é" ??...'), ("ascii", '* "e" ??...'), ("nonsense", '* "e" ??...')],
)
def test_what_an_encoding_lacks_has_a_stand_in(encoding: str, shown: str) -> None:
    """Writing a report never fails for want of a letter."""
    assert encodable("● “é” Да…", encoding) == shown


def test_marks_do_not_heap_up() -> None:
    """A letter bears the marks of any script, and no tower of them that would cover its neighbours."""
    assert printable("e" + "\u0301" * 200 + "tude") == "e" + "\u0301" * 4 + "tude"
    assert printable("Vi\u1ec7t e\u0302\u0323 \u0e01\u0e35\u0e49") == "Vi\u1ec7t e\u0302\u0323 \u0e01\u0e35\u0e49"
