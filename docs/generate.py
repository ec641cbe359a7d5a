"""Write what the docs take from the program itself: the commands, the JSON Schema, and the report in the README.

Run by `make docs`. `tests/test_docs.py` fails where a page is not what this would write.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docs import scene
from typer.main import get_command

REFERENCE = scene.ROOT / "docs" / "reference"
REPORT = re.compile(r"(```console\n\$ watchlist check\n).*?(```)", re.DOTALL)


def pages() -> dict[str, str]:
    """Return every generated page by its file's name."""
    return {"commands.md": commands(), "settings.md": settings(), "watch.schema.json": schema()}


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


def settings() -> str:
    """Return the page of all settings, with what each key may hold and the settings that `init` writes."""
    from watchlist.definitions.channels import OPTIONS
    from watchlist.definitions.settings import CHANNEL, DIGEST, EVENTS, KINDS, NETWORK, ROUTE, SETTINGS, WHEN
    from watchlist.definitions.starter import SETTINGS as WRITTEN

    lines = ["# Settings", "", "Written by `make docs` from the tables by which the file is read.", ""]
    lines += ["They stand in `watchlist.yaml` in your [home](home.md), and are yours alone: no watch file names any."]
    lines += ["`watchlist lint` says what is wrong with them, with line and column.", "", *_table(SETTINGS.fields)]
    lines += ["## channels", "", _sentences(CHANNEL.doc), "", *_table(CHANNEL.fields)]
    for kind, options in OPTIONS.items():
        lines += [f"### kind: {kind}", "", f"Goes to {KINDS[kind]}.", "", *_table(options.fields)]
    lines += ["## routes", "", _sentences(ROUTE.doc), "", *_table(ROUTE.fields)]
    lines += [f"Under `digest`: {DIGEST.doc[0].lower()}{DIGEST.doc[1:]}", "", *_table(DIGEST.fields)]
    lines += ["What `when` says:", "", "| word | |", "| --- | --- |", *_words(WHEN), ""]
    lines += ["What `events` and `urgent` name:", "", "| word | |", "| --- | --- |", *_words(EVENTS), ""]
    lines += ["## network", "", _sentences(NETWORK.doc), "", *_table(NETWORK.fields), "## Secrets", ""]
    lines += ["A secret never stands in the file.", "In its place stands where it is looked up when it is needed:", ""]
    lines += ["| reference | |", "| --- | --- |"]
    lines += ["| `{env: NAME}` | an environment variable |"]
    lines += ["| `{file: PATH}` | the one line of a file that nobody else may read (`chmod 600`) |"]
    lines += ["| `{command: [PROGRAM, ...]}` | what a program says, such as `[pass, show, mail]` |", ""]
    lines += ["## What `init` writes", "", "Take the `#` away from what you want.", ""]
    return "\n".join([*lines, "```yaml", WRITTEN.rstrip(), "```"]) + "\n"


def _table(fields: Iterable[Any]) -> list[str]:
    return ["| key | |", "| --- | --- |", *map(_key, fields), ""]


def _key(field: Any) -> str:
    from watchlist.definitions.shapes import Choice

    needed = " Required." if field.required else ""
    words = (
        f" One of {', '.join(f'`{word}`' for word in field.shape.words)}." if isinstance(field.shape, Choice) else ""
    )
    return f"| `{field.key}` | {_cell(field.doc)}{words}{needed} |"


def _sentences(doc: str) -> str:
    return doc.replace(". ", ".\n")


def _words(words: Mapping[str, str]) -> Iterator[str]:
    yield from (f"| `{word}` | {_cell(said)} |" for word, said in words.items())


def schema() -> str:
    """Return the JSON Schema of watch files, as `watchlist schema` prints it."""
    return scene.run("schema")


def readme() -> str:
    """Return the README, with the report that its own watch gives of the invented outlets."""
    said = scene.report().rstrip()
    return REPORT.sub(lambda found: f"{found[1]}{said}\n{found[2]}", scene.README.read_text(encoding="utf-8"))


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
    scene.README.write_text(readme(), encoding="utf-8")
