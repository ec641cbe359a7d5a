"""The settings file: its keys, and the settings that it makes. All of it is the owner's alone."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from watchlist.definitions.channels import REFERENCE, Address, is_reference, look_at_options
from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import List, Node, Scalar, Table
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Choice, Number, Some, Text
from watchlist.definitions.tree import Tree
from watchlist.definitions.values import CLOCK, DAYS, HOURS, SLUG, clock, hours, slug, web_address, zone
from watchlist.definitions.words import quoted, suggest
from watchlist.model.problem import Problem, Severity
from watchlist.model.settings import Channel, Digest, Network, QuietHours, Route, Settings, When
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
    "blind": "too few feeds could be read to tell, or can be read again",
}
WHEN = {
    When.AT_ONCE.value: "each event, as soon as it is found",
    When.DAILY.value: "all of a day in one message, with what stirs and with the steps",
    When.WEEKLY.value: "all of a week in one message, with what stirs and with the steps",
}
SECRET = re.compile(r"(^|_)(password|passphrase|pass|token|secret|key|credential|credentials)$")
IDS = Text(wanted="an id", pattern=SLUG, check=slug, example="me")


def _look(key: str, node: Node, desk: Desk) -> None:
    """Refuse a secret that stands in the file itself; what a kind may hold is its own affair."""
    if SECRET.search(key.lower()):
        if not is_reference(node):
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


def _channel(values: Values, node: Table, desk: Desk) -> Channel:
    options = {key: value for key, value in values.items() if key not in {"id", "kind"}}
    look_at_options(values.get("kind", ""), node, desk)
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


DIGEST = Record(
    name="digest",
    doc="When what waited is told: by the first check after that.",
    fields=(
        Field("at", Text(wanted="a time of day", check=clock, pattern=CLOCK), "The time of day (07:00 by default)."),
        Field("day", Choice(DAYS, make=list(DAYS).index), "The day of a weekly one (mon by default)."),
    ),
    finish=lambda values, node, desk: Digest(**values),
)


def _route(values: Values, node: Table, desk: Desk) -> Route:
    route = Route(**{"channel": "", **values, "heartbeat": "heartbeat" in values})
    if "digest" in values and route.when is When.AT_ONCE and not route.heartbeat:
        desk.refuse(node.keys["digest"], "a digest, and nothing waits for it", "add `when: daily`, or `when: weekly`")
    if "urgent" in values and "quiet_hours" not in node.entries:
        desk.refuse(node.keys["urgent"], "urgent, and no hours are quiet", "add `quiet_hours: 22:00-07:00`")
    return route


ROUTE = Record(
    name="route",
    doc="What reaches a channel, and when: everything at once, or what is said here.",
    fields=(
        Field("channel", IDS, "The channel's id.", required=True),
        Field("watches", Some(of=Text(wanted="a watch's id")), "Ids: `watch` or `watch/signal`."),
        Field("events", Some(of=Choice(EVENTS)), "What is told; all that its `when` tells, if absent."),
        Field("when", Choice(WHEN, make=When), "When it is told; at-once, if absent."),
        Field("digest", DIGEST, "When what waited is told."),
        Field(
            "quiet_hours",
            Text(wanted="hours", check=lambda text: QuietHours(**hours(text)), pattern=HOURS, example="22:00-07:00"),
            "When nobody is disturbed, by your clock, as in 22:00-07:00; what happens then waits for their end.",
        ),
        Field("urgent", Some(of=Choice(EVENTS)), "What is told in quiet hours, too."),
        Field("heartbeat", Choice({"weekly": "once a week"}), "Says regularly that all is well, at the digest's time."),
    ),
    finish=_route,
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
        Field(
            "timezone",
            Text(wanted="a time zone", check=zone),
            "For display, for digests and quiet hours, and for dates without a zone; the machine's by default.",
        ),
        Field(
            "heartbeat_url",
            Address(check=web_address),
            "A dead-man service: asked for at each check, with /start before it and /fail after a failed one.",
        ),
    ),
)


class ReadSettings(Struct, frozen=True, kw_only=True):
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
    if desk.sound:
        led = {route.channel for route in values.get("routes", ())}
        for name, node in ids.items():
            if name not in led:
                mend = f"add `- {{channel: {name}}}` to `routes`"
                desk.refuse(node, f"no route leads to {quoted(name)}: it tells nobody", mend, severity=Severity.WARNING)


def _entries(root: Table, key: str) -> list[Table]:
    listed = root.entries.get(key)
    return [node for node in listed.entries if isinstance(node, Table)] if isinstance(listed, List) else []
