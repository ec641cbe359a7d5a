"""Exit codes, which scripts may rely on. 1 is a bug of ours, and nothing here gives it."""

from __future__ import annotations

from collections.abc import Iterable

from watchlist.errors import DeliveryError, StoreBusy, StoreError, WatchlistError

RAN = 0
USAGE = 2  # wrong usage, or some watch file was left out
BLIND = 3  # some watch cannot tell
UNDELIVERED = 4  # an alert is still undelivered
DAMAGED = 5  # the state is damaged
TEST_FAILED = 6  # a rule test failed
FIRED = 10  # something newly fired, only with --exit-code
BUSY = 75  # another run holds the lock
INTERRUPTED = 130  # Ctrl-C, as shells say it
PIPE = 141  # the reader of our output went away, as shells say it

# Where several hold, the first of these is given.
ORDER = (BUSY, DAMAGED, USAGE, UNDELIVERED, BLIND, TEST_FAILED, FIRED)

# The first kind that an error is of says its code.
OF_ERRORS: tuple[tuple[type[WatchlistError], int], ...] = (
    (StoreBusy, BUSY),
    (StoreError, DAMAGED),
    (DeliveryError, UNDELIVERED),
    (WatchlistError, USAGE),
)


def strongest(codes: Iterable[int]) -> int:
    """Return the code that is given where all of these hold."""
    held = set(codes)
    return next((code for code in ORDER if code in held), RAN)


def of(error: WatchlistError) -> int:
    """Return the code for an error that ended the program."""
    return next(code for kind, code in OF_ERRORS if isinstance(error, kind))
