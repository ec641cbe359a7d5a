"""Webhooks: each message posted as JSON, signed as the Standard Webhooks specification says, through the guard."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from binascii import Error as BadBase64
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from msgspec import Struct

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.net.post import Answer, Unanswered, post
from watchlist.notify.document import document
from watchlist.notify.kinds import Env
from watchlist.notify.secrets import resolve

SECONDS = 15.0
PREFIX = "whsec_"
MEND = "write `whsec_` and at least 24 bytes in base64, as `openssl rand -base64 32` makes them"
LEAST_KEY = 24
# These say that it may go well another time: too slow, too early, too many.
LATER = frozenset({408, 421, 423, 425, 429})
# A gateway that lost the answer of the one behind it: nobody knows.
LOST = frozenset({502, 504})
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=24)


class WebhookNotifier(Struct, frozen=True, kw_only=True):
    """Posts each message to a web address."""

    options: Mapping[str, Any]
    env: Env

    @classmethod
    def from_options(cls, channel: Channel, env: Env) -> WebhookNotifier:
        """Return the way to a web address, or raise DeliveryError where its options cannot be used."""
        if not channel.options.get("url"):
            raise DeliveryError(f"the webhook {channel.id} has no url", permanent=True, stage="options")
        return cls(options=channel.options, env=env)

    def send(self, message: Message) -> str:
        """Post the message and return what was answered, or raise DeliveryError."""
        url = self.options["url"]
        kept = isinstance(url, Mapping)  # an address that is kept elsewhere is nobody's business
        where = resolve(url, self.env).reveal() if kept else str(url)
        body = json.dumps(document(message), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        seconds = float(self.options.get("deadline", SECONDS))
        try:
            answer = post(where, body, self._headers(message, body), self.env.network, seconds=seconds)
        except Unanswered as error:
            said = str(error).replace(error.where, "the service") if kept and error.where else str(error)
            raise DeliveryError(said, stage="post", maybe=error.maybe) from None
        if answer.good:
            return f"the service answered {answer.status}"
        raise refused(answer, self.env.now or message.at)

    def _headers(self, message: Message, body: bytes) -> dict[str, str]:
        """Return the headers that name, date and sign the message; it has the same name at every try."""
        now = self.env.now or message.at
        name, stamp = identity(message), str(int(now.timestamp()) if now else 0)
        headers = {
            "Content-Type": "application/json",
            "webhook-id": name,
            "webhook-timestamp": stamp,
            "Idempotency-Key": name,
        }
        if "secret" in self.options:
            key = key_from(resolve(self.options["secret"], self.env).reveal())
            headers["webhook-signature"] = signature(key, name, stamp, body)
        if "token" in self.options:
            headers["Authorization"] = f"Bearer {resolve(self.options['token'], self.env).reveal()}"
        if not all(value.isascii() for value in headers.values()):
            raise DeliveryError("the token is no text in ASCII", stage="secret")
        return headers


def identity(message: Message) -> str:
    """Return the name of the message as the specification wants it: without the full stops that part what is signed."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in message.id)


def key_from(secret: str) -> bytes:
    """Return the key of a secret, or raise DeliveryError, which does not repeat it."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True) if secret.startswith(PREFIX) else b""
    except (BadBase64, ValueError):
        key = b""
    if len(key) < LEAST_KEY:
        raise DeliveryError(f"the secret cannot sign: {MEND}", stage="secret")
    return key


def signature(key: bytes, name: str, stamp: str, body: bytes) -> str:
    """Return the signature of a message, version 1."""
    signed = hmac.new(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode('ascii')}"


def refused(answer: Answer, now: datetime | None) -> DeliveryError:
    """Return the error for an answer that is no yes."""
    status = answer.status
    if status == 410:
        return DeliveryError("the service answered 410: it is gone for good", permanent=True, stage="post")
    if 300 <= status < 400:
        said = f"the service answered {status}, a redirect: nobody is sent on; write the new address into the settings"
        return DeliveryError(said, permanent=True, stage="post")
    permanent = 400 <= status < 500 and status not in LATER
    said = f"the service answered {status}{', so it is not asked again' if permanent else ''}"
    return DeliveryError(
        said, permanent=permanent, stage="post", maybe=status in LOST, wait=asked_wait(answer.retry_after, now)
    )


def asked_wait(header: str, now: datetime | None) -> timedelta | None:
    """Return how long a `Retry-After` header asks us to wait, within reason, None where it says nothing sound."""
    if header.isascii() and header.isdecimal() and len(header) < 10:
        wait = timedelta(seconds=int(header))
    else:
        try:
            until = parsedate_to_datetime(header)
        except (TypeError, ValueError):
            return None
        if now is None or until.tzinfo is None:
            return None
        wait = until - now
    return min(max(wait, SHORTEST), LONGEST)
