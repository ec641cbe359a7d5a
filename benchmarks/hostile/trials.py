"""The hands that try the cases: a hostile one, a healthy one beside it, and what came of both."""

from __future__ import annotations

import asyncio
import tempfile
import time
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from email import policy
from email.parser import BytesParser
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpcore2
from benchmarks.hostile.addresses import NAMES
from benchmarks.hostile.answers import BODY, ITEMS
from benchmarks.hostile.documents import Document
from benchmarks.hostile.tally import Tally
from benchmarks.hostile.watch_files import WatchFile
from msgspec.structs import replace
from tests.builders import NOW, a_feed, an_item
from tests.reports.hostile import full_report, with_text
from tests.servers import Answer, Server, http, serving

from watchlist.definitions.files import look
from watchlist.definitions.home import locate
from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import Outcome, read_feeds
from watchlist.feeds.workers import SECONDS, Pools
from watchlist.flows.letter import write
from watchlist.model.feed import FeedState, Publisher
from watchlist.model.item import Item
from watchlist.model.settings import Network
from watchlist.net.addresses import Address
from watchlist.net.fetch import Fetched, Fetcher, Unreachable
from watchlist.net.guard import Guard
from watchlist.net.post import Unanswered, get, post
from watchlist.notify.mail import spelled
from watchlist.reports.kinds import KINDS, render
from watchlist.reports.page import Page
from watchlist.rules.matcher import compile_watches

# What a case may take beyond its deadline before it counts as a hang; parsing has its own limit.
MARGIN = 1.0
HEALTHY = "healthy"
# What one hostile watch may add to a run: to read it, and to look for it in as many items as a day brings.
WATCH_SECONDS = 10.0
WATCH_ITEMS = 100
# Of the processor, for one title in each of thirty fields of a report.
TITLE_SECONDS = 1.0
PUBLIC, WELL = NAMES["public.example"], NAMES["well.example"]


def feeds(
    tally: Tally, answers: Mapping[str, Answer], *, deadline: float, most: float, at_once: int, heal: bool = False
) -> None:
    """Read each answer with a healthy feed beside it, so many at a time; what takes more than `most` hangs.

    With `heal`, all answers are well the second time, and then nothing may be missing.
    """
    names = list(answers)
    network = Network(allow=("127.0.0.1",), deadline=deadline, per_host=2 * at_once, connections=2 * at_once)
    with Pools() as pools:
        for start in range(0, len(names), at_once):
            some = {f"/{start + n}": name for n, name in enumerate(names[start : start + at_once])}
            served: dict[str, Answer] = {path: answers[name] for path, name in some.items()}
            served |= {f"/{HEALTHY}{path}": http(BODY) for path in some}
            with serving(served) as server:
                states = _once(tally, server, some, network, pools, {}, most)
                if heal:
                    server.answers = dict.fromkeys(served, http(BODY, 'ETag: "1"'))
                    _once(tally, server, some, network, pools, states, most, healed=True)


def _once(
    tally: Tally,
    server: Server,
    some: Mapping[str, str],
    network: Network,
    pools: Pools,
    states: Mapping[str, FeedState],
    most: float,
    *,
    healed: bool = False,
) -> dict[str, FeedState]:
    requests = []
    for path in server.answers:
        feed = a_feed(path.strip("/").replace("/", "-"), url=server.url(path))
        request = plan(feed, states.get(feed.id), NOW, force=True)
        assert isinstance(request, Request)
        requests.append(request)
    found: dict[str, Outcome] = {}
    came: dict[str, float] = {}
    began = time.monotonic()
    try:
        for outcome in read_feeds(requests, network, NOW, pools=pools):
            found[outcome.feed.id] = outcome
            came[outcome.feed.id] = time.monotonic() - began
    except Exception as error:
        tally.crashed(", ".join(some.values())[:100], error)
    for path, name in some.items():
        hostile, healthy = found.get(path[1:]), found.get(f"{HEALTHY}-{path[1:]}")
        if not healed:
            tally.took(name, came.get(path[1:], 1e9), most)
        judge(tally, name, hostile, healthy, healed=healed)
    return {name: outcome.state for name, outcome in found.items()}


def judge(tally: Tally, name: str, hostile: Outcome | None, healthy: Outcome | None, *, healed: bool) -> None:
    """Count what the healthy feed lacks, and what the hostile one should not have brought."""
    missing = ITEMS - len(healthy.items if healthy else ())
    if healed:
        # What the first reading brought is stored already; only an answer that says "unchanged" may bring nothing.
        missing += ITEMS if hostile is None else ITEMS - max(len(hostile.items), hostile.state.items)
        missing -= missing if healthy and not healthy.items and healthy.state.items == ITEMS else 0
    if missing:
        tally.missing(f"{name} ({healthy.error if healthy else ''})", missing)
    if hostile is None:
        tally.crashed(name, RuntimeError("no outcome"))
        return
    for item in hostile.items:
        if odd := steering(item):
            tally.fault(f"{name}: {odd}")
    said = f"{hostile.error}{hostile.state.etag}{hostile.state.modified}"
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in said):
        tally.fault(f"{name}: its state says {said!r}")


def steering(item: Item) -> str:
    """Return what in an item could steer whoever reads it, else an empty string."""
    for field in (item.title, item.summary, item.source, item.domain, item.language, item.link or ""):
        if odd := [letter for letter in field if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}]:
            return f"it lets {odd[0]!r} through"
        if "=?" in field:
            return "it lets an encoded word through"
    if item.link is not None and not item.link.startswith(("http://", "https://")):
        return f"it leads to {item.link[:40]}"
    return ""


def documents(
    tally: Tally, found: Mapping[str, Document], *, deadline: float, most: float = SECONDS + MARGIN, at_once: int
) -> None:
    """Serve each document whole, as what it says it is."""
    answers: dict[str, Answer] = {name: http(body, f"Content-Type: {kind}") for name, (body, kind) in found.items()}
    feeds(tally, answers, deadline=deadline, most=most, at_once=at_once)


class _Dialler(httpcore2.AsyncNetworkBackend):
    """Dials nobody. What it is asked to dial is kept; there, `answer` is what anybody says."""

    def __init__(self, answer: bytes) -> None:
        self.dialled: list[str] = []
        self.answer = answer

    async def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        """Keep the address, and give the answer."""
        self.dialled.append(host)
        return httpcore2.AsyncMockStream([http(BODY) if host == WELL else self.answer])


async def _resolve(host: str, port: int) -> list[Address]:
    if host.rstrip(".") not in NAMES:
        raise OSError(-2, "Name or service not known")
    return [ip_address(address) for address in NAMES[host.rstrip(".")].split()]


def addresses(tally: Tally, found: Iterable[str]) -> None:
    """Ask for each as a feed, as a heartbeat, as a webhook and by a redirect: nothing inside may be dialled."""
    network = Network(deadline=2.0)
    for address in found:
        for name, way in {"feed": _fetched, "heartbeat": _got, "webhook": _posted, "redirect": _sent_on}.items():
            dialler = _Dialler(b"HTTP/1.1 204 No Content\r\n\r\n")
            if way is _sent_on:
                dialler.answer = f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()
            with tally.case(f"{name}: {address}", network.deadline + MARGIN):
                if not way(address, network, Guard(resolve=_resolve, dial=dialler)):
                    tally.missing(f"{name}: {address}: the healthy feed", ITEMS)
            if inside := set(dialler.dialled) - {PUBLIC, WELL}:
                tally.fault(f"{name}: {address} led to {inside}")


def _fetched(address: str, network: Network, guard: Guard) -> bool:
    """Ask for the address as a feed, and for a healthy one beside it; return whether that came."""

    async def ask() -> bool:
        async with Fetcher(network, guard) as fetcher:
            asked = (fetcher.get(each) for each in (address, "http://well.example/feed"))
            hostile, healthy = await asyncio.gather(*asked, return_exceptions=True)
        if isinstance(hostile, BaseException) and not isinstance(hostile, Unreachable):
            raise hostile
        return isinstance(healthy, Fetched) and healthy.body == BODY

    return asyncio.run(ask())


def _sent_on(address: str, network: Network, guard: Guard) -> bool:
    return _fetched("http://public.example/feed", network, guard)


def _got(address: str, network: Network, guard: Guard) -> bool:
    with suppress(Unanswered):
        get(address, network, seconds=network.deadline, guard=guard)
    return True


def _posted(address: str, network: Network, guard: Guard) -> bool:
    with suppress(Unanswered):
        post(address, b"{}", {}, network, seconds=network.deadline, guard=guard)
    return True


TEMPTING = (
    "Harbour opens", "a" * 480 + "!", "open harbour " * 38, "har bour quay " * 30, "opens " * 80,
)  # fmt: skip


def watches(tally: Tally, found: Collection[WatchFile]) -> None:
    """Load each beside a healthy watch, and look for both in items: it is refused, or costs no more than its share."""
    from benchmarks.hostile.watch_files import SIGNAL

    items = [
        an_item(text[:490], summary="" if text == TEMPTING[0] else text * 3, language="en")
        for n in range(WATCH_ITEMS // len(TEMPTING))
        for text in TEMPTING
    ]
    for number, file in enumerate(found):
        with tempfile.TemporaryDirectory() as folder, tally.case(file.name, WATCH_SECONDS):
            home = Path(folder)
            (home / "watches").mkdir()
            name = f"hostile-{number}"
            (home / "watches" / "harbour.yaml").write_text("watch: harbour\n" + SIGNAL)
            (home / "watches" / f"{name}.yaml").write_bytes(file.data.replace(b"{id}", name.encode()))
            survey = look(locate(folder, {"HOME": folder}, home))
            known = {watch.id: watch for watch in survey.definitions.watches}
            if survey.fatal or "harbour" not in known:
                tally.missing(f"{file.name}: the healthy watch is gone", 1)
                continue
            if file.refused and name in known:
                tally.fault(f"{file.name}: not refused")
            if name not in known and not survey.definitions.problems:
                tally.fault(f"{file.name}: refused without a word")
            if any(unicodedata.category(c) in {"Cc", "Cs"} for each in survey.definitions.problems for c in str(each)):
                tally.fault(f"{file.name}: a problem that steers")
            matcher = compile_watches(list(known.values()), survey.definitions.vocabulary)
            publisher = Publisher(name="Herald", owner="herald")
            heard = [reading.watch for item in items for reading in matcher.read(item, publisher).readings]
            if heard.count("harbour") < WATCH_ITEMS // 5:
                tally.missing(f"{file.name}: the healthy watch", WATCH_ITEMS // 5 - heard.count("harbour"))


def titles(tally: Tally, found: Iterable[str], *, most: float = TITLE_SECONDS) -> None:
    """Put each into every field of a report, and write that in every way, as a letter and as a mail as well."""
    pages = {"pipe": Page(), "terminal": Page(width=80, styled=True, colored=True, links=True)}
    for text in found:
        report = with_text(full_report(), text)
        for kind in KINDS:
            for name, page in pages.items():
                with tally.case(f"{kind}, {name}: {text[:20]!r}", most, time.process_time):
                    out = render(kind, report, page)
                    plain = kind != "ics" and name == "pipe"
                    if plain and any(unicodedata.category(c) in {"Cc", "Cs"} for c in out.replace("\n", "")):
                        tally.fault(f"{kind}: lets something of {text[:20]!r} through")
        with tally.case(f"mail: {text[:20]!r}", most, time.process_time):
            message = write(report, channel="me", recipient="me@example.org", message_id="1@example.org", now=NOW)
            mail = BytesParser(policy=policy.default).parsebytes(spelled(replace(message), "watch@example.org"))
            headers = [key.lower() for key in mail]
            if len(headers) != len(set(headers)) or {"bcc", "cc", "reply-to"} & set(headers):
                tally.fault(f"mail: {text[:20]!r} writes headers: {headers}")
            if mail["to"] != "me@example.org":
                tally.fault(f"mail: {text[:20]!r} sends it to {mail['to']}")
