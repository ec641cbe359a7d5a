"""A text as its bare words: every token of it stands there, and nothing of a longer word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.language.frequency import RARE, frequency
from watchlist.language.letters import letters
from watchlist.language.tokens import tokenise

PIECES = (
    *("U.S.", "U.S.S.R.", "don't", "don’t", "don`t", "cannot", "Can't", "Russia's", "o'brien", "O‘Brien", "l’été"),
    *("30bn", "iPhone17", "Su-35", "1,000.5km", "“ban”", "urban", "Öl", "ёлка", "Ёлка", "рф", "ﬁnal", "soft\u00adly"),
    *(" ", "  ", "-", " – ", "—", "--", "…", "\u00a0", ".", ",", "/", "'", "’", "_", "\u200b", "İ", "²"),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ban on U.S. oil, by 2026", " ban on us oil  by      "),
        ("They can’t — and don't", " they can not   and do not "),
        ("Öl für l’Été", " öl für l été "),
        ("", "  "),
    ],
)
def test_a_text_becomes_its_words_in_small_letters(text: str, words: str):
    """Marks and digits become spaces, and dotted capitals and shortened negations become words."""
    assert letters(text).decode() == words


@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_characters="Σ"), max_size=4)), max_size=12
    ).map("".join)
)
def test_every_token_of_a_text_stands_in_its_letters(text: str):
    """Its letters are parted from those of its neighbours, whatever stands between."""
    found = letters(text)
    for token in tokenise(text):
        alone = " ".join(re.findall(r"[^\W\d_]+", token.low))
        assert not alone or f" {alone} ".encode() in found


def test_a_word_is_as_frequent_as_it_was_counted():
    """One in no list is rare, and a beginning is as frequent as all that begin so."""
    assert frequency(True, "trump", True) > frequency(True, "sanctions", True) > RARE
    assert frequency(True, "xylophone", True) == RARE
    assert frequency(True, "sanction", False) >= frequency(True, "sanctions", True) + frequency(True, "sanction", True)
    assert frequency(False, "anction", False) >= frequency(True, "sanction", False)
