"""Every model type that is stored comes back as it was, whatever is in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.filled import record

from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.feed import FeedState
from watchlist.model.item import Item
from watchlist.model.standing import DeadlinePassed, SightChanged, Standing, Transition
from watchlist.store import Cursor, Store, event_key
from watchlist.store.rows import item_key, moment, stamp, words_from

# Every text that UTF-8 can spell, and every time that Python can: the cleaner is stricter, the store need not be.
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
COUNT = st.integers(0, 2**40)
ONE = "harbour"


def of(kind, **fixed):
    """Any fact of a kind, all of its fields filled, so that a field without a column is found."""
    return st.builds(kind, **dict.fromkeys(kind.__struct_fields__, ...) | fixed)


def one_of_each(key, facts):
    return list({key(fact): fact for fact in facts}.values())


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_time_is_kept_to_the_microsecond(at):
    """Whole microseconds, from the year 1 to the year 9999."""
    assert moment(stamp(at)) == at


def test_a_time_without_a_zone_is_refused():
    """All times are aware; one in another zone is the same moment."""
    with pytest.raises(TypeError):
        stamp(datetime(2026, 3, 14))  # noqa: DTZ001
    east = timezone(timedelta(hours=2))
    assert stamp(datetime(2026, 3, 14, 9, tzinfo=east)) == stamp(datetime(2026, 3, 14, 7, tzinfo=UTC))


def test_items_of_different_ids_have_different_keys():
    """Upper case, shorter, hashed: an id is only itself."""
    spelled = "0123456789abcdef" * 2
    ids = [spelled, spelled.upper(), spelled[:-1], spelled + "0", "", "1", "１"]

    assert len({item_key(each) for each in ids}) == len(ids)
    assert item_key(spelled) == bytes.fromhex(spelled)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '"a"', "null", "[", "[null]"])
def test_what_is_no_list_of_texts_is_refused(text):
    """A column of texts holds nothing else."""
    with pytest.raises(ValueError):
        words_from(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(of(Item, feed=st.just("herald")), max_size=4))
def test_items_come_back(items):
    """An item is stored as it is."""
    items = one_of_each(lambda item: item.id, items)
    with Store.memory() as store:
        store.save_feed(FeedState(feed="herald"), items, datetime(2026, 3, 14, tzinfo=UTC))

        assert [stored.item for stored in store.items_after(0, {"herald"})] == items[::-1]


@settings(max_examples=60, deadline=None)
@given(of(FeedState, failures=COUNT, items=COUNT, moved_runs=COUNT, gap=COUNT))
def test_feed_states_come_back(state):
    """The state of a feed is kept as it is."""
    with Store.memory() as store:
        store.save_feed(state, (), datetime(2026, 3, 14, tzinfo=UTC))

        assert store.feed_states() == {state.feed: state}


@settings(max_examples=60, deadline=None)
@given(
    of(Cursor, position=COUNT),
    st.lists(of(Evidence, watch=st.just(ONE), revision=COUNT), max_size=3),
    st.lists(of(Standing, watch=st.just(ONE), primaries=COUNT, reprints=COUNT), max_size=3),
    st.lists(of(NearMiss, watch=st.just(ONE)), max_size=3),
    st.lists(of(Transition) | of(DeadlinePassed) | of(SightChanged), max_size=3),
)
def test_a_judgement_comes_back(cursor, evidence, standings, near_misses, events):
    """What a judgement found is kept as it is."""
    evidence = one_of_each(lambda each: (each.signal, each.item), evidence)
    spoken = {(each.signal, each.item) for each in evidence}
    near_misses = one_of_each(lambda each: (each.signal, each.item), near_misses)
    near_misses = [each for each in near_misses if (each.signal, each.item) not in spoken]
    events = one_of_each(event_key, events)
    with Store.memory() as store:
        record(
            store,
            cursor=cursor,
            evidence=evidence,
            standings=standings,
            near_misses=near_misses,
            events=events,
            deliveries=(),
        )

        case = store.case(ONE)
        assert case.cursor == cursor
        assert sorted(case.evidence, key=repr) == sorted(evidence, key=repr)
        assert case.standings == {each.signal: each for each in standings}
        assert sorted(case.near, key=repr) == sorted(near_misses, key=repr)
        assert sorted((r.event for r in store.events()), key=repr) == sorted(events, key=repr)
