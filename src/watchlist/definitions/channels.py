"""The options of each kind of channel: which keys it knows, and what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Node, Table, plain
from watchlist.definitions.records import Field, Values
from watchlist.definitions.shapes import Choice, Definitions, Flag, Number, Schema, Shape, Some, Text
from watchlist.definitions.words import quoted, suggest
from watchlist.notify.mail_options import SECURITY, address_of, at_odds, server_of


@dataclass(frozen=True)
class Reference(Shape):
    """Where a secret stands. That none stands in the file itself is looked at for all keys alike."""

    def read(self, node: Node, desk: Desk) -> None:
        """Return nothing: the kind reads it as written."""

    def schema(self, definitions: Definitions) -> Schema:
        """Return a table with one of three keys."""
        words: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        return {
            "type": "object",
            "properties": {"env": {"type": "string"}, "file": {"type": "string"}, "command": words},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a kind of channel knows: its keys, and what does not go together in them, with the mend."""

    fields: tuple[Field, ...]
    at_odds: Callable[[Values], tuple[str, str] | None] = lambda values: None


SECRET = Reference()
MAIL = Options(
    fields=(
        Field("to", Some(of=Text(wanted="a mail address", check=address_of)), "Whom it reaches.", required=True),
        Field("from", Text(wanted="a mail address", check=address_of), "Who sends it; the login or the recipient."),
        Field("server", Text(wanted="a mail server", check=server_of), "smtp://host:587 or smtps://host:465."),
        Field("tls", Choice(SECURITY), "How the way to the server is closed to others."),
        Field("user", Text(wanted="a name"), "The login at the server."),
        Field("password", SECRET, "Where the password stands."),
        Field("ca", Text(wanted="a path"), "A file with the certificate of an authority of one's own."),
        Field(
            "sendmail",
            Some(of=Text(wanted="a program"), wanted="a program and its arguments"),
            "A program of this machine that takes mail on stdin, instead of a server.",
        ),
        Field("html", Flag(), "Whether there is an HTML part beside the text (true by default)."),
        Field("deadline", Number(least=1, most=300, whole=False), "Seconds a mail may take (30 by default)."),
    ),
    at_odds=at_odds,
)
# A kind that is not here takes any key.
OPTIONS: Mapping[str, Options] = {"mail": MAIL}


def look_at_options(kind: str, node: Table, desk: Desk) -> None:
    """Note what is wrong with the options of a channel, each at its place."""
    known = OPTIONS.get(kind)
    if known is None:
        return
    fields = {field.key: field for field in known.fields}
    before = len(desk.problems)
    for key, entry in node.entries.items():
        if key in {"id", "kind"}:
            continue
        if key not in fields:
            desk.refuse(node.keys[key], f"{kind} has no option {quoted(key)}", suggest(key, fields))
            continue
        fields[key].shape.read(entry, desk)
    for field in known.fields:
        if field.required and field.key not in node.entries:
            desk.missing(node, f"no {field.key!r}", f"add `{field.key}:`, {field.doc[0].lower()}{field.doc[1:]}")
    if len(desk.problems) > before:
        return  # what is broken itself need not go together
    if (wrong := known.at_odds({key: plain(entry) for key, entry in node.entries.items()})) is not None:
        desk.missing(node, *wrong)
