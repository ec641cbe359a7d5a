"""Every way out goes by the guard: what was not allowed is not dialled, neither first nor on a later hop.

The owner allows 127.0.0.1. Next door, at 127.0.0.2, somebody listens who would notice any connection.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed
from tests.notify.builders import a_channel, a_message, an_env
from tests.servers import LOOPBACK, Answer, Call, http, serving

from watchlist.errors import DeliveryError, UsageError
from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import read_feeds
from watchlist.flows.article import headline_of
from watchlist.flows.find import find
from watchlist.notify.heartbeat import ping
from watchlist.notify.kinds import build
from watchlist.store import Store

PAGE = b"<html><head><title>Harbour opens</title><meta property='og:type' content='article'></head></html>"
# The neighbour, as it may be spelled.
SPELLED = ("127.0.0.2", "127.2", "0x7f.2", "0x7f000002", "2130706434", "017700000002", "[::ffff:127.0.0.2]",
           "[::ffff:7f00:2]", "127.0.0.2.", "１２７.0.0.2", "%31%32%37.0.0.2")  # fmt: skip


def by_feed(url: str) -> None:
    """As a feed."""
    request = plan(a_feed(url=url), None, NOW)
    assert isinstance(request, Request)
    list(read_feeds([request], LOOPBACK, NOW))


def by_article(url: str) -> None:
    """As `watchlist add --url`."""
    with Store.memory() as store, suppress(UsageError):
        headline_of(url, store, LOOPBACK)


def by_find(url: str) -> None:
    """As `watchlist feeds find`."""
    with suppress(UsageError):
        find(url, LOOPBACK, NOW)


def by_heartbeat(url: str) -> None:
    """As the heartbeat of a run."""
    ping(url, an_env(), said="start")


def by_webhook(url: str) -> None:
    """As a webhook of the owner's."""
    with suppress(DeliveryError):
        build(a_channel("webhook", url=url, deadline=5), an_env()).send(a_message())


WAYS: list[Callable[[str], None]] = [by_feed, by_article, by_find, by_heartbeat, by_webhook]


@pytest.fixture
def neighbour() -> Iterator[socket.socket]:
    """Somebody who listens next door."""
    with socket.create_server(("127.0.0.2", 0)) as listening:
        listening.setblocking(False)
        yield listening


def visitors(neighbour: socket.socket) -> int:
    """How many came."""
    count = 0
    with suppress(BlockingIOError):
        while True:
            neighbour.accept()[0].close()
            count += 1
    return count


@pytest.mark.parametrize("way", WAYS)
def test_no_spelling_of_what_is_not_allowed_is_dialled(neighbour: socket.socket, way: Callable[[str], None]) -> None:
    """As the owner's own address."""
    for host in SPELLED:
        way(f"http://{host}:{neighbour.getsockname()[1]}/feed")

    assert visitors(neighbour) == 0


@pytest.mark.parametrize("way", WAYS)
def test_no_redirect_leads_to_what_is_not_allowed(neighbour: socket.socket, way: Callable[[str], None]) -> None:
    """On the first hop, and on the third."""
    port = neighbour.getsockname()[1]
    for host in SPELLED:
        place = f"http://{host}:{port}/feed"

        def send_on(call: Call, place: str = place) -> None:
            at = int(call.target.split("?")[1].split("/")[0]) if "?" in call.target else 0
            call.send(http(b"", f"Location: {place if at >= 2 else f'/feed?{at + 1}'}", status="302 Found"))

        answers: dict[str, Answer] = dict.fromkeys(("/feed", "/feed/start"), send_on)
        with serving(answers) as server:
            way(server.url("/feed?2"))
            way(server.url("/feed"))
            assert len(server.calls) >= 2

    assert visitors(neighbour) == 0


@pytest.mark.parametrize("way", WAYS)
def test_what_is_allowed_is_dialled(way: Callable[[str], None]) -> None:
    """So that the others say something."""
    with serving({path: http(PAGE, "Content-Type: text/html") for path in ("/feed", "/feed/start")}) as server:
        way(server.url())

        assert server.calls


def test_an_article_behind_a_name_is_looked_up_once_and_checked(tmp_path: Path) -> None:
    """The name of this machine leads to an address that nobody allowed: it is not dialled."""
    from watchlist.model.settings import Network

    with serving({"/feed": http(PAGE)}) as server, Store.memory() as store:
        with pytest.raises(UsageError, match=r"localhost leads to .* a loopback address: not dialled"):
            headline_of(f"http://localhost:{server.port}/feed", store, Network())

        assert server.calls == []
