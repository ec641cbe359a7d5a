"""The page on refreshing: each benchmark writes its own part of it."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "refresh.md"
_START = """# How fast feeds are read

`make bench-peers` and the scripts of `benchmarks/` write the tables of this page; nothing in them is typed by hand.
CPU is that of all processes of a program together. Other work on the machine moves every figure, that one as well:
only those of one table are worth comparing, and the less the higher the load that is written below it.
"""


def write(name: str, lines: Sequence[str], *, to: Path = PAGE) -> None:
    """Put this part in the place of the one that the page has, or at its end."""
    text = to.read_text(encoding="utf-8") if to.exists() else _START
    part = "\n".join([f"<!-- {name} -->", "", *lines, "", where(), "", f"<!-- end of {name} -->"])
    whole = re.compile(rf"<!-- {name} -->.*?<!-- end of {name} -->", re.DOTALL)
    text = whole.sub(lambda _: part, text) if whole.search(text) else f"{text.rstrip()}\n\n{part}\n"
    to.write_text(text, encoding="utf-8")


def where() -> str:
    """Return on what the figures were taken, and when."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("watchlist", "feedparser", "httpx2"))
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} on {_processor()}, {os.cpu_count()} cores, {platform.system()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages},"
        f" one-minute load {os.getloadavg()[0]:.1f}."
    )


def _processor() -> str:
    if sys.platform.startswith("linux"):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
