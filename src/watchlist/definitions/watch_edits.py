"""Changes to a watch file by splicing its text: what is not meant stays as it is, to the byte.

Each of these takes the text of a file that can be used, and returns the new one. Whoever writes it reads it
again first: see `flows.add`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from watchlist.errors import UsageError

BY_HAND = "it is written in a way that only you can change safely: edit it by hand"
WIDEST = 10_000


class Lines(list[str]):
    """Headlines, one a line, as people read them."""


class _Dumper(yaml.SafeDumper):
    """Writes lists inside mappings indented, short lists on one line, and headlines one a line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _lines(dumper: yaml.SafeDumper, lines: Lines) -> Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", lines, flow_style=False)


_Dumper.add_representer(Lines, _lines)


def with_signal(text: str, signal: Mapping[str, Any]) -> str:
    """Return the text with a signal at the end of its list; raise UsageError where that list cannot be found."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    place = _value(root, "signals")
    if not isinstance(place, SequenceNode) or not place.value:
        raise UsageError(BY_HAND)
    last = place.value[-1]
    if place.flow_style:
        at = last.end_mark.index
        return f"{text[:at]}, {_flow(signal)}{text[at:]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    at = _line_end(text, _end(text, last))
    before = "" if text[:at].endswith("\n") else newline
    indent = " " * place.start_mark.column
    block = "".join(f"{indent}{line}{newline}" for line in dumped([signal]).splitlines())
    return f"{text[:at]}{before}{block}{text[at:]}"


def with_enabled(text: str, *, enabled: bool) -> str:
    """Return the text with the watch switched on or off."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    word = "true" if enabled else "false"
    known = _value(root, "enabled")
    if isinstance(known, ScalarNode):
        return f"{text[: known.start_mark.index]}{word}{text[known.end_mark.index :]}"
    if not isinstance(root, MappingNode) or root.flow_style:
        raise UsageError(BY_HAND)
    newline = "\r\n" if "\r\n" in text else "\n"
    first = _value(root, "watch") or root.value[0][1]
    if not isinstance(first, ScalarNode):
        raise UsageError(BY_HAND)
    at = _line_end(text, _end(text, first))
    before = "" if text[:at].endswith("\n") else newline
    return f"{text[:at]}{before}{' ' * root.start_mark.column}enabled: {word}{newline}{text[at:]}"


def dumped(value: Any) -> str:
    """Return a value as people write YAML: blocks for what has parts, one line for a short list."""
    written: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=WIDEST
    )
    return written


def _flow(signal: Mapping[str, Any]) -> str:
    plain = {key: _plain(value) for key, value in signal.items()}
    written: str = yaml.dump(
        plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=True, width=WIDEST
    )
    return written.strip()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value


def _value(root: Any, key: str) -> Node | None:
    if not isinstance(root, MappingNode):
        return None
    return next((value for name, value in root.value if name.value == key), None)


def _end(text: str, node: Node) -> int:
    """Return where a node ends; libyaml lets a block reach to the next token, past comments and empty lines."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1])
    end = int(node.end_mark.index)
    return len(text[:end].rstrip()) if isinstance(node, ScalarNode) and node.style in {"|", ">"} else end


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
