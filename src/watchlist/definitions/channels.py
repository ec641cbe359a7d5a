"""The options of each kind of channel: which keys it knows, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import List, Node, Scalar, Table, plain
from watchlist.definitions.records import Field, Values
from watchlist.definitions.shapes import Choice, Definitions, Flag, Number, Schema, Shape, Some, Text
from watchlist.definitions.values import web_address
from watchlist.definitions.words import quoted, suggest
from watchlist.notify.mail_options import SECURITY, address_of, at_odds, server_of

REFERENCES = ("env", "file", "command")
REFERENCE = "write `{env: NAME}`, `{file: PATH}` or `{command: [PROGRAM, ...]}`, so that it stands elsewhere"
# Notes on this machine's own desktop or log, for which nobody needs to know a secret.
OPEN = frozenset({"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"})


def is_reference(node: Node) -> bool:
    """Return whether the node says where a secret stands."""
    if not isinstance(node, Table) or len(node.entries) != 1:
        return False
    kind, value = next(iter(node.entries.items()))
    if kind not in REFERENCES:
        return False
    words = value.entries if isinstance(value, List) and kind == "command" else [value]
    return bool(words) and all(isinstance(word, Scalar) and word.text for word in words)


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
class Address(Shape):
    """An address, or a reference to where one stands that nobody else may know."""

    check: Callable[[str], str]

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the address, or the reference as written."""
        if not isinstance(node, Table):
            return Text(wanted="an address", check=self.check).read(node, desk)
        if not is_reference(node):
            desk.refuse(node, "this does not say where the address stands", REFERENCE)
            return None
        return plain(node)

    def schema(self, definitions: Definitions) -> Schema:
        """Return a text, or a table with one of three keys."""
        return {"anyOf": [{"type": "string", "minLength": 1}, SECRET.schema(definitions)]}


def push_address(text: str) -> str:
    """Return the text if it is an address of Apprise's that holds no secret; nearly all of them do."""
    scheme, parted, _ = text.partition("://")
    if not parted:
        raise ValueError("this is no address as Apprise writes it", "one begins like ntfys:// or tgram://")
    if scheme.lower() not in OPEN:
        raise ValueError("the address stands here in plain text, and who knows it can push to you", REFERENCE)
    return text


def posted_to(text: str) -> str:
    """Return the text if it is a plain http(s) address; of a password in it, the reader of all channels has told."""
    try:
        told = bool(urlsplit(text).password)
    except ValueError:
        told = False
    return text if told else web_address(text)


def variable(text: str) -> str:
    """Return the text if it can be the name of an environment variable."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text):
        # Not repeated: what follows a `=` may be a secret.
        raise ValueError("this is no name of a variable", "write one like DISPLAY, without its value")
    return text


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
PUSH = Options(
    fields=(
        Field("url", Address(check=push_address), "The service's address, as Apprise writes it.", required=True),
        Field("deadline", Number(least=1, most=300, whole=False), "Seconds a push may take (30 by default)."),
    )
)
WEBHOOK = Options(
    fields=(
        Field("url", Address(check=posted_to), "Where each message is posted to.", required=True),
        Field("secret", SECRET, "Where the secret stands that signs it: whsec_ and base64."),
        Field("token", SECRET, "Where a token stands that goes with it, as `Authorization: Bearer`."),
        Field("deadline", Number(least=1, most=300, whole=False), "Seconds a post may take (15 by default)."),
    )
)
HOOK = Options(
    fields=(
        Field(
            "command",
            Some(of=Text(wanted="a program"), wanted="a program and its arguments"),
            "A program and its arguments, which get each message on stdin.",
            required=True,
        ),
        Field(
            "variables",
            Some(of=Text(wanted="the name of a variable", check=variable)),
            "Names of environment variables that it may see, besides PATH, HOME and the like.",
        ),
        Field("deadline", Number(least=1, most=3600, whole=False), "Seconds it may take (60 by default)."),
    )
)
# A kind that is not here takes any key.
OPTIONS: Mapping[str, Options] = {"mail": MAIL, "push": PUSH, "webhook": WEBHOOK, "hook": HOOK}


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
