"""A sentence as the rules see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.language.tokens import MAX_TOKENS, sentence, sentences


def words(text: str) -> list[str]:
    return [token.text for token in sentence(text).tokens]


def test_possessives_and_hyphens_split():
    """The owner is a word of its own, and a hyphen joins two words that can each be met."""
    assert words("Russia's shadow-fleet") == ["Russia", "'s", "shadow", "fleet"]
    assert [token.glued for token in sentence("US-backed mine").tokens] == [True, False, False]


def test_a_possessive_can_be_joined():
    """The mark of the owner stays a token where a hyphen follows."""
    assert words("Ukraine's-first mine") == ["Ukraine", "'s", "first", "mine"]


def test_quotes_part_nothing_and_marks_do():
    """Quotes vanish, so that a quoted word stays in its phrase; commas and colons stay."""
    assert words("Russia's 'shadow fleet': a guide, and more") == [
        *("Russia", "'s", "shadow", "fleet", ":", "a", "guide", ",", "and", "more")
    ]


def test_distances_count_words_and_not_marks():
    """Punctuation makes nothing farther."""
    one = sentence("ore , : curbs")

    assert one.distance(0, 3) == 1
    assert not one.hard_between(0, 3)
    assert sentence("ore; curbs").hard_between(2, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China eases curbs on ore for Japan", "some"),
        ("China Eases Curbs on Cobalt for Japan", "title"),
        ("CHINA EASES CURBS", "all"),
        ("US, EU", "some"),
        ("", "some"),
    ],
)
def test_the_use_of_capitals_is_known(text: str, expected: str):
    """A headline in capitals tells names from words differently."""
    assert sentence(text).capitals == expected


def test_a_summary_is_cut_into_sentences():
    """Abbreviations and initials end no sentence; only the first two are read."""
    text = "Gen. A. Ore spoke in Lima. It rained! Nobody came."

    assert sentences(text) == ["Gen. A. Ore spoke in Lima.", "It rained!"]
    assert sentences("") == []
    assert sentences("No stop at the end") == ["No stop at the end"]


def test_an_endless_title_is_read_to_a_limit():
    """A title of ten thousand words costs no more than one of four hundred."""
    assert len(sentence("ore " * 10_000).tokens) == MAX_TOKENS


@given(st.text(max_size=300))
def test_any_text_makes_a_sentence(text: str):
    """No text, however odd, breaks the tokeniser; places never fall."""
    one = sentence(text)

    assert len(one.places) == len(one.tokens)
    assert list(one.places) == sorted(one.places)
    assert all(token.text for token in one.tokens)
