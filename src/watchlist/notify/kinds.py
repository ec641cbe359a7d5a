"""The kinds of channels: what each is, and where its class is found when one is to be built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from watchlist.model.message import Message
from watchlist.model.settings import Channel, Network


class Notifier(Protocol):
    """The way to one channel."""

    def send(self, message: Message) -> str:
        """Hand over the message and return what the other side answered, or raise DeliveryError.

        A try ends within one total deadline, whatever the other side does.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """What a channel may know of its surroundings beside its own options.

    `variables` is where `{env: NAME}` is looked up, `home` is where paths in the settings begin, and `network` is
    the owner's word on private addresses and the proxy. `now` is the time of the try.
    """

    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    home: Path = Path()
    network: Network = field(default_factory=Network)
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotifierKind:
    """Where a kind's class is, `module:name`, and what it is in a line. It has `from_options(channel, env)`."""

    target: str
    summary: str


KINDS: Mapping[str, NotifierKind] = {
    "mail": NotifierKind("watchlist.notify.mail:MailNotifier", "a mail server (SMTP), or a local sendmail"),
    "push": NotifierKind("watchlist.notify.push:PushNotifier", "any push service that Apprise knows"),
    "webhook": NotifierKind("watchlist.notify.webhook:WebhookNotifier", "a web address that gets signed JSON"),
    "hook": NotifierKind("watchlist.notify.hook:HookNotifier", "a command that gets JSON"),
}


def build(channel: Channel, env: Env) -> Notifier:
    """Return the way to a channel, or raise DeliveryError where its options cannot be used.

    Only now is the kind's module imported: a run that sends nothing pays for none of them.
    """
    module, _, name = KINDS[channel.kind].target.partition(":")
    kind: Any = getattr(import_module(module), name)
    notifier: Notifier = kind.from_options(channel, env)
    return notifier
