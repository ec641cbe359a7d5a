"""Gather: items in, what they say of each watch out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.feeds.catalogue import Catalogue
from watchlist.feeds.credits import WIRES, credit, owner_at_home
from watchlist.language.fold import fold
from watchlist.model.evidence import VIA, Evidence, NearMiss, Reading, Status
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.store import Stored

if TYPE_CHECKING:
    from watchlist.rules.matcher import Found


class Reader(Protocol):
    """What reads an item for the signals of some watches."""

    def read(self, item: Item, publisher: Publisher) -> Found:
        """Return what the item says, and where it came near."""


class Gathered(Struct, kw_only=True):
    """What was found for one watch. `revised` names the items whose titles were changed since they were first read."""

    evidence: list[Evidence] = field(default_factory=list)
    near: list[NearMiss] = field(default_factory=list)
    revised: set[str] = field(default_factory=set)

    def and_withdrawn(self, known: Iterable[Evidence]) -> list[Evidence]:
        """Return the evidence found, and what was known of items that were changed and say nothing any more."""
        found = {(each.signal, each.item) for each in self.evidence}
        silent = [each for each in known if each.item in self.revised and (each.signal, each.item) not in found]
        return self.evidence + [withdrawn(each) for each in silent]


def gather(
    items: Iterable[Stored], watches: Sequence[str], reader: Reader, catalogue: Catalogue
) -> dict[str, Gathered]:
    """Read items once for all of these watches, and return what each of them is to know."""
    found = {watch: Gathered() for watch in watches}
    for stored in items:
        if stored.revision > 1:
            for gathered in found.values():
                gathered.revised.add(stored.item.id)
        publisher = catalogue.publisher(stored.item)
        said = reader.read(stored.item, publisher)
        for reading in said.readings:
            if reading.watch in found:
                found[reading.watch].evidence.append(evidence_of(reading, stored, publisher))
        for miss in said.near:
            if miss.watch in found:
                found[miss.watch].near.append(miss)
    return found


def evidence_of(reading: Reading, stored: Stored, publisher: Publisher) -> Evidence:
    """Return the evidence that an item's reading is; a dispatch that a paper prints is the wire's."""
    item = stored.item
    wire = "" if publisher.primary else credit(item.title, item.summary)
    own = publisher.owner if publisher.primary else owner_at_home(publisher.owner)
    owner = WIRES[wire][0] if wire else own
    return Evidence(
        watch=reading.watch,
        signal=reading.signal,
        item=item.id,
        revision=stored.revision,
        status=reading.status,
        counts=reading.counts,
        publisher=publisher.name if owner == own else f"{wire}{VIA}{publisher.name}",
        owner=owner,
        primary=publisher.primary,
        actor=publisher.actor,
        at=item.at,
        because=reading.because,
        quote=reading.quote,
        title=item.title,
        link=item.link,
        story=fold(item.title),
    )


def withdrawn(evidence: Evidence) -> Evidence:
    """Return the evidence of an item whose new title no longer speaks of the signal."""
    return replace(
        evidence, status=Status.UNRELATED, counts=False, because=("its title was changed, and says it no more",)
    )
