"""Titles that were written to steer whoever reads them: those of the tests of the reports, and some more."""

from __future__ import annotations

from tests.reports.hostile import ACTIVE, NASTY

TITLES = (
    *NASTY,
    "BEGIN:VEVENT\r\nSUMMARY:eve\r\nEND:VEVENT",
    "Ferry\nBcc: eve@quay.example\n\nbody",
    "=?utf-8?q?Hi=0D=0ABcc:_eve=40quay.example?=",
    "]]></title><link href='https://evil.example'/>",
    "| a | b |\n|---|---|\n[x](javascript:hit())",
    "```\n# heading\n![x](https://evil.example/p.gif)",
    "\\u001b[31m \\x1b[31m %1b[31m",
    "\u0600\u06dd\u070f\U000110bd",
)
PAYLOADS = ACTIVE
# Ten times as long as a title may be when it is stored, and each hard in some other way: to break, to measure, to fold.
LONG = tuple(
    (part * 5_000)[:5_000]
    for part in (
        "z", "a ", "é", "é ", "漢", "漢 ", "http://x", "e\u0301", "'", "- ", ". ", "1,000 ", "=?utf-8?q?a?= ", "U.S. ",
        "Harbour opens ", "(", "May 5 ", "NATO, ", "\u200b", "👩\u200d👩 ", "[x](y) ", "<b>", "&amp;", "\\",
    )
)  # fmt: skip
