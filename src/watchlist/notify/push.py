"""Push: a message handed to any service that Apprise knows, in a process of its own that can be ended.

Apprise speaks with services in a hundred ways, and has no time limit around them. So it is imported only there, and
gets its address on stdin, where nobody sees it; what it logs may quote the address, and is read by nobody but us.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.kinds import Env
from watchlist.notify.programs import run
from watchlist.notify.secrets import resolve

SECONDS = 30.0
# What the libraries need to find their files, and a desktop to show a note on. No proxy, but the one in the settings.
VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR")
# These say that it may go well another time: too slow, too early, too many.
LATER = frozenset({408, 421, 423, 425, 429})
# As Apprise's plugins and the libraries below them say it.
STATUS = re.compile(r"\berror=(\d{3})\b")
BROKEN = re.compile(r"Socket Exception|Connection error", re.IGNORECASE)
NEVER_REACHED = re.compile(
    r"NewConnectionError|ConnectTimeout|Connection refused|NameResolution|Failed to resolve|SSLError|ProxyError"
    r"|No route to host|unreachable",
    re.IGNORECASE,
)


class PushNotifier(Struct, frozen=True, kw_only=True):
    """Hands each message to Apprise."""

    url: Any
    env: Env
    seconds: float = SECONDS

    @classmethod
    def from_options(cls, channel: Channel, env: Env) -> PushNotifier:
        """Return the way to a push service, or raise DeliveryError where its options cannot be used."""
        url = channel.options.get("url")
        if not url:
            raise DeliveryError(f"the push channel {channel.id} has no url", permanent=True, stage="options")
        return cls(url=url, env=env, seconds=float(channel.options.get("deadline", SECONDS)))

    def send(self, message: Message) -> str:
        """Hand over the message and return what came of it, or raise DeliveryError."""
        url = resolve(self.url, self.env).reveal() if isinstance(self.url, Mapping) else str(self.url)
        given = json.dumps({"url": url, "title": message.subject, "body": message.text}).encode()
        try:
            ended = run(
                [sys.executable, "-P", "-m", __name__], given=given, seconds=self.seconds, variables=self._variables()
            )
        except DeliveryError as error:
            # It says that the interpreter did not end, which is nothing to the owner.
            said = f"no answer from the push service within {self.seconds:g} s" if error.maybe else str(error)
            raise DeliveryError(said, stage="push", maybe=error.maybe) from None
        try:
            came = json.loads(ended.out)
            how, status = str(came["how"]), int(came["status"])
        except (ValueError, KeyError, TypeError):
            raise DeliveryError(f"Apprise ended with {ended.code}, without a word", stage="push", maybe=True) from None
        if how == "sent":
            return "the push service took it"
        raise _failure(how, status)

    def _variables(self) -> dict[str, str]:
        known = {name: self.env.variables[name] for name in VARIABLES if name in self.env.variables}
        proxy = self.env.network.proxy
        ways = {"http_proxy": proxy, "https_proxy": proxy} if proxy else {}
        # The same libraries as here; and no password that a file of the user's keeps for the host.
        return {**known, **ways, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "NETRC": os.devnull}


def _failure(how: str, status: int) -> DeliveryError:
    if how == "address":
        return DeliveryError(
            "Apprise knows no service at this url; it writes them as in ntfys://TOPIC", stage="options"
        )
    if how == "missing":
        return DeliveryError("Apprise is not installed", stage="options")
    if status:
        permanent = 400 <= status < 500 and status not in LATER
        said = f"the push service answered {status}{', so it is not asked again' if permanent else ''}"
        return DeliveryError(said, permanent=permanent and how != "partly", stage="push", maybe=how == "partly")
    said = {
        "unreached": "the push service cannot be reached",
        "lost": "the push service gave no proper answer",
        "partly": "the push service took it for some of its targets only",
    }.get(how, "the push service did not take it")
    return DeliveryError(said, stage="push", maybe=how in {"lost", "partly"})


class _Listener(logging.Handler):
    """Hears what Apprise logs, and keeps the least of it: no text, for a text may quote the address."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.status = 0
        self.sent = self.broken = self.reached = False

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if found := STATUS.search(said):
            self.status = int(found[1])
        self.sent = self.sent or (record.levelno == logging.INFO and said.startswith("Sent "))
        if said.startswith("Socket Exception"):
            self.reached = self.reached or not NEVER_REACHED.search(said)
        self.broken = self.broken or bool(BROKEN.search(said))

    def how(self) -> str:
        """Return what came of a message that was not sent as a whole."""
        if self.sent:
            return "partly"
        return ("lost" if self.reached else "unreached") if self.broken else "refused"


def hand_over(url: str, title: str, body: str) -> tuple[str, int]:
    """Send by Apprise and return what came of it, in a word, and the status that the service answered, if known."""
    try:
        from apprise import Apprise, AppriseAsset, NotifyFormat, OverflowMode
    except ImportError:
        return "missing", 0
    logging.disable()
    asset = AppriseAsset(
        app_id="watchlist", app_desc="watchlist", secure_logging=True, async_mode=False, storage_mode="memory"
    )
    service = Apprise.instantiate(url, asset=asset)
    if service is None:
        return "address", 0
    if "overflow=" not in url:
        # The first lines say what happened; twenty messages in a row would say no more.
        service.overflow_mode = OverflowMode.TRUNCATE
    logging.disable(logging.NOTSET)
    listener = _Listener()
    log = logging.getLogger("apprise")
    log.handlers, log.propagate = [listener], False
    log.setLevel(logging.DEBUG)
    try:
        sent = bool(service.notify(body=body, title=title, body_format=NotifyFormat.TEXT))
    except Exception:  # a hundred plugins, and none of their errors may show the address
        return ("lost" if listener.how() == "refused" else listener.how()), listener.status
    return ("sent", 0) if sent else (listener.how(), listener.status)


def main() -> None:
    """Read one message from stdin, send it, and say on stdout what came of it. Nothing else is ever written."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    given = json.loads(sys.stdin.buffer.read())
    how, status = hand_over(given["url"], given["title"], given["body"])
    os.write(answer, json.dumps({"how": how, "status": status}).encode())
    # Whatever a plugin left running is not waited for.
    os._exit(0)


if __name__ == "__main__":
    main()
