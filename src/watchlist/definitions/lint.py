"""What works in a watch, and is probably not meant: warnings, for `watchlist lint`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw, Severity
from watchlist.model.watch import Pattern, Role, Signal, Watch

LIST = re.compile(r"\$([a-z][a-z0-9_-]*)")


def warnings(watch: Watch, vocabulary: Vocabulary | None) -> Iterator[Flaw]:
    """Yield every warning, with the path that leads to its place in the file.

    Without a vocabulary, because some term cannot be used, the words of the rules are not looked at.
    """
    for look in OF_A_WATCH:
        yield from look(watch)
    for number, signal in enumerate(watch.signals):
        for check in OF_A_SIGNAL:
            yield from check(signal, number)
    if vocabulary is not None:
        from watchlist.rules.lint import doubts  # the engine, and its tables, for `lint` alone

        yield from doubts(watch, vocabulary)


def _warn(path: tuple[str | int, ...], what: str, mend: str) -> Flaw:
    return Flaw(path=path, what=what, mend=mend, severity=Severity.WARNING)


def without_a_decisive_signal(watch: Watch) -> Iterator[Flaw]:
    """Steps stir a watch, and never fire it."""
    if all(signal.role is Role.LEADING for signal in watch.signals):
        yield _warn(("signals",), "no signal is decisive, so the watch can never fire", "remove `role:` from one")


def lists_that_nobody_uses(watch: Watch) -> Iterator[Flaw]:
    """A list of the watch's own is there to be named."""
    used = {name for terms in watch.terms.values() for term in terms for name in LIST.findall(term)}
    for signal in watch.signals:
        rule = signal.rule
        used.update(name for pattern in (*rule.when, *rule.contrary) for name in _lists(pattern))
        slots = [term for slot in rule.anywhere for term in slot.terms]
        used.update(name for term in (*slots, *rule.never) for name in LIST.findall(term))
    for name in watch.terms:
        if not name.startswith("+") and name not in used:
            yield _warn(("terms", name), f"nothing uses ${name}", "name it in a signal, or remove it")


def _lists(pattern: Pattern) -> Iterator[str]:
    slots = [term for slot in (*pattern.what, *pattern.anywhere) for term in slot.terms]
    for term in (*pattern.does, *pattern.event, *slots, *pattern.never):
        yield from LIST.findall(term)


def windows_too_short(watch: Watch) -> Iterator[Flaw]:
    """What is missed when its window ends cannot fire afterwards, by the silence that its deadline waits for."""
    by = watch.window.by
    for signal in watch.signals:
        if by and (deadline := signal.deadline):
            over = deadline.at + (deadline.wait or timedelta())
            if by < over:
                what = f"the window ends before the deadline of {signal.id} and its `wait` are over"
                yield _warn(("window", "by"), what, f"write {over:%Y-%m-%d} or later")


def without_tests(signal: Signal, number: int) -> Iterator[Flaw]:
    """Only headlines show that a signal reads as it is meant, those that must not count most of all."""
    counting = {test.counting for test in signal.tests}
    if not counting:
        yield _warn(("signals", number), "a signal without tests", "add `tests:`, headlines that count and that do not")
    elif True not in counting:
        yield _warn(("signals", number, "tests"), "no headline that counts", "add one under `counts:`")
    elif False not in counting:
        mend = "add one under `unrelated:`, `forecast:` ..."
        yield _warn(("signals", number, "tests"), "no headline that must not count", mend)


def headlines_twice(signal: Signal, number: int) -> Iterator[Flaw]:
    """The same headline cannot be read in two ways."""
    first: dict[tuple[str, str, str], str] = {}
    for test in signal.tests:
        key = (test.title, test.summary, f"{test.at} {test.source}")
        if key in first:
            yield _warn(test.path, f"this headline stands under `{first[key]}` already", "keep one")
        first.setdefault(key, test.expected)


def wide_patterns(signal: Signal, number: int) -> Iterator[Flaw]:
    """A deed and one list of things, anywhere, by anybody: that is met by much else."""
    rule = signal.rule
    if rule.who or rule.target or rule.anywhere:
        return
    for place, pattern in enumerate(rule.when):
        if len(pattern.what) < 2 and not (pattern.who or pattern.target or pattern.anywhere):
            yield _warn(
                ("signals", number, "when", place),
                "nothing says whose, or where",
                "add `who`, `target`, or another slot to `what`",
            )


def deadlines_outside(signal: Signal, number: int) -> Iterator[Flaw]:
    """What must not be said before a day cannot be said by an earlier deadline."""
    before, deadline = signal.rule.not_before, signal.deadline
    if before and deadline and deadline.at < before:
        yield _warn(("signals", number, "deadline"), "the deadline is before `not_before`", "move one of them")


OF_A_WATCH: tuple[Callable[[Watch], Iterator[Flaw]], ...] = (
    without_a_decisive_signal,
    lists_that_nobody_uses,
    windows_too_short,
)
OF_A_SIGNAL: tuple[Callable[[Signal, int], Iterator[Flaw]], ...] = (
    without_tests,
    headlines_twice,
    wide_patterns,
    deadlines_outside,
)
