"""Adding a signal: what would harm the file is not written, and nothing is written twice at once."""

from pathlib import Path

import pytest
from tests.builders import NOW
from tests.definitions.builders import LEAST, a_home

from watchlist.definitions.draft import Draft, Flags, draft
from watchlist.definitions.home import Paths
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows.add import draft_signal, switch

SHUT = draft(Flags(watch="harbour", id="shut", does=["close"], what=["harbour"], counts=["Mayor closes harbour"]))


def home(folder: Path, text: str) -> tuple[Paths, Path]:
    """A home with one watch, and the watch's file."""
    paths = a_home(folder)
    path = paths.watches / "harbour.yaml"
    path.write_bytes(text.encode())
    return paths, path


def test_nothing_is_written_before_it_is_said(tmp_path: Path):
    """The change is a value; only its own word writes it."""
    paths, path = home(tmp_path, LEAST)
    change = draft_signal(paths, SHUT, NOW)

    assert path.read_text(encoding="utf-8") == LEAST
    assert [signal.id for signal in change.watch.signals] == ["opened", "shut"]
    assert [each.passed for each in change.tried] == [True]
    change.write()
    assert path.read_text(encoding="utf-8") == change.after


def test_of_two_who_add_at_once_the_second_is_told(tmp_path: Path):
    """What the first has written is there still."""
    paths, path = home(tmp_path, LEAST)
    one = draft_signal(paths, SHUT, NOW)
    other = draft_signal(paths, Draft(watch="harbour", signal={**SHUT.signal, "id": "barred"}, heading={}), NOW)
    one.write()

    with pytest.raises(UsageError, match="changed by somebody else"):
        other.write()
    assert path.read_text(encoding="utf-8") == one.after


@pytest.mark.parametrize("end", ["\u2028", "\x85"])
def test_a_file_whose_lines_end_strangely_is_left_to_its_owner(tmp_path: Path, end: str):
    """YAML knows ends of lines that no editor shows; what cannot be added safely is not added."""
    paths, path = home(tmp_path, LEAST.replace("\n", end) + f"terms: {{x: [y]}}{end}")

    with pytest.raises(UsageError, match="nothing was written"):
        draft_signal(paths, SHUT, NOW)
    assert not switch(paths, "harbour", enabled=False).watch.enabled
    assert path.read_bytes().decode() == LEAST.replace("\n", end) + f"terms: {{x: [y]}}{end}"


def test_a_broken_file_of_words_does_not_stand_in_the_way(tmp_path: Path):
    """The watch can be used without it, and `lint` tells of it."""
    paths, _ = home(tmp_path, LEAST)
    paths.vocabulary.mkdir()
    (paths.vocabulary / "mine.yaml").write_text("actors: 3\n", encoding="utf-8")

    assert draft_signal(paths, SHUT, NOW).tried[0].passed


def test_two_files_of_one_name_are_told(tmp_path: Path):
    """Nobody knows which of them is meant."""
    paths, path = home(tmp_path, LEAST)
    path.with_suffix(".yml").write_text(LEAST, encoding="utf-8")

    with pytest.raises(DefinitionError, match="a second watch 'harbour'"):
        draft_signal(paths, SHUT, NOW)
