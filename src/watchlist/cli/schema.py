"""`watchlist schema`: what an editor needs to know about our files."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from watchlist.cli.output import say
from watchlist.definitions.schemas import schema as text_of


class Kind(StrEnum):
    """The kinds of files."""

    WATCH = "watch"
    FEEDS = "feeds"
    SETTINGS = "settings"
    VOCABULARY = "vocabulary"


KINDS = "|".join(Kind)


def schema(
    kind: Annotated[Kind, typer.Argument(metavar=f"[{KINDS}]", help="The kind of file.")] = Kind.WATCH,
) -> None:
    """Print the JSON Schema of a kind of file, for editors.

    An editor with a YAML language server completes and checks a watch that begins with the line
    `# yaml-language-server: $schema=watch.schema.json`; `watchlist init` writes both.
    """
    say(text_of(kind.value))
