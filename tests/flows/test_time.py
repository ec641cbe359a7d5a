"""The whole road over days and weeks: real files, a real state, and a clock that need not go forward."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.builders import NOW

from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.flows.check import check
from watchlist.model.report import SignalLine, WatchBlock
from watchlist.model.standing import DeadlinePassed, SightChanged, State, Transition
from watchlist.store import Store

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
# In Berlin, the day of the deadline begins at 23:00 of the day before in UTC.
PACT = """\
watch: pact
title: Pact
question: Did the pact end with nothing in its place?
window: {by: 2026-03-31, grace: 2d}
signals:
  - id: expired
    title: The pact expires
    when: [{does: [expire, lapse], what: [pact]}]
    not_before: 2026-03-05
    deadline: 2026-03-05
    wait: 48h
    cancels: [treaty]
  - id: treaty
    title: A treaty is signed
    role: leading
    when: [{does: [sign], what: [treaty]}]
"""
DEADLINE = datetime.fromisoformat("2026-03-04T23:00:00+00:00")


class Realm:
    """A home on disk with two papers and a state; each paper carries what it was told to."""

    def __init__(self, folder: Path, watch: str = PACT, zone: str = "Europe/Berlin") -> None:
        self.folder = folder
        self.write("watchlist.yaml", f"timezone: {zone}\n")
        self.write("watches/pact.yaml", watch)
        names = ("herald", "tribune")
        feeds = [f"  - {{id: {name}, url: 'file:{name}.xml', publisher: {name.title()}}}" for name in names]
        self.write("feeds.yaml", "\n".join(["feeds:", *feeds, ""]))
        for name in names:
            self.publish(name)

    def write(self, name: str, text: str) -> None:
        """Write a file of the home."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def publish(self, paper: str, *items: tuple[str, datetime | None], edition: str = "") -> None:
        """Let a paper carry these headlines, each with its date; another `edition` gives all of them other ids."""
        rows = []
        for title, at in (("Cat found", NOW - 40 * DAY), *items):
            date = f"<pubDate>{format_datetime(at)}</pubDate>" if at else ""
            slug = title.lower().replace(" ", "-")
            link = f"<link>https://{paper}.example/{slug}</link>"
            rows.append(f"<item><title>{title}</title><guid>{paper}/{edition}/{slug}</guid>{date}{link}</item>")
        self.write(f"{paper}.xml", f"<rss version='2.0'><channel><title>x</title>{''.join(rows)}</channel></rss>")

    def silence(self) -> None:
        """Let both papers be out of reach."""
        for paper in ("herald", "tribune"):
            (self.folder / f"{paper}.xml").unlink()

    def check(self, at: datetime) -> tuple[WatchBlock, list[str]]:
        """One run at that time: where the watch stands, and what happened, a word or two each."""
        definitions = load(locate(str(self.folder), {}, self.folder))
        with Store.open(self.folder / "state.db", now=at) as store:
            report = check(definitions, store, at, force=True).report
        told = []
        for event in report.events:
            match event:
                case Transition():
                    told.append(f"{event.signal} {event.after}" + (" (past)" if event.past else ""))
                case SightChanged():
                    told.append("blind" if event.blind else "sees again")
                case DeadlinePassed():
                    told.append(f"{event.signal} deadline")
        return report.watches[0], told


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A home that was first checked on the first of March, and found nothing."""
    realm = Realm(tmp_path)
    realm.check(DEADLINE - 4 * DAY)
    return realm


def line(block: WatchBlock, signal: str) -> SignalLine:
    """That signal of the block."""
    return next(each for each in block.signals if each.signal == signal)


def test_silence_after_a_deadline_fires_and_the_answer_gives_the_reason(realm: Realm) -> None:
    """The day passes, 48 hours of silence pass, and the feeds could be read all along."""
    told = [realm.check(DEADLINE + days * DAY)[1] for days in (-1, 0, 1)]
    block, last = realm.check(DEADLINE + 2 * DAY)

    assert [*told, last] == [[], ["expired deadline"], [], ["expired fired"]]
    assert block.answer == (
        "Yes: The pact expires, since 7 Mar 2026 (48 hours without a report of treaty after 2026-03-05)."
    )


def test_silence_while_blind_decides_nothing_and_counts_when_it_sees_again(realm: Realm) -> None:
    """The deadline and its wait pass unseen: it cannot tell. Seen again, what the feeds still carry decides."""
    realm.silence()
    dark = [realm.check(DEADLINE + days * DAY) for days in (-1, 0, 1, 2, 3)]
    realm.publish("herald")
    realm.publish("tribune")
    block, told = realm.check(DEADLINE + 4 * DAY)

    assert [each[1] for each in dark] == [[], [], ["blind"], [], []]
    assert dark[-1][0].answer == "Cannot tell: none of 2 feeds could be read, for 4 days now."
    assert told == ["expired deadline", "expired fired", "sees again"]
    assert block.state is State.FIRED


def test_a_treaty_signed_in_the_dark_is_read_before_the_silence_is_judged(realm: Realm) -> None:
    """What was published while nobody could read it is dated: it averts, though it is read after the deadline."""
    realm.silence()
    realm.check(DEADLINE - DAY)
    realm.check(DEADLINE + 3 * DAY)
    signed = DEADLINE - 6 * HOUR
    realm.publish("herald", ("Leaders sign treaty in Oslo", signed))
    realm.publish("tribune", ("Oslo: both sides sign treaty", signed + HOUR))
    block, told = realm.check(DEADLINE + 4 * DAY)

    assert "expired averted" in told
    assert "expired fired" not in told
    assert block.state is State.AVERTED
    assert block.answer == "No: treaty fired before the deadline of 2026-03-05."


def test_a_window_that_ends_with_nothing_is_missed(tmp_path: Path) -> None:
    """After the last day and its grace; the answer says so."""
    realm = Realm(tmp_path, PACT.replace("    wait: 48h\n    cancels: [treaty]\n", ""))
    realm.check(DEADLINE - 4 * DAY)
    over = datetime.fromisoformat("2026-04-02T21:59:59+00:00")
    before, _ = realm.check(over - HOUR)
    block, told = realm.check(over)

    assert before.state is State.QUIET
    assert told == ["expired missed"]
    assert block.state is State.MISSED
    assert block.answer == "No: the window ended on 2026-03-31 and 2 days of grace, with nothing."


def test_a_window_that_ends_in_the_dark_is_missed_when_there_was_light_again(tmp_path: Path) -> None:
    """While blind it cannot tell; once it sees, and nothing was published meanwhile, the end stands at its day."""
    realm = Realm(tmp_path, PACT.replace("    wait: 48h\n    cancels: [treaty]\n", ""))
    realm.check(DEADLINE + DAY)
    over = datetime.fromisoformat("2026-04-02T21:59:59+00:00")
    realm.silence()
    dark, told = realm.check(over + DAY)
    realm.publish("herald")
    realm.publish("tribune")
    block, then = realm.check(over + 2 * DAY)

    assert (dark.state, told) == (State.QUIET, [])
    assert dark.answer == "Cannot tell: none of 2 feeds could be read."
    assert then == ["expired missed"]
    assert line(block, "expired").standing.since == over


def test_an_overdue_signal_says_what_was_read_since(tmp_path: Path) -> None:
    """Items read since the deadline, and how many feeds were seen, from the state."""
    realm = Realm(tmp_path, PACT.replace("    wait: 48h\n    cancels: [treaty]\n", ""))
    realm.check(DEADLINE - 4 * DAY)
    realm.publish("herald", ("Storm over Oslo", DEADLINE + DAY), ("Storm passes", DEADLINE + 2 * DAY))
    block, _ = realm.check(DEADLINE + 3 * DAY)

    assert line(block, "expired").read == 2
    assert (block.feeds, block.seen) == (2, 1)  # the other has stood still for a month


def test_after_a_month_off_nothing_is_missed(realm: Realm) -> None:
    """What was published meanwhile is judged by its own dates, as if it had been read every day."""
    first = DEADLINE + 5 * HOUR
    realm.publish("herald", ("Pact expires at midnight", first))
    realm.publish("tribune", ("Arms pact expires quietly", first + HOUR))
    block, told = realm.check(DEADLINE + 30 * DAY)

    assert told == ["expired deadline", "expired fired"]
    assert line(block, "expired").standing.since == first


def test_a_clock_that_was_put_back_does_no_harm(realm: Realm) -> None:
    """A run that believes it is last year changes nothing, and the next one goes on as if it had not been."""
    realm.publish("herald", ("Pact expires at midnight", DEADLINE + 5 * HOUR))
    fired, told = realm.check(DEADLINE + DAY)
    back, odd = realm.check(DEADLINE - 300 * DAY)
    again, more = realm.check(DEADLINE + 2 * DAY)

    assert told == ["expired deadline", "expired fired"]
    assert (odd, more) == ([], [])
    assert fired.state is back.state is again.state is State.FIRED
    assert line(again, "expired").standing.since == line(fired, "expired").standing.since


def test_a_clock_that_was_fast_for_a_run_does_no_lasting_harm(tmp_path: Path) -> None:
    """The very first run believes it is ten years later: what happens after it is news all the same."""
    realm = Realm(tmp_path, PACT.replace("window: {by: 2026-03-31, grace: 2d}\n", ""))
    realm.check(DEADLINE + 3650 * DAY)
    realm.check(DEADLINE - 4 * DAY)
    realm.publish("herald", ("Leaders sign treaty in Oslo", DEADLINE - 3 * DAY))
    realm.publish("tribune", ("Oslo: both sides sign treaty", DEADLINE - 3 * DAY + HOUR))

    assert realm.check(DEADLINE - 2 * DAY)[1] == ["treaty stirring", "treaty fired", "expired averted"]


def test_a_publisher_that_announces_its_archive_anew_fires_nothing(realm: Realm) -> None:
    """The same headlines at the same addresses, all with new ids and the date of today, months after."""
    story = (("Pact expires at midnight", DEADLINE + 5 * HOUR), ("Pact lapses, says palace", DEADLINE + 6 * HOUR))
    for paper in ("herald", "tribune"):
        realm.publish(paper, *story)
    assert "expired fired" in realm.check(DEADLINE + DAY)[1]
    later = DEADLINE + 90 * DAY
    for paper in ("herald", "tribune"):
        realm.publish(paper, *((title, later - HOUR) for title, _ in story), edition="new")
    block, told = realm.check(later)

    assert told == []
    assert line(block, "expired").standing.since == DEADLINE + 5 * HOUR


def test_an_old_archive_that_turns_up_is_the_past(realm: Realm) -> None:
    """Its own dates stand: what happened before anybody watched is no alarm."""
    realm.write(
        "watches/pact.yaml",
        PACT.replace("    not_before: 2026-03-05\n", "").replace(
            "    deadline: 2026-03-05\n    wait: 48h\n    cancels: [treaty]\n", ""
        ),
    )
    realm.check(DEADLINE - 3 * DAY)
    for paper in ("herald", "tribune"):
        realm.publish(paper, (f"Old pact expires, says {paper}", DEADLINE - 200 * DAY))

    assert realm.check(DEADLINE - 2 * DAY)[1] == [
        "expired fired (past)",
    ]


def test_an_undated_item_is_of_its_first_sight_and_decides_no_day(realm: Realm) -> None:
    """It may be years old: before `not_before` or after, nobody knows, so it does not count there."""
    realm.publish("herald", ("Pact expires at midnight", None))
    realm.publish("tribune", ("Leaders sign treaty in Oslo", None))
    block, told = realm.check(DEADLINE + HOUR)

    assert "expired fired" not in told
    assert line(block, "treaty").standing.since == DEADLINE + HOUR


@pytest.mark.parametrize(
    ("zone", "moment"),
    [("UTC", "2026-03-29T00:00"), ("Europe/Berlin", "2026-03-28T23:00"), ("America/New_York", "2026-03-29T04:00")],
)
def test_a_day_begins_at_the_owners_midnight_whatever_the_clock_does(tmp_path: Path, zone: str, moment: str) -> None:
    """In Berlin the clock is put forward in the very night of the deadline, in New York it was weeks ago."""
    realm = Realm(tmp_path, PACT.replace("2026-03-05", "2026-03-29"), zone)
    start = datetime.fromisoformat(f"{moment}+00:00")
    realm.check(start - 4 * DAY)

    assert realm.check(start - timedelta(seconds=1))[1] == []
    assert realm.check(start)[1] == ["expired deadline"]
