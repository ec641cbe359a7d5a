"""The settings file: its keys, and the settings that it makes. All of it is the owner's alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import List, Node, Scalar, Table
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Choice, Number, Some, Text
from watchlist.definitions.tree import Tree
from watchlist.definitions.values import SLUG, slug, web_address, zone
from watchlist.definitions.words import quoted, suggest
from watchlist.model.problem import Problem
from watchlist.model.settings import Channel, Network, Route, Settings
from watchlist.model.standing import State

KINDS = {
    "mail": "a mail server (SMTP)",
    "push": "any push service that Apprise knows",
    "webhook": "a web address that gets signed JSON",
    "hook": "a command that gets JSON",
}
EVENTS = {
    State.FIRED.value: "a signal fired",
    State.REVERSED.value: "the opposite was proved after it fired",
    State.AVERTED.value: "it was called off before its deadline",
    State.MISSED.value: "its window ended with nothing",
    State.STIRRING.value: "somebody speaks of it",
    "deadline": "its deadline went by",
}
SECRET = re.compile(r"(^|_)(password|passphrase|pass|token|secret|key|credential|credentials)$")
REFERENCES = ("env", "file", "command")
REFERENCE = "write `{env: NAME}`, `{file: PATH}` or `{command: [PROGRAM, ...]}`, so that it stands elsewhere"
IDS = Text(wanted="an id", pattern=SLUG, check=slug, example="me")


def _look(key: str, node: Node, desk: Desk) -> None:
    """Refuse a secret that stands in the file itself; what a kind may hold is its own affair."""
    if SECRET.search(key.lower()):
        if not _is_reference(node):
            desk.refuse(node, f"`{key}` stands here in plain text", REFERENCE)
    elif isinstance(node, Scalar) and "://" in node.text:
        try:
            password = urlsplit(node.text).password
        except ValueError:
            return
        if password:
            desk.refuse(
                node, f"the address in `{key}` holds a password", f"write it without; for the password, {REFERENCE}"
            )


def _is_reference(node: Node) -> bool:
    if not isinstance(node, Table) or len(node.entries) != 1:
        return False
    kind, value = next(iter(node.entries.items()))
    if kind not in REFERENCES:
        return False
    words = value.entries if isinstance(value, List) and kind == "command" else [value]
    return bool(words) and all(isinstance(word, Scalar) and word.text for word in words)


def _channel(values: Values, node: Table, desk: Desk) -> Channel:
    options = {key: value for key, value in values.items() if key not in {"id", "kind"}}
    return Channel(id=values.get("id", ""), kind=values.get("kind", ""), options=options)


def _address(text: str) -> str:
    try:
        ip_network(text, strict=False)
    except ValueError:
        raise ValueError(
            f"{quoted(text)} is no address", "write one like 127.0.0.1, or a network like 10.0.0.0/8"
        ) from None
    return text


CHANNEL = Record(
    name="channel",
    doc="A way to tell somebody. More keys belong to its kind; a secret is {env: NAME}, {file: ..} or {command: ..}.",
    fields=(
        Field("id", IDS, "A slug, by which routes name it.", required=True),
        Field("kind", Choice(KINDS), "How it is told.", required=True),
    ),
    finish=_channel,
    look=_look,
)
ROUTE = Record(
    name="route",
    doc="What reaches a channel: everything, or what is named here.",
    fields=(
        Field("channel", IDS, "The channel's id.", required=True),
        Field("watches", Some(of=Text(wanted="a watch's id")), "Ids: `watch` or `watch/signal`."),
        Field("events", Some(of=Choice(EVENTS)), "What is told; all of it, if absent."),
    ),
    finish=lambda values, node, desk: Route(**{"channel": "", **values}),
)
ADDRESSES = Some(of=Text(wanted="an address", check=_address), least=0)
NETWORK = Record(
    name="network",
    doc="How we go out.",
    fields=(
        Field(
            "allow",
            Some(of=Text(wanted="an address", check=_address), least=0),
            "Private addresses that may be dialled.",
        ),
        Field("per_host", Number(least=1, most=16), "Connections to one host at once (2 by default)."),
        Field("connections", Number(least=1, most=128), "Connections at once in all (24 by default)."),
        Field("deadline", Number(least=1, most=300, whole=False), "Seconds a feed may take in all (20 by default)."),
        Field("proxy", Text(wanted="an address", check=web_address), "A proxy; none is taken from the environment."),
    ),
    finish=lambda values, node, desk: Network(**values),
)
SETTINGS = Record(
    name="settings",
    called="a settings file",
    doc="The owner's settings; a watch file can name none of it.",
    fields=(
        Field("channels", Some(of=CHANNEL, least=0, strict=True), "Ways to tell somebody."),
        Field("routes", Some(of=ROUTE, least=0, strict=True), "What reaches which channel."),
        Field("network", NETWORK, "How we go out."),
        Field("timezone", Text(wanted="a time zone", check=zone), "For display and for dates without a zone."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """A settings file as read, and all that is wrong with it."""

    settings: Settings
    problems: tuple[Problem, ...]


def read_settings(tree: Tree) -> ReadSettings:
    """Return the settings of a file; one without anything in it leaves all as it is."""
    desk = Desk(tree)
    values: Any = {}
    if tree.root is not None and not (isinstance(tree.root, Scalar) and tree.root.value is None):
        values = SETTINGS.read(tree.root, desk) or {}
        _look_at_names(values, tree.root, desk)
    settings = Settings(**values)
    return ReadSettings(settings=settings, problems=tuple(sorted(desk.problems)))


def _look_at_names(values: Values, root: Node, desk: Desk) -> None:
    """Channels have ids of their own, and routes name one of them."""
    if not isinstance(root, Table):
        return
    ids: dict[str, Node] = {}
    for entry in _entries(root, "channels"):
        node = entry.entries.get("id")
        if isinstance(node, Scalar) and ids.setdefault(node.text, node) is not node:
            mend = f"line {ids[node.text].line} has that id; choose another"
            desk.refuse(node, f"a second channel {quoted(node.text)}", mend)
    for entry in _entries(root, "routes"):
        node = entry.entries.get("channel")
        if isinstance(node, Scalar) and node.text not in ids:
            mend = suggest(node.text, ids) or "add it to `channels`"
            desk.refuse(node, f"no channel is called {quoted(node.text)}", mend)


def _entries(root: Table, key: str) -> list[Table]:
    listed = root.entries.get(key)
    return [node for node in listed.entries if isinstance(node, Table)] if isinstance(listed, List) else []
