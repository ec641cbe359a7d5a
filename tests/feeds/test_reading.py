"""Feeds read, all at once and each for itself."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.builders import NOW, a_feed
from tests.servers import HURRIED, LOOPBACK, Answer, Call, Server, chunked, http, serving

from watchlist.errors import UsageError
from watchlist.feeds import reading
from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed
from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import Outcome, read_feeds
from watchlist.model.feed import Feed, FeedState, Health
from watchlist.model.settings import Network

DATE = "<pubDate>Fri, 13 Mar 2026 11:00:00 GMT</pubDate>"
GOOD = f"<rss version='2.0'><channel><item><title>Harbour opens</title>{DATE}</item></channel></rss>".encode()
MANY = (
    "<rss version='2.0'><channel>"
    + "".join(f"<item><guid>herald-2026-{n:04}</guid><title>Item {n}</title>{DATE}</item>" for n in range(20))
    + "</channel></rss>"
).encode()


def requests_for(server: Server, states: Mapping[str, FeedState] | None = None) -> list[Request]:
    """A request for each answer of the server; the feed's id is its path."""
    planned = []
    for path in server.answers:
        feed = a_feed(path.strip("/"), url=server.url(path))
        request = plan(feed, (states or {}).get(feed.id), NOW, force=True)
        assert isinstance(request, Request)
        planned.append(request)
    return planned


def read(answers: dict[str, Answer], network: Network = LOOPBACK) -> dict[str, Outcome]:
    with serving(answers) as server:
        return {outcome.feed.id: outcome for outcome in read_feeds(requests_for(server), network, NOW)}


def test_one_broken_feed_never_harms_another() -> None:
    """Each bad feed is an outcome with its cause; the good one among them brings its items."""

    def hangs(call: Call) -> None:
        call.hang()

    outcomes = read(
        {
            "/good": http(GOOD),
            "/html": http(b"<!doctype html><title>Herald</title>"),
            "/empty": http(b""),
            "/nothing": http(b"<rss version='2.0'><channel><title>x</title></channel></rss>"),
            "/missing": http(b"", status="404 Not Found"),
            "/gone": http(b"", status="410 Gone"),
            "/busy": http(b"", "Retry-After: 7200", status="503 Busy"),
            "/captcha": http(b"<html><title>Are you a robot?</title>", status="403 Forbidden"),
            "/packed": http(GOOD, "Content-Encoding: br"),
            "/cut": http(MANY[:1000], length=len(MANY)),
            "/slow": hangs,
            "/noise": b"hello\r\n\r\n",
        },
        Network(allow=("127.0.0.1",), deadline=1.5, per_host=24),
    )

    assert {name: outcome.state.health for name, outcome in outcomes.items()} == {
        "good": Health.OK,
        "html": Health.NOT_A_FEED,
        "empty": Health.NOT_A_FEED,
        "nothing": Health.EMPTY,
        "missing": Health.FAILING,
        "gone": Health.GONE,
        "busy": Health.FAILING,
        "captcha": Health.BLOCKED,
        "packed": Health.FAILING,
        "cut": Health.OK,
        "slow": Health.FAILING,
        "noise": Health.FAILING,
    }
    assert [item.title for item in outcomes["good"].items] == ["Harbour opens"]
    assert outcomes["good"].error == ""
    assert all(outcome.error for name, outcome in outcomes.items() if name != "good")
    assert 0 < len(outcomes["cut"].items) < 20
    assert outcomes["busy"].state.next_due == NOW + timedelta(hours=2)


def test_a_second_reading_asks_only_for_what_is_new() -> None:
    """With validators the server answers; without them the same body is known, and brings nothing twice."""

    def validates(call: Call) -> None:
        known = call.header("If-None-Match") == '"1"'
        call.send(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n" if known else http(GOOD, 'ETag: "1"'))

    with serving({"/validates": validates, "/same": http(GOOD)}) as server:
        first = list(read_feeds(requests_for(server), LOOPBACK, NOW))
        states = {outcome.feed.id: outcome.state for outcome in first}
        second = list(read_feeds(requests_for(server, states), LOOPBACK, NOW))

    assert [len(outcome.items) for outcome in first] == [1, 1]
    assert [(outcome.state.health, outcome.items) for outcome in second] == [(Health.UNCHANGED, ())] * 2


def test_what_a_cut_body_hid_is_read_the_next_time() -> None:
    """However it was cut, in length or in chunks or behind our backs, ETag or not: twenty items in the end."""
    cuts = range(0, len(MANY), 97)
    parts: dict[str, Answer] = {f"/length-{cut}": http(MANY[:cut], 'ETag: "1"', length=len(MANY)) for cut in cuts}
    parts |= {f"/chunks-{cut}": chunked(MANY[:cut], finished=False, headers=('ETag: "1"',)) for cut in cuts}
    parts |= {f"/claims-to-be-whole-{cut}": http(MANY[:cut], 'ETag: "1"') for cut in cuts}
    with serving(parts) as server:
        first = {outcome.feed.id: outcome for outcome in read_feeds(requests_for(server), LOOPBACK, NOW)}
        server.answers.update(dict.fromkeys(parts, http(MANY, 'ETag: "1"')))
        again = requests_for(server, {name: outcome.state for name, outcome in first.items()})
        second = list(read_feeds(again, LOOPBACK, NOW))

    assert not any(request.conditional for request in again)
    for outcome in second:
        assert len({item.id for item in (*first[outcome.feed.id].items, *outcome.items)}) == 20
        assert len(outcome.items) == 20


def test_a_feed_that_moved_to_a_web_page_keeps_its_address() -> None:
    """A redirect for good is believed only where it leads to a feed."""
    answers: dict[str, Answer] = {
        "/feed": http(b"", "Location: /page", status="301 Moved"),
        "/page": http(b"<!doctype html><title>Welcome</title>"),
    }
    with serving(answers) as server:
        state = None
        for _ in range(4):
            (request, _page) = requests_for(server, {"feed": state} if state else None)
            assert request.url == server.url("/feed")
            (outcome,) = read_feeds([request], LOOPBACK, NOW)
            state = outcome.state

    assert state is not None
    assert state.health is Health.NOT_A_FEED
    assert state.moved_runs == 0


def test_a_file_is_a_feed_as_well(tmp_path: Path) -> None:
    """It is read like any other, and unchanged the second time."""
    (tmp_path / "feed.xml").write_bytes(GOOD)
    feed = a_feed(url=(tmp_path / "feed.xml").as_uri())

    (first,) = read_feeds([Request(feed=feed, url=feed.url)], Network(), NOW)
    again = plan(feed, first.state, NOW, force=True)
    assert isinstance(again, Request)
    (second,) = read_feeds([again], Network(), NOW)

    assert [item.title for item in first.items] == ["Harbour opens"]
    assert second.state.health is Health.UNCHANGED


def test_a_private_address_is_not_dialled_unless_it_is_allowed() -> None:
    """The error says where to allow it."""
    with serving({"/feed": http(GOOD)}) as server:
        (outcome,) = read_feeds(requests_for(server), Network(), NOW)

        assert server.calls == []
    assert outcome.state.health is Health.FAILING
    assert "network.allow" in outcome.error


def test_outcomes_come_as_they_are_ready() -> None:
    """A slow feed does not keep the others back."""
    told = threading.Event()

    def waits(call: Call) -> None:
        told.wait(5)
        call.send(http(GOOD))

    with serving({"/slow": waits, "/quick": http(GOOD)}) as server:
        seen = []
        for outcome in read_feeds(requests_for(server), LOOPBACK, NOW):
            seen.append(outcome.feed.id)
            told.set()

    assert seen == ["quick", "slow"]


@pytest.mark.parametrize("local", [True, False])
def test_nothing_is_read_far_ahead_of_a_slow_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, local: bool
) -> None:
    """However many feeds there are, few documents lie in memory: a slow disk must not fill it with items."""
    monkeypatch.setattr(reading, "_MOST_READY", 3)
    ready: list[str] = []
    parse = reading.parse_at_once

    def noted(source: Source, feed: Feed, now: datetime) -> Parsed | None:
        ready.append(feed.id)
        return parse(source, feed, now)

    monkeypatch.setattr(reading, "parse_at_once", noted)
    one_by_one = replace(LOOPBACK, connections=1, per_host=1)
    with serving({f"/{n}": http(GOOD) for n in range(40)}) as server:
        requests = requests_for(server)
        if local:
            (tmp_path / "feed.xml").write_bytes(GOOD)
            url = (tmp_path / "feed.xml").as_uri()
            requests = [replace(each, url=url) for each in requests]
        taken = 0
        for outcome in read_feeds(requests, one_by_one, NOW):
            assert outcome.items
            # Three lie ready, one is under way.
            assert len(ready) <= taken + 5
            taken += 1

    assert taken == 40


def test_a_reader_that_has_had_enough_ends_the_reading() -> None:
    """Nothing goes on in the background: no thread, no connection, no worker."""

    def hangs(call: Call) -> None:
        call.hang()

    with serving({"/good": http(GOOD), "/slow": hangs}) as server:
        threads = threading.active_count()
        reading = read_feeds(requests_for(server), replace(LOOPBACK, deadline=60), NOW)
        next(reading)
        reading.close()  # type: ignore[attr-defined]

        assert not [thread for thread in threading.enumerate() if thread.name == "feeds"]
        assert threading.active_count() <= threads + 1  # the server's own, for the feed that hangs


def test_settings_that_nobody_could_go_out_with_are_an_error() -> None:
    """Before anything is read, and in words."""
    feed = a_feed()

    with pytest.raises(UsageError, match=r"network\.allow"):
        list(read_feeds([Request(feed=feed, url=feed.url)], Network(allow=("everywhere",)), NOW))


def test_nothing_to_read_is_read_at_once() -> None:
    """No thread is started for it."""
    assert list(read_feeds([], HURRIED, NOW)) == []
