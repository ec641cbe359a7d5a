"""The README's own watch at work: a home with it and three invented outlets, read the day before and the day after."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
# Three outlets that do not exist, on the days before and after the event of the README's watch.
OUTLETS = ROOT / "tests" / "data" / "readme"
BEFORE, AFTER = "2026-11-19T07:00Z", "2026-11-21T07:00Z"
EVENT_DAY = "20 Nov 2026"
COLUMNS = 80
FIRED_IN_THE_MAIL = "shadow-fleet"


def report(*, terminal: bool = False) -> str:
    """Return what `watchlist check` says of the README's watch, as a pipe gets it or, with styles, a terminal."""
    watch = re.search(r"```yaml\n(watch: (\S+)\n.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert watch is not None, "the README shows a watch"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "watches").mkdir()
        (home / "watches" / f"{watch[2]}.yaml").write_text(watch[1], encoding="utf-8")
        outlets = sorted(OUTLETS.glob("*.xml"))
        feeds = [
            f"  - {{id: {path.stem}, url: 'file:{path.name}', publisher: {path.stem.title()}}}" for path in outlets
        ]
        (home / "feeds.yaml").write_text("\n".join(["feeds:", *feeds, ""]), encoding="utf-8")
        for path in outlets:
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            (home / path.name).write_text("".join(line for line in lines if EVENT_DAY not in line), encoding="utf-8")
        run("--home", folder, "--as-of", BEFORE, "check")
        for path in outlets:
            (home / path.name).write_bytes(path.read_bytes())
        words = ("--home", folder, "--as-of", AFTER, "check")
        said = on_a_terminal(*words) if terminal else run(*words)
    # An item of a file is known by the file's place, which is another each time, and so is how long it took.
    said = re.sub(r"(explain \S+ )[0-9a-f]{8}\b", r"\g<1>8f3a6c1d", said)
    return re.sub(r"\d+\.\d s(?=(\x1b\[\d*m)*$)", "0.4 s", said, count=1, flags=re.MULTILINE)


def mail_and_page() -> tuple[str, str]:
    """Return the mail that the demonstration sends when the shadow fleet fires, and its page in the end."""
    from watchlist.definitions.files import load
    from watchlist.definitions.home import locate
    from watchlist.flows.check import newly_fired
    from watchlist.flows.demo import archive, replay
    from watchlist.flows.publish import documents
    from watchlist.reports.letter_page import html
    from watchlist.reports.page import Page
    from watchlist.store.store import Store

    mail = ""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for step in replay(root, archive()):
            events = step.outcome.report.events
            if not mail and any(newly_fired(event) and event.watch == FIRED_IN_THE_MAIL for event in events):
                mail = html(step.outcome.report)
        paths = locate(folder, {}, root)
        with Store.look(paths.state) as store:
            page = documents(["html"], load(paths), store, step.at, Page())["html"]
    return mail, page


def run(*words: str) -> str:
    """Return what the program prints down a pipe."""
    # S603 warns of commands made of input; these are our own.
    return subprocess.run([_program(), *words], check=True, capture_output=True, text=True, env=_env("1")).stdout  # noqa: S603


def on_a_terminal(*words: str) -> str:
    """Return what the program prints on a terminal, with the escapes of its styles."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([_program(), *words], stdout=theirs, stderr=subprocess.DEVNULL, env=_env(""))  # noqa: S603
    os.close(theirs)
    parts = []
    while part := _read(ours):
        parts.append(part)
    os.close(ours)
    assert process.wait() == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(end: int) -> bytes:
    try:
        return os.read(end, 4096)
    except OSError:  # as Linux says that the other end was closed
        return b""


def _program() -> str:
    return str(Path(sys.executable).parent / "watchlist")


def _env(no_color: str) -> dict[str, str]:
    return {**os.environ, "NO_COLOR": no_color, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "TZ": "UTC"}
