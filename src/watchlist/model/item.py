"""An item: one published thing, normalised and cleaned at the edge."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Item(Struct, frozen=True, kw_only=True, gc=False):
    """One published thing.

    Title and summary are plain text: no markup, no control or bidi characters, single spaces. `link` is
    http(s) or None. `published` is None where the feed gave no date that can be true; `seen` is when we
    first met the item. `source` is the publisher's name as the item gives it (Google News `<source>`),
    else empty, and then the feed's publisher stands behind it; `domain` is the registrable domain of that
    source or of the link, else empty. `feed` is the id of the feed that brought it, empty in an archive.
    """

    id: str
    title: str
    summary: str = ""
    link: str | None = None
    published: datetime | None = None
    seen: datetime
    source: str = ""
    domain: str = ""
    feed: str = ""
    language: str = ""

    @property
    def at(self) -> datetime:
        """When the item counts as said: when it was published, but never later than we first saw it."""
        # Some publishers date items in the future to pin them. Evidence counts from when we saw it.
        return self.seen if self.published is None else min(self.published, self.seen)
