"""Scores as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from .scoring import Fault, Score

# What is shown first is what a user would notice first.
ORDER = ("wrong", "unjudged", "missed", "unlike")


def in_a_line(score: Score) -> str:
    """Return a score in a line."""
    same = "" if score.same is None else f", same status {score.agreed}/{score.labels}"
    return (
        f"{score.labels} labels, precision {rate(score.precision)} ({score.right}/{score.right + score.wrong}),"
        f" recall {rate(score.recall)} ({score.right}/{score.right + score.missed}){same}"
    )


def by_label(score: Score) -> str:
    """Return for each label how often it was given as the very status."""
    labels = sorted({label for label, _ in score.table})
    of = {label: sum(many for (own, _), many in score.table.items() if own == label) for label in labels}
    return ", ".join(f"{label} {score.table[label, label]}/{of[label]}" for label in labels)


def faults(score: Score) -> Iterator[str]:
    """Yield each case that was read wrongly, and why."""
    for fault in sorted(score.faults, key=lambda each: ORDER.index(each.what)):
        yield _told(fault)


def _told(fault: Fault) -> str:
    kind = f" [{fault.kind}]" if fault.kind else ""
    lines = [
        f"  {fault.what}: {fault.name} is {fault.label}, read as {fault.said}{kind}  {fault.item.id}",
        f"      {fault.item.title}",
    ]
    if fault.item.summary:
        lines.append(f"      | {fault.item.summary[:300]}")
    if fault.because:
        lines.append(f"      because: {'; '.join(fault.because)}")
    return "\n".join(lines)


def rate(value: float | None) -> str:
    """Return a part of one, cut to three places: what is under a bar never looks as if it were on it."""
    return "-" if value is None else f"{int(value * 1000) / 1000:.3f}"
