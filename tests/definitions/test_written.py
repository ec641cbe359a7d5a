"""The owner's files are written whole or not at all."""

import resource
from pathlib import Path

import pytest

from watchlist.definitions.written import difference, write_whole
from watchlist.errors import UsageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of the owner's that others may not read."""
    path = tmp_path / "w.yaml"
    path.write_text("old\n", encoding="utf-8")
    path.chmod(0o640)
    return path


def test_the_mode_stays_and_nothing_else_is_left_behind(path: Path):
    """The new text is there, as readable to others as the old one was."""
    write_whole(path, "new\r\n", "w.yaml", before="old\n")

    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link(path: Path):
    """Files that are kept elsewhere, and linked, are changed where they are."""
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    write_whole(link, "new\n", "link.yaml")

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new\n"


@pytest.mark.parametrize("before", [None, "something else\n"])
def test_what_somebody_else_wrote_in_the_meantime_is_not_overwritten(path: Path, before: str | None):
    """Between reading and writing an editor may have saved: that is kept."""
    with pytest.raises(UsageError, match="changed by somebody else in the meantime"):
        write_whole(path, "new\n", "w.yaml", before=before)

    assert path.read_text(encoding="utf-8") == "old\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_is_written_where_none_is(path: Path):
    """Nothing there before, and that is what was expected."""
    write_whole(path.with_name("x.yaml"), "new\n", "x.yaml", before=None)

    assert path.with_name("x.yaml").read_text(encoding="utf-8") == "new\n"


def test_a_disk_without_room_leaves_the_old_file(path: Path):
    """Half a file is no file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises(UsageError, match=r"w\.yaml cannot be written: .*; nothing was changed"):
            write_whole(path, "new\n" * 100, "w.yaml")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert path.read_text(encoding="utf-8") == "old\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_difference_is_one_that_patch_takes():
    """New files come from nowhere; a missing end of line is said, and a form feed ends no line."""
    assert difference(None, "a\n", "x") == "--- /dev/null\n+++ x\n@@ -0,0 +1 @@\n+a\n"
    assert difference("a", "a\nb\n", "x").endswith("-a\n\\ No newline at end of file\n+a\n+b\n")
    assert "+b\fc\r\n" in difference("a\r\n", "a\r\nb\fc\r\n", "x")
    assert difference("a\n", "a\n", "x") == ""
