"""A headline into a signal's tests, and a word into its `never`: by splicing, and nothing else in the file moves.

Each of these takes the text of a file that can be used, and returns the new one. Whoever writes it reads it again
first: see `flows.example`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from watchlist.definitions.marks import compose, end_of, line_end, newline, value_of
from watchlist.definitions.watch_edits import BY_HAND, Lines, dumped
from watchlist.errors import UsageError

Headline = str | Mapping[str, str]


def with_example(text: str, signal: str, status: str, headline: Headline) -> str:
    """Return the text with a headline at the end of those that a signal's tests have under a status."""
    table = _signal(text, signal)
    tests = value_of(table, "tests")
    if tests is None:
        return _with_key(
            text, table, "tests", [f"tests: {{{status}: [{_quoted(headline)}]}}"], _block(status, headline)
        )
    if not isinstance(tests, MappingNode):
        raise UsageError(BY_HAND)
    known = value_of(tests, status)
    if known is None:
        return _with_key(text, tests, "", [f"{status}: [{_quoted(headline)}]"], [f"{status}:", f"  {_entry(headline)}"])
    return _appended(text, known, _entry(headline), _quoted(headline), quote=True)


def with_never(text: str, signal: str, word: str) -> str:
    """Return the text with a word in every `never` that a signal has, in one of its own where a pattern has none."""
    table = _signal(text, signal)
    patterns = list(_patterns(table))
    places = [place for each in patterns if (place := value_of(each, "never")) is not None]
    own = value_of(table, "never")
    if own is not None:
        places.append(own)
    elif len(places) < len(patterns):
        line = f"never: [{_written(word)}]"
        text = _with_key(text, table, "tests", [line], [line])
    # From the last to the first, so that the marks of those before stay true.
    later = own is None and len(places) < len(patterns)
    for number in reversed(range(len(places))):
        found = _never_of(text, signal)[number] if later else places[number]
        text = _appended(text, found, f"- {_written(word)}", _written(word), quote=False)
    return text


def _never_of(text: str, signal: str) -> list[Node]:
    found = [value_of(each, "never") for each in _patterns(_signal(text, signal))]
    return [each for each in found if each is not None]


def _signal(text: str, signal: str) -> MappingNode:
    place = value_of(compose(text), "signals")
    listed = place.value if isinstance(place, SequenceNode) else []
    for each in listed:
        name = value_of(each, "id")
        if isinstance(each, MappingNode) and isinstance(name, ScalarNode) and name.value == signal:
            return each
    raise UsageError(BY_HAND)


def _patterns(table: MappingNode) -> Iterator[Any]:
    when = value_of(table, "when")
    yield from when.value if isinstance(when, SequenceNode) else [when]


def _with_key(text: str, table: MappingNode, before: str, flow: list[str], block: list[str]) -> str:
    """Return the text with a new key in a table: before another key where that is there, else at its end."""
    if table.flow_style:
        at = table.value[-1][1].end_mark.index
        return f"{text[:at]}, {', '.join(flow)}{text[at:]}"
    column = table.start_mark.column
    following = next((name for name, _ in table.value if name.value == before and name is not table.value[0][0]), None)
    at = following.start_mark.index - column if following else line_end(text, end_of(text, table))
    end = newline(text)
    lead = "" if text[:at].endswith(("\n", "\r")) else end
    lines = "".join(f"{' ' * column}{line}{end}" for line in block)
    return f"{text[:at]}{lead}{lines}{text[at:]}"


def _appended(text: str, node: Node, entry: str, flow: str, *, quote: bool) -> str:
    """Return the text with one more at the end of a list, or a list made of the one that is there."""
    if isinstance(node, ScalarNode) and node.style not in {"|", ">"}:
        start, stop = node.start_mark.index, node.end_mark.index
        return f"{text[:start]}[{_as_is(text, node, quote=quote)}, {flow}]{text[stop:]}"
    if not isinstance(node, SequenceNode) or not node.value:
        raise UsageError(BY_HAND)
    last = node.value[-1]
    if not node.flow_style:
        at = line_end(text, end_of(text, last))
        end = newline(text)
        lead = "" if text[:at].endswith(("\n", "\r")) else end
        return f"{text[:at]}{lead}{' ' * node.start_mark.column}{entry}{end}{text[at:]}"
    at = last.end_mark.index
    text = f"{text[:at]}, {flow}{text[at:]}"
    for each in reversed(node.value if quote else []):
        # In brackets, a headline without quotes may only stand alone.
        start, stop = each.start_mark.index, each.end_mark.index
        text = f"{text[:start]}{_as_is(text, each, quote=quote)}{text[stop:]}"
    return text


def _as_is(text: str, node: Node, *, quote: bool) -> str:
    """Return an entry as it is written, in quotes where it has to have them and has none."""
    plain = isinstance(node, ScalarNode) and not node.style
    return _quoted(node.value) if plain and quote else text[node.start_mark.index : node.end_mark.index]


def _block(status: str, headline: Headline) -> list[str]:
    return ["tests:", f"  {status}:", f"    {_entry(headline)}"]


def _entry(headline: Headline) -> str:
    """Return a headline as an entry of a list, on a line of its own."""
    return _one_line([dict(headline)] if isinstance(headline, Mapping) else Lines([headline]))


def _quoted(headline: Headline) -> str:
    """Return a headline for a list in brackets, where it needs its quotes."""
    if isinstance(headline, Mapping):
        return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in headline.items()) + "}"
    if len(headline.splitlines()) > 1:
        raise UsageError(BY_HAND)
    return "'" + headline.replace("'", "''") + "'"


def _written(text: str) -> str:
    """Return a text for a list in brackets, in quotes where it needs them."""
    return _one_line([text])[1:-1]


def _one_line(value: Any) -> str:
    written = dumped(value).rstrip("\n")
    if "\n" in written:
        raise UsageError(BY_HAND)
    return written
