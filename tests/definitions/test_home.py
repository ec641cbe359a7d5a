"""A home is found where the user says, and every path in it is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchlist.definitions.home import locate
from watchlist.errors import UsageError


def test_the_option_comes_first(tmp_path: Path):
    """Then the variable, then a folder that holds watches/, then XDG's."""
    (tmp_path / "here" / "watches").mkdir(parents=True)
    env = {"HOME": "/home/me", "WATCHLIST_HOME": "/srv/mine", "XDG_CONFIG_HOME": "/xdg"}
    here = tmp_path / "here"

    assert locate("/opt/other", env, here).root == Path("/opt/other")
    assert locate("other", env, here).root == here / "other"
    assert locate(None, env, here).root == Path("/srv/mine")
    assert locate(None, {**env, "WATCHLIST_HOME": ""}, here).root == here
    assert locate(None, {**env, "WATCHLIST_HOME": ""}, tmp_path).root == Path("/xdg/watchlist")
    assert locate(None, {"HOME": "/home/me"}, tmp_path).root == Path("/home/me/.config/watchlist")
    assert locate(None, {"HOME": "/home/me", "XDG_CONFIG_HOME": "xdg"}, tmp_path).root.parts[1] == "home"
    assert locate(None, {}, tmp_path).root == Path.home() / ".config/watchlist"


def test_the_state_of_a_home_lies_in_it(tmp_path: Path):
    """In a hidden folder, which git leaves alone."""
    paths = locate(str(tmp_path), {"HOME": "/home/me"}, tmp_path)

    assert paths.state == tmp_path / ".watchlist" / "state.db"
    assert paths.log == tmp_path / ".watchlist" / "watchlist.log"
    assert (paths.settings, paths.feeds) == (tmp_path / "watchlist.yaml", tmp_path / "feeds.yaml")
    assert (paths.watches, paths.vocabulary) == (tmp_path / "watches", tmp_path / "vocabulary")


@pytest.mark.parametrize("option", [None, "/home/me/.config/watchlist", "/home/me/.config/../.config/watchlist"])
def test_the_state_of_the_xdg_home_lies_in_the_xdg_state(option: str | None, tmp_path: Path):
    """However that home is named, it has one state, not two."""
    env = {"HOME": "/home/me"}

    assert locate(option, env, tmp_path).state == Path("/home/me/.local/state/watchlist/state.db")
    assert locate(option, {**env, "XDG_STATE_HOME": "/st"}, tmp_path).state == Path("/st/watchlist/state.db")


def test_messages_show_paths_from_where_the_user_stands(tmp_path: Path):
    """So that they can be clicked; what lies elsewhere is shown whole, without control characters."""
    paths = locate(str(tmp_path), {}, tmp_path)

    assert paths.shown(tmp_path / "watches" / "a.yaml") == "watches/a.yaml"
    assert paths.shown(Path("/srv/a\x1b[2J.yaml")) == "/srv/a\\x1b[2J.yaml"
    assert paths.shown(Path("/srv/a\udcff.yaml")) == "/srv/a\\udcff.yaml"


def test_where_there_is_no_home_the_message_says_what_to_do(tmp_path: Path):
    """A newcomer's first command names the one that writes a home."""
    with pytest.raises(UsageError, match=r"none is not there\n`watchlist --home .*none init` writes one"):
        locate(str(tmp_path / "none"), {}, tmp_path).require()
    with pytest.raises(UsageError, match="has no watches/"):
        locate(str(tmp_path), {}, tmp_path).require()
    (tmp_path / "watches").mkdir()
    locate(str(tmp_path), {}, tmp_path).require()


def test_a_home_that_cannot_be_looked_at_is_told(tmp_path: Path):
    """Not that there is none: a second home beside it would be no help."""
    with pytest.raises(UsageError, match=r"the home cannot be read: .*: File name too long. See that it is yours"):
        locate("x" * 300, {}, tmp_path).require()
