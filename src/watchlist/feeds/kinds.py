"""The kinds of feed document that we read: one line each, and a file that is imported only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from msgspec import Struct

from watchlist.feeds.entries import Document, Source


class Kind(Struct, frozen=True):
    """A kind of document: where its `parse(source)` stands, and what it reads."""

    where: str
    summary: str

    def parse(self, source: Source) -> Document:
        """Return what the document says, or raise NoFeed."""
        module, _, name = self.where.partition(":")
        return cast("Callable[[Source], Document]", getattr(import_module(module), name))(source)


KINDS: Mapping[str, Kind] = {
    "xml": Kind("watchlist.feeds.xml:parse", summary="RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom"),
    "json": Kind("watchlist.feeds.json_feed:parse", summary="JSON Feed 1.0 and 1.1"),
}


def kind_of(source: Source) -> Kind:
    """Return the kind that the document's first character asks for; publishers' content types are often wrong."""
    head = source.body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return KINDS["json"] if head.startswith((b"{", b"[")) else KINDS["xml"]
