"""Voices: who speaks for himself, and who repeats another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from watchlist.language.fold import fold
from watchlist.model.evidence import VIA, Evidence, Status
from watchlist.signals.voices import Stories, in_order, listen

AT = datetime(2026, 3, 6, 8, tzinfo=UTC)
LONG = "Harbour master of Dobra says the old ferry will sail again once the ice is gone"
TURNED = "Old ferry will sail again once the ice is gone, says harbour master of Dobra"


def said(
    owner: str, title: str = "", *, hours: float = 0, publisher: str = "", primary: bool = False, item: str = ""
) -> Evidence:
    """Return evidence of an owner, so many hours later."""
    return Evidence(
        watch="harbour",
        signal="opened",
        item=item or f"{owner}{hours}{title}",
        status=Status.ASSERTED,
        counts=True,
        publisher=publisher or owner,
        owner=owner,
        primary=primary,
        at=AT + timedelta(hours=hours),
        because=(),
        quote=title,
        title=title,
        story=fold(title),
    )


def heard(*evidence: Evidence) -> tuple[list[str], list[str]]:
    """Return the publishers that speak for themselves, and those that repeat."""
    voices = listen(evidence)
    return [each.publisher for each in voices.own], [each.publisher for each in voices.reprints]


def test_the_same_title_is_one_story():
    """It belongs to whoever told it first, within three days."""
    first, second = said("herald", "Ferry sails"), said("post", "Ferry sails", hours=5)
    late = said("courier", "Ferry sails", hours=73)

    assert heard(second, late, first) == (["herald", "courier"], ["post"])


def test_a_long_title_turned_around_is_the_same_story():
    """Its words are the same, in another order."""
    assert heard(said("herald", LONG), said("post", TURNED, hours=5)) == (["herald"], ["post"])
    assert heard(said("herald", LONG), said("post", TURNED, hours=80)) == (["herald", "post"], [])


def test_short_titles_that_are_nearly_the_same_are_two():
    """Every desk writes the same few words on its own."""
    assert heard(said("herald", "Old ferry sails again"), said("post", "Old ferry sails", hours=5))[1] == []


def test_long_titles_that_differ_are_two():
    """Likeness has a bound."""
    other = "Captain of the old ferry doubts that anybody in Dobra will ever see it sail again"

    assert heard(said("herald", LONG), said("post", other, hours=1))[1] == []


def test_a_wire_in_two_papers_is_one_voice():
    """The second paper that prints a dispatch repeats the first, whatever title it gives it."""
    one = said("reuters", "Ferry sails", publisher=f"Reuters{VIA}Herald")
    two = said("reuters", "Dobra ferry is back", hours=2, publisher=f"Reuters{VIA}Post")
    copy = said("courier", "Dobra ferry is back", hours=3)
    late = said("reuters", "Ferry rests", hours=90, publisher=f"Reuters{VIA}Post")

    assert heard(one, two, copy, late) == ([one.publisher, late.publisher], [two.publisher, "courier"])


def test_a_publisher_may_say_it_again():
    """What an owner says twice is no reprint, nor is what a primary source says after others."""
    again = said("herald", "Ferry sails", hours=2)
    port = said("port", "Ferry sails", hours=3, primary=True)

    assert heard(said("herald", "Ferry sails"), again, port) == (["herald", "herald", "port"], [])


def test_what_has_no_title_is_nobodys_story():
    """Nothing is folded into it."""
    assert heard(said("herald"), said("post", hours=1))[1] == []


def test_dispatches_of_one_wire_are_stories_of_their_own_where_titles_decide():
    """What is wrong in one dispatch is not wrong in the next."""
    stories = Stories()
    one = said("reuters", "Ferry sails", publisher=f"Reuters{VIA}Herald")
    two = said("reuters", "Ferry rests", hours=2, publisher=f"Reuters{VIA}Post")

    assert [stories.first(each).item for each in (one, two)] == [one.item, two.item]


TITLES = st.sampled_from(["Ferry sails", "Ferry rests", LONG, TURNED, ""])
OWNERS = st.sampled_from(["herald", "post", "courier"])
SAID = st.builds(said, OWNERS, TITLES, hours=st.integers(0, 200), primary=st.booleans())


@given(st.lists(SAID, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_evidence_comes_in_changes_nothing(evidence, random):
    """Nor does it matter how much of the later evidence is known yet."""
    known = list({each.item: each for each in evidence}.values())
    shuffled = random.sample(known, len(known))
    until = in_order(known)[: len(known) // 2]

    assert listen(known) == listen(shuffled)
    early = listen(until)
    assert {each.item for each in early.own} <= {each.item for each in listen(known).own}
