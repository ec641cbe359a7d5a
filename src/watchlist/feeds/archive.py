"""Archives: items as JSON Lines, plain or packed, from a file or from standard input."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from msgspec import Struct

from watchlist.errors import UsageError
from watchlist.feeds.dates import believable, from_iso
from watchlist.feeds.identity import Marks, identity
from watchlist.feeds.links import SEARCHES, host_of, http_link, registrable
from watchlist.feeds.parquet import rows
from watchlist.feeds.text import TITLE, clean
from watchlist.model.item import Item

_PACKED = frozenset({".gz", ".zst", ".parquet"})
_DECODER = json.JSONDecoder()
# A line longer than this is no item, and reading it whole would fill the memory.
_LONGEST_LINE = 1024 * 1024


class BrokenLine(Struct, frozen=True):
    """A line of an archive that is no item, its number from 1, and why."""

    line: int
    what: str


def read_items(
    path: Path | None, now: datetime, *, broken: Callable[[BrokenLine], None] = lambda line: None
) -> Iterator[Item]:
    """Yield the items of an archive (None: of standard input), and tell `broken` of each line that is none.

    Raises UsageError where the file cannot be read at all.
    """
    for number, line in read_lines(path):
        try:
            yield item_from(line, now)
        except ValueError as error:
            broken(BrokenLine(number, str(error)))


def read_lines(
    path: Path | None, *, start: int = 0, end: int | None = None, first: int = 1
) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of an archive (None: of standard input) that are not empty, numbered from `first`, unread.

    Each row of a Parquet file is a line. Of a plain file, a stretch from byte `start` up to `end` may be asked for.
    Raises UsageError where the file cannot be read at all.
    """
    with ExitStack() as stack, _told(path):
        if path and path.suffix == ".parquet":
            lines = rows(path)
        else:
            file = stack.enter_context(_open(path)) if path else sys.stdin.buffer
            if start:
                file.seek(start)
            lines = _lines(file, None if end is None else end - start)
        yield from ((number, line) for number, line in enumerate(lines, start=first) if line and not line.isspace())


def stretches(path: Path, size: int) -> Iterator[tuple[int, int | None, int]]:
    """Yield where the stretches of a file begin and end, in bytes, and the number of the first line of each.

    Those of a plain file have `size` bytes or a little more; what is packed is one, to an end that is not known.
    Raises UsageError where the file cannot be read at all.
    """
    with ExitStack() as stack, _told(path):
        if path.suffix in _PACKED or path.stat().st_size <= size:
            # A file that is not there is told here, and not by whoever reads it.
            path.open("rb").close()
            yield 0, None, 1
            return
        file = stack.enter_context(path.open("rb"))
        start, first = 0, 1
        while data := file.read(size):
            length, ends = len(data), data.count(b"\n")
            while not data.endswith(b"\n") and (data := file.readline(_LONGEST_LINE)):
                length += len(data)
                ends += data.endswith(b"\n")
            yield start, start + length, first
            start, first = start + length, first + ends


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """Tell in words why an archive cannot be read."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or error
        raise UsageError(f"{path or 'standard input'} cannot be read: {what}") from None


# Half a million of these are made and let go: a frozen one takes three times as long to make.
class Entry(Struct, eq=False):
    """What a line says, and when; the rest of its item is made when it is asked for: few are ever looked at."""

    title: str
    summary: str
    published: datetime | None
    _source: str
    _row: dict[str, Any]
    _now: datetime

    @property
    def seen(self) -> datetime:
        """When it counts as seen: an archive was collected as it was published; what has no date is of now."""
        return min(self.published, self._now) if self.published else self._now

    @property
    def language(self) -> str:
        """The language of its feed, or nothing."""
        given = self._row.get("language")
        return clean(given, 10) if isinstance(given, str) and given else ""

    def item(self) -> Item:
        """Return the whole item."""
        row = self._row
        link = http_link(_text(row, "link"))
        given = row.get("id")
        known = isinstance(given, str | int) and given != ""
        return Item(
            id=clean(str(given), 200) if known else _computed(self._source, link, self.title),
            title=self.title,
            summary=self.summary,
            link=link,
            published=self.published,
            seen=self.seen,
            source=self._source,
            domain=registrable(host_of(link)),
            feed=clean(_text(row, "feed"), 100),
            language=self.language,
        )


def item_from(line: bytes, now: datetime) -> Item:
    """Return the item that a line holds, or raise ValueError with the reason."""
    return entry_from(line, now).item()


def entry_from(line: bytes, now: datetime) -> Entry:
    """Return what a line says, or raise ValueError with the reason why it is no item."""
    if len(line) > _LONGEST_LINE:
        raise ValueError(f"a line of more than {_LONGEST_LINE // 1024} kB")
    try:
        # What begins as it should needs no look at its encoding.
        row = _DECODER.decode(line.decode()) if line[:1] == b"{" else json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {getattr(error, 'msg', 'nested too deep')}") from None
    if not isinstance(row, dict):
        raise ValueError("no object")
    title = clean(_text(row, "title"), TITLE)
    if not title:
        raise ValueError("no title")
    source = clean(_text(row, "source"), 100)
    if " - " in title and registrable(source.casefold()) in SEARCHES:
        # A search service is nobody's voice; it names the publisher behind the title.
        title, _, source = title.rpartition(" - ")
    published = believable(from_iso(row.get("published")), now)
    return Entry(title, clean(_text(row, "summary")), published, source, row, now)


def _computed(source: str, link: str | None, title: str) -> str:
    return identity(source.casefold(), Marks("", link, title).choices()[0])


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _lines(file: IO[bytes], left: int | None) -> Iterator[bytes]:
    """Yield the lines of a file, of the next so many bytes; of one that is too long, its beginning."""
    while (left is None or left > 0) and (line := file.readline(_LONGEST_LINE + 1)):
        read = len(line)
        if len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            while rest := file.readline(_LONGEST_LINE):
                read += len(rest)
                if rest.endswith(b"\n"):
                    break
        if left is not None:
            left -= read
        yield line


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix == ".zst":
        return _open_zstd(path)
    return path.open("rb")


def _open_zstd(path: Path) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise UsageError(
            f"{path} is packed with zstd, which needs a package more: pip install 'watchlist[zstd]'"
        ) from None
    reader = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(path.open("rb"), read_across_frames=True)
    return io.BufferedReader(_Raw(reader, zstandard.ZstdError), buffer_size=256 * 1024)


class _Raw(io.RawIOBase):
    """A packed stream whose damage is an OSError, like that of every other file."""

    def __init__(self, reader: IO[bytes], damage: type[Exception]) -> None:
        self._reader = reader
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._reader.read(len(buffer))
        except self._damage as error:
            raise OSError(str(error)) from None
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._reader.close()
        super().close()
