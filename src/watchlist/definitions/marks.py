"""Where things stand in a YAML text: what every change by splicing needs to know."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

BREAK = re.compile(r"\r\n|\n|\r")


def compose(text: str) -> Any:
    """Return the nodes of a text with their marks; the text is one that our own strict reader has taken."""
    # Composed, not constructed: nothing that the text says is carried out.
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def value_of(root: Any, key: str) -> Node | None:
    """Return the value of a key, or None where there is no such key."""
    if not isinstance(root, MappingNode):
        return None
    return next((value for name, value in root.value if name.value == key), None)


def end_of(text: str, node: Node) -> int:
    """Return where a node ends; libyaml lets a block reach to the next token, past comments and empty lines."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return end_of(text, node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return end_of(text, node.value[-1])
    end = int(node.end_mark.index)
    return len(text[:end].rstrip()) if isinstance(node, ScalarNode) and node.style in {"|", ">"} else end


def line_end(text: str, at: int) -> int:
    """Return where the next line begins."""
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


def newline(text: str) -> str:
    """Return how lines end in the text: as its first one does."""
    found = BREAK.search(text)
    return found[0] if found else "\n"
