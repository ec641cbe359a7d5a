"""Match: items in, what they say of the watches out. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.gather import Reader
from watchlist.model.evidence import Reading
from watchlist.model.feed import Publisher
from watchlist.model.item import Item


class Matched(Struct, frozen=True, kw_only=True):
    """An item, who stands behind it, and how it speaks of one signal."""

    item: Item
    publisher: Publisher
    reading: Reading


def match(items: Iterable[Item], reader: Reader, catalogue: Catalogue) -> Iterator[Matched]:
    """Give what each item says of each signal whose pattern it meets, one item after the other.

    The feeds of a watch do not narrow what it is shown here.
    """
    for item in items:
        publisher = catalogue.publisher(item)
        for reading in reader.read(item, publisher).readings:
            yield Matched(item=item, publisher=publisher, reading=reading)
