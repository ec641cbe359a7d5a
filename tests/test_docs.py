"""The pages tell the truth: commands are documented, examples load, links lead somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from tests.builders import NOW
from tests.imports import ROOT
from watchlist.definitions.files import load
from watchlist.definitions.home import Paths, locate
from watchlist.flows.ruletest import try_rules
from watchlist.model.problem import Severity
from watchlist.rules.matcher import compile_watches

GENERATED = ROOT / "docs" / "reference"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def blocks(language: str) -> list[object]:
    """Return every fenced block of the pages in one language, named by its page and line."""
    return [
        pytest.param(found[2], id=f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}")
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for found in FENCE.finditer(text)
        if found[1] == language
    ]


@pytest.fixture(scope="module")
def generate() -> dict[str, object]:
    return runpy.run_path(str(ROOT / "docs" / "generate.py"))


@pytest.mark.parametrize("page", ["commands.md", "watch.schema.json"])
def test_the_generated_pages_are_fresh(generate, page: str):
    """The pages of commands and of the schema are what `make docs` would write now."""
    written = (GENERATED / page).read_text(encoding="utf-8")

    assert written == generate["pages"]()[page], "run `make docs`"


def test_the_report_in_the_readme_is_the_real_one(generate):
    """What the README shows is what its own watch reports today of the three invented outlets."""
    assert generate["readme"]() == (ROOT / "README.md").read_text(encoding="utf-8"), "run `make docs`"


def test_every_command_has_its_place_and_its_words(generate):
    """Each command stands on the page of commands, with a sentence that says what it is for."""
    page = (GENERATED / "commands.md").read_text(encoding="utf-8")

    for name in generate["names"]():
        _, _, after = page.partition(f"\n## {name}\n\n")
        assert re.match(r"[A-Z]\w+[^`|]{10,}", after), f"`{name}` is not described"


@pytest.mark.parametrize("block", blocks("yaml"))
def test_every_example_in_the_pages_loads(block: str, tmp_path: Path):
    """A watch, a feeds file or settings, copied from a page, has no error, and its own tests pass."""
    paths = a_home(tmp_path)
    if block.startswith("watch:"):
        name = block.split("\n", 1)[0].removeprefix("watch:").split("#")[0].strip()
        (tmp_path / "watches" / f"{name}.yaml").write_text(block, encoding="utf-8")
    elif block.startswith("feeds:"):
        paths.feeds.write_text(block, encoding="utf-8")
    else:
        paths.settings.write_text(block, encoding="utf-8")

    found = load(paths)

    wrong = [str(problem) for problem in found.problems if problem.severity is Severity.ERROR]
    assert not wrong, "\n".join(wrong)
    assert not found.left_out
    if block.startswith("watch:"):
        assert len(found.watches) == 1
        reader = compile_watches(found.watches, found.vocabulary)
        tried = try_rules(found.watches, reader, found.feeds, NOW)
        assert [each for each in tried if not each.passed] == []


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in PAGES])
def test_links_inside_the_repository_lead_somewhere(page: Path):
    """No page points to a file that is not there."""
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    missing = [link for link in targets if not (page.parent / link).exists()]

    assert not missing


def test_every_page_can_be_reached_from_the_shelves():
    """The index of the documentation names every page."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")

    for page in (ROOT / "docs").rglob("*.md"):
        if page.name != "README.md":
            assert str(page.relative_to(ROOT / "docs")) in index


def test_the_shipped_feeds_and_watches_load_without_a_problem():
    """What a newcomer gets on the first day has neither an error nor a warning."""
    found = load(locate(str(ROOT), {}, ROOT))

    assert [str(problem) for problem in found.problems] == []
    assert len(found.feeds) >= 60


def a_home(folder: Path) -> Paths:
    (folder / "watches").mkdir()
    return locate(str(folder), {}, folder)
