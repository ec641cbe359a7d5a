"""The pages tell the truth: commands are documented, examples load, links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from docs import generate, pictures

from tests.builders import NOW
from tests.consoles import FENCE, Shown, agree, differences, name_of, steps
from tests.imports import ROOT
from watchlist.definitions.feeds import FEED
from watchlist.definitions.files import load
from watchlist.definitions.headlines import LONG
from watchlist.definitions.home import Paths, locate
from watchlist.definitions.patterns import PATTERN, TARGET
from watchlist.definitions.records import Record
from watchlist.definitions.settings import CHANNEL, DIGEST, NETWORK, ROUTE, SETTINGS
from watchlist.definitions.signals import PROOF, SIGNAL, TESTS
from watchlist.definitions.vocabulary import ACTION, ACTOR, CUE, VOCABULARY
from watchlist.definitions.watches import WATCH, WINDOW
from watchlist.flows.ruletest import try_rules
from watchlist.model.problem import Severity
from watchlist.rules.matcher import compile_watches

GENERATED = ROOT / "docs" / "reference"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SESSIONS = [
    pytest.param(page, id=str(page.relative_to(ROOT)))
    for page in PAGES
    # What the README shows is written by `make docs`.
    if page.name != "README.md" and any(isinstance(step, Shown) and step.run for step in steps(page.read_text("utf-8")))
]


def blocks(language: str) -> list[object]:
    """Return every fenced block of the pages in one language with its page, named by page and line."""
    return [
        pytest.param(found[2], page, id=f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}")
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for found in FENCE.finditer(text)
        if found[1] == language
    ]


@pytest.mark.parametrize("page", ["commands.md", "settings.md", "watch.schema.json"])
def test_the_generated_pages_are_fresh(page: str):
    """The pages of commands and of the schema are what `make docs` would write now."""
    written = (GENERATED / page).read_text(encoding="utf-8")

    assert written == generate.pages()[page], "run `make docs`"


def test_the_report_in_the_readme_is_the_real_one():
    """What the README shows is what its own watch reports today of the three invented outlets."""
    assert generate.readme() == (ROOT / "README.md").read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("name", ["report.svg"])
def test_the_pictures_are_fresh(name: str):
    """A picture shows what the terminal shows today, and asks for nothing from anywhere."""
    drawn = (pictures.PICTURES / name).read_text(encoding="utf-8")

    assert drawn == pictures.pictures()[name], "run `make pictures`"
    assert "url(" not in drawn
    assert len(drawn) < 20_000


@pytest.mark.parametrize("name", ["mail.png", "page.png"])
def test_the_photographs_are_small(name: str):
    """Whoever reads the README loads little: no picture is larger than it has to be."""
    taken = (pictures.PICTURES / name).read_bytes()

    assert taken.startswith(b"\x89PNG")
    assert len(taken) < 150_000


@pytest.mark.parametrize("page", SESSIONS)
def test_every_command_of_a_page_does_what_the_page_says(page: Path, tmp_path: Path):
    """Followed to the letter, from the first line to the last, a page's commands print what it shows."""
    assert differences(page.read_text(encoding="utf-8"), tmp_path) == []


def test_a_page_is_held_to_what_it_shows():
    """Dots stand for anything, seconds may differ, and nothing else may."""
    assert agree("3 feeds, 0.4 s\n...\nend", "3 feeds, 12.1 s\n\nmuch\nmore\nend\n")
    assert not agree("3 feeds", "4 feeds")
    assert not agree("...\nend", "end of it")


def test_what_is_shown_and_not_run_is_there():
    """Commands that would set up this machine are not run by the tests; those of make can at least be found."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = [step for page in PAGES for step in steps(page.read_text(encoding="utf-8")) if isinstance(step, Shown)]

    for step in shown:
        if step.command.startswith("make "):
            assert step.command.split()[1] in targets


def test_every_command_has_its_place_and_its_words():
    """Each command stands on the page of commands, with a sentence that says what it is for."""
    page = (GENERATED / "commands.md").read_text(encoding="utf-8")

    for name in generate.names():
        _, _, after = page.partition(f"\n## {name}\n\n")
        assert re.match(r"[A-Z]\w+[^`|]{10,}", after), f"`{name}` is not described"


@pytest.mark.parametrize(("block", "page"), blocks("yaml"))
def test_every_example_in_the_pages_loads(block: str, page: Path, tmp_path: Path):
    """A watch, a feeds file, settings or words, copied from a page, have no error, and a watch's own tests pass.

    A page that shows how a test fails may have one that does; its session holds it to which one.
    """
    paths = a_home(tmp_path)
    (tmp_path / name_of(block)).write_text(block, encoding="utf-8")

    found = load(paths)

    wrong = [str(problem) for problem in found.problems if problem.severity is Severity.ERROR]
    assert not wrong, "\n".join(wrong)
    assert not found.left_out
    if block.startswith("watch:"):
        assert len(found.watches) == 1
        reader = compile_watches(found.watches, found.vocabulary)
        tried = try_rules(found.watches, reader, found.feeds, NOW)
        fails = "# exits with 6" in page.read_text(encoding="utf-8")
        assert fails or [each for each in tried if not each.passed] == []


@pytest.mark.parametrize(
    ("page", "record"),
    [
        *[("watch-file.md", each) for each in (WATCH, WINDOW, SIGNAL, PROOF, PATTERN, TARGET, TESTS, LONG)],
        *[("home.md", each) for each in (FEED, VOCABULARY, ACTOR, ACTION, CUE)],
        *[("settings.md", each) for each in (SETTINGS, NETWORK, CHANNEL, ROUTE, DIGEST)],
    ],
    ids=lambda each: each if isinstance(each, str) else each.name,
)
def test_the_reference_names_every_key(page: str, record: Record):
    """What a file may hold stands in the reference, to the last key."""
    text = (GENERATED / page).read_text(encoding="utf-8")

    assert [field.key for field in record.fields if f"`{field.key}`" not in text] == []


def test_every_dependency_has_its_reason():
    """What the project asks for and what the page of dependencies explains is the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    page = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")

    told = re.findall(r"^\| ([a-zA-Z0-9-]+)(?: \(extra [^)]*\))? \|", page, re.MULTILINE)

    names = {re.split(r"[^a-z0-9-]", each.lower(), maxsplit=1)[0] for each in asked}
    assert {each.lower() for each in told} - {"library", "---"} == names


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
    for name in ("watches", "vocabulary"):
        (folder / name).mkdir()
    return locate(str(folder), {}, folder)
