"""An archive read on a cluster says what it says when it is read here, whoever dies on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import Town

from watchlist.cli import exits
from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.errors import UsageError
from watchlist.flows import cluster
from watchlist.flows.backtest import Backtest
from watchlist.flows.batches import Period, Read, Rules, batches, read_batches
from watchlist.flows.cluster import read_on_cluster
from watchlist.flows.shards import shards
from watchlist.model.backtest import Replay

distributed = pytest.importorskip("distributed", reason="distributed is not installed")
# A cluster's own sockets and loops are closed by it in its own time.
pytestmark = pytest.mark.filterwarnings("ignore")

PAPERS = ("Herald", "Dispatch", "Courier")


def archive(folder: Path, items: int = 600) -> Path:
    """An archive in which a harbour opens once, among other news and a broken line."""
    rows = []
    for number in range(items):
        opened = number in {items // 2, items // 2 + 1}
        title = "Mayor opens harbour to ships" if opened else f"Cat number {number} found in the park"
        day = f"2026-03-{1 + number * 28 // items:02}T12:00:00Z"
        rows.append(json.dumps({"id": str(number), "title": title, "source": PAPERS[number % 3], "published": day}))
    rows[items // 3] = "no item"
    file = folder / "past.jsonl"
    file.write_text("\n".join(rows) + "\n")
    return file


def rules(town: Town) -> list[Rules]:
    """What the town's home reads with."""
    found = load(locate(str(town.folder), {}, town.folder))
    return [Rules(watches=found.watches, vocabulary=found.vocabulary, feeds=found.feeds)]


def outcome(town: Town, reads: Iterator[Read]) -> Replay:
    """All that is told of a replay, but how long it took."""
    taken = Backtest(rules=rules(town))
    taken.take(reads)
    return taken.replay(0.0)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour."""
    return Town.at(tmp_path)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a scheduler with two workers, all started by hand on this machine."""
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    with ExitStack() as stack:
        stack.enter_context(started("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)))
        for _ in range(2):
            stack.enter_context(worker(file))
        yield file


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A part of a cluster, in a process of its own, until the block ends."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1"]
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def worker(file: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A worker of one thread, which waits for its scheduler's file."""
    return started(
        "worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard", "--no-nanny", "--nworkers", "1"
    )


def address(file: Path, workers: int) -> str:
    """The scheduler's address, when so many workers have joined it."""
    with distributed.Client(scheduler_file=str(file), timeout=20) as client:
        if workers:
            client.wait_for_workers(workers, timeout=20)
        return str(client.scheduler.address)


def test_a_cluster_says_what_is_said_here(town: Town, scheduler: Path) -> None:
    """Cut into many shards, with the broken line named by its number."""
    file = archive(town.folder)
    here = outcome(town, read_batches(batches([file]), rules(town), Period(), NOW))

    there = read_on_cluster(address(scheduler, 2), shards([file], 2_000), rules(town), Period(), NOW)

    assert outcome(town, there) == here
    assert here.named[0].line == 201


def test_a_worker_that_is_killed_changes_nothing(town: Town, scheduler: Path) -> None:
    """Its shards are read by the others."""
    file = archive(town.folder)
    here = outcome(town, read_batches(batches([file]), rules(town), Period(), NOW))

    with worker(scheduler) as third:
        found = read_on_cluster(address(scheduler, 3), shards([file], 1_000), rules(town), Period(), NOW)
        first = next(found)
        third.send_signal(signal.SIGKILL)
        there = outcome(town, iter([first, *found]))

    assert there == here


def test_a_file_that_only_we_have_is_named(town: Town, scheduler: Path) -> None:
    """The workers read by themselves, so that no machine has to send all to the others."""
    [shard] = shards([archive(town.folder)])
    (town.folder / "past.jsonl").unlink()

    with pytest.raises(UsageError, match=r"past\.jsonl cannot be read: .*; the workers read the files themselves"):
        list(read_on_cluster(address(scheduler, 2), [shard], rules(town), Period(), NOW))


def test_workers_that_read_by_other_rules_are_refused(
    town: Town, scheduler: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of a verdict by other rules would be wrong in silence."""
    where = address(scheduler, 2)
    monkeypatch.setattr(cluster, "RULES", 99)

    with pytest.raises(UsageError, match=r"all must read by the same rules: here is watchlist .*, rules 99, and tcp:"):
        list(read_on_cluster(where, shards([archive(town.folder)]), rules(town), Period(), NOW))


def test_a_scheduler_without_workers_is_told(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting would be for ever."""
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    file = tmp_path / "scheduler.json"
    with started("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)):
        where = address(file, 0)
        with pytest.raises(UsageError, match="no worker has joined the Dask scheduler at tcp://"):
            list(read_on_cluster(where, shards([archive(town.folder)]), rules(town), Period(), NOW))


def test_without_the_package_it_says_what_to_install(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, for few need it."""
    monkeypatch.setitem(sys.modules, "dask", None)

    result = town.run("backtest", str(archive(town.folder)), "--dask", "local")

    assert result.exit_code == exits.USAGE
    assert "pip install 'watchlist[dask]'" in result.stderr


def test_where_no_scheduler_answers_it_says_so(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Soon, and with the address."""
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    archive(town.folder)

    result = town.run("backtest", str(town.folder / "past.jsonl"), "--dask", "tcp://127.0.0.1:1")

    assert result.exit_code == exits.USAGE
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in result.stderr


def test_standard_input_cannot_be_read_elsewhere(town: Town) -> None:
    """A worker on another machine has another."""
    result = town.run("backtest", "-", "--dask", "local", stdin="")

    assert result.exit_code == exits.USAGE
    assert "--dask reads files that its workers can open" in result.stderr


def test_a_cluster_of_our_own_prints_what_is_printed_without(town: Town) -> None:
    """Two processes on this machine, started for the command and stopped with it."""
    file = archive(town.folder)
    told = [
        town.run("backtest", str(file), "--json", *more, at="2026-06-01T07:00:00Z")
        for more in ((), ("--dask", "local"))
    ]

    assert told[1].exit_code == exits.RAN, told[1].stderr
    plain, clustered = ([json.loads(line) for line in each.stdout.splitlines()] for each in told)
    for whole in (plain[-1], clustered[-1]):
        del whole["seconds"]
    assert clustered == plain
    assert told[1].stderr == told[0].stderr
