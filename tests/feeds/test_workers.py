"""Worker processes that parse, under limits."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

from tests.builders import NOW, a_feed

from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, Unparsed
from watchlist.feeds.workers import Pools, Workers

FEED = a_feed()
SMALL = Source(body=b"<rss version='2.0'><channel><item><title>Harbour opens</title></item></channel></rss>")
# feedparser takes minutes for this one: it compares each attribute with all the others.
SLOW = Source(body=b"<rss><channel><item><title " + b" ".join(b"a%d='b'" % n for n in range(100_000)) + b">x</title>")
LARGE = Source(
    body=b"<rss version='2.0'><channel><item><title>" + b"x" * 9_000_000 + b"</title></item></channel></rss>"
)


def parse(*sources: Source, seconds: float = 8.0, memory: int = 2**29) -> list[Parsed | Unparsed]:
    async def all_of_them() -> list[Parsed | Unparsed]:
        async with Workers(seconds=seconds, memory=memory) as workers:
            return await asyncio.gather(*(workers.parse(source, FEED, NOW) for source in sources))

    return asyncio.run(all_of_them())


def titles(parsed: Parsed | Unparsed) -> list[str]:
    assert isinstance(parsed, Parsed), parsed
    return [item.title for item in parsed.items]


def test_a_document_that_takes_too_long_costs_only_its_own_feed() -> None:
    """Its worker is ended, and the documents before and after it are read."""
    before, slow, after, last = parse(SMALL, SLOW, SMALL, SMALL, seconds=0.8)

    assert isinstance(slow, Unparsed)
    assert "too long or too much memory" in slow.message
    assert titles(before) == titles(after) == titles(last) == ["Harbour opens"]


def test_a_document_that_takes_too_much_memory_costs_only_its_own_feed() -> None:
    """The worker may not have more, whatever the document asks for."""
    hungry, small = parse(LARGE, SMALL, memory=80 * 2**20)

    assert isinstance(hungry, Unparsed)
    assert "memory" in hungry.message
    assert titles(small) == ["Harbour opens"]


def test_nothing_is_started_where_nothing_is_parsed() -> None:
    """A run in which no feed has changed pays for no worker."""
    assert parse() == []


def test_processes_are_kept_for_the_next_reading() -> None:
    """Who reads again and again starts them once, and they end with the block."""

    async def read(pools: Pools) -> Parsed | Unparsed:
        async with Workers(pools=pools) as workers:
            return await workers.parse(SMALL, FEED, NOW)

    with Pools() as pools:
        first = titles(asyncio.run(read(pools)))
        workers = set(active_children())
        again = titles(asyncio.run(read(pools)))

        assert first == again == ["Harbour opens"]
        assert workers
        assert workers <= set(active_children())
    assert not workers & set(active_children())


def test_a_reading_that_is_over_at_once_says_nothing() -> None:
    """A worker that is ended while it starts leaves no traceback on stderr, which under cron would be a mail."""
    script = "from watchlist.feeds.workers import Pools\nwith Pools() as pools: pools.keep(pools.take())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


SURROUNDINGS = """
import os
from watchlist.feeds.workers import Pools

if __name__ == "__main__":
    with Pools() as pools:
        pool = pools.take()
        print(*(pool.schedule(os.getenv, args=[name]).result() for name in ("SMTP_PASSWORD", "LANG")))
        pools.keep(pool)
"""


def test_a_worker_knows_no_secret_of_the_environment(tmp_path: Path) -> None:
    """It is left what a process needs; a program that it could be made to start inherits no more."""
    script = tmp_path / "look.py"
    script.write_text(SURROUNDINGS, encoding="utf-8")
    known = {**os.environ, "SMTP_PASSWORD": "made up", "LANG": "C.UTF-8"}

    ran = subprocess.run([sys.executable, str(script)], env=known, capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["None", "C.UTF-8"], ran.stderr
