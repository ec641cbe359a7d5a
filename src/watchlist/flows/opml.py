"""Import: a list of feeds in, the owner's feeds file with what is new of it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from watchlist.definitions.feed_edits import added
from watchlist.definitions.feed_files import FeedsFile, on_text
from watchlist.definitions.words import masked
from watchlist.errors import UsageError
from watchlist.feeds.links import canonical, http_link
from watchlist.feeds.opml import Listed, Outlines
from watchlist.model.feed import FeedKind

Written = Mapping[str, str | list[str]]
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


class Imported(Struct, frozen=True, kw_only=True):
    """The feeds file with what was new, that, what was there already, and what was not taken: each with its line."""

    file: FeedsFile
    added: tuple[Written, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def bring_in(found: Outlines, file: FeedsFile, tags: Collection[str] = ()) -> Imported:
    """Return the feeds file with the feeds of a list that it lacks; nothing is written. `tags` go to all of them."""
    known: list[str] = []
    refused: list[str] = []
    new: list[tuple[Listed, Written]] = []
    ids = {feed.id for feed in file.feeds}
    addresses = {canonical(feed.url): feed.id for feed in file.feeds if not feed.url.startswith("file:")}
    for listed in found.feeds:
        url = http_link(re.sub(r"^feed:(//)?(?=https?:)|^feed(?=://)", _scheme, listed.address))
        if url is None:
            refused.append(
                f"line {listed.line}: {masked(listed.address) or 'an empty address'}: {_why(listed.address)}"
            )
            continue
        same = addresses.get(canonical(url))
        if same is not None:
            known.append(f"line {listed.line}: {url}: is {same}")
            continue
        own = listed.own.get("id", "")
        name = own if own and own not in ids else name_of(own or listed.title, url, ids)
        ids.add(name)
        addresses[canonical(url)] = name
        new.append((listed, _written(listed, name, url, tags)))
    file, done, failed = _add(file, new)
    return Imported(file=file, added=done, known=tuple(known), refused=(*refused, *failed))


def _add(file: FeedsFile, new: list[tuple[Listed, Written]]) -> tuple[FeedsFile, tuple[Written, ...], tuple[str, ...]]:
    """Add them all at once or, where one of them cannot be, each by itself."""
    if not new:
        return file, (), ()
    try:
        whole = file.changed(on_text(added, *(each for _, each in new)), [str(each["id"]) for _, each in new])
    except UsageError:
        pass
    else:
        return whole, tuple(each for _, each in new), ()
    done: list[Written] = []
    failed: list[str] = []
    for listed, each in new:
        try:
            file = file.changed(on_text(added, each), str(each["id"]))
        except UsageError as error:
            failed.append(f"line {listed.line}: {masked(listed.address)}: {error}")
        else:
            done.append(each)
    return file, tuple(done), tuple(failed)


def _written(listed: Listed, name: str, url: str, tags: Collection[str]) -> Written:
    said: dict[str, str | list[str]] = {"id": name, "url": url}
    # A title names a feed, not its publisher: two feeds of one paper would count as two voices.
    said |= {key: value for key, value in listed.own.items() if key != "id"}
    if said.get("kind") not in (None, *FeedKind):
        del said["kind"]
    if LANGUAGE.fullmatch(listed.language.lower()):
        said["language"] = listed.language.lower()
    if listed.own and listed.site:
        said["site"] = listed.site
    slugs = dict.fromkeys(slug for each in (*listed.folders, *tags) if (slug := slug_of(each)))
    return said | {"tags": list(slugs)} if slugs else said


def name_of(title: str, url: str, taken: Collection[str]) -> str:
    """Return an id for a feed: its title's, else its host's, with a number where that is taken."""
    host = re.sub(r"^(www|feeds?|rss)\.", "", urlsplit(url).hostname or "")
    name = slug_of(title) or slug_of(host) or "feed"
    number = 1
    while (numbered := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return numbered


def slug_of(text: str) -> str:
    """Return a text as an id or a tag is spelled; empty where none of its letters is Latin."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")


def _scheme(found: re.Match[str]) -> str:
    return "http" if found[0] == "feed" else ""


def _why(address: str) -> str:
    if masked(address) != address:
        return "it holds a name or a password; add it by hand"
    return "no address that begins with http:// or https://"
