"""What lies behind the news, and what is made a fact by those who react to it."""

from __future__ import annotations

import pytest
from tests.rules.builders import status


@pytest.mark.parametrize(
    ("title", "summary", "expected"),
    [
        ("Ore gains", "Shares rose after China eased curbs on ore for Japan.", "history"),
        ("Ore gains", "Shares rose as China eased curbs on ore for Japan.", "asserted"),
        ("Nikkei gains", "Shares rose as China eased curbs on ore for Japan.", "history"),
        ("Who gains in the ore trade?", "China eased curbs on ore for Japan.", "question"),
        ("Explainer: the ore trade", "China eased curbs on ore for Japan.", "history"),
        ("Why millers gain", "China eased curbs on ore for Japan.", "opinion"),
        ("Millers gain after China eased curbs on ore for Japan", "", "asserted"),
    ],
)
def test_a_summary_tells_news_only_where_its_title_does(title, summary, expected):
    """What an article looks back on, or explains, is no report that it happened."""
    assert status(title, summary) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Peru condemns China lifting ore curbs for Japan", "asserted"),
        ("Peru expects China lifting ore curbs for Japan", "forecast"),
        ("China lifting ore curbs for Japan, minister says", "asserted"),
        ("Talk of China lifting ore curbs for Japan", "hedged"),
        ("Millers hold firm despite China's easing of ore curbs for Japan", "asserted"),
        ("China's easing of ore curbs for Japan comes at the worst time", "asserted"),
        ("The easing of ore curbs for Japan by China", "hedged"),
    ],
)
def test_a_reaction_makes_a_fact_of_what_it_names(title, expected):
    """Nobody condemns, or holds firm despite, what did not happen; named alone it may be anything."""
    assert status(title) == expected
