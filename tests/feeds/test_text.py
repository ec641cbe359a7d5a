"""The text cleaner: whatever a publisher wrote becomes plain text on one line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.feeds.text import clean


@pytest.mark.parametrize(
    "text",
    [
        "AT&T x < y", "Profit <5%", "R&D; cuts", "<3 love", "<Firm> wins", "if a<b and c>d", "x &lt y", "1 < 2 > 0",
        "Ministers’ “plan” – “yes”", "Čeština, українська, 日本語", "C++ & C#", "5 &notanentity; 6",
    ],
)  # fmt: skip
def test_plain_text_stays_as_it_is(text: str) -> None:
    """Angle brackets and ampersands that are no markup are part of the headline."""
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<p>The ban</p><p>is gone.</p>", "The ban is gone."),
        ("one<br>two<br/>three", "one two three"),
        ("the <b>bo</b>ld and the <i>italic</i>", "the bold and the italic"),
        ("<a title=\"a > b\" href='x'>link</a>, again", "link, again"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("&amp;lt;p&amp;gt;Deep&amp;lt;/p&amp;gt;", "Deep"),
        ("caf&#233; &#x2013; bar&nbsp;4", "café – bar 4"),
        ("seen<script>var x = '</b>';</script> here", "seen here"),
        ("seen<style>p{color:red}</style> here", "seen here"),
        ("seen<!-- not <b>this</b> --> here", "seen here"),
        ("<script>never closed", ""),
        ("<![CDATA[Twice packed]]>", "Twice packed"),
        ("  a\n\tb\r\n c  ", "a b c"),
        ("cafe\u0301", "café"),
        ("in <iframe width=1 allowfullscreen></iframe><o:p></o:p><p>out", "in out"),
    ],
)
def test_markup_becomes_text(raw: str, plain: str) -> None:
    """Tags go, with a space where they stood between blocks; entities are decoded as often as they were packed."""
    assert clean(raw) == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("a\x00b", "a b"),
        ("red \x1b[31malert\x1b[0m", "red alert"),
        ("title \x1b]0;owned\x07here", "title here"),
        ("link \x1b]8;;http://x.example\x1b\\here", "link here"),
        ("c1 \x9b31mhere", "c1 here"),
        ("abc\u202edef\u202c", "abcdef"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("two\u2028lines\u2029here", "two lines here"),
        ("&#27;[31mred &#x202e;turned", "[31mred turned"),
        ("=?utf-8?q?Hi=0D=0ABcc:_x?=", "= ?utf-8?q?Hi=0D=0ABcc:_x? ="),
        ("=\u200b?utf-8?=", "= ?utf-8? ="),
    ],
)
def test_nothing_unseen_gets_through(raw: str, plain: str) -> None:
    """Control characters, terminal sequences, bidi overrides, surrogates and header words end here."""
    assert clean(raw) == plain


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_no_text_leaves_with_a_control_or_format_character(text: str) -> None:
    """Whatever comes in, what goes out is one line, in NFC, of characters that are seen."""
    cleaned = clean(text)

    bad = {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.category(char) in bad for char in cleaned)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff") & set(cleaned)
    assert "=?" not in cleaned
    assert cleaned == " ".join(cleaned.split())
    assert cleaned.isprintable() or not text.isascii()


@given(st.text(alphabet="ab <>/&;=?#x\"'!-[]\x1b\x00\u200b ampltgt", max_size=80))
def test_cleaning_is_quick_and_bounded(text: str) -> None:
    """Half markup of every shape is cleaned to no more than was asked for."""
    assert len(clean(text, 20)) <= 20


def test_a_long_text_is_cut_at_a_word() -> None:
    """What is cut says so."""
    assert clean("the harbour opens " * 10, 30) == "the harbour opens the harbour…"


def test_a_hostile_text_costs_little() -> None:
    """Ten million brackets are cut before they are read."""
    assert len(clean("<a '\"" * 2_000_000)) <= 2000
