"""What a command imports is what its start costs, so the commands that only look have a budget of modules."""

import subprocess
import sys
from pathlib import Path

import pytest

from watchlist.definitions.shipped import folder

HEAVY = (
    *("yaml", "rich", "httpx2", "httpcore2", "feedparser", "re2", "ahocorasick_rs", "tldextract", "pebble", "jinja2"),
    *("pydantic", "asyncio", "multiprocessing", "apprise", "smtplib", "zstandard", "pyarrow", "ssl"),
    *("watchlist.rules", "watchlist.language", "watchlist.feeds", "watchlist.net", "watchlist.notify"),
    *("watchlist.definitions.survey", "watchlist.definitions.tree", "watchlist.flows.check"),
)
MOST = 90
"""So many modules of our own may a command import that only looks."""
SCRIPT = """
import sys
from watchlist.cli.app import main
sys.argv = ["watchlist", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def imported(home: Path, *words: str) -> list[str]:
    """The modules that a command of that home has imported when it is done."""
    command = [sys.executable, "-c", SCRIPT, "--home", str(home), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=home)
    return done.stderr.split("\n")[-2].split()


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["show", "new-start"], ["history", "new-start"]])
def test_a_command_that_looks_imports_nothing_that_reads(tmp_path: Path, words: list[str]) -> None:
    """Once the files of a home were read, their reader, the vocabularies and the network stay out."""
    (tmp_path / "watches").symlink_to(folder() / "watches")
    (tmp_path / ".watchlist").mkdir()
    imported(tmp_path, "status")
    found = imported(tmp_path, *words)

    assert not [name for name in HEAVY if name in found]
    assert len([name for name in found if name.startswith("watchlist")]) <= MOST
