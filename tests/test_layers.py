"""The house stands: imports run down only, and few rooms touch the world.

A failing test here names the line. Either the line belongs in another room, or what it needs should be an argument.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest

from tests.imports import Import, Place, imports, modules, uses

# The floors, from the top. Rooms on one floor never import each other; a flow brings them together.
# `errors` and `model` are one room under two names: an error carries problems, a model type raises nothing of its own.
FLOORS = (
    ("cli",),
    ("flows",),
    ("definitions",),
    ("rules", "signals", "reports", "feeds", "store", "notify"),
    ("language", "net"),
    ("model", "errors"),
)
LEVEL = {room: level for level, rooms in enumerate(reversed(FLOORS)) for room in rooms}
GROUND = frozenset(FLOORS[-1])

# Who may import what comes from outside and what touches the world: a room, or one module in it.
# A library that is not named here is imported by nobody. Modules of the standard library not named here are free.
DOORS: Mapping[str, tuple[str, ...]] = {
    "ablaut": ("definitions.inflect",),
    "ahocorasick_rs": ("rules",),
    "apprise": ("notify.push",),
    "dask": ("flows.cluster",),
    "distributed": ("flows.cluster",),
    "dateparser": ("language.dates",),
    "fcntl": ("store",),
    "feedparser": ("feeds",),
    "german_nouns": ("definitions.inflect",),
    "http": ("net",),
    "httpcore2": ("net",),
    "httpx2": ("net",),
    "icalendar": ("reports.calendar",),
    "jinja2": ("reports", "notify"),
    "lemminflect": ("definitions.build_vocabulary",),
    "msgspec": tuple(LEVEL),  # what types are made of, wherever they are
    "multiprocessing": ("feeds",),
    "pebble": ("feeds",),
    "pymorphy3": ("definitions.inflect",),
    "pyarrow": ("feeds.parquet",),
    "rapidfuzz": ("signals.voices",),
    "re2": ("rules",),
    "rich": ("cli", "reports.terminal"),
    "smtplib": ("notify.smtp",),
    "socket": ("net",),
    "sqlite3": ("store",),
    "ssl": ("net",),
    "subprocess": ("notify.programs", "notify.hook", "cli.edit"),
    "tldextract": ("feeds",),
    "typer": ("cli",),
    "urllib.request": (),
    "yaml": ("definitions",),
    "zstandard": ("feeds",),
}

# Who may ask what time it is. Everybody else is told, as an argument called `now`.
WALL = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
}
STEADY = {"time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns", "time.process_time"}
CLOCKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(WALL, ("cli.home",)),
    **dict.fromkeys(STEADY, ("cli.home", "net")),
}


def test_every_room_has_a_floor() -> None:
    """A new folder or file at the top of the package is a room, and gets its floor in FLOORS."""
    rooms = {name.split(".")[1] for name in modules() if "." in name}

    assert rooms <= LEVEL.keys()


def test_imports_run_down_only() -> None:
    """A room imports from the floors below it, and from nobody beside or above it."""
    climbing = [f"{found.place} {room(found.place.module)} imports {found.target}" for found in ours() if climbs(found)]

    assert not climbing, "\n".join(["", *climbing])


def test_no_module_imports_itself_in_a_circle() -> None:
    """Following imports from any module never leads back to it, not even through a function's own import."""
    leads: dict[str, set[str]] = {name: set() for name in modules()}
    for found in ours():
        leads[f"watchlist.{found.place.module}".rstrip(".")].add(found.target)

    circles = [" -> ".join(circle) for name in leads if (circle := way_back(name, leads))]

    assert not circles, "\n".join(["", *circles])


def test_what_touches_the_world_is_imported_where_the_list_says() -> None:
    """Libraries and modules that reach outside stay in their room, so that the others can be tested without them."""
    strayed = [
        f"{found.place} imports {found.target}: {door(found.target)}"
        for found in imports()
        if not found.target.startswith("watchlist") and not may(found.place.module, found.target)
    ]

    assert not strayed, "\n".join(["", *strayed])


def test_only_the_edge_asks_for_the_time() -> None:
    """Nobody calls for the time but the command line; the network may use a stop watch."""
    asking = sorted(
        {
            f"{use.place} uses {use.name}: take `now` as an argument"
            for use in uses()
            if use.name in CLOCKS and not within(use.place.module, CLOCKS[use.name])
        }
    )

    assert not asking, "\n".join(["", *asking])


def ours() -> list[Import]:
    """Return the imports of our own modules by each other."""
    return [found for found in imports() if found.target.split(".")[0] == "watchlist"]


def room(module: str) -> str:
    return module.split(".")[0]


def climbs(found: Import) -> bool:
    here, there = room(found.place.module), room(found.target.removeprefix("watchlist").removeprefix("."))
    if not there or here == there or {here, there} <= GROUND:
        return False
    # The package itself stands under everything: it knows its version and imports nobody.
    return not here or LEVEL.get(here, 0) <= LEVEL.get(there, 0)


def way_back(start: str, leads: Mapping[str, set[str]]) -> list[str]:
    """Return one way from `start` back to it, or nothing. A package and its own modules are no circle."""
    ways = [[start, target] for target in sorted(leads[start]) if target != start]
    met: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] in met:
            continue
        met.add(way[-1])
        ways += [[*way, target] for target in sorted(leads.get(way[-1], ())) if target != way[-1]]
    return []


def door(target: str) -> str:
    if (named := entry(target)) is None:
        return "no library is imported that has no door in DOORS"
    return f"only {', '.join(DOORS[named]) or 'nobody'} may"


def may(module: str, target: str) -> bool:
    if (named := entry(target)) is not None:
        return within(module, DOORS[named])
    return target.split(".")[0] in sys.stdlib_module_names or target == "__future__"


def entry(target: str) -> str | None:
    """Return the name in DOORS that covers an imported module, the most exact one, or None."""
    parts = target.split(".")
    return next((name for n in range(len(parts), 0, -1) if (name := ".".join(parts[:n])) in DOORS), None)


def within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize(
    ("module", "target", "climbing"),
    [
        ("flows.check", "watchlist.store.store", False),
        ("rules.matcher", "watchlist.language.fold", False),
        ("errors", "watchlist.model.problem", False),
        ("store.store", "watchlist.store.schema", False),
        ("rules.matcher", "watchlist.store.store", True),
        ("language.fold", "watchlist.net.guard", True),
        ("model.item", "watchlist.language.fold", True),
        ("definitions.files", "watchlist.flows", True),
    ],
)
def test_the_floors_say_who_climbs(module: str, target: str, climbing: bool) -> None:
    """Down is free, and so is one's own room; up and sideways is climbing."""
    assert climbs(Import(Place(module, "x.py", 1), target, hurried=True)) is climbing


def test_a_circle_is_named_from_end_to_end() -> None:
    """The way back is told whole, so that the reader sees which line to cut."""
    assert way_back("a", {"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
