"""`watchlist feeds list`: what is read, and how it has been."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import NOW, an_item
from typer.testing import CliRunner, Result

from watchlist.cli.app import app
from watchlist.cli.feeds import shown, table
from watchlist.model.feed import FeedState, Health
from watchlist.store.store import Store

FEEDS = """\
feeds:
  - {id: herald, url: "https://herald.example/feed", publisher: Herald, language: en, tags: [world]}
  - {id: port, url: "https://port.example/feed", publisher: Port Authority, kind: primary, tags: [harbour]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two feeds, of which one was read an hour ago."""
    (tmp_path / "watches").mkdir()
    (tmp_path / "feeds.yaml").write_text(FEEDS, encoding="utf-8")
    read = NOW - timedelta(hours=1)
    state = FeedState(feed="herald", health=Health.OK, last_read=read, last_tried=read, items=12)
    with Store.open(tmp_path / ".watchlist" / "state.db", now=NOW) as store:
        store.save_feed(state, [an_item(feed="herald")], NOW)
    return tmp_path


def run(home: Path, *words: str) -> Result:
    """Run `feeds list` in a home."""
    return CliRunner().invoke(app, ["--home", str(home), "--as-of", "2026-03-14T07:00:00Z", "feeds", "list", *words])


def test_every_feed_is_listed_with_its_health(home: Path) -> None:
    """A row for each feed: id, health, last reading, kind, language, publisher, address."""
    (home / "watchlist.yaml").write_text("timezone: UTC\n", encoding="utf-8")
    rows = [line.split() for line in run(home).stdout.splitlines()]

    assert rows[1] == ["herald", "ok", "14", "Mar", "06:00", "press", "en", "Herald", "https://herald.example/feed"]
    assert rows[2][:4] == ["port", "unproven", "never", "primary"]


def test_a_password_in_an_address_is_not_shown() -> None:
    """No listing holds what stands before the @."""
    assert shown("https://me:secret@port.example/feed?to=a@b") == "https://***@port.example/feed?to=a@b"


def test_a_feed_that_is_left_out_is_named(home: Path) -> None:
    """What is wrong with the feeds file is said on stderr, and the other feeds are listed."""
    (home / "feeds.yaml").write_text(FEEDS + "  - {id: gull, address: x}\n", encoding="utf-8")
    result = run(home)

    assert "herald" in result.stdout
    assert "'address'" in result.stderr


def test_a_tag_narrows_the_list(home: Path) -> None:
    """--tag keeps the feeds that have it."""
    entries: list[dict[str, Any]] = json.loads(run(home, "--json", "--tag", "harbour").stdout)["feeds"]

    assert [entry["id"] for entry in entries] == ["port"]


def test_an_unknown_tag_is_a_slip_with_a_suggestion(home: Path) -> None:
    """A tag that no feed has ends with 2 and the nearest one."""
    result = run(home, "--tag", "wrld")

    assert result.exit_code == 2
    assert "did you mean 'world'?" in result.stderr


def test_a_terminal_cuts_and_a_pipe_does_not() -> None:
    """On a terminal a row stays on its line; down a pipe it is whole."""
    rows = [("feed", "address"), ("herald", "https://herald.example/a/long/way")]

    assert table(rows, 20)[1] == "herald  https://her…"
    assert table(rows, None)[1] == "herald  https://herald.example/a/long/way"
