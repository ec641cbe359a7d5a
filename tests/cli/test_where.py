"""`watchlist where`: every path in use."""

from __future__ import annotations

import json

from tests.cli.conftest import Caller
from tests.definitions.builders import FEEDS, LEAST, a_home


def test_every_path_is_printed_with_what_it_means_that_it_is_not_there(call: Caller):
    """The user learns what holds instead."""
    a_home(call.folder, feeds=FEEDS, watches__harbour=LEAST)

    lines = call("where").out.splitlines()

    assert lines[0] == f"home       {call.folder}"
    assert lines[1] == f"settings   {call.folder}/watchlist.yaml   (not there: the defaults hold)"
    assert lines[2] == f"feeds      {call.folder}/feeds.yaml"
    assert lines[5].endswith(".watchlist/state.db   (not there: `watchlist check` begins one)")
    assert [line.split()[0] for line in lines] == [
        "home", "settings", "feeds", "watches", "vocabulary", "state", "log", "catalogue",
    ]  # fmt: skip


def test_a_home_that_is_not_there_yet_has_paths(call: Caller):
    """It is where `init` would write one."""
    called = call("where")

    assert called.code == 0
    assert called.out.startswith(f"home       {call.folder}/me/.config/watchlist   (not there: `watchlist init`")


def test_json_tells_what_exists(call: Caller):
    """For scripts, a backup say."""
    a_home(call.folder)

    document = json.loads(call("where", "--json").out)

    assert document["home"] == {"path": str(call.folder), "exists": True}
    assert document["state"] == {"path": str(call.folder / ".watchlist" / "state.db"), "exists": False}


def test_what_cannot_be_looked_at_is_said_and_the_rest_is_told(call: Caller):
    """A folder that is somebody else's, say, or a name that no disk takes."""
    called = call("--home", "x" * 300, "where")

    assert called.code == 0
    assert called.out.splitlines()[0].endswith("   (cannot be looked at: File name too long)")
    assert called.out.splitlines()[-1].startswith("catalogue")
    assert json.loads(call("--home", "x" * 300, "where", "--json").out)["home"]["exists"] is False
