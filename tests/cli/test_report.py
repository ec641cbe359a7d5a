"""`watchlist report` and `watchlist check --publish`: the report as files."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from tests.cli.town import Town

from watchlist.cli import exits

EVERYTHING = ["feed.atom", "index.html", "report.json", "report.md", "watchlist.ics"]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town whose harbour has just opened, and whose watch has a last day."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    town.write("watches/harbour.yaml", (tmp_path / "watches/harbour.yaml").read_text() + "window: {by: 2026-06-30}\n")
    town.open_harbour()
    return town


def test_a_report_is_written_in_every_form_at_once(town: Town) -> None:
    """Each FILE is whole, and what was written is said on stderr."""
    town.run("check")
    files = {kind: town.folder / f"mine.{kind}" for kind in ("html", "md", "json", "atom", "ics")}
    result = town.run("report", *(word for kind, path in files.items() for word in (f"--{kind}", str(path))))

    assert result.exit_code == exits.RAN
    assert result.stdout == ""
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["written"] * 5
    assert "Yes: The harbour opens" in files["html"].read_text(encoding="utf-8")
    assert "**Yes: The harbour opens" in files["md"].read_text(encoding="utf-8")
    assert files["json"].read_text(encoding="utf-8") == town.run("status", "--json").stdout
    assert [entry.title for entry in feedparser.parse(files["atom"]).entries] == ["FIRED: The harbour opens"]
    assert len(Calendar.from_ical(files["ics"].read_bytes()).walk("VEVENT")) == 1


def test_a_report_goes_down_a_pipe(town: Town) -> None:
    """A dash is standard output, and then nothing else is on it."""
    town.run("check")
    result = town.run("report", "harbour", "--json", "-")

    assert json.loads(result.stdout)["watches"][0]["state"] == "fired"
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what to write: --html FILE"),
        (("--md", "-", "--html", "-"), "only one of them can go to standard output"),
        (("--html", "x.html", "--site", "me.example"), "'me.example' is no address: write https://"),
        (("ferry", "--html", "x.html"), "no watch is called 'ferry'"),
        (("--html", "harbour.yaml/x.html"), "cannot be written"),
    ],
)
def test_a_report_that_cannot_be_written_says_why(town: Town, words: tuple[str, ...], said: str) -> None:
    """Wrong usage is told in a sentence that says what to do."""
    town.write("harbour.yaml", "")
    result = town.run("report", *(str(town.folder / word) if "/" in word else word for word in words))

    assert result.exit_code == exits.USAGE
    assert said in result.stderr
    assert not list(town.folder.glob("x.*"))


def test_a_report_exits_as_status_does(town: Town) -> None:
    """Where a watch cannot tell, the page says so, and so does the exit code."""
    town.write("herald.xml", "gone")
    town.write("tribune.xml", "gone")
    town.run("check", "--force")
    result = town.run("report", "--md", "-")

    assert result.exit_code == exits.BLIND
    assert "Cannot tell" in result.stdout


def test_a_check_publishes_what_it_found(town: Town) -> None:
    """A folder for a static host: the page, and its siblings, that it links to; the report is printed all the same."""
    result = town.run("check", "--publish", str(town.folder / "www" / "watch"), "--site", "https://me.example/watch")

    there = town.folder / "www" / "watch"
    assert result.exit_code == exits.RAN
    assert "● FIRED  Harbour" in result.stdout
    assert sorted(path.name for path in there.iterdir()) == EVERYTHING
    assert 'href="watchlist.ics"' in (there / "index.html").read_text(encoding="utf-8")
    assert feedparser.parse(there / "feed.atom").feed.links[0].href == "https://me.example/watch/feed.atom"


def test_a_quiet_check_publishes_without_a_word(town: Town) -> None:
    """Under cron, a day on which nothing happened prints nothing, and the page is of today."""
    town.run("check", "--quiet")
    result = town.run("check", "--quiet", "--publish", str(town.folder / "www"), at="2026-03-15T07:00:00Z")

    assert (result.stdout, result.stderr) == ("", "")
    assert "Sun 15 Mar 2026" in (town.folder / "www" / "index.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_published_fails_the_check_after_all_else_is_done(town: Town) -> None:
    """The report is printed, the state is kept, what stood in the folder stands, and it exits with 2."""
    town.run("check", "--publish", str(town.folder / "www"), at="2026-03-13T08:00:00Z")
    before = (town.folder / "www" / "feed.atom").read_text(encoding="utf-8")
    (town.folder / "www" / "report.md").unlink()
    (town.folder / "www" / "report.md").mkdir()
    result = town.run("check", "--publish", str(town.folder / "www"))

    assert result.exit_code == exits.USAGE
    assert "report.md cannot be written" in result.stderr
    assert "● FIRED  Harbour" in result.stdout
    assert "NEW" not in town.run("status").stdout
    assert (town.folder / "www" / "feed.atom").read_text(encoding="utf-8") == before
    assert not list((town.folder / "www").glob(".*"))


def test_a_file_is_no_folder_to_publish_into(town: Town) -> None:
    """What is in the way is named."""
    town.write("www", "")
    result = town.run("check", "--publish", str(town.folder / "www"))

    assert result.exit_code == exits.USAGE
    assert "www: it is a file, not a folder" in result.stderr
    missing = town.run("check", "--publish", "/proc/nobody/www")
    assert "cannot publish into /proc/nobody/www: " in missing.stderr


def test_a_trial_publishes_nothing(town: Town) -> None:
    """--dry-run tells nobody, and a page is for everybody."""
    result = town.run("check", "--dry-run", "--publish", str(town.folder / "www"))

    assert result.exit_code == exits.USAGE
    assert not (town.folder / "www").exists()


def test_files_left_out_are_counted_on_the_page(town: Town) -> None:
    """Whoever looks only at the page learns that a watch is missing from it."""
    town.write("watches/broken.yaml", "watch: broken\n")
    result = town.run("check", "--publish", str(town.folder / "www"))

    assert result.exit_code == exits.USAGE
    assert "1 file was left out" in (town.folder / "www" / "index.html").read_text(encoding="utf-8")


def test_what_is_published_names_no_path_of_this_machine(town: Town) -> None:
    """A feed that is a file here, and is gone, is failing for everybody; where it would be is nobody's business."""
    (town.folder / "herald.xml").unlink()
    result = town.run("check", "--publish", str(town.folder / "www"))

    assert "herald.xml" in result.stdout
    for path in (town.folder / "www").iterdir():
        assert str(town.folder) not in path.read_text(encoding="utf-8")
        assert "herald.xml" not in path.read_text(encoding="utf-8")
    assert "herald: its file" in (town.folder / "www" / "report.md").read_text(encoding="utf-8")
