"""A town for the commands: a home on disk with a watch over its harbour, and feeds beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

from tests.builders import NOW
from typer.testing import CliRunner, Result

from watchlist.cli.app import app

HARBOUR = """\
watch: harbour
title: Harbour
question: Has the harbour opened?
means: Freight gets cheaper.
signals:
  - id: opened
    title: The harbour opens
    when: [{does: [open], what: [harbour]}]
    tests:
      counts: [Mayor opens harbour to ships]
      unrelated: [Cat found in harbour]
  - id: closed
    title: The harbour closes
    when: [{does: [close], what: [harbour]}]
    tests:
      counts: [Mayor closes harbour for the winter]
"""


@dataclass(frozen=True)
class Town:
    """A home in a folder; `run` is the command line in it, at seven in the morning."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Town:
        """Found a town with two papers that have nothing to say."""
        town = cls(folder)
        town.write("watchlist.yaml", "timezone: UTC\n")
        town.write("watches/harbour.yaml", HARBOUR)
        town.write(
            "feeds.yaml",
            "feeds:\n"
            "  - {id: herald, url: 'file:herald.xml', publisher: Herald}\n"
            "  - {id: tribune, url: 'file:tribune.xml', publisher: Tribune}\n",
        )
        town.publish("herald")
        town.publish("tribune")
        return town

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def publish(self, paper: str, *titles: str) -> None:
        """Let a paper bring these headlines, of an hour ago."""
        when = format_datetime(NOW - timedelta(hours=1))
        items = "".join(
            f"<item><title>{title}</title><guid>{paper}/{title}</guid><pubDate>{when}</pubDate>"
            f"<link>https://{paper}.example/{number}</link></item>"
            for number, title in enumerate(("Cat found", *titles))
        )
        self.write(f"{paper}.xml", f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")

    def open_harbour(self) -> None:
        """Let both papers say that the harbour opened."""
        self.publish("herald", "Mayor opens harbour to ships")
        self.publish("tribune", "Queen opens harbour at dawn")

    def run(self, *words: str, at: str = "2026-03-14T07:00:00Z", stdin: str | None = None) -> Result:
        """Run a command in this home."""
        words = ("--home", str(self.folder), "--as-of", at, *words)
        return CliRunner().invoke(app, words, input=stdin, env={"FORCE_COLOR": "", "NO_COLOR": ""})
