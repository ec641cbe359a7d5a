"""Other programs that read feeds, on the same server, in turn: CPU, wall and memory of each, and the ratios to ours.

They are lemon24/reader and rss2email, installed from the package index into an environment of their own below a
temporary folder, and newsboat and sfeed, unpacked from Debian's packages, where those can be had. None of them is
installed on this machine, and none fetches from anywhere but 127.0.0.1. `--long` takes 5, 50, 500 and 2,000 feeds,
too, once each, without those that would take long; `--tools DIR` keeps what was installed for the next time;
`--write` writes docs/explanation/refresh.md.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import page
from measure import Cost, run
from refresh import RUNS, a_home, check, fill
from server import Manners, serve

ROUNDS = 3
GROWTH = (5, 50, 500, 2000)
PACKAGES = ("newsboat", "libstfl0", "sfeed")
# The last is what reader's own copy of feedparser needs, and does not ask for.
MODULES = ("reader", "rss2email", "sgmllib3k")
SECONDS = 600
# Programs that would need longer for the first run of so many feeds are left out of it.
PATIENCE = 40
READER = """
import sys
from reader import make_reader
with make_reader("reader.db") as reader:
    for address in open("addresses").read().split() if "add" in sys.argv else ():
        reader.add_feed(address, exist_ok=True)
    if "add" not in sys.argv:
        reader.update_feeds(scheduled=False)
"""


@dataclass(frozen=True)
class Peer:
    """A program: how it is told the addresses, and how it is run."""

    name: str
    prepare: Callable[[Path, Sequence[str]], None]
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    version: str = ""


def main() -> int:
    """Install what can be had, measure, print, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", nargs="*", help="these programs alone")
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        tools = options.tools or Path(name) / "tools"
        peers = [peer for peer in found(tools.resolve()) if not options.only or peer.name in options.only]
        lines = [f"Against {', '.join(f'{peer.name} {peer.version}' for peer in peers)}; medians of {options.rounds}."]
        costs = compared(Path(name) / "first", peers, options.feeds, options.rounds)
        lines += ["", f"{options.feeds:,} feeds", "", *table(costs)]
        print("\n".join(lines))
        for count in GROWTH if options.long else ():
            # A feed more takes each of them as long as the one before.
            quick = [
                peer
                for peer in peers
                if (known := costs.get((RUNS[0], peer.name)))
                and _middle(known, "wall") * count / options.feeds < PATIENCE
            ]
            more = ["", f"{count:,} feeds", "", *table(compared(Path(name) / str(count), quick, count, 1))]
            print("\n".join(more))
            lines += more
        if options.write:
            page.write("peers", ["## Next to others", "", *lines])
    return 0


def found(tools: Path) -> list[Peer]:
    """Return the programs that could be had, installed below this folder."""
    tools.mkdir(parents=True, exist_ok=True)
    peers = []
    for make in (_reader, _newsboat, _rss2email, _sfeed):
        try:
            peers.append(make(tools))
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{make.__name__.strip('_')} could not be had: {error}", file=sys.stderr)
    return peers


def _environment(tools: Path) -> Path:
    home = tools / "venv"
    if not (home / "bin" / "r2e").exists():
        _call([sys.executable, "-m", "venv", str(home)], tools)
        _call([str(home / "bin" / "pip"), "install", "--quiet", *MODULES], tools)
    return home / "bin"


def _unpacked(tools: Path) -> Path:
    root = tools / "root"
    if not root.exists():
        _call(["apt-get", "download", "-q", *PACKAGES], tools)
        for package in tools.glob("*.deb"):
            _call(["dpkg-deb", "-x", str(package), str(root)], tools)
    return root


def _call(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, **(env or {})},
    )
    return done.stdout + done.stderr


def _reader(tools: Path) -> Peer:
    python = str(_environment(tools) / "python")
    script = tools / "read.py"
    script.write_text(READER, encoding="utf-8")

    def prepare(folder: Path, addresses: Sequence[str]) -> None:
        (folder / "addresses").write_text("\n".join(addresses), encoding="utf-8")
        _call([python, str(script), "add"], folder)

    version = _call([python, "-c", "import reader; print(reader.__version__)"], tools).strip()
    return Peer("lemon24/reader", prepare, [python, str(script)], version=version)


def _rss2email(tools: Path) -> Peer:
    program = str(_environment(tools) / "r2e")
    base = [program, "-c", "r2e.cfg", "-d", "r2e.json"]

    def prepare(folder: Path, addresses: Sequence[str]) -> None:
        _call([*base, "new", "me@example.org"], folder)
        outlines = "".join(f'<outline text="f{at}" xmlUrl="{address}"/>' for at, address in enumerate(addresses))
        (folder / "all.opml").write_text(f'<opml version="1.0"><body>{outlines}</body></opml>', encoding="utf-8")
        _call([*base, "opmlimport", "all.opml"], folder)

    version = _call([program, "--version"], tools).split()[-1]
    return Peer("rss2email", prepare, [*base, "run", "--no-send"], version=version)


def _newsboat(tools: Path) -> Peer:
    root = _unpacked(tools)
    env = {"LD_LIBRARY_PATH": ":".join(str(path) for path in {each.parent for each in root.rglob("lib*.so*")})}
    program = str(root / "usr" / "bin" / "newsboat")
    told = _call([program, "--version"], tools, env)

    def prepare(folder: Path, addresses: Sequence[str]) -> None:
        (folder / "urls").write_text("\n".join(addresses) + "\n", encoding="utf-8")
        (folder / "config").write_text("reload-threads 16\n", encoding="utf-8")

    command = [program, "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
    return Peer("newsboat", prepare, command, env, re.findall(r"[\d.]{3,}", told)[0])


def _sfeed(tools: Path) -> Peer:
    places = _unpacked(tools) / "usr" / "bin"
    env = {"PATH": f"{places}:{os.environ['PATH']}"}
    if shutil.which("curl") is None:
        raise OSError("it needs curl")

    def prepare(folder: Path, addresses: Sequence[str]) -> None:
        feeds = "\n".join(f"feed f{at:04} {address}" for at, address in enumerate(addresses))
        folder.joinpath("sfeedrc").write_text(
            f'sfeedpath="{folder}/feeds"\nfeeds() {{\n{feeds}\n}}\n', encoding="utf-8"
        )

    return Peer("sfeed", prepare, [str(places / "sfeed_update"), "sfeedrc"], env, "1.7")


def compared(folder: Path, peers: Sequence[Peer], count: int, rounds: int) -> dict[tuple[str, str], list[Cost]]:
    """Return what each run of that many feeds costs each program."""
    folder.mkdir(parents=True)
    fill(folder / "served", count)
    costs: dict[tuple[str, str], list[Cost]] = {}
    for number in range(rounds):
        manners = Manners()
        with serve(folder / "served", manners) as address:
            addresses = [f"{address}/{at:04}.xml" for at in range(count)]
            ours = folder / f"watchlist-{number}"
            a_home(ours, address, count)
            ready: dict[str, Callable[[], Cost]] = {"watchlist": partial(check, ours)}
            for peer in peers:
                place = folder / f"{peer.name.replace('/', '-')}-{number}"
                place.mkdir()
                try:
                    peer.prepare(place, addresses)
                except (OSError, subprocess.SubprocessError) as error:
                    print(f"{peer.name} takes no feeds: {error}", file=sys.stderr)
                else:
                    ready[peer.name] = _runner(peer, place)
            for title in RUNS:
                manners.not_modified = title != RUNS[-1]
                for name, once in ready.items():
                    before = manners.asked
                    cost = once()
                    if manners.asked - before < count:
                        print(f"{name}, {title}: asked for {manners.asked - before} of {count} feeds", file=sys.stderr)
                    costs.setdefault((title, name), []).append(cost)
    return costs


def _runner(peer: Peer, place: Path) -> Callable[[], Cost]:
    return lambda: run(list(peer.command), folder=place, env={"HOME": str(place), **peer.env})


def table(costs: Mapping[tuple[str, str], Sequence[Cost]]) -> list[str]:
    """Return what each run cost each program, and how often ours fits into that."""
    lines = [
        "| run | program | wall | CPU | peak memory | CPU to ours | wall to ours |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (title, name), found in costs.items():
        wall, cpu, peak = (_middle(found, what) for what in ("wall", "cpu", "peak"))
        ours = costs[title, "watchlist"]
        lines.append(
            f"| {title} | {name} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MB | {cpu / _middle(ours, 'cpu'):.1f}"
            f" | {wall / _middle(ours, 'wall'):.1f} |"
        )
    return lines


def _middle(found: Sequence[Cost], what: str) -> float:
    return float(statistics.median(getattr(cost, what) for cost in found))


if __name__ == "__main__":
    sys.exit(main())
