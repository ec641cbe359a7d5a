"""All SQL; model types go in and come out."""

from watchlist.store.answers import Case, Counts, Cursor, Recorded, Saved, Stored
from watchlist.store.rows import event_key
from watchlist.store.store import Store

__all__ = ["Case", "Counts", "Cursor", "Recorded", "Saved", "Store", "Stored", "event_key"]
