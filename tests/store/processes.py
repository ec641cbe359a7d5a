"""Other processes: runs that overlap, are killed, or may do less than we may."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAD = """
import os, resource, signal, sys
from pathlib import Path

from tests.builders import NOW, an_item
from tests.store.filled import FEED, ITEMS, fill, record
from watchlist.errors import StoreBusy, StoreDamaged, StoreError
from watchlist.model.feed import FeedState
from watchlist.store import Store

path = Path(sys.argv[1])
"""
ROOT = Path(__file__).parents[2]


def command(script: str, *arguments: object) -> list[str]:
    """How to run a script that has the state's `path` as its first argument."""
    return [sys.executable, "-W", "error", "-c", HEAD + script, *map(str, arguments)]


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run such a script to its end."""
    return subprocess.run(command(script, *arguments), capture_output=True, text=True, check=False, cwd=ROOT)
