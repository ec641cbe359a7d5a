"""The page that a report is written on: how wide it is, and what it can show."""

from __future__ import annotations

from msgspec import Struct

from watchlist.reports.printable import encodable


class Page(Struct, frozen=True, kw_only=True):
    """What the reader's side can show; the default is a pipe.

    A `width` of None wraps nothing. `styled` allows bold and dim, `colored` the named colours too, and
    `links` makes headlines clickable. `detail` asks for everything instead of the best of it. `published` is
    where it stands in a folder beside its siblings, and `site` the address at which that folder is served.
    """

    width: int | None = None
    styled: bool = False
    colored: bool = False
    links: bool = False
    encoding: str = "utf-8"
    detail: bool = False
    published: bool = False
    site: str = ""

    def fit(self, text: str) -> str:
        """Return the text in characters that the page's encoding has, so that writing it cannot fail."""
        return encodable(text, self.encoding)


PIPE = Page()
