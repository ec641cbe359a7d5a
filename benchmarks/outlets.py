"""Many made-up feeds on 127.0.0.1 with news for each day, and a home that reads them."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parent.parent
FIRST = datetime(2026, 3, 1, 7, tzinfo=UTC)
FRESH = 2
NEUTRAL = (
    "garden museum school painter bread winter weather village doctor library concert festival train station apple"
    " teacher novel kitchen summer market farmer forest river mountain singer theatre bicycle football champion league"
    " recipe family history building window student science telescope planet island holiday museum jazz poet gallery"
    " cheese coffee tourist season rain snow hospital nurse patient clinic hotel restaurant chef street park children"
    " puppy kitten horse stable barn orchard harvest tractor village church choir organ piano violin dance ballet"
)
WORDS = NEUTRAL.split()
# One word in a while that some watch looks for, as in real news.
RARE = ("port", "minister", "court", "sanctions", "mine", "treaty", "tanker", "harbour")
NEWS = ("Mayor opens harbour to ships", "US eases sanctions on Russian oil tankers", "Queen may open harbour")
WATCH = """\
watch: harbour
title: Harbour
question: Is the harbour open?
signals:
  - id: opened
    title: The harbour is open
    when: [{does: [open], what: [harbour]}]
    tests:
      counts: [Mayor opens harbour]
      unrelated: [Cat found in harbour]
"""


def document(feed: int, day: int, items: int) -> bytes:
    """Return what a feed carries on a day: some items, the newest first, a few of them new on each day."""
    newest = items + FRESH * day
    entries = [_entry(feed, number, items) for number in range(newest - 1, newest - items - 1, -1)]
    head = f"<rss version='2.0'><channel><title>Outlet {feed}</title><link>https://outlet{feed}.example/</link>"
    return (head + "".join(entries) + "</channel></rss>").encode()


def _entry(feed: int, number: int, items: int) -> str:
    chance = random.Random(feed * 1_000_003 + number)
    words = " ".join([*chance.choices(WORDS, k=39), chance.choice(RARE if chance.random() < 0.1 else WORDS)])
    title = chance.choice(NEWS) if chance.random() < 0.002 else words[:60].capitalize()
    at = FIRST + timedelta(days=(number - items) // FRESH, minutes=number % 60 - 90)
    link = f"https://outlet{feed}.example/{number}"
    return (
        f"<item><title>{title} {feed} {number}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{format_datetime(at)}</pubDate><description>{words.capitalize()}.</description></item>"
    )


class Outlets:
    """The feeds on 127.0.0.1, in a process of their own. `day` is that of which they bring the news."""

    def __init__(self, items: int) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self.process = context.Process(target=_serve, args=(theirs, items), daemon=True)

    def __enter__(self) -> Self:
        self.process.start()
        self.address = f"http://127.0.0.1:{self._ours.recv()}"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.join()

    def turn(self, day: int) -> None:
        """Let it be that day."""
        self._ours.send(day)
        self._ours.recv()


def _serve(pipe: Connection, items: int) -> None:
    asyncio.run(_served(pipe, items))


async def _served(pipe: Connection, items: int) -> None:
    day = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                asked = await reader.readuntil(b"\r\n\r\n")
                etag = b'"%d"' % day
                if b"if-none-match: " + etag in asked.lower():
                    writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\nContent-Length: 0\r\n\r\n")
                    continue
                body = document(int(asked.split(b" ")[1].strip(b"/")), day, items)
                head = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nETag: %s\r\nContent-Length: %d\r\n\r\n"
                writer.write(head % (etag, len(body)) + body)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512)
    pipe.send(server.sockets[0].getsockname()[1])
    while True:
        day = await asyncio.to_thread(pipe.recv)
        pipe.send(day)


def found(home: Path, address: str, feeds: int) -> None:
    """Make a home that reads so many feeds with the watches that ship and one more, and tells a program of it."""
    shutil.copytree(ROOT / "watches", home / "watches")
    (home / "watches" / "harbour.yaml").write_text(WATCH, encoding="utf-8")
    tags = ["world", "russia", "ukraine", "sanctions", "energy", "shipping", "nuclear", "mining", "us", "eu"]
    every = [
        {"id": f"f{number:04}", "url": f"{address}/{number}", "publisher": f"Outlet {number}", "tags": tags}
        for number in range(feeds)
    ]
    (home / "feeds.yaml").write_text(json.dumps({"feeds": every}), encoding="utf-8")
    (home / "watchlist.yaml").write_text(
        "timezone: UTC\nnetwork: {allow: [127.0.0.1], per_host: 16}\n"
        "channels: [{id: bell, kind: hook, command: [/bin/sh, -c, 'cat > /dev/null']}]\nroutes: [{channel: bell}]\n",
        encoding="utf-8",
    )
