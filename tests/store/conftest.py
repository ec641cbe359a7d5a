"""A place for a state, and stores that are closed when the sentence is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from watchlist.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a state may be; its folder does not exist yet."""
    return tmp_path / "home" / ".watchlist" / "state.db"


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    with Store.memory() as store:
        yield store
