"""Draw the pictures of the docs. Run by `make pictures`.

What a terminal shows is an SVG, and a test finds it stale. The mail and the page are photographs of a browser, which
are another with each browser and each set of fonts, so no test compares them.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

from docs.chromium import chromium, found
from docs.png import small
from docs.scene import COLUMNS, mail_and_page, report
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURES = Path(__file__).parent / "pictures"
# A dark sheet with a rim, so that it stands out from a light page and from a dark one. The sixteen colours
# all have a contrast of at least 4.5 to the sheet.
THEME = TerminalTheme(
    (22, 27, 34),
    (201, 209, 217),
    [
        *[(139, 148, 158), (255, 123, 114), (86, 211, 100), (227, 179, 65)],
        *[(121, 192, 255), (210, 168, 255), (86, 212, 221), (201, 209, 217)],
    ],
    [
        *[(139, 148, 158), (255, 161, 152), (126, 231, 135), (242, 204, 96)],
        *[(165, 214, 255), (226, 197, 255), (179, 240, 255), (240, 246, 252)],
    ],
)
CHARACTER, LINE, MARGIN = 12.2, 24.4, 18  # of rich's letters of 20 pixels
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT" role="img" aria-label="A report of watchlist">
<style>
text {{ font: 20px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
{styles}
</style>
<rect x="1" y="1" width="INNER_WIDTH" height="INNER_HEIGHT" rx="10" fill="#161b22" stroke="#8b949e"/>
<g transform="translate(MARGIN MARGIN)">
{backgrounds}{matrix}
</g>
</svg>
"""


def pictures() -> dict[str, str]:
    """Return every picture by its file's name."""
    return {"report.svg": picture(report(terminal=True))}


def picture(said: str) -> str:
    """Return what a terminal shows as an SVG that needs no font and nothing else from anywhere."""
    said = said.strip("\n")
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(said), soft_wrap=True)
    drawn = console.export_svg(theme=THEME, code_format=_frame(said), unique_id="w")
    # Nothing is longer than its line, and the ends of lines show nothing.
    drawn = re.sub(r' clip-path="[^"]*"', "", drawn)
    return re.sub(r"<text [^>]*>\n</text>", "", drawn).replace("</text><text", "</text>\n<text").rstrip() + "\n"


def _frame(said: str) -> str:
    """Return the frame, as large as the text."""
    width = round(COLUMNS * CHARACTER + 2 * MARGIN)
    height = round((said.count("\n") + 1) * LINE + 2 * MARGIN)
    sizes = {"INNER_WIDTH": width - 2, "INNER_HEIGHT": height - 2, "WIDTH": width, "HEIGHT": height, "MARGIN": MARGIN}
    frame = FORMAT
    for name, size in sizes.items():
        frame = frame.replace(name, str(size))
    return frame


def photographs() -> dict[str, bytes]:
    """Return the mail and the page of the demonstration as a browser shows them, by file name."""
    mail, page = mail_and_page()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        taken = {}
        for name, text, width, last in (("mail", mail, 600, "body > *"), ("page", page, 800, "article .signal")):
            path = Path(folder) / f"{name}.html"
            path.write_text(text, encoding="utf-8")
            browser.show(path, width=width)
            bottom = browser.ask(f"document.querySelector({last!r}).getBoundingClientRect().bottom + scrollY")
            taken[f"{name}.png"] = small(browser.picture(height=round(bottom) + 20))
    return taken


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, drawn in pictures().items():
        (PICTURES / name).write_text(drawn, encoding="utf-8")
    if found() is None:
        sys.exit("the mail and the page need a Chromium: apt-get install chromium")
    for name, taken in photographs().items():
        (PICTURES / name).write_bytes(taken)
