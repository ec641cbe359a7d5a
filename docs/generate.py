"""Write what the docs take from the program itself: the commands, the JSON Schema, and the report in the README.

Run by `make docs`. `tests/test_docs.py` fails where a page is not what this would write.
"""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
README = ROOT / "README.md"
# Three outlets that do not exist, on the days before and after the event of the README's watch.
OUTLETS = ROOT / "tests" / "data" / "readme"
BEFORE, AFTER = "2026-11-19T07:00Z", "2026-11-21T07:00Z"
EVENT_DAY = "20 Nov 2026"
REPORT = re.compile(r"(```console\n\$ watchlist check\n).*?(```)", re.DOTALL)


def pages() -> dict[str, str]:
    """Return every generated page by its file's name."""
    return {"commands.md": commands(), "watch.schema.json": schema()}


def commands() -> str:
    """Return the page of all commands, as their help describes them."""
    from watchlist.cli.app import app

    lines = ["# Commands", "", "Written by `make docs` from the commands themselves.", ""]
    root = get_command(app)
    lines += ["A newcomer needs `check`.", "", "```", "watchlist [OPTIONS] COMMAND [ARGS]...", "```", ""]
    lines += list(_options(root))
    for path, command in _walk(root, ()):
        lines += [f"## {' '.join(path)}", "", *_command(command, path)]
    return "\n".join(lines).rstrip() + "\n"


def schema() -> str:
    """Return the JSON Schema of watch files, as `watchlist schema` prints it."""
    return _run("schema")


def readme() -> str:
    """Return the README, with the report that its own watch gives of the invented outlets."""
    text = README.read_text(encoding="utf-8")
    watch = re.search(r"```yaml\n(watch: (\S+)\n.*?)```", text, re.DOTALL)
    assert watch is not None
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
        _run("--home", folder, "--as-of", BEFORE, "check")
        for path in outlets:
            (home / path.name).write_bytes(path.read_bytes())
        report = _run("--home", folder, "--as-of", AFTER, "check")
    # How long it took is another figure each time.
    report = re.sub(r"\d+\.\d s$", "0.4 s", report, count=1, flags=re.MULTILINE)
    return REPORT.sub(lambda found: f"{found[1]}{report.rstrip()}\n{found[2]}", text)


def _run(*words: str) -> str:
    program = Path(sys.executable).parent / "watchlist"
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "TZ": "UTC"}
    # S603 warns of commands made of input; these are our own.
    return subprocess.run([program, *words], check=True, capture_output=True, text=True, env=env).stdout  # noqa: S603


def names() -> list[str]:
    """Return every command as it is typed: `check`, `feeds list` ..."""
    from watchlist.cli.app import app

    return [" ".join(path) for path, _ in _walk(get_command(app), ())]


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if path and not hasattr(command, "list_commands"):
        yield path, command
        return
    context = command.make_context(command.name or "watchlist", ["--help"], resilient_parsing=True)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if inner is not None and not inner.hidden:
            yield from _walk(inner, (*path, name))


def _command(command: Any, path: tuple[str, ...]) -> Iterator[str]:
    yield inspect.cleandoc(command.help or "").replace("\f", "").strip()
    yield ""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    usage = " ".join(["watchlist", *path, "[OPTIONS]", *(_metavar(param) for param in arguments)])
    yield from ["```", usage, "```", ""]
    told = [(_metavar(param), param.help) for param in arguments if getattr(param, "help", None)]
    if told:
        yield from ["| argument | |", "| --- | --- |", *(f"| `{name}` | {_cell(text)} |" for name, text in told), ""]
    yield from _options(command)


def _options(command: Any) -> Iterator[str]:
    options = [param for param in command.params if param.param_type_name == "option" and not param.hidden]
    shown = [param for param in options if "--help" not in param.opts and not {"--install-completion"} & {*param.opts}]
    if not shown:
        return
    yield from ["| option | |", "| --- | --- |"]
    for param in shown:
        spelt = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))
        value = "" if param.is_flag or param.count else f" {param.metavar or param.type.name.upper()}"
        yield f"| {spelt}{value} | {_cell(param.help or '')} |"
    yield ""


def _metavar(param: Any) -> str:
    if param.metavar:
        return str(param.metavar)
    choices = getattr(param.type, "choices", None)
    name = "|".join(str(choice) for choice in choices) if choices else (param.name or "").upper()
    return name if param.required else f"[{name}]"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
