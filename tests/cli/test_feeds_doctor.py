"""`watchlist feeds doctor`: what is wrong with feeds, found out now, and mended where it can be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import HARBOUR, Town
from tests.servers import Server, http, serving

from watchlist.cli import exits
from watchlist.definitions.shipped import catalogue


def rss(title: str, when: str = format_datetime(NOW)) -> bytes:
    """A feed with one item of that time."""
    item = f"<item><title>{title}</title><guid>{title}</guid><pubDate>{when}</pubDate></item>"
    return f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()


@pytest.fixture
def server() -> Iterator[Server]:
    """Publishers as one meets them."""
    page = b"<!doctype html><html><head><title>Welcome</title></head><body>News</body></html>"
    answers = {
        "/herald": http(rss("Cat found")),
        "/old": http(b"", "Location: /new", status="301 Moved Permanently"),
        "/new": http(rss("Dog found")),
        "/lost": http(b"", "Location: /page", status="301 Moved Permanently"),
        "/page": http(page),
        "/gone": http(b"", status="410 Gone"),
        "/guarded": http(b"", status="403 Forbidden"),
        "/asleep": http(rss("Old", "Mon, 02 Jun 2025 07:00:00 GMT")),
        "/timeless": http(rss("When", "soon")),
    }
    with serving(answers) as server:
        yield server


@pytest.fixture
def town(tmp_path: Path, server: Server) -> Town:
    """A town that reads all of them."""
    town = Town.at(tmp_path)
    town.write("watchlist.yaml", "timezone: UTC\nnetwork: {allow: [127.0.0.1]}\n")
    names = ("herald", "old", "lost", "page", "gone", "guarded", "asleep", "timeless")
    lines = "".join(f'  - {{id: {name}, url: "{server.url(f"/{name}")}"}}   # {name}\n' for name in names)
    town.write("feeds.yaml", f"# Mine.\nfeeds:\n{lines}# The end.\n")
    return town


def test_a_doctor_says_how_every_feed_answers(town: Town, server: Server) -> None:
    """Each trouble has its word and its cause, and what is well is counted."""
    result = town.run("feeds", "doctor")

    assert result.exit_code == exits.RAN
    said = result.stdout
    assert said.startswith("8 feeds asked: 4 answered, 4 did not\n\n")
    starts = [
        line.split("  ")[0].strip() + " " + line.split("  ", 1)[1].strip().split(":")[0]
        for line in said.splitlines()[2:]
    ]
    assert starts == [
        "moved old",
        "gone gone",
        "not a feed lost",
        "not a feed page",
        "blocked guarded",
        "stale asleep",
        "undated timeless",
        "ok 1 feed",
    ]
    assert f"old: now at {server.url('/new')}" in said
    assert "next: watchlist feeds doctor --fix" in result.stderr
    assert "# The end." in (town.folder / "feeds.yaml").read_text(encoding="utf-8")


def test_fix_mends_what_moved_and_what_is_gone(town: Town, server: Server) -> None:
    """The new address is written, what is gone becomes a comment, and not a byte moves elsewhere."""
    before = (town.folder / "feeds.yaml").read_text(encoding="utf-8")
    result = town.run("feeds", "doctor", "--fix")

    gone = f'  - {{id: gone, url: "{server.url("/gone")}"}}   # gone\n'
    expected = before.replace(server.url("/old"), server.url("/new")).replace(
        gone, f"  # gone for good, said its server on 2026-03-14:\n  # {gone.strip()}\n"
    )
    assert (town.folder / "feeds.yaml").read_text(encoding="utf-8") == expected
    assert f"old: now at {server.url('/new')}" in result.stderr
    assert "gone: commented out" in result.stderr
    again = town.run("feeds", "doctor", "--fix")
    assert "nothing to mend" in again.stderr


def test_an_address_that_leads_to_a_page_is_not_taken_over(town: Town, server: Server) -> None:
    """A redirect for good to something that is no feed mends nothing."""
    town.run("feeds", "doctor", "lost", "--fix")

    assert server.url("/lost") in (town.folder / "feeds.yaml").read_text(encoding="utf-8")


def test_the_catalogue_is_never_touched(town: Town) -> None:
    """--fix on the catalogue itself is refused before anything is read."""
    before = catalogue().read_bytes()
    result = town.run("feeds", "doctor", "--fix", "--feeds", str(catalogue()))

    assert result.exit_code == exits.USAGE
    assert "never changed" in result.stderr
    assert catalogue().read_bytes() == before


def test_fix_without_feeds_of_ones_own_begins_a_file(
    town: Town, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    """What ships is mended in a copy that is the owner's."""
    shipped = town.folder / "shipped.yaml"
    (town.folder / "feeds.yaml").rename(shipped)
    for room in ("survey", "kept", "feed_files"):
        monkeypatch.setattr(f"watchlist.definitions.{room}.catalogue", lambda: shipped)
    result = town.run("feeds", "doctor", "--fix")

    assert "begun as a copy of the catalogue" in result.stderr
    assert server.url("/new") in (town.folder / "feeds.yaml").read_text(encoding="utf-8")
    assert server.url("/new") not in shipped.read_text(encoding="utf-8")


def test_a_feed_that_a_watch_needs_by_name_is_left_to_its_owner(town: Town) -> None:
    """Commenting it out would cost the watch: that is said, and the rest is mended."""
    town.write("watches/harbour.yaml", HARBOUR.replace("signals:", "feeds: [gone]\nsignals:"))
    result = town.run("feeds", "doctor", "--fix")

    assert "left as it is: gone: the watch harbour names gone" in result.stderr
    assert "old: now at" in result.stderr


def test_some_feeds_can_be_asked_alone(town: Town, server: Server) -> None:
    """With ids only those are asked."""
    result = town.run("feeds", "doctor", "herald")

    assert result.stdout == "1 feed asked: 1 answered, 0 did not\n\nok  1 feed: herald\n"
    assert [call.target for call in server.calls] == ["/herald"]
    assert town.run("feeds", "doctor", "herold").exit_code == exits.USAGE


def test_what_a_doctor_read_is_kept_for_the_next_check(town: Town) -> None:
    """The items are in the store, and `feeds list` shows what was found."""
    town.run("feeds", "doctor")

    health = {feed["id"]: feed["health"] for feed in json.loads(town.run("feeds", "list", "--json").stdout)["feeds"]}
    assert (health["herald"], health["gone"], health["guarded"]) == ("ok", "gone", "blocked")


def test_the_same_for_programs(town: Town, server: Server) -> None:
    """--json gives the health of each feed, and what was mended."""
    found = json.loads(town.run("feeds", "doctor", "--fix", "--json").stdout)

    feeds = {feed["id"]: feed for feed in found["feeds"]}
    assert feeds["old"]["moved_to"] == server.url("/new")
    assert feeds["page"]["health"] == "not-a-feed"
    assert len(found["mended"]) == 2
    assert found["not_mended"] == []


def test_where_nothing_answers_the_exit_code_says_so(tmp_path: Path) -> None:
    """Without a network the doctor cannot tell, and the same cause is told once."""
    town = Town.at(tmp_path)
    lines = "".join(f"  - {{id: feed-{n}, url: 'http://127.0.0.1:9/{n}'}}\n" for n in range(6))
    town.write("feeds.yaml", f"feeds:\n{lines}")
    result = town.run("feeds", "doctor")

    assert result.exit_code == exits.BLIND
    assert result.stdout.count("no connection") == 1
    assert "6 feeds (feed-0, feed-1, feed-2" in result.stdout
