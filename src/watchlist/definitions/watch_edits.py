"""Changes to a watch file by splicing its text: what is not meant stays as it is, to the byte.

Each of these takes the text of a file that can be used, and returns the new one. Whoever writes it reads it
again first: see `flows.add`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from watchlist.definitions.marks import compose, end_of, line_end, newline, value_of
from watchlist.errors import UsageError

BY_HAND = "the file is written in a way that only you can change safely: edit it by hand"
WIDEST = 10_000
# What may stand behind an entry in its line: a comma, and a comment.
REST = re.compile(r"[ \t]*(?P<comma>,?)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")


class Lines(list[str]):
    """Headlines, one a line, as people read them."""


class _Quoted(str):
    """A text in quotes, whether it needs them or not: headlines in brackets are told apart by them."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes lists inside mappings indented, short lists on one line, and headlines one a line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _lines(dumper: yaml.SafeDumper, lines: Lines) -> Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", lines, flow_style=False)


def _quoted(dumper: yaml.SafeDumper, text: _Quoted) -> Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="'")


_Dumper.add_representer(Lines, _lines)
_Dumper.add_representer(_Quoted, _quoted)


def loaded(text: str) -> dict[str, Any]:
    """Return the mapping that a text in YAML is; raise UsageError, with line and column, where it is none.

    What it says is judged when the file that it goes into is read.
    """
    try:
        found = yaml.load(text, yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark
        where = f"{at.line + 1}:{at.column + 1} " if at else ""
        raise UsageError(f"standard input: {where}{error.problem or 'is no YAML'}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise UsageError(f"standard input is no YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict):
        raise UsageError("standard input holds no signal: write `id:`, `when:` and the rest of it")
    return found


def with_signal(text: str, signal: Mapping[str, Any]) -> str:
    """Return the text with a signal at the end of its list; raise UsageError where that list cannot be found."""
    place = value_of(compose(text), "signals")
    if not isinstance(place, SequenceNode) or not place.value:
        raise UsageError(BY_HAND)
    last = place.value[-1]
    if place.flow_style:
        return _in_brackets(text, last, _flow(signal))
    at = _behind_its_comments(text, line_end(text, end_of(text, last)), place.start_mark.column)
    end = newline(text)
    before = "" if text[:at].endswith(("\n", "\r")) else end
    # Indented as far as the list is, with a tab or a space between its dash and its keys alike.
    indent = " " * place.start_mark.column
    block = "".join(f"{indent}{line}{end}" for line in dumped([signal]).split("\n")[:-1])
    return f"{text[:at]}{before}{block}{text[at:]}"


def with_enabled(text: str, *, enabled: bool) -> str:
    """Return the text with the watch switched on or off."""
    root = compose(text)
    word = "true" if enabled else "false"
    known = value_of(root, "enabled")
    if isinstance(known, ScalarNode):
        return f"{text[: known.start_mark.index]}{word}{text[known.end_mark.index :]}"
    name = value_of(root, "watch")
    if not isinstance(root, MappingNode) or not isinstance(name, ScalarNode):
        raise UsageError(BY_HAND)
    at = end_of(text, name)
    if root.flow_style:
        return f"{text[:at]}, enabled: {word}{text[at:]}"
    at = line_end(text, at)
    end = newline(text)
    before = "" if text[:at].endswith(("\n", "\r")) else end
    return f"{text[:at]}{before}{' ' * root.start_mark.column}enabled: {word}{end}{text[at:]}"


def dumped(value: Any) -> str:
    """Return a value as people write YAML: blocks for what has parts, one line for a short list."""
    written: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=WIDEST
    )
    return written


def _flow(signal: Mapping[str, Any]) -> str:
    """Return the signal on one line, for a list in brackets."""
    plain = {key: _plain(value) for key, value in signal.items()}
    written: str = yaml.dump(
        plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=True, width=1_000_000
    )
    return written.strip()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Lines):
        return [_Quoted(each) for each in value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value


def _before(text: str, at: int) -> str:
    """Return what stands before a place in its line."""
    return text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]


def _in_brackets(text: str, last: Node, signal: str) -> str:
    """Return the text with a signal behind the last one of a list in brackets, on a line of its own if that has one."""
    at, indent = last.end_mark.index, _before(text, last.start_mark.index)
    if not indent or indent.strip():
        return f"{text[:at]}, {signal}{text[at:]}"
    rest = REST.match(text, at)
    if rest is None:
        return f"{text[:at]},{newline(text)}{indent}{signal}{text[at:]}"
    # The comment behind the last one stays with it.
    comma = "" if rest["comma"] else ","
    return f"{text[:at]}{comma}{rest[0]}{indent}{signal}{rest['comma']}{newline(text)}{text[rest.end() :]}"


def _behind_its_comments(text: str, at: int, column: int) -> int:
    """Return where the comments end that belong to the entry above: they stand further in than the list's dashes."""
    while at < len(text):
        end = line_end(text, at)
        line = text[at:end]
        indent = len(line) - len(line.lstrip(" "))
        if indent <= column or not line[indent:].startswith("#"):
            break
        at = end
    return at
