"""A connection that speaks our errors: the one boundary to SQLite, and its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from watchlist.errors import StoreError
from watchlist.store.failures import damaged, from_sqlite

T = TypeVar("T")
Values = Sequence[Any] | Mapping[str, Any]

WAIT = 5.0  # seconds that a reader waits for a writer's commit

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    # A transaction that outgrows the cache would shut out readers until it ends.
    "PRAGMA cache_spill = OFF",
)


class Database:
    """A SQLite connection whose every failure is a StoreError, or a bug of ours."""

    def __init__(self, path: Path | None = None, *, write: bool = True, wait: float = WAIT) -> None:
        """Open the file at `path`, which has to exist, or a new database in memory."""
        self.name = "the state in memory" if path is None else str(path)
        self._kept = False
        self._written = False
        where = ":memory:" if path is None else f"{path.as_uri()}?mode={'rw' if write else 'ro'}"
        with self._boundary():
            self._connection = sqlite3.connect(where, timeout=wait, isolation_level=None, uri=path is not None)
        self._connection.row_factory = sqlite3.Row
        with ExitStack() as undo:
            undo.callback(self.close)
            for pragma in PRAGMAS:
                self.run(pragma)
            undo.pop_all()

    def close(self) -> None:
        """Let go of the file; what is not committed is undone."""
        self._connection.close()

    def all(self, convert: Callable[[sqlite3.Row], T], sql: str, values: Values = ()) -> list[T]:
        """Return every row, converted; a value that we never wrote is damage."""
        with self._boundary():
            rows = self._connection.execute(sql, values).fetchall()
        try:
            return [convert(row) for row in rows]
        except (ValueError, TypeError, OverflowError, IndexError) as error:
            what = f"it is damaged (it holds what we never wrote: {error})"
            raise damaged(self.name, what, written=self._written) from error

    def one(self, convert: Callable[[sqlite3.Row], T], sql: str, values: Values = ()) -> T | None:
        """Return the first row, converted, or None where there is none."""
        return next(iter(self.all(convert, sql, values)), None)

    def number(self, sql: str, values: Values = ()) -> int:
        """Return the first column of the first row, 0 where there is none."""
        return self.one(lambda row: int(row[0] or 0), sql, values) or 0

    def run(self, sql: str, values: Values = ()) -> int:
        """Execute one statement, and return how many rows it changed."""
        with self._boundary():
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Execute one statement for each row."""
        with self._boundary():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or none of it. A transaction inside another joins it."""
        inner = self._kept
        self.run("SAVEPOINT inner" if inner else "BEGIN IMMEDIATE")
        self._kept = True
        try:
            yield
            self.run("RELEASE inner" if inner else "COMMIT")
            self._written = self._written or (not inner and self._connection.total_changes > 0)
        except BaseException:
            # SQLite ends the transaction by itself on some failures, a full disk among them.
            if self._connection.in_transaction:
                for undo in ("ROLLBACK TO inner", "RELEASE inner") if inner else ("ROLLBACK",):
                    self.run(undo)
            raise
        finally:
            self._kept = inner

    def copy_from(self, other: Database) -> None:
        """Take over all that another database holds, as one moment saw it."""
        with other._boundary():
            other._connection.backup(self._connection)

    @contextmanager
    def _boundary(self) -> Iterator[None]:
        if self._kept and not self._connection.in_transaction:
            raise StoreError(f"{self.name}: an earlier failure undid what was being written - run again")
        try:
            yield
        except sqlite3.Error as error:
            known = from_sqlite(error, self.name, written=self._written)
            if known is None:
                raise
            raise known from error
        except UnicodeDecodeError as error:
            # Python cannot spell SQLite's complaint, which quotes a table definition that is not text any more.
            raise damaged(self.name, f"it is damaged ({error})", written=self._written) from error
