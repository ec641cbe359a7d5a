"""What a page of ours has none of, as a browser sees it."""

from __future__ import annotations

from collections.abc import Iterator

from docs.chromium import Chromium

FOREIGN = (
    "script, iframe, object, embed, form, input, base, img, video, template, noscript, math, mglyph, style ~ style"
)
LINKS = "[...document.querySelectorAll('a, link')].map(each => each.getAttribute('href'))"
HANDLERS = """
    [...document.querySelectorAll('*')].flatMap(each => [...each.attributes])
        .filter(each => each.name.startsWith('on') || each.name === 'style').map(each => each.name)
"""
ASKING = """
    [...document.querySelectorAll('*')].flatMap(each => [...each.attributes])
        .filter(each => each.name.startsWith('on') || each.name === 'style' && /[(@\\\\]/.test(each.value))
        .map(each => each.name)
"""
KINDS = frozenset({"https", "#", "data:image", "sibling"})


def active(browser: Chromium, *, mail: bool = False) -> Iterator[str]:
    """Yield all in the page that is shown which could act, ask or lead where it should not.

    A mail is styled element by element, for programs that read no style sheet; such a style must ask for nothing.
    """
    for element in browser.ask(f"[...document.querySelectorAll({FOREIGN!r})].map(each => each.outerHTML.slice(0, 80))"):
        yield f"an element: {element}"
    for handler in browser.ask(ASKING if mail else HANDLERS):
        yield f"a handler: {handler}"
    for link in browser.ask(LINKS):
        if kind(link) not in KINDS:
            yield f"a link: {link[:80]}"
    for request in browser.requests[1:]:
        yield f"a request: {request[:80]}"
    for complaint in browser.complaints:
        yield f"a complaint: {complaint[:80]}"
    if browser.ask("typeof hit") != "undefined":
        yield "a script that ran"


def kind(link: str) -> str:
    """Return what a link leads to."""
    if link in {"feed.atom", "watchlist.ics", "report.md", "report.json"}:
        return "sibling"
    start, colon, rest = link.partition(":")
    return "#" if link.startswith("#") else f"data:{rest.partition('/')[0]}" if start == "data" else start + colon[1:]
