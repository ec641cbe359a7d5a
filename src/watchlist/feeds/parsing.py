"""A document in, items out: at once where that is safe, else the work of one worker process on one feed."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from watchlist.feeds import fast
from watchlist.feeds.entries import NoFeed, Source
from watchlist.feeds.items import to_items
from watchlist.feeds.kinds import KINDS, kind_of
from watchlist.model.feed import Feed, Health
from watchlist.model.item import Item


class Parsed(Struct, frozen=True, kw_only=True):
    """The items of a document. `whole` where it was read to its end; `left_out` counts entries past the cap."""

    items: tuple[Item, ...]
    whole: bool = True
    left_out: int = 0


class Unparsed(Struct, frozen=True, kw_only=True):
    """A document that could not be read: which health that is, and why."""

    health: Health
    message: str


def parse_at_once(source: Source, feed: Feed, now: datetime) -> Parsed | None:
    """Return what the document holds where it can be read here and now, None where `parse_document` has to.

    What it returns is the same, and it needs no process of its own: documents that could take long are left alone.
    """
    if kind_of(source) is not KINDS["xml"] or (document := fast.parse(source)) is None:
        return None
    return Parsed(items=to_items(document, feed, source.url, now), left_out=document.left_out)


def parse_document(source: Source, feed: Feed, now: datetime) -> Parsed | Unparsed:
    """Return what the document holds. It never raises: hostile documents find the bugs of every parser."""
    try:
        document = kind_of(source).parse(source)
        items = to_items(document, feed, source.url, now)
    except NoFeed as error:
        if source.broken:
            return Unparsed(health=Health.FAILING, message="the answer breaks off too early: tried again by itself")
        return Unparsed(health=error.health, message=error.message)
    except MemoryError:
        return Unparsed(health=Health.FAILING, message="reading it takes too much memory")
    except Exception as error:  # the boundary: feedparser raises whatever a document leads it to
        return Unparsed(health=Health.FAILING, message=f"a document that cannot be read ({type(error).__name__})")
    return Parsed(items=items, whole=document.whole, left_out=document.left_out)
