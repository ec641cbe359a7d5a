"""Real feed documents on the whole road, the first time and again.

Serves the feed documents of `WATCHLIST_CORPUS` from 127.0.0.1, and runs `watchlist check` twice in a fresh home.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from measure import PROGRAM, Cost, run
from server import documents, serve

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Print what both runs read, found and cost."""
    corpus = os.environ.get("WATCHLIST_CORPUS")
    if not corpus:
        print("road: skipped, WATCHLIST_CORPUS names no folder with feed documents")
        return 0
    folder = Path(corpus)
    keep = "--show" in sys.argv
    with tempfile.TemporaryDirectory() as name, serve(folder / "feeds") as address:
        home = a_home(Path(name), documents(folder), address)
        command = [PROGRAM, "--home", str(home), "check", "--json", "--force"]
        first, again = run(command, folder=home), run(command, folder=home)
        tell("first run", first)
        tell("again, nothing changed", again)
        if keep:
            print(run([PROGRAM, "--home", str(home), "status"], folder=home, env={"COLUMNS": "80"}).out)
    return 0 if {first.code, again.code} <= {0, 3} else 1


def a_home(home: Path, index: list[dict[str, Any]], address: str) -> Path:
    """Fill a home with the shipped watches, all of which read every document of the index."""
    shutil.copytree(ROOT / "watches", home / "watches")
    # Every tag that a shipped watch asks for, so that none of them is left without its feeds.
    tags = ["world", "russia", "ukraine", "sanctions", "energy", "shipping", "nuclear", "mining", "us", "eu"]
    feeds = [
        {
            "id": f"f{number:03}-{Path(entry['file']).name.split('__')[1][:30].replace('.', '-')}".lower().strip("-"),
            "url": f"{address}/{entry['file']}",
            "publisher": entry["host"] or f"unknown {number}",
            "tags": tags,
        }
        for number, entry in enumerate(index, start=1)
    ]
    # JSON is YAML, too.
    (home / "feeds.yaml").write_text(json.dumps({"feeds": feeds}, ensure_ascii=False, indent=1), encoding="utf-8")
    (home / "watchlist.yaml").write_text("network: {allow: [127.0.0.1], per_host: 16}\n", encoding="utf-8")
    return home


def tell(title: str, cost: Cost) -> None:
    """Print one run: what was read, what failed and why, what fired, what it cost."""
    print(f"{title}: {cost}")
    try:
        found = json.loads(cost.out)
    except ValueError:
        print(f"  no report:\n{cost.err.strip()}")
        return
    feeds = found["feeds"]
    health = Counter(feed["health"] for feed in feeds)
    print(f"  {len(feeds)} feeds: {', '.join(f'{count} {name}' for name, count in health.most_common())}")
    print(f"  {sum(feed['items'] for feed in feeds)} items, {sum(feed['new'] for feed in feeds)} new")
    read = {"ok", "unchanged", "empty", "undated", "stale", "moved"}
    for feed in feeds:
        if feed["health"] not in read:
            print(f"    {feed['health']:11} {feed['id']}: {feed['error']}")
    for watch in found["watches"]:
        print(f"  {watch['watch']}: {watch['state']}{', blind' if watch['blind'] else ''}. {watch['answer']}")
        for signal in watch["signals"]:
            if signal["state"] != "quiet":
                print(f"    {signal['signal']} {signal['state']} since {signal['since']}: {signal['publishers']}")


if __name__ == "__main__":
    sys.exit(main())
