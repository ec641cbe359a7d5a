"""What was read from a home's files is kept until one of them changes, and never believed for less."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from watchlist.definitions import kept, survey
from watchlist.definitions.files import Definitions, Survey, load
from watchlist.definitions.home import Paths, locate
from watchlist.definitions.shipped import folder
from watchlist.errors import UsageError
from watchlist.model.evidence import Status
from watchlist.model.settings import Channel, QuietHours, Route, Settings
from watchlist.model.watch import Deadline, Pattern, Rule, Signal, Watch

SETTINGS = """\
channels:
  - id: me
    kind: mail
    to: me@example.org
    server: mail.example.org
    from: watch@example.org
    user: me
    password: {env: MAIL_PASSWORD}
routes:
  - channel: me
    when: daily
    digest: {at: "08:30"}
    quiet_hours: "22:00-07:00"
timezone: Europe/Kyiv
"""


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A home with the watches that ship and a state folder."""
    (tmp_path / "watches").mkdir()
    for path in (folder() / "watches").iterdir():
        (tmp_path / "watches" / path.name).write_bytes(path.read_bytes())
    (tmp_path / ".watchlist").mkdir()
    return locate(str(tmp_path), {}, tmp_path)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Paths]:
    """Each time that files are read, their home."""
    done: list[Paths] = []
    real = survey.survey

    def counted(paths: Paths, **options: Any) -> Survey:
        done.append(paths)
        return real(paths, **options)

    monkeypatch.setattr(survey, "survey", counted)
    return done


def same(one: Definitions, other: Definitions) -> bool:
    """Whether two definitions say the same."""
    return (one.settings, one.feeds, one.watches, one.problems) == (
        other.settings,
        other.feeds,
        other.watches,
        other.problems,
    )


def place(home: Paths) -> Path:
    """Where it is kept."""
    return home.state.parent / kept.NAME


def test_files_are_read_once(home: Paths, readings: list[Paths]) -> None:
    """The second time says the same, and reads none of them, all watches or one."""
    home.settings.write_text(SETTINGS, encoding="utf-8")
    first, second = load(home), load(home)
    (one,) = load(home, only=["new-start"]).watches

    assert not first.problems
    assert same(first, second)
    assert first.vocabulary == second.vocabulary
    assert one == next(watch for watch in first.watches if watch.id == "new-start")
    assert len(readings) == 1
    assert place(home).stat().st_mode & 0o777 == 0o600


def test_an_unknown_name_is_named_as_ever(home: Paths) -> None:
    """What is kept does not change what is said to who asks for a watch or signal that is not there."""
    load(home)

    with pytest.raises(UsageError, match="no watch is called 'none'"):
        load(home, only=["none"])
    with pytest.raises(UsageError, match="has no signal 'none'"):
        load(home, only=["new-start/none"])


@pytest.mark.parametrize("change", ["edit", "add", "remove", "settings", "feeds"])
def test_any_change_of_the_files_counts(home: Paths, readings: list[Paths], change: str) -> None:
    """A file that is edited, added or removed is read, with all others."""
    load(home)
    path = home.watches / "new-start.yaml"
    if change == "edit":
        before = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("START", "STOP!"), encoding="utf-8")
        assert path.stat().st_size == before.st_size
    elif change == "add":
        (home.watches / "another.yaml").write_bytes(path.read_bytes())
    elif change == "remove":
        path.unlink()
    elif change == "settings":
        home.settings.write_text("timezone: UTC\n", encoding="utf-8")
    else:
        home.feeds.write_text("feeds:\n  - {id: one, url: https://one.example/feed}\n", encoding="utf-8")
    load(home)

    assert len(readings) == 2


def test_another_program_reads_anew(home: Paths, readings: list[Paths], monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version has read is not believed."""
    load(home)
    monkeypatch.setattr(kept, "_program", lambda: iter([("rules/terms.py", 1, 1)]))
    load(home)

    assert len(readings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[",
        '{"settings": 1}',
        '{"settings": {}, "feeds": [{"id": 1}], "watches": []}',
        '{"settings": {}, "feeds": [], "watches": [null]}',
        "[1]",
        '"text"',
        "[" * 9999,
    ],
)
def test_what_is_damaged_is_no_matter(home: Paths, readings: list[Paths], text: str) -> None:
    """Whatever stands in the file, the owner's files have the last word."""
    load(home)
    first = place(home).read_text(encoding="utf-8").partition("\n")[0]
    place(home).write_text(f"{first}\n{text}", encoding="utf-8")
    found = load(home)

    assert len(found.watches) == 3
    assert len(readings) == 2


def test_it_is_believed_only_where_nobody_else_could_write_it(
    home: Paths, readings: list[Paths], tmp_path: Path
) -> None:
    """A file that others may write, and a link, are not read."""
    load(home)
    place(home).chmod(0o622)
    load(home)
    elsewhere = tmp_path / "elsewhere"
    place(home).rename(elsewhere)
    place(home).symlink_to(elsewhere)
    load(home)

    assert len(readings) == 3
    assert not place(home).is_symlink()


@pytest.mark.parametrize("why", ["no state", "own words", "a problem", "no file", "a link to nothing"])
def test_some_homes_are_read_each_time(home: Paths, readings: list[Paths], why: str) -> None:
    """Nothing is kept where there is no state yet, where words are the owner's own, or where something is wrong."""
    if why == "no state":
        home.state.parent.rmdir()
    elif why == "own words":
        home.vocabulary.mkdir()
    elif why == "a problem":
        (home.watches / "broken.yaml").write_text("title: [", encoding="utf-8")
    elif why == "no file":
        (home.watches / "folder.yaml").mkdir()
    else:
        (home.watches / "gone.yaml").symlink_to(home.root / "nothing")
    load(home)
    load(home)

    assert len(readings) == 2
    assert not place(home).exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept is read again."""

    def refuse(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.fdopen", refuse)
    load(home)

    assert list(home.state.parent.iterdir()) == []


def test_all_kinds_of_values_come_back(home: Paths) -> None:
    """Times, lengths, sets, and lists in what a channel asks for come back as they were."""
    rule = Rule(when=(Pattern(does=("open",)),), count_also=frozenset({Status.HEDGED}))
    deadline = Deadline(at=datetime(2026, 2, 5, tzinfo=UTC), wait=timedelta(days=2, seconds=3))
    signal = Signal(watch="a", id="b", title="c", rule=rule, deadline=deadline)
    quiet = QuietHours(start=time(22), end=time(8, 30))
    options = {"to": ("me@example.org", "you@example.org"), "password": {"env": "WORD"}, "port": 25, "none": None}
    settings = Settings(
        channels=(Channel(id="me", kind="mail", options=options),), routes=(Route(channel="me", quiet_hours=quiet),)
    )
    known = kept.Known(settings=settings, feeds=(), watches=(Watch(id="a", title="a", signals=(signal,)),))
    kept.keep(home, "mark", known)

    assert kept.recall(home, "mark") == known


def test_a_run_killed_while_it_kept_leaves_nothing_for_long(home: Paths) -> None:
    """Its half-written file is gone after the next run, and the one after keeps again."""
    folder = home.state.parent
    (folder / ".definitions.json.new").write_text("half", encoding="utf-8")
    load(home)
    load(home)

    assert [file.name for file in folder.iterdir()] == [kept.NAME]
