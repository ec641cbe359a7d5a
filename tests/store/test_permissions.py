"""What is remembered is its owner's alone, and nobody leads us to write elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import Town
from tests.store.filled import a_state

from watchlist.cli import exits
from watchlist.errors import StoreError
from watchlist.store import Store
from watchlist.store.files import real


@pytest.fixture
def generous() -> Iterator[None]:
    """A machine whose files are everybody's by default."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}


def test_the_state_is_its_owners_alone(tmp_path: Path, generous: None) -> None:
    """The folder 0700 and each file 0600, from birth and whatever the machine's habit; a second run leaves it so."""
    town = Town.at(tmp_path)
    for at in ("2026-03-13T07:00:00Z", "2026-03-14T07:00:00Z"):
        assert town.run("check", at=at).exit_code == exits.RAN

        folder, *files = modes(tmp_path / ".watchlist").items()

        assert folder == (".watchlist", 0o700)
        assert set(dict(files).values()) == {0o600}, files


@pytest.mark.parametrize("rest", ["state.db.new", "state.db.lock"])
def test_a_link_in_the_place_of_our_own_files_is_not_followed(path: Path, tmp_path: Path, rest: str) -> None:
    """Somebody else's file stays as it is, whether it is there or not."""
    path.parent.mkdir(mode=0o700, parents=True)
    diary = tmp_path / "diary"
    diary.write_text("dear diary", encoding="utf-8")
    path.with_name(rest).symlink_to(diary)

    try:
        Store.open(path, now=NOW).close()
    except StoreError as refusal:
        assert "symbolic links" in str(refusal)  # noqa: PT017 - a link that stands in the way may be taken away, too

    assert diary.read_text(encoding="utf-8") == "dear diary"


@pytest.mark.parametrize("there", [True, False], ids=["a file", "nothing yet"])
def test_a_link_of_the_users_own_leads_to_the_state(path: Path, tmp_path: Path, there: bool) -> None:
    """Into a folder that is kept elsewhere, say."""
    if there:
        a_state(path)
    link = tmp_path / "link.db"
    link.symlink_to(path)

    assert real(link, owners={os.getuid()} if there else None) == path.resolve()


def test_a_link_of_somebody_else_is_not_followed(path: Path, tmp_path: Path) -> None:
    """Whose it is, or whose the folder behind it is: they would choose which file we write."""
    a_state(path)
    link = tmp_path / "link.db"
    link.symlink_to(path)

    with pytest.raises(StoreError, match=r"this is a link, and .*link\.db belongs to somebody else"):
        real(link, owners={os.getuid() + 1})
    assert real(path, owners={os.getuid() + 1}) == path.resolve()


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
@pytest.mark.parametrize("given", ["link.db", "theirs", "theirs/state.db"])
def test_nothing_is_written_through_a_link_of_somebody_else(tmp_path: Path, given: str) -> None:
    """Neither by a run nor by a look; the file behind it stays as it is."""
    theirs = tmp_path / "theirs"
    a_state(theirs / "state.db")
    before = {each.name: each.read_bytes() for each in theirs.iterdir()}
    link = tmp_path / "link.db"
    link.symlink_to(theirs / "state.db")
    os.chown(tmp_path / given, 12345, 12345, follow_symlinks=False)

    with pytest.raises(StoreError, match="belongs to somebody else"):
        Store.open(link, now=NOW)
    with pytest.raises(StoreError, match="belongs to somebody else"):
        Store.look(link)
    assert {each.name: each.read_bytes() for each in theirs.iterdir()} == before


def test_a_link_in_the_place_of_what_is_kept_of_the_definitions_is_not_followed(tmp_path: Path) -> None:
    """Neither for reading nor for writing."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    diary = tmp_path / "diary"
    diary.write_text("dear diary", encoding="utf-8")
    kept = tmp_path / ".watchlist/definitions.json"
    for place in (kept, kept.with_name(".definitions.json.new")):
        place.unlink(missing_ok=True)
        place.symlink_to(diary)

    assert town.run("check").exit_code == exits.RAN
    assert diary.read_text(encoding="utf-8") == "dear diary"


def test_the_journal_of_a_state_is_no_more_open_than_the_state(path: Path, generous: None) -> None:
    """It holds what was there before, and lives as long as a transaction."""
    a_state(path)
    with Store.open(path, now=NOW) as store, store.transaction():
        store.note_run(NOW, feeds=1, readable=1)

        assert modes(path.parent)["state.db-journal"] == 0o600


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o602])
def test_a_secret_that_others_may_read_is_refused_in_words(tmp_path: Path, mode: int) -> None:
    """The run goes on, and the mend is named."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    town.write("pw", "made up")
    (tmp_path / "pw").chmod(mode)
    town.write(
        "watchlist.yaml",
        "channels: [{id: me, kind: mail, to: me@example.org, server: 'smtp://127.0.0.1:9', user: me,"
        " password: {file: pw}}]\nroutes: [{channel: me}]\n",
    )
    town.open_harbour()

    ran = town.run("check", "--quiet")

    assert ran.exit_code == exits.UNDELIVERED
    assert f"others may read {tmp_path}/pw: `chmod 600` it" in ran.stderr
    assert "made up" not in ran.output


def test_a_folder_that_is_there_stays_as_its_owner_made_it(path: Path) -> None:
    """Who shares it with a group knows why; the files in it are not shared."""
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o755)
    a_state(path)

    assert modes(path.parent)[path.parent.name] == 0o755
    assert {modes(path.parent)[name] for name in ("state.db", "state.db.lock")} == {0o600}
