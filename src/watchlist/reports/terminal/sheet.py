"""A sheet of lines, each hung at its own indent and wrapped to the page's width."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from watchlist.reports.page import Page
from watchlist.reports.printable import address, host, printable

# Longer lines of prose are hard to read, however wide the terminal is.
WIDEST = 100
# Below this, columns leave no room for the sentence beside them.
ROOM_FOR_COLUMNS = 64

Piece = str | tuple[str, str]


class Sheet:
    """Collects lines. All text that enters is made printable; none of it is ever read as markup."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.width = None if page.width is None else max(min(page.width, WIDEST), 20)
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width or 1_000,
            force_terminal=page.styled,
            color_system="standard" if page.styled else None,
            no_color=not page.colored,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    @property
    def columns(self) -> bool:
        """Whether there is room for columns beside the sentences."""
        return self.width is None or self.width >= ROOM_FOR_COLUMNS

    def blank(self) -> None:
        """Leave a line empty."""
        self._out.write("\n")

    def put(self, *pieces: Piece, indent: int = 0, hang: int | None = None, lead: Iterable[Piece] = ()) -> None:
        """Put down a line; where it wraps, it goes on under `hang`. The `lead` stands in the margin before it."""
        self._lay(_text(pieces), indent=indent, hang=indent if hang is None else hang, lead=_text(lead))

    def quote(self, words: str, link: str | None, *after: Piece, indent: int) -> None:
        """Put down a quoted sentence, clickable where the terminal can, with its address below where that fits."""
        url = address(link)
        sentence = Text()
        sentence.append(f"“{printable(words)}”", Style(link=url) if url and self.page.links else None)
        self._lay(sentence + _text(after), indent=indent, hang=indent, lead=Text())
        if url:
            fits = self.width is None or indent + len(url) <= self.width
            # An address cut in two can be neither clicked nor copied.
            shown = url if fits or not self.page.links else host(url)
            dim = Style(dim=True, link=url if self.page.links else None)
            self._out_line(Text(" " * indent) + Text(shown, dim))

    def text(self) -> str:
        """Return the sheet."""
        return self.page.fit(self._out.getvalue())

    def _lay(self, body: Text, *, indent: int, hang: int, lead: Text) -> None:
        margin = Text(" " * indent) + lead
        if lead:
            margin.append(" " * (hang - margin.cell_len))
        if self.width is None:
            self._out_line(margin + body)
            return
        for line in body.wrap(self._console, max(self.width - hang, 8), overflow="fold") or [Text()]:
            self._out_line(margin + line)
            margin = Text(" " * hang)

    def _out_line(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)


def _text(pieces: Iterable[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        words, style = (piece, "") if isinstance(piece, str) else piece
        text.append(_inner(words), style)
    return text


def _inner(words: str) -> str:
    """Make a piece printable; the spaces at its ends are ours, and stay."""
    core = words.strip(" ")
    if not core:
        return words
    before = len(words) - len(words.lstrip(" "))
    return " " * before + printable(core) + " " * (len(words) - before - len(core))
