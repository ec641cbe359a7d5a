"""A hostile world, tried: servers, names, documents, addresses, watch files, titles, pages and mail that misbehave.

    python benchmarks/robustness.py [--only PART] [--deadline 2] [--step 1] [--write]

Beside each hostile feed, watch and mail server stands a healthy one; what they bring is counted. Printed are cases,
crashes, hangs, the longest time, the highest memory of a process, and items lost; then, what went wrong. `--write`
puts the figures into docs/explanation/trust.md. All of it takes five minutes on two cores. All servers are on
127.0.0.1, and nothing else is dialled.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.hostile import copies, dates, mails, names, pages, silence, tls, trials  # noqa: E402
from benchmarks.hostile.addresses import ADDRESSES  # noqa: E402
from benchmarks.hostile.answers import answers, cuts  # noqa: E402
from benchmarks.hostile.documents import documents  # noqa: E402
from benchmarks.hostile.tally import Memory, Tally  # noqa: E402
from benchmarks.hostile.texts import LONG, PAYLOADS, TITLES  # noqa: E402
from benchmarks.hostile.watch_files import watch_files  # noqa: E402

from watchlist.reports.kinds import KINDS  # noqa: E402

PAGE = ROOT / "docs" / "explanation" / "trust.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
HEAD = ("cases", "crashes", "hangs", "longest", "memory", "items lost", "other faults")


def _feeds(tally: Tally, given: argparse.Namespace) -> None:
    trials.feeds(tally, answers(), deadline=given.deadline, most=given.deadline + 1, at_once=12)


def _cuts(tally: Tally, given: argparse.Namespace) -> None:
    trials.feeds(tally, cuts(given.step), deadline=given.deadline, most=given.deadline + 1, at_once=50, heal=True)


def _tls(tally: Tally, given: argparse.Namespace) -> None:
    tls.handshakes(tally, tls.servers(), deadline=given.deadline, most=given.deadline + 1, at_once=30)


def _names(tally: Tally, given: argparse.Namespace) -> None:
    names.lookups(tally, names.name_servers(), deadline=given.deadline / 2, most=given.deadline / 2 + 1)


def _silences(tally: Tally, given: argparse.Namespace) -> None:
    silence.silences(tally, silence.answers(), deadline=given.deadline, most=given.deadline + 1)


def _documents(tally: Tally, given: argparse.Namespace) -> None:
    trials.documents(tally, documents(), deadline=10.0, at_once=1)


def _dates(tally: Tally, given: argparse.Namespace) -> None:
    dates.dates(tally, most=1.0)


def _copies(tally: Tally, given: argparse.Namespace) -> None:
    copies.copies(tally, 20, most=5.0)


def _addresses(tally: Tally, given: argparse.Namespace) -> None:
    trials.addresses(tally, ADDRESSES)


def _watches(tally: Tally, given: argparse.Namespace) -> None:
    trials.watches(tally, watch_files())


def _titles(tally: Tally, given: argparse.Namespace) -> None:
    trials.titles(tally, (*TITLES, *LONG))


def _pages(tally: Tally, given: argparse.Namespace) -> None:
    pages.pages(tally, PAYLOADS, most=10.0)


def _mails(tally: Tally, given: argparse.Namespace) -> None:
    # Two people are told, each within the deadline, and a run does some other things.
    mails.deliveries(tally, mails.cases(), most=2 * mails.DEADLINE + 2)


@dataclass(frozen=True)
class Part:
    """One kind of trouble: its name, its cases, how many there must be, and the most memory of a process, in MB."""

    name: str
    try_all: Callable[[Tally, argparse.Namespace], None]
    least: int
    memory: float


PARTS: Mapping[str, Part] = {
    "feeds": Part("feed servers that misbehave", _feeds, 60, 160),
    "tls": Part("feed servers whose TLS misbehaves", _tls, 60, 160),
    "cuts": Part("documents cut at every byte, then whole", _cuts, 900, 160),
    "names": Part("name servers and addresses that hang or lie", _names, 40, 160),
    "silence": Part("answers that look like no news", _silences, 14, 160),
    "documents": Part("feed documents", _documents, 90, 512),
    "dates": Part("dates, sound and mad", _dates, 49, 160),
    "addresses": Part("addresses, as feed, heartbeat, webhook and redirect", _addresses, 120, 160),
    "watches": Part("watch files of others", _watches, 50, 256),
    "titles": Part("titles, in every output and mail", _titles, 30 * len(KINDS), 160),
    "pages": Part("active titles, in a page and a mail in Chromium", _pages, 90, 1024),
    "mails": Part("mail servers that misbehave", _mails, 20, 300),
    "copies": Part("backups while another process writes", _copies, 20, 160),
}


def tried(name: str, given: argparse.Namespace) -> Tally:
    """Return the figures of one part."""
    part = PARTS[name]
    tally = Tally(part.name)
    with Memory() as memory:
        part.try_all(tally, given)
    tally.memory = memory.most
    if tally.memory > part.memory:
        tally.fault(f"a process took {tally.memory:.0f} MB, more than {part.memory:.0f}")
    if tally.cases < part.least and given.step == 1:
        tally.fault(f"only {tally.cases} cases, less than {part.least}")
    return tally


def cells(tally: Tally) -> list[str]:
    """Return the figures of a part, in the order of the head."""
    return [
        f"{tally.cases:,}", str(tally.crashes), str(tally.hangs), f"{tally.longest:.1f} s", f"{tally.memory:.0f} MB",
        str(tally.lost), str(tally.others),
    ]  # fmt: skip


def page(text: str, tallies: Sequence[Tally], day: str) -> str:
    """Return the page with these figures in it."""
    lines = [
        f"Written on {day} by `python benchmarks/robustness.py --write`.", "",
        f"| tried | {' | '.join(HEAD)} |", f"| --- |{' ---: |' * len(HEAD)}",
        *(f"| {tally.name} | {' | '.join(cells(tally))} |" for tally in tallies),
    ]  # fmt: skip
    table = "\n".join([BEGIN, "", *lines, "", END])
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: table, text, flags=re.DOTALL)


def main() -> int:
    """Print a line for each part. The exit code is 1 where anything was wrong."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--only", choices=PARTS, action="append")
    asked.add_argument("--deadline", type=float, default=2.0)
    asked.add_argument("--step", type=int, default=1)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    tallies = []
    print(f"{'':52}{''.join(f'{each:>13}' for each in HEAD)}")
    # Each part in a process of its own, so that the memory of one is not that of the next.
    for part in given.only or PARTS:
        began = time.monotonic()
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            tally = pool.submit(tried, part, given).result()
        tallies.append(tally)
        print(f"{tally.name:52}{''.join(f'{each:>13}' for each in cells(tally))}", flush=True)
        print(f"  the longest: {tally.slowest}; all of them: {time.monotonic() - began:.0f} s")
        for said in tally.wrong[:20]:
            print(f"  {said}", flush=True)
    if given.write and not given.only:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), tallies, datetime.now(UTC).date().isoformat()))
    return int(not all(tally.good for tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
