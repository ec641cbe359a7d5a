"""What a mail channel may say: where its mail is handed over, by whom, to whom. Nothing here touches the world."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from watchlist.errors import DeliveryError

PORTS = {"smtp": 587, "smtps": 465}
STARTTLS, TLS, NONE = "starttls", "tls", "none"
SECURITY = {
    STARTTLS: "begins in the open and turns to TLS before anything is said (the default)",
    TLS: "TLS from the first byte (the default of smtps://)",
    NONE: "in the open; only for a server on this machine, or without a login",
}
SECONDS = 30.0
# Printable ASCII without blanks, brackets, quotes, commas, colons, semicolons or a second @.
ADDRESS = re.compile(
    r"(?!\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
)


class Server(Struct, frozen=True, kw_only=True):
    """A mail server: its name, its port, and whether TLS is there from the first byte."""

    host: str
    port: int
    implicit: bool = False

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class MailOptions(Struct, frozen=True, kw_only=True):
    """The options of a mail channel. Either `server` or `sendmail`, a program with its arguments, is there."""

    server: Server | None = None
    sendmail: tuple[str, ...] = ()
    security: str = STARTTLS
    sender: str = ""
    user: str = ""
    password: object = None
    ca: str = ""
    html: bool = True
    seconds: float = SECONDS


def options_from(options: Mapping[str, Any]) -> MailOptions:
    """Return the options as read from the settings, or raise DeliveryError where they cannot be used."""
    try:
        server = server_of(str(options["server"])) if "server" in options else None
        program = options.get("sendmail", ())
        if (wrong := at_odds(options)) is not None:
            raise ValueError(*wrong)
    except ValueError as error:
        raise DeliveryError(" - ".join(map(str, error.args)), stage="options") from None
    user = str(options.get("user", ""))
    return MailOptions(
        server=server,
        sendmail=(program,) if isinstance(program, str) else tuple(map(str, program)),
        security=str(options.get("tls") or (TLS if server and server.implicit else STARTTLS)),
        sender=str(options.get("from") or (user if ADDRESS.fullmatch(user) else "")),
        user=user,
        password=options.get("password"),
        ca=str(options.get("ca", "")),
        html=bool(options.get("html", True)),
        seconds=float(options.get("deadline", SECONDS)),
    )


def address_of(text: str) -> str:
    """Return the text if it is a bare mail address, or raise ValueError with what is wrong and the mend."""
    if ADDRESS.fullmatch(text):
        return text
    raise ValueError(f"'{text}' is no mail address", "write one like me@example.org, without a name or brackets")


def server_of(text: str) -> Server:
    """Return the server that `smtp://host:port` or `smtps://host` names, or raise ValueError."""
    mend = "write smtp://mail.example.org:587, or smtps://mail.example.org"
    try:
        parts = urlsplit(text if "://" in text else f"smtp://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(_no_server(text), mend) from None
    if parts.scheme not in PORTS or not host or parts.path.strip("/") or parts.query or parts.fragment or port == 0:
        raise ValueError(_no_server(text), mend)
    if parts.username is not None:
        raise ValueError("a login stands in the address of the server", "write it as `user:` and `password:`")
    return Server(host=host, port=port or PORTS[parts.scheme], implicit=parts.scheme == "smtps")


def _no_server(text: str) -> str:
    # What stands before an @ may be a password.
    return f"'{text}' is no mail server" if "@" not in text else "this is no mail server"


def at_odds(options: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what does not go together in the options, and the mend; None where all does."""
    if "server" in options and "sendmail" in options:
        return "both `server` and `sendmail`", "keep the one that takes the mail"
    if "server" not in options and "sendmail" not in options:
        return "nobody takes the mail", "add `server: smtp://mail.example.org:587`, or `sendmail: /usr/sbin/sendmail`"
    if "sendmail" in options:
        if not str(_first(options["sendmail"])).startswith("/"):
            return "`sendmail` is no full path", "write it whole: /usr/sbin/sendmail"
        beside = next((key for key in ("tls", "user", "password", "ca") if key in options), None)
        return (f"`{beside}` belongs to a server, not to sendmail", "remove it") if beside else None
    server = server_of(str(options["server"]))
    security = options.get("tls")
    if server.implicit and security == STARTTLS:
        return "smtps:// is TLS from the first byte, and `tls: starttls` is not", "write smtp://, or remove `tls`"
    if ("user" in options) != ("password" in options):
        return "a login is `user` and `password`", "add the other one, or remove both"
    if security == NONE and "user" in options and not at_home(server.host):
        return "a password in the open", f"`tls: none` goes with a login only on this machine, not on {server.host}"
    return None


def at_home(host: str) -> bool:
    """Tell whether a name or an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, (list, tuple)) and value else value
