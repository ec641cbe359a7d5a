"""`watchlist check`: the whole road by one command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import HARBOUR, Town

from watchlist.cli import exits
from watchlist.cli.progress import in_lines
from watchlist.store import Store

EVENING = "2026-03-14T19:00:00Z"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour and two papers that have nothing to say yet."""
    return Town.at(tmp_path)


def test_a_check_reports_what_happened(town: Town) -> None:
    """Two papers say that the harbour opened; a watch that was there before hears of it as news."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    result = town.run("check")

    assert result.exit_code == exits.RAN
    assert "● FIRED  Harbour  harbour" in result.stdout
    assert "NEW  Herald · Tribune" in result.stdout
    assert "https://herald.example/1" in result.stdout
    assert result.stderr == ""


def test_what_was_over_before_is_the_past(town: Town) -> None:
    """The first run of a watch tells what happened before it as the past."""
    town.open_harbour()
    result = town.run("check")

    assert "before you started watching" in result.stdout
    assert "NEW" not in result.stdout


def test_quiet_prints_an_event_once(town: Town) -> None:
    """Under cron the firing is one mail; the runs before and after say nothing at all."""
    before = town.run("check", "--quiet", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    fired = town.run("check", "--quiet")
    after = town.run("check", "--quiet", at=EVENING)

    assert (before.output, after.output) == ("", "")
    assert fired.stdout.startswith("FIRED  harbour/opened  2026-03-14\nThe harbour opens.\n  Herald")
    assert fired.stderr == ""


def test_a_check_by_hand_does_not_swallow_the_mail(town: Town) -> None:
    """What a run on a terminal showed is still printed by the next --quiet."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.run("check")

    assert "FIRED  harbour/opened" in town.run("check", "--quiet", at=EVENING).stdout


def test_quiet_says_nothing_of_what_only_stirs(town: Town) -> None:
    """A rumour is no mail, and does not come back with the mail about something else."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.publish("herald", "Mayor may open harbour")
    assert town.run("check", "--quiet").output == ""
    with Store.look(town.folder / ".watchlist/state.db") as store:
        assert store.events(unprinted=True) == []
    town.open_harbour()

    told = town.run("check", "--quiet", at=EVENING).stdout
    assert "FIRED" in told
    assert "STIRRING" not in told


def test_quiet_tells_a_step_in_a_line(town: Town) -> None:
    """A leading signal that fires is told, and takes no more than a line."""
    town.write("watches/harbour.yaml", HARBOUR.replace("- id: opened", "- id: opened\n    role: leading"))
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()

    assert town.run("check", "--quiet").stdout == (
        "STEP  harbour/opened  2026-03-14  The harbour opens: Herald, Tribune\n"
    )


def test_quiet_for_one_watch_leaves_the_mail_of_the_others(town: Town) -> None:
    """A run that is limited to a watch prints that watch's events only."""
    town.write("watches/cat.yaml", HARBOUR.replace("watch: harbour", "watch: cat").replace("harbour]", "cat]"))
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()

    assert town.run("check", "cat", "--quiet").stdout == ""
    assert "FIRED  harbour/opened" in town.run("check", "--quiet", at=EVENING).stdout


def test_an_event_of_a_watch_that_broke_since_is_told_with_its_evidence(town: Town) -> None:
    """A file broken between the firing and the mail does not cost the mail."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.run("check")
    town.write("watches/harbour.yaml", "watch: harbour\n")
    result = town.run("check", "--quiet", at=EVENING)

    assert "FIRED  harbour/opened" in result.stdout
    assert '"Mayor opens harbour to ships"' in result.stdout


def test_quiet_tells_a_trouble_once_and_again_after_it_was_gone(town: Town) -> None:
    """A broken file is named on stderr once, until it was mended and breaks anew."""
    town.run("check", "--quiet")
    town.write("watches/tide.yaml", "watch: tide\nsignal: []\n")
    first, second = town.run("check", "--quiet"), town.run("check", "--quiet")
    (town.folder / "watches/tide.yaml").unlink()
    town.run("check", "--quiet")
    town.write("watches/tide.yaml", "watch: tide\nsignal: []\n")
    third = town.run("check", "--quiet")

    assert "unknown key 'signal'" in first.stderr
    assert second.output == ""
    assert "unknown key 'signal'" in third.stderr
    assert first.exit_code == second.exit_code == exits.USAGE


def test_quiet_tells_of_a_feed_that_fails_for_more_than_a_day(town: Town) -> None:
    """A paper that is gone for an hour is nobody's business; after a day it is told, once."""
    town.run("check", "--quiet", at="2026-03-10T07:00:00Z")
    (town.folder / "tribune.xml").unlink()
    said = [town.run("check", "--quiet", "--force", at=f"2026-03-{day}T08:00:00Z").stderr for day in (10, 11, 12, 13)]

    assert [("tribune has been failing" in text) for text in said] == [False, False, True, False]


def test_quiet_tells_that_a_watch_went_blind_once_and_when_it_sees_again(town: Town) -> None:
    """Two bad days are nobody's business; the third is told, once, and so is the first good one."""
    town.run("check", "--quiet", at="2026-03-09T07:00:00Z")
    for paper in ("herald", "tribune"):
        (town.folder / f"{paper}.xml").unlink()
    days = [town.run("check", "--quiet", "--force", at=f"2026-03-{day}T07:00:00Z") for day in (10, 11, 12, 13)]
    town.open_harbour()
    back = town.run("check", "--quiet", "--force")

    assert [run.stdout.partition("\n")[0] for run in days] == ["", "", "BLIND  harbour  2026-03-10", ""]
    assert "Cannot tell: none of 2 feeds could be read, for 48 hours now.\n" in days[2].stdout
    assert {run.exit_code for run in days} == {exits.BLIND}
    assert "FIRED  harbour/opened  2026-03-14" in back.stdout
    assert "It can tell again: 2 of 2 feeds could be read, after 4 days.\n" in back.stdout
    assert back.exit_code == exits.RAN
    assert "sees again" in town.run("history", "harbour").stdout


def test_a_firing_that_a_changed_rule_takes_back_before_it_was_told_is_told_as_that(town: Town) -> None:
    """Not as a firing without a quote, and not by silence: both halves in one block, once."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.run("check")
    town.write("watches/harbour.yaml", HARBOUR.replace("does: [open]", "does: [flood]"))
    told, again = town.run("check", "--quiet", at=EVENING), town.run("check", "--quiet", at=EVENING)

    assert told.stdout == (
        "TAKEN BACK  harbour/opened  2026-03-14\n"
        'By the rule as it is now, not so: "The harbour opens"\n'
        "Because: As it reads now, nothing speaks of it.\n"
        "All of it: watchlist show harbour/opened\n"
    )
    assert again.stdout == ""


def test_what_a_changed_rule_takes_back_after_it_was_told_stands_in_the_history(town: Town) -> None:
    """Its owner changed it, and sees it in the report: no mail says so."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.run("check", "--quiet")
    town.write("watches/harbour.yaml", HARBOUR.replace("does: [open]", "does: [flood]"))

    assert town.run("check", "--quiet", at=EVENING).stdout == ""
    assert "fired → quiet" in town.run("history", "harbour/opened").stdout


def test_a_past_is_no_exit_code(town: Town) -> None:
    """A first run that finds what was over before has nothing that newly fired."""
    town.open_harbour()
    result = town.run("check", "--exit-code")

    assert "before you started watching" in result.stdout
    assert result.exit_code == exits.RAN


def test_a_route_can_ask_for_blindness_alone(town: Town) -> None:
    """The word of it stands among the others."""
    town.write(
        "watchlist.yaml",
        "channels: [{id: me, kind: push, url: 'ntfy://x'}]\nroutes: [{channel: me, events: [blind]}]\n",
    )

    assert "events" not in town.run("lint").stdout


def test_quiet_tells_of_many_feeds_with_one_cause_in_a_line(town: Town) -> None:
    """A machine without network is one trouble, not a hundred lines of mail."""
    lines = "".join(f"  - {{id: feed-{n}, url: 'http://127.0.0.{n}:9/'}}\n" for n in range(9))
    town.write("feeds.yaml", f"feeds:\n{lines}")
    runs = [town.run("check", "--quiet", "--force", at=f"2026-03-{day}T08:00:00Z") for day in (10, 12, 13)]
    said = [run.stderr for run in runs]

    assert "Cannot tell: none of its 9 feeds was ever read.\n" in runs[0].stdout
    assert (runs[1].stdout, runs[2].stdout, said[0]) == ("", "", "")
    assert said[1] == (
        "watchlist: 9 feeds (feed-0, feed-1 and 7 more) have been failing for 2 days or more: no connection\n"
    )
    assert said[2] == ""


def test_without_feeds_of_its_own_and_without_a_network_a_home_cannot_tell(town: Town) -> None:
    """The report says so, in a few lines, and the exit code as well."""
    lines = "".join(f"  - {{id: feed-{n}, url: 'http://127.0.0.{n}:9/'}}\n" for n in range(107))
    town.write("feeds.yaml", f"feeds:\n{lines}")
    result = town.run("check")

    assert result.exit_code == exits.BLIND
    assert "Cannot tell: none of its 107 feeds was ever read." in result.stdout
    assert "  no connection: 107 feeds (feed-0, feed-1 and 105 more)\n" in result.stdout
    assert len(result.stdout.splitlines()) < 20


def test_a_dry_run_keeps_nothing(town: Town) -> None:
    """--dry-run reports like any run, and leaves no state behind."""
    town.open_harbour()
    result = town.run("check", "--dry-run")

    assert "FIRED" in result.stdout
    assert not (town.folder / ".watchlist").exists()


def test_the_document_is_all_that_json_prints(town: Town) -> None:
    """--json is one document on stdout; what is wrong with files goes to stderr."""
    town.write("watches/tide.yaml", "watch: tide\nsignal: []\n")
    result = town.run("check", "--json")

    assert json.loads(result.stdout)["watches"][0]["watch"] == "harbour"
    assert "unknown key 'signal'" in result.stderr
    assert result.exit_code == exits.USAGE


def test_a_firing_is_an_exit_code_only_where_it_is_asked_for(town: Town) -> None:
    """With --exit-code a script learns that something newly fired."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()

    assert town.run("check", "--exit-code").exit_code == exits.FIRED
    assert town.run("check", "--exit-code", at=EVENING).exit_code == exits.RAN


def test_a_watch_that_cannot_see_ends_with_3(town: Town) -> None:
    """When no feed can be read the report says that it cannot tell."""
    (town.folder / "herald.xml").unlink()
    (town.folder / "tribune.xml").unlink()
    result = town.run("check")

    assert result.exit_code == exits.BLIND
    assert "? BLIND" in result.stdout
    assert "2 of 2 failing" in result.stdout


def test_two_runs_do_not_meet(town: Town) -> None:
    """While another run holds the state, a second one leaves with 75 and says why."""
    town.run("check")
    with Store.open(town.folder / ".watchlist/state.db", now=NOW):
        result = town.run("check")

    assert result.exit_code == exits.BUSY
    assert result.stdout == ""
    assert result.stderr


def test_a_state_that_is_not_ours_is_left_alone(town: Town) -> None:
    """A foreign file in the state's place ends the run with 5, and stays as it is."""
    town.write(".watchlist/state.db", "my diary")
    result = town.run("check")

    assert result.exit_code == exits.DAMAGED
    assert (town.folder / ".watchlist/state.db").read_text(encoding="utf-8") == "my diary"


@pytest.mark.parametrize("words", [("--quiet", "--json"), ("no-such-watch",), ("--feeds", "no-such-file")])
def test_wrong_usage_says_so(town: Town, words: tuple[str, ...]) -> None:
    """What cannot be done ends with 2 and a sentence, not a traceback."""
    result = town.run("check", *words)

    assert result.exit_code == exits.USAGE
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_a_long_run_can_say_how_far_it_is_in_lines(town: Town) -> None:
    """With --verbose, a log that nobody looks at yet gets a line for every tenth; a mail by --quiet stays clean."""
    town.open_harbour()
    said = town.run("--verbose", "check").stderr
    after = town.run("--verbose", "check", "--quiet", at=EVENING).stderr

    assert "1 of 2 feeds read\n2 of 2 feeds read\n" in said
    assert after == ""


@pytest.mark.parametrize("feed", ["herald", ""])
def test_of_many_feeds_or_items_every_tenth_is_a_line(feed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """However many there are, some ten lines each tell how far a run is."""
    step = in_lines()
    for done in range(1, 5_001):
        step(done, 5_000, feed)

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[-1] == f"5,000 of 5,000 {'feeds read' if feed else 'items judged'}"
