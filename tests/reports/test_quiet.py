"""What cron mails: every event once, in plain text, and nothing where nothing happened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_report, fired

from watchlist.model.standing import DeadlinePassed, SightChanged, State
from watchlist.model.watch import Role
from watchlist.reports.page import Page
from watchlist.reports.quiet import render

HERALD = evidence_from("Herald", title="Harbour opens to ships", link="https://herald.example/1")
GAZETTE = evidence_from("The Gazette", title="Ships enter harbour", link="javascript:alert(1)")


def test_a_mail_says_what_happened_who_says_so_and_what_it_means() -> None:
    """A transition is a block: state, name and day, the title, a sentence for each publisher, the proof."""
    line = a_line(state=State.FIRED, evidence=(HERALD, GAZETTE), since=NOW, reprints=11)
    event = fired(evidence=(HERALD.item, GAZETTE.item))

    assert render(a_report(a_block(line, state=State.FIRED), events=(event,))) == (
        "FIRED  harbour/opened  2026-03-14\n"
        "The harbour opens.\n"
        '  Herald       "Harbour opens to ships"\n'
        "               https://herald.example/1\n"
        '  The Gazette  "Ships enter harbour"\n'
        "               + 11 reprints\n"
        "Proof: 2 independent publishers within 48 hours.\n"
        "It would mean: Freight gets cheaper.\n"
        "All of it: watchlist show harbour/opened\n"
        "Wrong?    watchlist wrong harbour/opened\n"
        "Enough?   watchlist close harbour/opened\n"
    )


def test_nothing_happened_is_nothing_said() -> None:
    """Without events there is no text, and cron sends no mail."""
    assert render(a_report(a_block(a_line(state=State.FIRED)), events=())) == ""


def test_the_evidence_may_come_with_the_report() -> None:
    """Evidence of an older event is looked up in the report's own list."""
    text = render(a_report(events=(fired(evidence=(HERALD.item,)),), evidence=(HERALD,)))

    assert "Harbour opens to ships" in text


def test_an_event_of_a_watch_that_is_gone_is_told_all_the_same() -> None:
    """Nothing that fired is lost because its file was removed or left out since."""
    text = render(a_report(events=(fired(watch="gone", evidence=(HERALD.item,)),)))

    assert text.startswith("FIRED  gone/opened  2026-03-14\nProof: 2 independent")


def test_what_fired_stands_before_what_was_missed() -> None:
    """Events stand by their weight, then by their time."""
    missed = fired(signal="dredged", after=State.MISSED, at=NOW - timedelta(days=1), because="the window ended")
    text = render(a_report(events=(missed, fired())))

    assert text.index("FIRED") < text.index("MISSED")
    assert "Because: The window ended." in text


def test_a_step_is_a_line() -> None:
    """A leading signal that fires has no block of its own, and stands below what answers a question."""
    line = a_line(signal="dredged", role=Role.LEADING, title="The harbour is dredged")
    step = fired(signal="dredged", publishers=("Herald", "Tribune"), at=NOW - timedelta(days=1))
    back = fired(signal="dredged", after=State.REVERSED, publishers=("Herald",))

    assert render(a_report(a_block(a_line(), line), events=(step,))) == (
        "STEP  harbour/dredged  2026-03-13  The harbour is dredged: Herald,\n      Tribune\n"
    )
    text = render(a_report(a_block(a_line(), line), events=(step, fired(), back)))
    assert text.index("FIRED") < text.index("STEP")
    assert "STEP  harbour/dredged  2026-03-14  reversed: The harbour is" in text


def test_a_mail_is_narrow_and_addresses_stay_whole() -> None:
    """No line is wider than a mail program shows, but for addresses, which lead nowhere in two lines."""
    link = "https://herald.example/" + "a" * 90
    evidence = (
        evidence_from("Herald", title="Harbour opens to ships " * 8, link=link),
        evidence_from("The Honourable Company of Harbour Pilots", title="Ships enter harbour " * 8),
    )
    line = a_line(state=State.FIRED, evidence=evidence, title="The harbour opens " * 6)
    event = fired(evidence=[each.item for each in evidence], because="2 publishers " * 9)
    told = render(a_report(a_block(line, state=State.FIRED, means="Freight gets cheaper " * 9), events=(event,)))

    lines = told.splitlines()
    assert [each for each in lines if len(each) > 72] == [f"{' ' * 10}{link}"]
    assert "  The Honourable Company of Harbour Pilots" in lines


def test_a_past_is_a_line_for_each_watch() -> None:
    """What happened before the watch was first read is one line with its last states, not an alarm."""
    day = timedelta(days=1)
    events = (
        fired(past=True, after=State.STIRRING, at=NOW - 40 * day),
        fired(past=True, at=NOW - 37 * day),
        fired(past=True, signal="dredged", after=State.STIRRING, at=NOW - 30 * day),
    )
    text = render(a_report(events=events))

    assert text == "Before you started watching:\n  harbour: opened fired 2026-02-05, dredged stirring 2026-02-12\n"


def test_a_deadline_that_passed_is_told() -> None:
    """A deadline going by is an event of its own."""
    passed = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="the deadline of 2026-03-14 passed")
    text = render(a_report(events=(passed,)))

    assert text == (
        'DEADLINE PASSED  harbour/opened  2026-03-14\nNot reported by then: "The harbour opens"\n'
        "The deadline of 2026-03-14 passed.\n"
        "All of it: watchlist show harbour/opened\n"
    )


def test_a_deadline_is_no_news_beside_what_followed_from_it() -> None:
    """One report after the deadline fires the signal: that is told, and not that the day has come as well."""
    passed = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="the deadline of 2026-03-14 passed")

    assert render(a_report(events=(passed, fired()))) == render(a_report(events=(fired(),)))


def test_a_deadline_says_what_the_silence_is_worth() -> None:
    """How many items were read since, and how many of the feeds could be."""
    due = NOW - timedelta(days=3)
    passed = DeadlinePassed(watch="harbour", signal="opened", at=due, because="the deadline of 2026-03-11 passed")
    block = a_block(a_line(due=due, heard=due, wait=timedelta(hours=48), read=41), feeds=9, seen=8)
    text = render(a_report(block, events=(passed,)))

    assert "Overdue: no proof by 11 Mar + 48 h; 41 items read since, 8 of 9 feeds\nseen.\n" in text


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (State.REVERSED, 'No longer so: "The harbour opens"'),
        (State.AVERTED, 'Called off: "The harbour opens"'),
        (State.MISSED, 'Not within its time: "The harbour opens"'),
    ],
)
def test_what_did_not_happen_is_not_told_as_if_it_had(after: State, said: str) -> None:
    """The title of a signal says that it happened; above anything but a firing it is quoted, with what became of it."""
    assert render(a_report(events=(fired(after=after),))).splitlines()[1] == said


def test_a_watch_that_cannot_see_says_so_and_when_it_can_again() -> None:
    """What it asks, that it cannot tell, why, and what to do."""
    blind = SightChanged(watch="harbour", blind=True, at=NOW, because="none of 2 feeds could be read, for 2 days now")
    cured = SightChanged(watch="harbour", blind=False, at=NOW, because="2 of 2 feeds could be read, after 3 days")

    assert render(a_report(events=(blind,))) == (
        "BLIND  harbour  2026-03-14\n"
        "Has the harbour opened?\n"
        "Cannot tell: none of 2 feeds could be read, for 2 days now.\n"
        "While it cannot see, nothing is decided by silence.\n"
        "What is wrong: watchlist feeds doctor\n"
    )
    assert render(a_report(events=(cured,))) == (
        "SEES AGAIN  harbour  2026-03-14\n"
        "Has the harbour opened?\n"
        "It can tell again: 2 of 2 feeds could be read, after 3 days.\n"
    )


def test_watches_that_went_blind_for_one_cause_are_one_block() -> None:
    """A network that is down is one trouble, however many watches tell of it."""
    because = "none of 9 feeds could be read, for 48 hours now"
    other = SightChanged(watch="tide", blind=True, at=NOW, because="its feed could not be read, for 48 hours now")
    events = [SightChanged(watch=name, blind=True, at=NOW, because=because) for name in ("harbour", "pier")]
    text = render(a_report(events=(*events, other)))

    assert text.startswith(
        "BLIND  2 watches  2026-03-14\nharbour, pier\nCannot tell: none of 9 feeds could be read, for"
    )
    assert text.count("BLIND") == 2
    assert "BLIND  tide  2026-03-14\nCannot tell: its feed" in text


def test_the_blindness_of_a_watch_that_is_gone_is_told_all_the_same() -> None:
    """Without its question, which stood in its file."""
    blind = SightChanged(watch="pier", blind=True, at=NOW, because="none of 2 feeds could be read")

    assert render(a_report(events=(blind,))).startswith("BLIND  pier  2026-03-14\nCannot tell: none")


def test_days_are_those_of_the_owner() -> None:
    """An event late in the evening in UTC stands under the day that it was in the owner's zone."""
    late = NOW.replace(hour=23)

    assert "2026-03-15" in render(a_report(events=(fired(at=late),), timezone="Europe/Berlin"))
    assert "2026-03-14" in render(a_report(events=(fired(at=late),), timezone="UTC"))


def test_a_mail_can_be_written_in_any_encoding() -> None:
    """Where the output knows only ASCII, other letters have stand-ins and nothing crashes."""
    evidence = evidence_from("Známy", title="Přístav — “otevřen” Гавань")
    text = render(a_report(events=(fired(evidence=(evidence.item,)),), evidence=(evidence,)), Page(encoding="ascii"))

    assert '  Znamy  "Pristav - "otevren" ??????"' in text
