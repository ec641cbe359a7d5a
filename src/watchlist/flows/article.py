"""Article: an address in, the headline behind it out, from what is stored, else through the guard."""

from __future__ import annotations

import asyncio

from watchlist.definitions.words import masked
from watchlist.errors import UsageError
from watchlist.feeds.article import article_of
from watchlist.feeds.pages import asks_for_a_human
from watchlist.model.settings import Network
from watchlist.store.store import Store

OK = 200


def headline_of(url: str, store: Store, network: Network) -> str:
    """Return the headline of an article; one that a feed brought is not fetched again.

    Raises UsageError where the address leads to no article, nowhere, or where it must not lead.
    """
    known = store.items_named(url)
    if known:
        return known[0].title
    shown = masked(url)
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"--url {shown}: write an address that begins with https://")
    from watchlist.net.fetch import Fetched, Fetcher, Unreachable

    async def fetched() -> Fetched:
        async with Fetcher(network) as fetcher:
            return await fetcher.get(url)

    try:
        answer = asyncio.run(fetched())
    except Unreachable as error:
        raise UsageError(f"--url {shown}: {error}; give its headline with --like instead") from None
    if answer.status != OK:
        raise UsageError(f"--url {shown}: the server answers {answer.status}; give its headline with --like instead")
    if asks_for_a_human(answer.body):
        raise UsageError(
            f"--url {shown}: the page asks whether a human reads it; give its headline with --like instead"
        )
    found = article_of(answer.body, answer.content_type)
    if found is None:
        raise UsageError(f"--url {shown}: no headline is found there, so it is no article; give one with --like")
    return found.title
