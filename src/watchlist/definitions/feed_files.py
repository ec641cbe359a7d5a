"""The owner's feeds file, changed: read again before it is written, and written whole or not at all."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from msgspec import Struct

from watchlist.definitions.feeds import ReadFeeds, read_feeds
from watchlist.definitions.files import Definitions, read_file
from watchlist.definitions.home import Paths
from watchlist.definitions.shipped import catalogue
from watchlist.definitions.tree import read
from watchlist.definitions.written import write_whole
from watchlist.errors import DefinitionError, UsageError
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.feed import Feed
from watchlist.model.problem import Problem, Severity
from watchlist.model.watch import Watch

Edit = Callable[[str], str]
MARK = codecs.BOM_UTF8.decode()


class FeedsFile(Struct, frozen=True, kw_only=True):
    """A feeds file as it is. `copied` is set where the owner has none, and this is what one would start from."""

    path: Path
    shown: str
    text: str
    feeds: tuple[Feed, ...]
    vocabulary: Vocabulary
    copied: bool = False

    def changed(self, edit: Edit, feed: str | Collection[str], watches: tuple[Watch, ...] = ()) -> FeedsFile:
        """Return the file after an edit of its text that is about one feed, or about these, not written yet.

        Raises UsageError where the result says more, or less, than it should: an entry with an error, another
        feed that is no longer the same, a watch that names what no feed is called any longer.
        """
        before = _read(self.text, self)
        text = edit(self.text)
        after = _read(text, self)
        meant = {feed} if isinstance(feed, str) else set(feed)
        if [each for each in before.feeds if each.id not in meant] != [
            each for each in after.feeds if each.id not in meant
        ]:
            raise UsageError(f"{self.shown} is written in a way that only you can change safely: edit it by hand")
        # Counted: what an entry gets wrong just as one before it is no less wrong.
        wrong = Counter(map(_said, filter(_error, after.problems))) - Counter(map(_said, before.problems))
        if wrong:
            raise UsageError("; ".join(wrong))
        _require_names(before.feeds, after.feeds, watches)
        return FeedsFile(
            path=self.path,
            shown=self.shown,
            text=text,
            feeds=after.feeds,
            vocabulary=self.vocabulary,
            copied=self.copied,
        )

    def write(self) -> None:
        """Write it, whole or not at all; raise UsageError where that cannot be done."""
        write_whole(self.path, self.text, self.shown)


def open_feeds(paths: Paths, definitions: Definitions, *, path: Path | None = None, empty: bool = False) -> FeedsFile:
    """Return the owner's feeds file; where there is none, one that starts as a copy of the shipped catalogue.

    With `empty` it starts with nothing. `path` names another file. Raises UsageError for the catalogue itself,
    which is not the owner's, and DefinitionError for a file that cannot be used.
    """
    paths.require()
    target = path or paths.feeds
    if os.path.realpath(target) == os.path.realpath(catalogue()):
        raise UsageError(
            "the catalogue that ships is never changed: `watchlist feeds add` writes a feeds.yaml of yours"
        )
    there = target.is_symlink() or target.exists()
    if there and empty:
        raise UsageError(
            f"--only is for a home without feeds.yaml: {paths.shown(target)} is there, and holds your feeds"
        )
    if not there and path is not None:
        raise UsageError(f"there is no file {paths.shown(path)}")
    if empty:
        text = ""
    else:
        source = target if there else catalogue()
        tree = read_file(source, paths.shown(source))
        if not tree.whole or tree.root is None:
            raise DefinitionError([problem for problem in tree.problems if _error(problem)] or _empty(tree.file))
        text = source.read_bytes().decode()
    found = FeedsFile(
        path=target,
        shown=paths.shown(target),
        text=text,
        feeds=(),
        vocabulary=definitions.vocabulary,
        copied=not there,
    )
    known = _read(text, found)
    if text and not known.usable:
        raise DefinitionError([problem for problem in known.problems if _error(problem)])
    return FeedsFile(
        path=found.path,
        shown=found.shown,
        text=text,
        feeds=known.feeds,
        vocabulary=found.vocabulary,
        copied=found.copied,
    )


def on_text(edit: Callable[..., str], *words: str | Mapping[str, str | list[str]]) -> Edit:
    """Return the edit of a whole text; a byte order mark stays where it is."""

    def whole(text: str) -> str:
        bare = text.removeprefix(MARK)
        return text[: len(text) - len(bare)] + edit(bare, *words)

    return whole


def _read(text: str, file: FeedsFile) -> ReadFeeds:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise UsageError("that holds bytes that are no text: write it as UTF-8") from None
    return read_feeds(read(data, file.shown), file.vocabulary, folder=file.path.absolute().parent)


def _require_names(before: tuple[Feed, ...], after: tuple[Feed, ...], watches: tuple[Watch, ...]) -> None:
    """Raise UsageError where a watch names a feed or a tag that nothing has any longer: it would be left out."""
    lost = _names(before) - _names(after)
    for watch in watches:
        named = sorted(lost.intersection(watch.feeds))
        if named:
            raise UsageError(
                f"the watch {watch.id} names {', '.join(named)} in its feeds, and no other feed goes by that:"
                f" change {watch.file} first"
            )


def _names(feeds: tuple[Feed, ...]) -> set[str]:
    return {feed.id for feed in feeds} | {tag for feed in feeds for tag in feed.tags}


def _said(problem: Problem) -> str:
    return f"{problem.what}: {problem.mend}"


def _error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _empty(file: str) -> list[Problem]:
    mend = "write `feeds:`, or remove it: a catalogue ships"
    return [Problem(file=file, line=1, column=1, path="", what="the file is empty", mend=mend)]
