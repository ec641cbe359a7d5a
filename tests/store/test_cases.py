"""What is known of a watch: how far it read, what speaks, where its signals stand, what came near."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from tests.builders import NOW, an_item, evidence_from
from tests.store.filled import EVIDENCE, FEED, FIRED, ITEMS, NEAR, OPENED, PASSED, STANDING, fill, record

from watchlist.model.evidence import Status
from watchlist.store import Case, Counts, Cursor

LATER = NOW + timedelta(days=1)


def test_a_watch_never_judged_has_an_empty_case(store):
    """No cursor, no standing, no evidence."""
    assert store.case("harbour") == Case()
    assert store.cursor("harbour") is None


def test_a_case_comes_back_as_it_was_recorded(store):
    """The case of a watch holds what was recorded for it, and nothing of another's."""
    fill(store)

    case = store.case("harbour")

    assert case.cursor == store.cursor("harbour") == Cursor(position=2, fingerprint="1", started=NOW)
    assert case.standings == {"opened": STANDING}
    assert case.evidence == EVIDENCE
    assert case.near == (NEAR,)
    assert store.case("bridge") == Case()
    assert store.counts() == Counts(items=2, evidence=2)
    assert store.feed_states() == {"herald": FEED}


def test_an_item_judged_again_stays_one_piece_of_evidence(store):
    """The new revision takes the place of what the old one said."""
    fill(store)
    denied = replace(EVIDENCE[1], revision=2, status=Status.DENIED, counts=False, because=("not",))

    record(store, evidence=(denied,), now=LATER)

    assert store.case("harbour").evidence == (EVIDENCE[0], denied)


def test_the_same_judgement_recorded_again_changes_nothing(store):
    """Whoever was interrupted may simply do it again."""
    fill(store)
    before = store.case("harbour"), store.events(), store.undelivered(LATER)

    record(store, now=LATER)

    assert (store.case("harbour"), store.events(), store.undelivered(LATER)) == before


def test_the_latest_twenty_near_misses_are_kept(store):
    """Older ones give way, and another watch's are not touched."""
    record(store, near_misses=[replace(NEAR, item=f"n{n}", at=NOW + timedelta(hours=n)) for n in range(15)])
    record(store, near_misses=[replace(NEAR, item=f"n{n}", at=NOW + timedelta(hours=n)) for n in range(10, 30)])

    assert [near.item for near in store.case("harbour").near] == [f"n{n}" for n in range(29, 9, -1)]


def test_what_speaks_of_a_signal_is_no_near_miss_of_it(store):
    """An item that counts after its title was changed no longer stands among the near misses."""
    fill(store)

    record(store, near_misses=(), evidence=(evidence_from("Herald", item="quay-7"),))

    assert store.case("harbour").near == ()


def test_judged_afresh_only_evidence_of_forgotten_items_stays(store):
    """New rules read again what can be read again; what they cannot is kept as it was."""
    fill(store)
    anew = evidence_from("Herald", item="quay-7")

    record(
        store, afresh=True, evidence=(anew,), near_misses=(), cursor=Cursor(position=2, fingerprint="2", started=NOW)
    )

    case = store.case("harbour")
    assert case.evidence == (EVIDENCE[0], anew)  # the Courier's item was never stored
    assert case.near == ()
    assert case.cursor == Cursor(position=2, fingerprint="2", started=NOW)


def test_evidence_outlives_its_item(store):
    """Items are kept 400 days, evidence for ever."""
    fill(store)

    assert store.prune(NOW + timedelta(days=401)) == len(ITEMS)

    assert {evidence.item for evidence in store.case("harbour").evidence} == {OPENED, "courier-1"}
    assert store.events("harbour")[1].event == FIRED
    assert store.events("harbour")[0].event == PASSED


def test_a_transaction_keeps_all_or_nothing(store):
    """What fails on the way takes with it what was written before."""
    try:
        with store.transaction():
            store.save_feed(FEED, [an_item(id="1")], NOW)
            record(store)
            raise LookupError
    except LookupError:
        pass

    assert store.case("harbour") == Case()
    assert store.counts() == Counts(items=0, evidence=0)


def test_a_transaction_inside_another_may_fail_alone(store):
    """The caller that catches the failure keeps the rest."""
    with store.transaction():
        store.save_feed(FEED, ITEMS, NOW)
        try:
            with store.transaction():
                record(store)
                raise LookupError
        except LookupError:
            pass

    assert store.counts() == Counts(items=2, evidence=0)
