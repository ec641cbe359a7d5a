"""From the files of a home to what the program works with: settings, words, feeds, watches, and all problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from watchlist.definitions import kept
from watchlist.definitions.found import (
    SUFFIXES,
    Definitions,
    Survey,
    chosen,
    listed,
    read_file,
    require_signals,
    signal_ids,
)
from watchlist.definitions.home import Paths
from watchlist.errors import DefinitionError

__all__ = ["SUFFIXES", "Definitions", "Survey", "chosen", "listed", "load", "look", "read_file", "signal_ids"]

NO_DRAFTS: Mapping[Path, bytes] = {}


def load(paths: Paths, *, feeds_file: Path | None = None, only: Collection[str] = ()) -> Definitions:
    """Return what the files of the home say; a watch with an error is left out, with its problems.

    `only` limits it to watches, named by `watch` or `watch/signal`. Raises UsageError where there is no home
    or no such watch, and DefinitionError where settings or feeds cannot be used.
    """
    paths.require()
    mark = kept.mark(paths, feeds_file)
    known = kept.recall(paths, mark) if mark else None
    if known is not None and {name.partition("/")[0] for name in only} <= {watch.id for watch in known.watches}:
        watches = {watch.id: watch for watch in known.watches}
        require_signals(only, watches)
        wanted = {name.partition("/")[0] for name in only} or set(watches)
        chosen_watches = tuple(watch for watch in known.watches if watch.id in wanted)
        return Definitions(settings=known.settings, feeds=known.feeds, watches=chosen_watches)
    survey = look(paths, feeds_file=feeds_file, only=only)
    if survey.fatal:
        raise DefinitionError(survey.fatal)
    found = survey.definitions
    # What has a problem is read anew each time, so that each time it is named.
    if mark and not (only or found.problems or found.left_out) and kept.mark(paths, feeds_file) == mark:
        kept.keep(paths, mark, kept.Known(settings=found.settings, feeds=found.feeds, watches=found.watches))
    return found


def look(
    paths: Paths,
    *,
    feeds_file: Path | None = None,
    only: Collection[str] = (),
    closely: bool = False,
    drafts: Mapping[Path, bytes] = NO_DRAFTS,
) -> Survey:
    """Return the definitions of a home with every problem of every file, whatever cannot be used.

    `drafts` are watch files as they would be if they were written so.
    """
    # Reading YAML is paid for where there is some to be read.
    from watchlist.definitions.survey import survey

    return survey(paths, feeds_file=feeds_file, only=only, closely=closely, drafts=drafts)
