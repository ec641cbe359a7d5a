"""`watchlist wrong`: what counted and did not count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import HARBOUR, Town

from watchlist.cli import exits
from watchlist.cli import wrong as command

MUSEUM = "Museum opens harbour for an exhibition"
QUEEN = "Queen opens harbour at dawn"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town whose harbour fired on two reports, one of which speaks of a museum."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    town.publish("herald", MUSEUM, "Exhibition of cats", "Museum may open harbour next year")
    town.publish("tribune", QUEEN)
    town.run("check")
    return town


def said(town: Town, *words: str, code: int = exits.RAN) -> str:
    """What a command prints that has to succeed."""
    result = town.run(*words)
    assert (result.exit_code, result.stderr) == (code, "")
    return result.stdout


def file(town: Town) -> str:
    """The watch file as it is now."""
    return (town.folder / "watches/harbour.yaml").read_text(encoding="utf-8")


EXAMPLE = HARBOUR.replace("[Cat found in harbour]", f"['Cat found in harbour', '{MUSEUM}']")
MENDED = EXAMPLE.replace("what: [harbour]}]\n    tests", "what: [harbour]}]\n    never: [exhibition]\n    tests", 1)


def test_what_did_not_count_is_taken_off_and_kept_as_an_example(town: Town):
    """The signal stands where the rest leaves it, the headline is a test, and nothing else in the file has moved."""
    told = said(town, "wrong", "harbour/opened", MUSEUM, "--note", "only pictures")

    assert told.startswith(
        f"harbour/opened: “{MUSEUM}” does not count any more.\n"
        "  opened  fired → stirring: corrected by you: 1 of 2 publishers in 48 hours: Tribune\n"
        "never: [exhibition] would have kept it quiet.\n"
        "  With it 1 other item still counts, and 3 tests pass.\n"
        "  Of 6 stored items, 1 other has it.\n"
    )
    assert file(town) == EXAMPLE
    assert "to write it: watchlist" in told
    assert "--yes" in told
    assert "watchlist test` says that it still reads this" in told
    history = said(town, "history", "harbour/opened")
    assert f"wrong, by your word: “{MUSEUM}”\n              only pictures\n" in history
    assert "fired → stirring\n              corrected by you: 1 of 2 publishers in 48 hours: Tribune\n" in history


def test_no_evidence_is_lost(town: Town):
    """It is shown as what does not count, with the reason, and stays off when everything is read anew."""
    said(town, "wrong", "harbour/opened", MUSEUM, "--no-exclusion")
    town.write("watches/harbour.yaml", file(town).replace("what: [harbour]", "what: [harbour, port]"))
    said(town, "check", "--force")

    assert MUSEUM in said(town, "show", "harbour/opened")
    assert "stirring  opened" in said(town, "status")


def test_the_narrowest_word_is_written_where_it_is_wanted(town: Town):
    """With --yes the rule is mended; its tests pass, what counts still counts, and there is nothing more to mend."""
    told = said(town, "wrong", "harbour/opened", MUSEUM, "--yes")

    assert file(town) == MENDED
    assert "harbour.yaml: 1 example added, and never: [exhibition].\nnext: watchlist" in told
    assert "4 tests pass" in said(town, "test", "harbour")
    assert "1 of 2 publishers in 48 hours: Tribune" in said(town, "check", "--force")
    town.run("check", "--force")
    assert "never" not in said(town, "wrong", "harbour/opened", QUEEN, "--no-exclusion").partition("---")[0]


def test_the_word_that_hushes_the_fewest_comes_first(town: Town):
    """Museum stands in a headline that may come true, exhibition in one of cats: the first would hush more."""
    found = json.loads(said(town, "wrong", "harbour", MUSEUM, "--json"))["exclusion"]

    assert (found["never"], found["written"], found["hushed"]) == ("exhibition", False, [])
    assert (found["counting"], found["others"], found["stored"]) == (1, 1, 6)


def test_a_second_time_goes_on_where_the_first_has_stopped(town: Town):
    """What is off stays off, the example is not written twice, and the word can still be written."""
    said(town, "wrong", "harbour/opened", MUSEUM)
    told = said(town, "wrong", "harbour/opened", MUSEUM, "--yes")

    assert told.startswith("harbour/opened: that did not count already.\n")
    assert f"“{MUSEUM}” is a test already, under unrelated." in told
    assert "no example added, and never: [exhibition]" in told
    assert file(town) == MENDED
    third = said(town, "wrong", "harbour/opened", MUSEUM, "--yes")
    assert "never" not in third
    assert file(town) == MENDED


def test_what_is_wrong_may_count_again(town: Town):
    """By its id or the beginning of it; the example stays."""
    item = json.loads(said(town, "wrong", "harbour/opened", MUSEUM, "--json"))["deeds"][0]["item"]
    told = said(town, "reopen", "harbour/opened", item[:6], "--note", "it was right")

    assert told.startswith(f"harbour/opened: “{MUSEUM}” counts again.\n  opened  stirring → fired: corrected by you: 2")
    assert "Herald · Tribune" in said(town, "status")
    assert said(town, "reopen", "harbour/opened", item) == "harbour/opened: open already.\n"
    assert f"counts again, by your word: “{MUSEUM}”" in said(town, "history", "harbour")
    assert file(town) == EXAMPLE


def test_all_that_a_state_rests_on_may_be_wrong(town: Town):
    """Both are off, the signal is where it was before them, and no word is found that both have."""
    told = said(town, "wrong", "harbour/opened", "--all")

    assert told.startswith("harbour/opened: 2 items do not count any more.\n  opened  fired → stirring: corrected by")
    assert "2 examples added." in told
    assert "never" not in told.partition("---")[0]


def test_what_was_taken_off_is_told_no_more(town: Town):
    """The mail of a firing that was wrong does not come, nor one of the correction."""
    said(town, "wrong", "harbour/opened", MUSEUM)

    assert said(town, "check", "--quiet") == ""


def test_your_own_word_can_be_taken_back(town: Town):
    """What was confirmed by hand falls back to what the papers say; with nothing else it rests on that word alone."""
    said(town, "confirm", "harbour/closed")

    assert said(town, "wrong", "harbour/closed").startswith(
        "harbour/closed: your own word does not count any more.\n"
        "  closed  fired → quiet: corrected by you: nothing else speaks of it\n"
    )
    assert "your word taken back" in said(town, "history", "harbour/closed")
    assert said(town, "wrong", "harbour/closed", "confirm") == "harbour/closed: that did not count already.\n"
    said(town, "confirm", "harbour/opened")
    refused = town.run("wrong", "harbour/opened")
    assert "rests on 3 items" in refused.stderr
    assert "  confirm  you  your own word" in refused.stderr


def test_where_several_could_be_meant_they_are_listed(town: Town):
    """Without a terminal nobody is asked: the items are listed, and nothing is done."""
    result = town.run("wrong", "harbour")

    assert result.exit_code == exits.USAGE
    assert "harbour/opened rests on 2 items: name what did not count, or --all" in result.stderr
    assert f"  Herald  “{MUSEUM}”" in result.stderr
    assert file(town) == HARBOUR
    assert "wrong" not in said(town, "history", "harbour")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["harbor"], "did you mean 'harbour'?"),
        (["harbour/closed"], "harbour/closed rests on nothing: name the item that is read wrongly"),
        (["harbour/opened", "nobody said so"], "no item 'nobody said so' speaks of harbour/opened"),
        (["harbour/opened", ""], "more than one item is called ''"),
        (["harbour/opened", MUSEUM, "--as", "counts"], "--as 'counts' is no status of what does not count"),
        (["harbour/opened", MUSEUM, "--as", "forcast"], "did you mean 'forecast'?"),
    ],
)
def test_what_cannot_be_meant_is_told(town: Town, words: list[str], hint: str):
    """And nothing is done."""
    result = town.run("wrong", *words)

    assert result.exit_code == exits.USAGE
    assert hint in result.stderr
    assert file(town) == HARBOUR


def test_a_watch_that_says_nothing_has_no_signal_that_could_be_meant(tmp_path: Path):
    """Of several quiet signals none is guessed."""
    result = Town.at(tmp_path).run("wrong", "harbour")

    assert result.exit_code == exits.USAGE
    assert "name it, of harbour/opened, harbour/closed" in result.stderr


def test_an_example_may_have_another_status(town: Town):
    """What should have been read as a forecast is kept as one; no word makes it that, so the word is not offered."""
    told = said(town, "wrong", "harbour/opened", MUSEUM, "--as", "forecast")

    assert f"      forecast: ['{MUSEUM}']" in file(town) or f"forecast:\n        - {MUSEUM}" in file(town)
    assert "never" not in told.partition("---")[0]


def test_a_test_that_asks_for_it_is_left_to_its_owner(town: Town):
    """A headline that is to count by the file's own word is taken off all the same, and no word is looked for."""
    town.write("watches/harbour.yaml", HARBOUR.replace("Mayor opens harbour to ships", MUSEUM))
    told = said(town, "wrong", "harbour/opened", MUSEUM, "--yes")

    assert f"“{MUSEUM}” is a test already, under counts." in told
    assert "MUSEUM" not in told
    assert "never" not in file(town)


def test_a_file_that_cannot_be_changed_safely_is_left(town: Town):
    """The deed is done, and the words say what is left to do."""
    by_hand = HARBOUR.replace("unrelated: [Cat found in harbour]", "unrelated: >-\n        Cat found in harbour")
    town.write("watches/harbour.yaml", by_hand)
    told = said(town, "wrong", "harbour/opened", MUSEUM)

    assert "does not count any more" in told
    assert "The example is not in the watch file: the file is written in a way" in told
    assert file(town) == by_hand
    assert json.loads(said(town, "wrong", "harbour/opened", MUSEUM, "--json"))["trouble"].startswith("the file is")


@pytest.mark.parametrize(("answer", "found"), [("1", ["a"]), ("2, 1", ["b", "a"]), ("2 2", ["b"]), ("ALL", ["a", "b"])])
def test_a_choice_on_a_terminal_is_understood(answer: str, found: list[str]):
    """Numbers with commas or spaces, or all of them."""
    assert command._picked(["a", "b"], answer) == found


@pytest.mark.parametrize("answer", ["", "3", "0", "x", "1 x"])
def test_a_choice_that_is_none_does_nothing(answer: str):
    """And says what could be chosen."""
    with pytest.raises(Exception, match="a number from 1 to 2"):
        command._picked(["a", "b"], answer)


def test_on_a_terminal_you_are_asked(town: Town, monkeypatch: pytest.MonkeyPatch):
    """Which of them it was, and whether the word is wanted; a no leaves the rule as it is."""
    monkeypatch.setattr(command, "_on_a_terminal", lambda: True)
    asked = town.run("wrong", "harbour", stdin="1\nn\n")

    assert asked.exit_code == exits.RAN
    assert "  1  " in asked.stderr
    assert "Write it into the watch file?" in asked.stdout
    assert file(town) == EXAMPLE
    town.run("wrong", "harbour/opened", MUSEUM, stdin="y\n")
    assert file(town) == MENDED
