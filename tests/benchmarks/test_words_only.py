"""What a keyword alert would make of a headline."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy.words_only import WordsOnly
from tests.builders import an_item

from watchlist.definitions.files import load
from watchlist.definitions.home import locate

WATCH = """\
watch: harbour
title: Harbour
question: Has the US closed the harbour?
signals:
  - id: closed
    title: The US closes the harbour
    who: [us]
    when: [{does: [close], event: [closure], what: {place: [harbour]}}]
    anywhere: {why: [storm, strike]}
    never: [film]
    not_before: 2026-01-01
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> WordsOnly:
    home = tmp_path_factory.mktemp("home")
    (home / "watches").mkdir()
    (home / "watches" / "harbour.yaml").write_text(WATCH, encoding="utf-8")
    return WordsOnly(load(locate(str(home), {}, Path(home))))


@pytest.mark.parametrize(
    ("title", "summary", "counts"),
    [
        ("The US closes its harbour after the storm", "", True),
        # Words know neither who does it nor whether it happened.
        ("US denies it could ever close the harbour, storm or not", "", True),
        ("Harbour in Oslo closed", "The second storm in a week reached Norway, US meteorologists say.", True),
        # A word of every part has to stand somewhere.
        ("The US closes its road after the storm", "", False),
        ("Norway closes its harbour after the storm", "", False),
        ("The US closes its harbour and nobody knows why", "", False),
        ("The US closes its harbour after the storm, in a film", "", False),
        ("Les États-Unis ferment le port", "", False),
        ("Nothing at all", "", False),
    ],
)
def test_words_count_wherever_they_stand(words: WordsOnly, title: str, summary: str, counts: bool):
    """All words of the rule in title or summary, and none that must not stand: that is all there is to it."""
    assert [each.counts for each in words(an_item(title, summary=summary))] == [True] * counts


def test_an_alert_is_not_set_before_its_day(words: WordsOnly):
    """The words alone get the day before which nothing counts, so that only the reading makes the difference."""
    early = an_item("The US closes its harbour after the storm", published=None, seen=an_item().seen.replace(year=2020))

    assert not words(early)
