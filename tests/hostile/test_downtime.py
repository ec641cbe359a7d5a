"""A month away: what was published meanwhile is judged by when it was published, told once, and nothing is missed."""

from __future__ import annotations

import json
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from tests.builders import NOW
from tests.cli.town import Town
from tests.mail_servers import mail_server

from watchlist.cli import exits

DAYS = 30
# What does not depend on when somebody looked.
SAME = ("at", "signal", "before", "after", "because", "publishers", "past")
EVENTS = {"opens": range(3, DAYS, 6), "closes": range(6, DAYS, 6)}


def paper(name: str, days: int) -> str:
    """A paper that wrote something every day for so many days, and of the harbour now and then."""
    items = ""
    for day in range(days):
        said = next((verb for verb, when in EVENTS.items() if day in when), "")
        title = f"Mayor {said} harbour, day {day}, says {name}" if said else f"Cat {day} found"
        when = format_datetime(NOW - timedelta(days=DAYS - day))
        items += f"<item><title>{title}</title><guid>{name}/{day}</guid><pubDate>{when}</pubDate></item>"
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"


def at(day: int) -> str:
    return (NOW - timedelta(days=DAYS - day) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def told_by(folder: Path, days: list[int]) -> tuple[list[str], list[dict[str, Any]]]:
    """What was told of, and what happened when and why, for somebody who looked on these days."""
    town = Town.at(folder)
    with mail_server(tls=False, login=False) as server:
        town.write(
            "watchlist.yaml",
            "timezone: UTC\nchannels:\n  - {id: me, kind: mail, to: me@example.org, from: me@example.org, tls: none,"
            f" server: '{server.address}'}}\nroutes: [{{channel: me}}]\n",
        )
        for day in days:
            for name in ("herald", "tribune"):
                town.write(f"{name}.xml", paper(name, day + 1))
            assert town.run("check", "--quiet", "--force", at=at(day)).exit_code in {exits.RAN, exits.FIRED}
        subjects = [str(mail["Subject"]) for mail in server.inbox.mails]
    events = json.loads(town.run("history", "harbour", "--json", at=at(DAYS)).stdout)["events"]
    return subjects, [{key: event[key] for key in SAME} for event in events]


def test_nothing_is_missed_by_who_was_away_for_a_month(tmp_path: Path) -> None:
    """Who looked on the first day and then after thirty knows all that happened, each at its own time, told once."""
    for name in ("away", "daily"):
        (tmp_path / name).mkdir()
    late, after = told_by(tmp_path / "away", [0, DAYS - 1])
    early, at_once = told_by(tmp_path / "daily", [*range(DAYS)])

    assert after == at_once
    assert [event["signal"] for event in after] == ["opened", "closed"]
    assert early == [f"[watchlist] FIRED: The harbour {verb} (Herald, Tribune)" for verb in EVENTS]
    assert late == ["[watchlist] FIRED: The harbour opens (Herald, Tribune), and 1 more"]
