"""What is right, wrong and missed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from benchmarks.accuracy.cases import Case, Label, Name
from benchmarks.accuracy.scoring import Score, promises, score_case, score_pairs
from msgspec.structs import replace
from tests.builders import a_signal, a_watch

from watchlist.model.evidence import Reading, Status
from watchlist.model.item import Item

EASE, LICENSE, OBSERVE = (Name(watch="fleet", signal=name) for name in ("ease", "license", "observe"))
ITEM = Item(id="x", title="US eases", seen=datetime(2026, 3, 13, tzinfo=UTC))
NONE: dict[Name, frozenset[str]] = {}


def reader(**said: str):
    """A reader that says so of each signal; "counts" is asserted."""
    readings = tuple(
        Reading(
            watch="fleet",
            signal=signal,
            status=Status("asserted" if status == "counts" else status),
            counts=status == "counts",
            because=(),
            quote="US eases",
        )
        for signal, status in said.items()
    )
    return lambda item: readings


def a_case(label: str, *also: Name, name: Name = EASE) -> Case:
    return Case(item=ITEM, name=name, label=label, also=frozenset(also))


@pytest.mark.parametrize(
    ("label", "said", "right", "wrong", "missed"),
    [
        ("asserted", {"ease": "counts"}, 1, 0, 0),
        ("asserted", {"ease": "hedged"}, 0, 0, 1),
        ("asserted", {}, 0, 0, 1),
        ("hedged", {"ease": "hedged"}, 0, 0, 0),
        ("hedged", {"ease": "counts"}, 0, 1, 0),
        ("unrelated", {}, 0, 0, 0),
        # The right headline for the wrong signal is found too late and told too early.
        ("asserted", {"license": "counts"}, 0, 1, 1),
        ("asserted", {"ease": "counts", "license": "counts"}, 1, 1, 0),
    ],
)
def test_a_case_is_right_wrong_or_missed(label: str, said: dict[str, str], right: int, wrong: int, missed: int):
    """What counts is held against the label, for the very signal."""
    score = score_case(a_case(label), reader(**said), NONE)

    assert (score.right, score.wrong, score.missed) == (right, wrong, missed)


def test_of_two_things_in_a_headline_one_has_to_be_told():
    """A case that asserts two signals is found by either, and the other is no error."""
    case = a_case("asserted", LICENSE)

    by_either = [score_case(case, reader(**said), NONE) for said in ({"license": "counts"}, {"ease": "counts"})]

    assert [(each.right, each.wrong, each.missed) for each in by_either] == [(1, 0, 0), (1, 0, 0)]


def test_where_a_promise_is_the_event_a_forecast_is_neither_asked_for_nor_wrong():
    """A signal that counts forecasts, too, may count a case with such a label or not."""
    rule = replace(a_signal().rule, count_also=frozenset({Status.FORECAST}))
    promised = promises([a_watch(a_signal("observe", watch="fleet", rule=rule))])

    case = a_case("forecast", name=OBSERVE)

    assert promised == {OBSERVE: frozenset({"forecast"})}
    for said in ({"observe": "counts"}, {}):
        score = score_case(case, reader(**said), promised)
        assert (score.right, score.wrong, score.missed) == (0, 0, 0)


def test_the_status_is_compared_as_well():
    """The table holds each label with what it was taken for; what meets no pattern is unrelated."""
    score = score_case(a_case("denied"), reader(ease="hedged"), NONE) + score_case(a_case("unrelated"), reader(), NONE)

    assert score.table == {("denied", "hedged"): 1, ("unrelated", "unrelated"): 1}
    assert (score.labels, score.agreed) == (2, 1)
    assert [fault.what for fault in score.faults] == ["unlike"]


def test_each_pair_of_item_and_signal_in_an_archive_stands_for_itself():
    """An item that counts for one signal and is missed for its sister is right once and missed once."""
    labels = [Label(id="x", name=EASE, label="asserted"), Label(id="x", name=LICENSE, label="asserted")]

    score = score_pairs(labels, {"x": ITEM}, reader(ease="counts"), NONE)

    assert (score.right, score.wrong, score.missed) == (1, 0, 1)
    assert [(fault.what, fault.name) for fault in score.faults] == [("missed", LICENSE)]


def test_an_old_event_mentioned_again_is_an_error():
    """What is labelled history must not count."""
    labels = [Label(id="x", name=EASE, label="history")]

    score = score_pairs(labels, {"x": ITEM}, reader(ease="counts"), NONE)

    assert (score.right, score.wrong, score.missed) == (0, 1, 0)


def test_what_nobody_has_judged_is_named_and_not_guessed():
    """A count without a label is neither right nor wrong; a label whose item is not there is passed over."""
    labels = [Label(id="x", name=EASE, label="denied"), Label(id="gone", name=EASE, label="asserted")]

    score = score_pairs(labels, {"x": ITEM}, reader(license="counts"), NONE)

    assert (score.right, score.wrong, score.missed) == (0, 0, 0)
    assert [(fault.what, fault.name) for fault in score.faults] == [("unjudged", LICENSE)]


def test_parts_of_nothing_are_no_figures():
    """Where nothing was counted there is no precision, and where nothing counts no recall."""
    assert (Score().precision, Score().recall) == (None, None)
    assert (Score(right=1, wrong=1, missed=3).precision, Score(right=1, wrong=1, missed=3).recall) == (0.5, 0.25)
