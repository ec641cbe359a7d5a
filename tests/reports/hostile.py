"""Texts that were written to break a report, and a report to put them into."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_near_miss, a_report, fired

from watchlist.model.feed import Health
from watchlist.model.problem import Problem
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import DeadlinePassed, State

NASTY = (
    "[/nope]",
    "[bold red]x[/]",
    "[link=https://evil.example]here[/link]",
    "[",
    "\\[",
    "]" * 50,
    ":smile: :skull:",
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b31mred",
    "\x00nul",
    "back\b\b\b\bspace",
    "\r\nBcc: a@b.example",
    "tab\tand\vvertical\fform",
    "\u202egnirts desrever",
    "\u2066isolate\u2069",
    "\ufeffBOM",
    "\ud800 lone surrogate",
    "line\u2028separator\u2029",
    "\U000e0041 tag",
    "z" * 5_000,
    "漢字" * 200,
    "👩\u200d👩\u200d👧\u200d👦 family",
    "e" + "\u0301" * 200,
    "{0} {} %s %(x)d ${HOME} `id`",
    "<script>alert(1)</script>&amp;",
    "'\"; DROP TABLE items; --",
    "",
)
# What a browser would act on, were it let through.
ACTIVE = (
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "</style><script>hit()</script>",
    "</title><script>hit()</script>",
    "</desc></svg><script>hit()</script>",
    "--><script>hit()</script>",
    "]]><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src='https://evil.example/pixel.gif'>",
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><a xlink:href='javascript:hit()'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<iframe src='https://evil.example/'></iframe>",
    "<object data='https://evil.example/'></object>",
    "<embed src='https://evil.example/'>",
    "<base href='https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action='https://evil.example/'><input name=x autofocus onfocus=hit()></form>",
    "<style>@import 'https://evil.example/x.css'; * { background: url(https://evil.example/y) }</style>",
    "<video src='https://evil.example/v' onerror=hit()></video>",
    "<body onload=hit()>",
    "<details open ontoggle=hit()>",
    "<a href='javascript:hit()'>x</a>",
    "<template><script>hit()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    '" onmouseover="hit()" autofocus onfocus="hit()" x="',
    "' onmouseover='hit()' x='",
    "` onmouseover=`hit()`",
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    "java\tscript:hit()",
    "\x01javascript:hit()",
    "vbscript:hit()",
    "data:text/html,<script>hit()</script>",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://evil.example/" onclick="hit()',
    "https://user:secret@evil.example/",
    "&#60;script&#62;hit()&#60;/script&#62;",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "\uff1cscript\uff1ehit()\uff1c/script\uff1e",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "<scr\x00ipt>hit()</scr\x00ipt>",
)


def full_report() -> Report:
    """A report with something in every field."""
    evidence = evidence_from("Herald", link="https://herald.example/x")
    line = a_line(state=State.FIRED, evidence=(evidence,), since=NOW, because="two publishers", reprints=2)
    block = a_block(line, a_line("dredged"), state=State.FIRED, near_misses=(a_near_miss(mend="add it"),))
    blind = a_block(watch="ferry", blind=True, blind_because="no feeds")
    return a_report(
        block,
        blind,
        events=(
            fired(evidence=(evidence.item,), publishers=("Herald",)),
            fired(signal="old", past=True),
            DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="it went by"),
        ),
        evidence=(evidence,),
        feeds=(FeedLine(id="herald", health=Health.FAILING, error="HTTP 503", since=NOW, skipped="waits"),),
        problems=(Problem(file="w.yaml", line=1, column=2, path="a.b", what="unknown", mend="mend it"),),
    )


def with_text(thing: Any, text: str) -> Any:
    """The same thing with every text in it replaced, as far down as there is any."""
    if type(thing) is str:
        return text
    if type(thing) is tuple:
        return tuple(with_text(part, text) for part in thing)
    if isinstance(thing, Struct):
        return replace(thing, **{name: with_text(getattr(thing, name), text) for name in thing.__struct_fields__})
    return thing
