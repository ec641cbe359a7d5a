"""Archives in Parquet: a row is an item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from watchlist.errors import UsageError

COLUMNS = ("id", "published", "source", "title", "summary", "link", "feed", "language")
_ROWS_AT_ONCE = 8192


def rows(path: Path) -> Iterator[bytes]:
    """Yield the rows of a Parquet file as JSON lines, with the columns that an item line has.

    Raises UsageError where the package for it is missing, OSError where the file cannot be read.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(f"{path} is Parquet, which needs a package more: pip install 'watchlist[parquet]'") from None
    try:
        with parquet.ParquetFile(path) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    yield json.dumps(row, default=_spelled).encode()
    except pyarrow.ArrowException as error:
        raise OSError(str(error).partition("\n")[0]) from None


def _spelled(value: Any) -> str:
    """Return a value that JSON has no word for; a time without a zone is of UTC."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
