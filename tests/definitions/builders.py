"""Homes and files as a test needs them."""

from __future__ import annotations

from pathlib import Path

from watchlist.definitions.home import Paths, locate
from watchlist.definitions.tree import read
from watchlist.definitions.watches import ReadWatch, read_watch
from watchlist.language.vocabulary import load

LEAST = """\
watch: harbour
signals:
  - id: opened
    when: [{does: [open], what: [harbour]}]
"""
FEEDS = """\
feeds:
  - {id: herald, url: "https://herald.example/feed.xml", tags: [ports]}
"""


def told(text: str, name: str = "harbour", **more: object) -> ReadWatch:
    """Return the watch file of that name as read."""
    return read_watch(read(text.encode(), f"{name}.yaml"), name, load(), **more)  # type: ignore[arg-type]


def problems(text: str, name: str = "harbour", **more: object) -> list[str]:
    """Return what is wrong with a watch file, one line each."""
    return [str(problem) for problem in told(text, name, **more).problems]


def a_home(folder: Path, **files: str) -> Paths:
    """Return a home with these files; `watches__harbour` is watches/harbour.yaml."""
    (folder / "watches").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return locate(str(folder), {"HOME": str(folder)}, folder)
