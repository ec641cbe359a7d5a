"""A feed in a file, where the owner's own feeds file says so."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchlist.errors import FeedError
from watchlist.model.feed import Health
from watchlist.net.body import DECODED_CAP
from watchlist.net.fetch import Fetched


def read_file(url: str) -> Fetched:
    """Return the document at a `file:` address as if a server had sent it, or raise FeedError."""
    path = _path(url)
    try:
        # Opening a pipe would wait for somebody to write into it.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FeedError(Health.FAILING, f"{path} is no regular file")
            body = file.read(DECODED_CAP + 1)
    except OSError as error:
        raise FeedError(Health.FAILING, f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise FeedError(Health.FAILING, f"{url} names no file: {error}") from None
    if len(body) > DECODED_CAP:
        raise FeedError(Health.FAILING, f"{path} is larger than {DECODED_CAP // 2**20} MB")
    return Fetched(url=url, status=200, body=body)


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if parts.netloc not in {"", "localhost"}:
        raise FeedError(Health.FAILING, f"{url} names another machine - write file:///path/to/feed.xml")
    return Path(unquote(parts.path))
