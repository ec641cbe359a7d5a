"""Homes that are about to have something to tell, and what must hold of each however its runs ended."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.town import HARBOUR, Town
from tests.crash.runner import Ran, Runner
from tests.mail_servers import MailServer

YESTERDAY = "2026-03-13T07:00:00Z"
TODAY = "2026-03-14T07:00:00Z"
# Whoever could not be told is tried again after minutes; by then every pause is over.
LATER = ("2026-03-14T14:00:00Z", "2026-03-15T07:00:00Z")
NEWS = {
    "herald": ("Mayor opens harbour to ships", "Storm floods old bridge", *(f"Cat {n} found" for n in range(20))),
    "tribune": ("Queen opens harbour at dawn", "River floods bridge", *(f"Dog {n} found" for n in range(20))),
}
ITEMS = 2 + sum(len(titles) for titles in NEWS.values())
FIRED = {("harbour", "opened"), ("bridge", "flooded")}
BRIDGE = """\
watch: bridge
title: Bridge
question: Is the bridge flooded?
signals:
  - id: flooded
    title: The bridge is flooded
    when: [{does: [flood], what: [bridge]}]
    tests:
      counts: [Storm floods old bridge]
      unrelated: [Cat found in harbour]
"""
# One file for each call: what a killed run had half written is no message.
HOOK = 'mkdir -p told && file=$(mktemp told/XXXXXXXX) && cat > "$file"'


def template(folder: Path, server: MailServer, runner: Runner) -> Path:
    """Found the town that all others are copies of: its first check is over, and had nothing to tell."""
    town = Town.at(folder)
    town.write("watches/harbour.yaml", HARBOUR)
    town.write("watches/bridge.yaml", BRIDGE)
    first = runner.run(["--home", str(folder), "--as-of", YESTERDAY, "check", "--quiet"], folder.with_suffix(".log"))
    assert [ran.code for ran in first] == [0], first
    return folder


@dataclass
class Harbour:
    """A home whose papers have just brought news that nobody was told yet."""

    folder: Path
    server: MailServer
    runner: Runner
    inline: bool = True
    runs: list[Ran] = field(default_factory=list)

    @classmethod
    def at(cls, folder: Path, like: Path, server: MailServer, runner: Runner, *, inline: bool = True) -> Harbour:
        """Copy a town, and give it recipients of its own and news."""
        shutil.copytree(like, folder)
        harbour = cls(folder, server, runner, inline)
        town = Town(folder)
        for paper, titles in NEWS.items():
            town.publish(paper, *titles)
        to = ", ".join(harbour.people)
        town.write(
            "watchlist.yaml",
            f"timezone: UTC\nchannels:\n"
            f"  - {{id: post, kind: mail, to: [{to}], server: '{server.address}', tls: none, from: w@example.org}}\n"
            f"  - {{id: bell, kind: hook, command: [/bin/sh, -c, '{HOOK}']}}\n"
            "routes: [{channel: post}, {channel: bell}]\n",
        )
        return harbour

    @property
    def people(self) -> tuple[str, str]:
        """Who gets the mail; nobody else's does."""
        return f"me-{self.folder.name}@example.org", f"you-{self.folder.name}@example.org"

    @property
    def state(self) -> Path:
        """The file of the state."""
        return self.folder / ".watchlist/state.db"

    def check(
        self,
        at: str = TODAY,
        *,
        times: int = 1,
        kill_after: float | None = None,
        step: int | None = None,
        kind: str = "kill",
        disk: bool = False,
    ) -> list[Ran]:
        """Run `watchlist check`, and break it if so asked: in time, at a step, or at a write to the state's disk."""
        words = ["--home", str(self.folder), "--as-of", at, "check", "--force"]
        log = self.folder.with_suffix(".log")
        ran = self.runner.run(
            words,
            log,
            times=times,
            kill_after=kill_after,
            step=step,
            kind=kind,
            disk=self.state.parent if disk else None,
            inline=self.inline,
        )
        self.runs += ran
        return ran

    def steps(self) -> int:
        """Return how many steps the last run that counted them came to."""
        book = self.folder.with_suffix(".log.steps")
        return len(book.read_text(encoding="utf-8").splitlines()) if book.exists() else 0

    def heal(self) -> None:
        """Run it as cron would, later on, with nothing in the way."""
        for at in LATER:
            self.check(at)

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """Give every message that arrived, in its order: to whom, its id, and whether it is marked as a repeat."""
        for mail in [*self.server.inbox.mails]:
            if mail["To"] in self.people:
                yield str(mail["To"]), str(mail["Message-ID"]).strip("<>"), mail["X-Watchlist-Again"] == "yes"
        calls = sorted((self.folder / "told").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        for call in calls:
            with contextlib.suppress(ValueError):
                said = json.loads(call.read_text(encoding="utf-8"))
                yield "bell", said["id"], bool(said["again"])

    def wrong(self) -> list[str]:
        """Return all that does not hold after the runs of `heal`: nothing is the figure that is promised."""
        return [*self._lost_or_repeated(), *self._state(), *self._last_runs()]

    def repeats(self) -> int:
        """Return how many messages came twice, marked."""
        return sum(marked for _, _, marked in self.told())

    def _lost_or_repeated(self) -> Iterator[str]:
        arrived: dict[str, set[str]] = defaultdict(set)
        for who, message, marked in self.told():
            if arrived[who] and not marked:
                yield f"{who} was told {message} again, unmarked"
            if arrived[who] and message not in arrived[who]:
                yield f"{who} was told again, as {message}"
            arrived[who].add(message)
        rows = self._rows(
            "SELECT watch, signal, channel, recipient, message_id, settled_at FROM outbox JOIN events ON key = event"
        )
        due = {(watch, signal, who) for watch, signal in FIRED for who in (*self.people, "bell")}
        found = {(watch, signal, who) for watch, signal, _, who, _, _ in rows}
        yield from (f"{lost} was never written down" for lost in due - found)
        yield from (f"{more} was made up" for more in found - due)
        for watch, signal, _, who, message, settled in rows:
            if settled is None or message not in arrived[who]:
                yield f"{who} never heard of {watch}/{signal}"

    def _state(self) -> Iterator[str]:
        checked = self._rows("PRAGMA quick_check")
        if checked != [("ok",)]:
            yield f"quick_check: {checked}"
        # A feed in a file goes by its path, and the copied town brings the item of the first run.
        kept = self._rows("SELECT count(DISTINCT feed || title) FROM items")[0][0]
        if kept != ITEMS:
            yield f"{kept} items of {ITEMS} are stored"
        left = {file.name for file in self.state.parent.iterdir()} - {"state.db", "state.db.lock", "definitions.json"}
        if left:
            yield f"left behind: {sorted(left)}"

    def _last_runs(self) -> Iterator[str]:
        for ran in self.runs[-len(LATER) :]:
            if ran.code != 0:
                yield f"a run that nothing disturbed ended with {ran.code}: {ran.said}"
        for ran in self.runs:
            if "Traceback" in ran.said or "is locked" in ran.said:
                yield f"it said: {ran.said}"

    def _rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(self.state)) as db:
            return db.execute(sql).fetchall()
