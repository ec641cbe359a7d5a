"""A home: the folder that holds what is the owner's, and every path in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from watchlist.definitions.words import printable
from watchlist.errors import UsageError

NAME = "watchlist"


class Paths(Struct, frozen=True, kw_only=True):
    """Every path of a home, whether something is there or not. `cwd` is where the user stands."""

    root: Path
    settings: Path
    feeds: Path
    watches: Path
    vocabulary: Path
    state: Path
    log: Path
    cwd: Path

    def shown(self, path: Path) -> str:
        """Return the path as messages show it: relative to where the user stands, where it lies below."""
        short = path.relative_to(self.cwd) if path.is_relative_to(self.cwd) else path
        return printable(str(short))

    def require(self) -> None:
        """Raise UsageError, with what to do, where there is no home, or none that can be looked into."""
        where = printable(str(self.root))
        try:
            if self.watches.is_dir():
                return
            there = "has no watches/" if self.root.is_dir() else "is not there"
        except OSError as error:
            raise UsageError(f"the home cannot be read: {where}: {error.strerror}. See that it is yours") from None
        raise UsageError(
            f"there is no home yet: {where} {there}\n"
            f"`watchlist --home {where} init` writes one there; `watchlist --home DIR ...` uses another"
        )


def locate(option: str | None, env: Mapping[str, str], cwd: Path) -> Paths:
    """Return the paths of the home: `--home`, else WATCHLIST_HOME, else `cwd` if it holds watches/, else XDG's."""
    cwd = cwd.absolute()
    xdg = _base(env, "XDG_CONFIG_HOME", ".config") / NAME
    if option:
        root = cwd / Path(option).expanduser()
    elif chosen := env.get("WATCHLIST_HOME"):
        root = cwd / Path(chosen).expanduser()
    elif (cwd / "watches").is_dir():
        root = cwd
    else:
        root = xdg
    # However the XDG home is named, its state is the same.
    state = _base(env, "XDG_STATE_HOME", ".local/state") / NAME if _same(root, xdg) else root / ".watchlist"
    return Paths(
        root=root,
        settings=root / "watchlist.yaml",
        feeds=root / "feeds.yaml",
        watches=root / "watches",
        vocabulary=root / "vocabulary",
        state=state / "state.db",
        log=state / "watchlist.log",
        cwd=cwd,
    )


def anchors(paths: Paths, env: Mapping[str, str]) -> dict[str, str]:
    """Return the variables with which `--home` finds this state in any other environment; mostly none.

    Only where the XDG folders have a say does it matter what they are called.
    """
    named, usual = (_base(each, "XDG_CONFIG_HOME", ".config") for each in (env, {}))
    if not any(_same(paths.root, base / NAME) for base in (named, usual)):
        return {}
    return {"XDG_CONFIG_HOME": str(named), "XDG_STATE_HOME": str(_base(env, "XDG_STATE_HOME", ".local/state"))}


def _base(env: Mapping[str, str], name: str, default: str) -> Path:
    # The XDG specification: a path that is not absolute is no path.
    given = Path(env.get(name, ""))
    return given if given.is_absolute() else Path(env.get("HOME") or Path.home()) / default


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
