"""What the runs that are broken have in common: a mail server, a process that runs them, a town to copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.crash.harbours import Harbour, template
from tests.crash.runner import Runner
from tests.mail_servers import mail_server

Harbours = Callable[[], Harbour]


@pytest.fixture(scope="session")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harbours]:
    """Gives a new home each time that it is called."""
    folder: Path = tmp_path_factory.mktemp("harbours")
    numbers = count()
    with mail_server(tls=False, login=False) as server, Runner() as runner:
        like = template(folder / "like", server, runner)
        yield lambda: Harbour.at(folder / str(next(numbers)), like, server, runner)
