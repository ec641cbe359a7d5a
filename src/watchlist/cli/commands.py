"""The commands: each in a file of its own, imported when it is called or asked for its help."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from msgspec import Struct
from typer.core import TyperGroup
from typer.main import get_command, get_group

from watchlist.cli import exits
from watchlist.cli.home import Home
from watchlist.cli.output import talk
from watchlist.errors import DefinitionError, WatchlistError


class Command(Struct, frozen=True):
    """Where a command is, `module:name` of a function or of an app of its own, and what it does in a line."""

    target: str
    summary: str


COMMANDS: Mapping[str, Command] = {
    "check": Command("watchlist.cli.check:check", "Read the feeds, judge what they say, and report."),
    "status": Command("watchlist.cli.status:status", "Report where every watch stands, without reading feeds."),
    "add": Command("watchlist.cli.add:add", "Add a signal from a sentence, tried before it is saved."),
    "edit": Command("watchlist.cli.edit:edit", "Open a watch in your editor, then name every problem in it."),
    "enable": Command("watchlist.cli.switch:enable", "Read a watch again that was switched off."),
    "disable": Command("watchlist.cli.switch:disable", "Leave a watch unread, without losing what is known of it."),
    "show": Command("watchlist.cli.show:show", "Report one watch with all its evidence."),
    "history": Command("watchlist.cli.history:history", "List all that happened to a watch, and when it was told."),
    "report": Command("watchlist.cli.report:report", "Write the report as a page, Markdown, JSON, Atom or a calendar."),
    "confirm": Command("watchlist.cli.confirm:confirm", "Say that it happened: a signal fires by your word."),
    "wrong": Command("watchlist.cli.wrong:wrong", "Say that an item did not count, and mend the rule by a word."),
    "ack": Command("watchlist.cli.ack:ack", "Say that you have seen it; it is told of again when it changes."),
    "snooze": Command("watchlist.cli.snooze:snooze", "Hear nothing of it for a while, and everything after."),
    "close": Command("watchlist.cli.close:close", "Be done with it: it keeps its answer, and is told no more."),
    "reopen": Command("watchlist.cli.reopen:reopen", "Undo close, snooze and ack, or let an item count again."),
    "match": Command("watchlist.cli.match:match", "Read items from a file, and say what they mean for the watches."),
    "backtest": Command("watchlist.cli.backtest:backtest", "Replay an archive: what would have fired, when, on what."),
    "explain": Command("watchlist.cli.explain:explain", "Say why a headline counts for a signal, or why it does not."),
    "test": Command("watchlist.cli.test:test", "Run the headlines that are written in the watch files."),
    "lint": Command("watchlist.cli.lint:lint", "Name every problem in your files, with line, column and mend."),
    "feeds": Command("watchlist.cli.feeds:app", "See, choose and mend the feeds."),
    "notify": Command("watchlist.cli.notify:app", "Try the channels, and see what waits to be told."),
    "demo": Command("watchlist.cli.demo:demo", "Watch signals stir and fire in invented news, without a network."),
    "schedule": Command("watchlist.cli.schedule:schedule", "Print what makes this machine check every day."),
    "backup": Command("watchlist.cli.backup:backup", "Copy the state, checked, while anything may run."),
    "restore": Command("watchlist.cli.restore:restore", "Put a backup in the place of the state, which is kept."),
    "init": Command("watchlist.cli.init:init", "Write a home with the three watches that ship."),
    "where": Command("watchlist.cli.where:where", "Print every path in use."),
    "schema": Command("watchlist.cli.schema:schema", "Print the JSON Schema of a kind of file, for editors."),
}


class Commands(TyperGroup):
    """The group of all commands. It imports none of them before it is called, not to list them either."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        # For suggestions after a slip of the pen; what is called goes through get_command.
        self.commands = dict.fromkeys(COMMANDS, self)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command, imported now, or None where there is none of that name."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the names that begin so, from the table, and the options."""
        from typer._click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=command.summary)
            for name, command in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete) if incomplete.startswith("-") else []
        return [*names, *options]

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the command line; `--help` and `--version` are answered here."""
        try:
            return super().make_context(*args, **more)
        except BrokenPipeError:
            # Whoever read our output has seen enough.
            raise typer.Exit(exits.PIPE) from None

    def invoke(self, ctx: Any) -> Any:
        """Call the command; what we raise on purpose becomes words on stderr and an exit code."""
        try:
            return super().invoke(ctx)
        except WatchlistError as error:
            home = ctx.find_object(Home)
            if home is not None and home.verbose:
                import traceback

                traceback.print_exc()
            tell(error)
            raise typer.Exit(exits.of(error)) from None
        except BrokenPipeError:
            raise typer.Exit(exits.PIPE) from None
        except typer.Abort:
            raise typer.Exit(exits.INTERRUPTED) from None


def load(name: str) -> Any:
    """Return the command as typer runs it."""
    module, _, attribute = COMMANDS[name].target.partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        found.rich_markup_mode = None
        group = get_group(found)
        group.name = name
        return group
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name)(found)
    return get_command(app)


def tell(error: WatchlistError) -> None:
    """Say what went wrong, every problem on a line of its own."""
    if isinstance(error, DefinitionError):
        for problem in error.problems:
            talk(str(problem))
        return
    talk(f"watchlist: {error}")
