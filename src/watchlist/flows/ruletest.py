"""Rule tests: the headlines written in the watch files, read as a run would read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.gather import Reader
from watchlist.language.fold import fold
from watchlist.model.evidence import Reading, Status
from watchlist.model.feed import Feed, Publisher
from watchlist.model.item import Item
from watchlist.model.watch import RuleTest, Signal, Watch
from watchlist.rules.matcher import Found

COUNTS = "counts"
PRESS = Publisher(name="a newspaper", owner="a newspaper")


class Tried(Struct, frozen=True, kw_only=True):
    """How a headline was read: whether as its file says, what it was taken for, and why.

    `got` is "counts" or a status; what does not count though it is asserted is "asserted".
    """

    watch: str
    signal: str
    file: str
    test: RuleTest
    passed: bool
    got: str
    because: tuple[str, ...] = ()
    quote: str = ""


def try_rules(watches: Iterable[Watch], reader: Reader, feeds: Sequence[Feed], now: datetime) -> Iterator[Tried]:
    """Read every headline of the watches' own tests, and give how it went, in the order of the files.

    A headline is of `now` and of some newspaper, unless the test says when and from whom it is.
    """
    catalogue = Catalogue(feeds)
    by_name = {fold(name): feed.id for feed in reversed(feeds) for name in (feed.publisher, feed.id) if name}
    for watch in watches:
        for signal in watch.signals:
            for test in signal.tests:
                item = _item(signal, test, by_name.get(fold(test.source), ""), now)
                publisher = catalogue.publisher(item) if test.source else PRESS
                yield _tried(watch, signal, test, reader.read(item, publisher))


def _item(signal: Signal, test: RuleTest, feed: str, now: datetime) -> Item:
    at = test.at or now
    return Item(
        id=f"{signal.name}/{test.title}",
        title=test.title,
        summary=test.summary,
        published=at,
        seen=at,  # a test about next year is read as of next year
        source=test.source,
        feed=feed,
    )


def _tried(watch: Watch, signal: Signal, test: RuleTest, found: Found) -> Tried:
    mine = (watch.id, signal.id)
    reading = next((each for each in found.readings if (each.watch, each.signal) == mine), None)
    lacks = tuple(each.lacks for each in found.near if (each.watch, each.signal) == mine)
    return Tried(
        watch=watch.id,
        signal=signal.id,
        file=watch.file,
        test=test,
        passed=_as_expected(test.expected, reading),
        got=_got(test.expected, reading),
        because=reading.because if reading else lacks or ("no pattern of the signal is met",),
        quote=reading.quote if reading else "",
    )


def _as_expected(expected: str, reading: Reading | None) -> bool:
    if reading is None:
        return expected == Status.UNRELATED
    return reading.counts if expected == COUNTS else reading.status == expected


def _got(expected: str, reading: Reading | None) -> str:
    """Return what the headline was taken for, in the words of the test: one that counts may be meant by its status."""
    if reading is None:
        return Status.UNRELATED.value
    counts = reading.counts and (expected == COUNTS or reading.status is Status.ASSERTED)
    return COUNTS if counts else reading.status.value
