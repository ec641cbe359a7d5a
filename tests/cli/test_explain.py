"""`watchlist explain` as a user calls it."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def a_home(tmp_path: Path) -> str:
    (tmp_path / "watches").mkdir()
    (tmp_path / "watches" / "harbour.yaml").write_text(
        "watch: harbour\nsignals:\n  - {id: opened, when: [{does: [open], what: {site: [harbour]}}]}\n",
        encoding="utf-8",
    )
    return str(tmp_path)


def test_a_tree_of_conditions_is_printed(tmp_path: Path, call: Caller):
    """A line for each condition, and the least that would change it."""
    called = call("--home", a_home(tmp_path), "explain", "harbour/opened", "Harbour may open")

    assert called.code == 0
    assert called.out.splitlines() == [
        "harbour/opened  does not count: hedged",
        "  “Harbour may open”",
        "  ✓ action  open     open, active",
        "  ✓ site    Harbour",
        "  ✗ status  hedged   “may” left of the verb",
        "the least that would change it: the same said without what makes it hedged: “may” left of the verb",
    ]


def test_programs_get_the_same_as_json(tmp_path: Path, call: Caller):
    """One document with an explanation for each signal."""
    called = call("--home", a_home(tmp_path), "explain", "harbour", "Harbour opens", "--json")

    (explanation,) = json.loads(called.out)["explanations"]
    assert called.code == 0
    assert (explanation["signal"], explanation["counts"], explanation["status"]) == ("opened", True, "asserted")
