"""Imported once by the server that worker processes are forked from, so that each of them starts ready."""

from __future__ import annotations

import watchlist.feeds.json_feed
import watchlist.feeds.workers
import watchlist.feeds.xml  # noqa: F401
from watchlist.feeds.links import registrable

# Reads the list of public suffixes.
registrable("watchlist.co.uk")
