"""`watchlist init`: a home to start from."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Caller


def test_a_home_is_written_where_it_is_looked_for(call: Caller):
    """Then every command finds it, from everywhere."""
    called = call("init")

    assert called.code == 0
    assert called.out.splitlines()[0] == f"home   {call.folder}/me/.config/watchlist"
    assert "wrote  watches/shadow-fleet.yaml" in called.out
    assert called.out.splitlines()[-1] == "next:  watchlist check"
    assert call("lint", "--strict").code == 0


@pytest.mark.parametrize("words", [["init", "mine"], ["--home", "mine", "init"]])
def test_a_home_is_written_where_the_user_says(words: list[str], call: Caller):
    """As an argument, or as the home."""
    assert call(*words).code == 0
    assert (call.folder / "mine" / "watches" / "new-start.yaml").is_file()


def test_the_next_step_names_the_folder(call: Caller):
    """So that it works as it is printed."""
    next_step = f"next:  watchlist --home {call.folder}/mine check"

    assert call("init", "mine").out.splitlines()[-1] == next_step
    assert call("--home", "mine", "init").out.splitlines()[-1] == next_step
    assert call("init", "my own").out.splitlines()[-1] == f"next:  watchlist --home '{call.folder}/my own' check"


def test_what_is_there_already_is_named_and_left(call: Caller):
    """Nothing of the owner's is ever overwritten."""
    call("init", "mine")
    (call.folder / "mine" / "watchlist.yaml").write_text("timezone: UTC\n")

    called = call("init", "mine")

    assert "left   watchlist.yaml   (it is there already)" in called.out
    assert "wrote" not in called.out
    assert (call.folder / "mine" / "watchlist.yaml").read_text() == "timezone: UTC\n"


def test_json_names_what_was_written_and_what_was_left(call: Caller):
    """For scripts."""
    (call.folder / "mine").mkdir()
    (call.folder / "mine" / ".gitignore").write_text("x")

    document = json.loads(call("init", "mine", "--json").out)

    assert document["home"] == str(call.folder / "mine")
    assert document["left"] == [str(call.folder / "mine" / ".gitignore")]
    assert len(document["wrote"]) == 5


def test_a_folder_that_cannot_be_written_is_told(call: Caller):
    """With what to do."""
    (call.folder / "file").write_text("")

    called = call("init", "file")

    assert called.code == 2
    assert "cannot write" in called.err
    assert "choose another folder" in called.err
