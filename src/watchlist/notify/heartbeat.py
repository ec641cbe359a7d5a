"""The heartbeat address of a dead-man service: it hears of every run, and raises the alarm when it hears nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from watchlist.errors import DeliveryError
from watchlist.net.post import Unanswered, get
from watchlist.notify.kinds import Env
from watchlist.notify.secrets import resolve

# A run is not kept waiting for who only listens.
SECONDS = 5.0


def ping(url: str | Mapping[str, Any], env: Env, *, said: str = "", code: int | None = None) -> str:
    """Ask for the address, or what stands below it (`start`, `fail`); return why it was not heard, if it was not.

    `code` is the exit code of the run. A failure is no error: the run goes on.
    """
    try:
        answer = get(below(_spelled(url, env), said, code), env.network, seconds=SECONDS)
    except DeliveryError as error:
        return str(error)
    except Unanswered as error:
        kept = isinstance(url, Mapping) and error.where
        return str(error).replace(error.where, "the service") if kept else str(error)
    return "" if answer.good else f"the service answered {answer.status}"


def below(url: str, said: str, code: int | None = None) -> str:
    """Return the address with a word at the end of its path, before its query."""
    if not said:
        return url
    parts = urlsplit(url)
    query = "&".join(filter(None, (parts.query, f"code={code}" if code is not None else "")))
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{said}", query=query))


def _spelled(url: str | Mapping[str, Any], env: Env) -> str:
    if isinstance(url, str):
        return url
    found = resolve(url, env).reveal()
    try:
        urlsplit(found)
    except ValueError:
        # Its words hold a part of the address.
        raise DeliveryError("what stands there is no http or https address", stage="secret") from None
    return found
