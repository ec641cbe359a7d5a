"""PNG pictures of text made small: a palette of 256 colours is all that letters on paper need."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Colour = tuple[int, ...]
MOST = 256
CHANNELS = {2: 3, 6: 4}  # of the two kinds that browsers write


def small(png: bytes) -> bytes:
    """Return the same picture with at most 256 colours, as tightly packed as zlib can."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8, "a browser writes eight bits for each colour"
    wide = CHANNELS[kind]
    data = zlib.decompress(b"".join(body for name, body in _chunks(png) if name == b"IDAT"))
    rows = [_colours(row, wide) for row in _rows(data, width * wide, height, wide)]
    counted = Counter(colour for row in rows for colour in row)
    palette, place = _palette(counted)
    packed = b"".join(b"\0" + bytes(place[colour] for colour in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", bytes(part for colour in palette for part in colour))]
    parts += [(b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _rows(data: bytes, size: int, height: int, wide: int) -> Iterator[bytes]:
    """Yield the rows, with the filters of the standard (PNG, section 9) undone."""
    above = bytes(size)
    for number in range(height):
        start = number * (size + 1)
        row = bytearray(data[start + 1 : start + 1 + size])
        match data[start]:
            case 1:
                for i in range(wide, size):
                    row[i] = (row[i] + row[i - wide]) & 255
            case 2:
                row = bytearray((here + up) & 255 for here, up in zip(row, above, strict=True))
            case 3:
                for i in range(size):
                    row[i] = (row[i] + ((row[i - wide] if i >= wide else 0) + above[i]) // 2) & 255
            case 4:
                for i in range(size):
                    left, corner = (row[i - wide], above[i - wide]) if i >= wide else (0, 0)
                    row[i] = (row[i] + _paeth(left, above[i], corner)) & 255
        above = bytes(row)
        yield above


def _paeth(left: int, up: int, corner: int) -> int:
    near = left + up - corner
    return min((left, up, corner), key=lambda each: abs(near - each))


def _colours(row: bytes, wide: int) -> list[Colour]:
    return [tuple(row[at : at + 3]) for at in range(0, len(row), wide)]


def _palette(counted: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """Return the palette, and the place in it of each colour: always the one next that is worst served so far.

    The commonest alone would leave none for a single word in a colour of its own.
    """
    palette: list[Colour] = []
    place = dict.fromkeys(counted, 0)
    error = dict.fromkeys(counted, 3 * 255**2)
    while len(palette) < MOST and any(error.values()):
        palette.append(max(counted, key=lambda each: error[each] * counted[each] ** 0.5))
        for each in counted:
            away = sum((a - b) ** 2 for a, b in zip(each, palette[-1], strict=True))
            if away < error[each]:
                error[each], place[each] = away, len(palette) - 1
    return palette, place
