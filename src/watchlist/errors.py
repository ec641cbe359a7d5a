"""Every error that watchlist raises on purpose.

WatchlistError
├── UsageError        the command line asks for something that is not there
├── DefinitionError   a file of the owner's cannot be used; carries every problem found
├── FeedError         a feed could not be read; says which health that is, and until when to wait
├── StoreError        the state cannot be used
│   ├── StoreBusy     another run holds the lock
│   └── StoreDamaged  the file is not a whole state of ours
└── DeliveryError     a message could not be handed over; says whether trying again can help
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchlist.model.feed import Health
    from watchlist.model.problem import Problem


class WatchlistError(Exception):
    """Anything that watchlist reports to its user in words instead of a traceback."""


class UsageError(WatchlistError):
    """The command line names something that is not there."""


class DefinitionError(WatchlistError):
    """A watch, feed or settings file cannot be used; `problems` holds all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class FeedError(WatchlistError):
    """A feed could not be read.

    `health` names the cause in one word, the message says it in a sentence, and `retry_at` is when the
    publisher asked us to come back, if it did. A `permanent` failure (410 Gone) is not tried again by itself.
    """

    def __init__(
        self, health: Health, message: str, *, retry_at: datetime | None = None, permanent: bool = False
    ) -> None:
        super().__init__(message)
        self.health = health
        self.retry_at = retry_at
        self.permanent = permanent


class StoreError(WatchlistError):
    """The state file cannot be used, and the message says what to do about it."""


class StoreBusy(StoreError):
    """Another run holds the lock."""


class StoreDamaged(StoreError):
    """The file is there, but it is not a whole state of ours; nothing was written to it."""


class DeliveryError(WatchlistError):
    """A message could not be handed over.

    Where `permanent`, trying again cannot help. `stage` is how far it came, in a word, and `maybe` is set where
    it may have arrived all the same: the answer was lost. `wait` is how long the other side asked us to wait.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        stage: str = "",
        maybe: bool = False,
        wait: timedelta | None = None,
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.stage = stage
        self.maybe = maybe
        self.wait = wait
