"""Where a command's words go, and what the other side can show."""

from __future__ import annotations

import io

import pytest

from watchlist.cli.output import page


class Terminal(io.TextIOWrapper):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def a_terminal(encoding: str = "utf-8") -> Terminal:
    return Terminal(io.BytesIO(), encoding=encoding)


def test_a_pipe_is_plain_and_wraps_nothing() -> None:
    """Off a terminal there is no width, no style, no link, whatever TERM says."""
    pipe = page(io.TextIOWrapper(io.BytesIO(), encoding="latin-1"), {"TERM": "xterm"})

    assert (pipe.width, pipe.styled, pipe.colored, pipe.links) == (None, False, False, False)
    assert pipe.encoding == "latin-1"


def test_a_terminal_has_a_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal is as wide as it says."""
    monkeypatch.setenv("COLUMNS", "97")
    terminal = page(a_terminal(), {"TERM": "xterm"})

    assert (terminal.width, terminal.styled, terminal.colored, terminal.links) == (97, True, True, True)


def test_no_color_leaves_bold_and_dim() -> None:
    """NO_COLOR takes the colours only."""
    terminal = page(a_terminal(), {"TERM": "xterm", "NO_COLOR": "1"})

    assert terminal.styled
    assert not terminal.colored


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_dumb_terminal_gets_no_escapes(term: str) -> None:
    """What cannot show styles gets none."""
    terminal = page(a_terminal(), {"TERM": term})

    assert (terminal.styled, terminal.colored, terminal.links) == (False, False, False)
    assert terminal.width
