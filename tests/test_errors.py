"""Errors say where, what and what to do."""

from watchlist.errors import DefinitionError
from watchlist.model.problem import Problem


def test_a_definition_error_lists_every_problem_with_its_place():
    """Two problems make two lines, each with file, line, column, path, what and mend."""
    problems = [
        Problem(
            file="a.yaml", line=2, column=3, path="signals[0]", what="unknown key 'doess'", mend="did you mean 'does'?"
        ),
        Problem(file="b.yaml", line=1, column=1, path="", what="this file is empty"),
    ]

    assert str(DefinitionError(problems)).splitlines() == [
        "a.yaml:2:3 signals[0]: unknown key 'doess' - did you mean 'does'?",
        "b.yaml:1:1 this file is empty",
    ]
