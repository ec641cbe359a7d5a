"""Whatever stands in a title, reading it neither breaks nor changes its mind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.builders import found, status

HEDGES = [
    "If {}, markets will jump",
    "Sources say {}",
    "Reportedly, {}",
    "{}?",
    "Report says {}",
    "{} if talks succeed",
    "Minister denies that {}",
]
ASSERTED = [
    "China eases curbs on ore for Japan",
    "Beijing lifts Japan ore quotas",
    "China rolls back Japan's ore curbs",
]
TRAILING = ["The weather is fine.", "Shares rose 2%.", "Rain is expected on Friday."]
QUIET = ["China may ease curbs on ore for Japan", "India eases curbs on ore for Japan", "Ore is heavy"]
WORDS = st.sampled_from(
    ["China", "Japan", "eases", "curbs", "ore", "on", "to", "may", "not", "'s", "—", ",", ":", "“", "if", "by", "U.S."]
)


@given(st.text(max_size=400))
def test_any_text_can_be_read(title: str):
    """No text breaks the reading."""
    found(title, title)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_words_of_the_rule_in_any_order_can_be_read_and_read_the_same_twice(title: str):
    """Headlines made of nothing but triggers neither break it nor read differently the second time."""
    assert found(title) == found(title)


@pytest.mark.parametrize(
    "title", ["China eases curbs on ore for Japan " * 300, "ore " * 10_000, "," * 10_000, "'s " * 5_000]
)
def test_a_title_of_ten_thousand_characters_is_read_to_its_limit(title: str):
    """An endless title costs no more than its first words."""
    found(title)


@pytest.mark.parametrize("frame", HEDGES)
@pytest.mark.parametrize("title", ASSERTED)
def test_a_hedge_around_a_fact_is_no_fact(title: str, frame: str):
    """Wrapped in any frame that takes it back, an asserted title is asserted no more."""
    assert status(frame.format(title)) != "asserted"


@pytest.mark.parametrize("trailing", TRAILING)
@pytest.mark.parametrize("title", QUIET)
def test_a_sentence_about_something_else_makes_nothing_count(title: str, trailing: str):
    """What does not count does not count with an unrelated sentence behind it, either."""
    assert status(f"{title}. {trailing}") != "asserted"
    assert status(title, trailing) != "asserted"
