"""`watchlist enable` and `watchlist disable`."""

import json
from pathlib import Path

import pytest
from tests.cli.town import HARBOUR, Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour."""
    return Town.at(tmp_path)


def file(town: Town) -> str:
    """The watch file as it is now."""
    return (town.folder / "watches" / "harbour.yaml").read_text(encoding="utf-8")


def test_a_watch_is_switched_off_and_on(town: Town):
    """The switch is the only thing that moves; to switch twice is to say so."""
    off = town.run("disable", "harbour")

    assert off.exit_code == 0
    assert "\n watch: harbour\n+enabled: false\n title: Harbour\n" in off.stdout
    assert off.stdout.endswith("\nharbour is off.\n")
    assert file(town) == HARBOUR.replace("watch: harbour\n", "watch: harbour\nenabled: false\n")
    assert town.run("disable", "harbour").stdout == "harbour is off already.\n"
    assert town.run("enable", "harbour").stdout.endswith("\nharbour is on.\n")
    assert file(town) == HARBOUR.replace("watch: harbour\n", "watch: harbour\nenabled: true\n")


def test_what_is_switched_is_told_to_programs(town: Town):
    """The file, the state, and how it came about."""
    first, second = (json.loads(town.run("disable", "harbour", "--json").stdout) for _ in range(2))

    assert (first["watch"], first["enabled"]) == ("harbour", False)
    assert "\n watch: harbour\n+enabled: false\n" in first["diff"]
    assert second["diff"] == ""


def test_a_watch_can_be_switched_off_whatever_is_wrong_elsewhere(town: Town):
    """Broken feeds are no reason to be told of a watch that nobody wants."""
    town.write("feeds.yaml", "feeds: 3\n")

    assert town.run("disable", "harbour").exit_code == 0
    assert "enabled: false" in file(town)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (HARBOUR, "harbour/opened", "only a whole watch is switched on or off: name harbour"),
        (HARBOUR, "harbor", "did you mean 'harbour'?"),
        (
            HARBOUR.replace("title:", "titel:"),
            "harbour",
            "harbour.yaml:2:1 unknown key 'titel' - did you mean 'title'?",
        ),
        (HARBOUR.replace("  - id: opened", "\t- id: opened"), "harbour", "indent with spaces"),
    ],
)
def test_what_cannot_be_switched_is_left_as_it_is(town: Town, text: str, name: str, said: str):
    """A signal, a slip of the pen, a file with an error."""
    town.write("watches/harbour.yaml", text)
    result = town.run("disable", name)

    assert result.exit_code == 2
    assert said in result.stderr
    assert file(town) == text


def test_a_switched_watch_is_not_read_until_it_is_on_again(town: Town):
    """It keeps what was known of it, and is told when it is read again."""
    town.open_harbour()
    town.run("disable", "harbour")
    assert "harbour" not in town.run("check").stdout.lower()
    town.run("enable", "harbour")

    assert json.loads(town.run("check", "--json").stdout)["watches"][0]["state"] == "fired"
