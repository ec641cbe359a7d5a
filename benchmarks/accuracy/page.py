"""The page that tells how accurate the reading is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from watchlist.model.evidence import Status

from .readers import Both
from .scoring import Score
from .told import rate

LABELS = tuple(map(str, Status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the whole archive was found to hold: items read, and pairs of item and signal that counted."""

    items: int
    months: int
    counted: int
    unjudged: int
    by_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that the page tells."""

    day: date
    detector: str
    files: Mapping[str, Both]
    languages: Mapping[str, Both]
    watches: Mapping[str, Both]
    table: Score
    same_language: int
    archive: Both
    whole: Seen | None


def page(figures: Figures) -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines(figures)).rstrip() + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    yield from _INTRODUCTION
    yield f"Written on {figures.day.isoformat()} by `make accuracy`."
    yield from ("", "## By file", "")
    yield from _scores("labels", figures.files)
    yield from ("", *_FILES, "", "## By language", "")
    yield from _scores("language", figures.languages)
    yield ""
    yield f"All labelled headlines, the archive apart; their language was told by {figures.detector}."
    yield f"For {figures.same_language} of {figures.table.labels} of them `watchlist` itself takes the same language."
    yield from ("", "## By watch", "")
    yield from _scores("watch", figures.watches)
    yield from ("", "## By label", "")
    yield from _confusion(figures.table)
    yield from ("", "A row is what a person read, a column is the status that `watchlist` gave.")
    yield "Most of what is off the diagonal counts no more there than on it."
    yield from ("", "## The archive", "")
    yield from _archive(figures.archive, figures.whole)
    yield from ("", *_WORDS)


def _scores(what: str, rows: Mapping[str, Both]) -> Iterator[str]:
    yield f"| {what} | labels | that count | precision | recall | same status | words alone: precision | recall |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, both in rows.items():
        ours, words = both.ours, both.words
        cells = [
            name,
            ours.labels,
            ours.right + ours.missed,
            rate(ours.precision),
            rate(ours.recall),
            rate(ours.same),
            rate(words.precision),
            rate(words.recall),
        ]
        yield f"| {' | '.join(map(str, cells))} |"


def _confusion(score: Score) -> Iterator[str]:
    labels = [each for each in LABELS if any(each in pair for pair in score.table)]
    yield f"| | {' | '.join(labels)} |"
    yield f"| --- |{' ---: |' * len(labels)}"
    for label in labels:
        cells = [
            f"**{score.table[label, said]}**" if said == label else str(score.table[label, said] or "")
            for said in labels
        ]
        yield f"| {label} | {' | '.join(cells)} |"


def _archive(both: Both, whole: Seen | None) -> Iterator[str]:
    ours, words = both.ours, both.words
    if whole:
        yield f"All {whole.items:,} items of {whole.months} months were read with the watches that ship."
        yield f"{whole.counted} times an item counted for a signal, {whole.by_words} times all the words were there."
        yield "Each of these was judged by hand."
        if whole.unjudged:
            yield f"{whole.unjudged} of them are too new to have been judged, and left out below."
    yield f"Of what counted, {ours.right} is right and {ours.wrong} is wrong."
    yield f"Of what the words alone found, {words.right} is right and {words.wrong} is wrong."
    yield f"{ours.right + ours.missed} labels in all say that it counts."
    yield "Beside what the words found, they come from a loose search around the days of the events, read by hand."
    wrong = sorted({(str(each.name), each.label, each.item.id) for each in ours.faults if each.what == "wrong"})
    if wrong:
        yield from ("", "What counts and should not:", "")
        yield from (f"* `{id_}` for {name}: {label}" for name, label, id_ in wrong)


_INTRODUCTION = (
    "# How accurate it is",
    "",
    "A headline counts when it says that the thing happened.",
    "People have labelled headlines with what they say of a signal; this page compares what `watchlist` counts.",
    "",
    "* *Precision* is the part of what it counted that does count, for that very signal.",
    "* *Recall* is the part of what counts that it counted.",
    "* *Same status* is the part of the labels that it gave as the very status, *hedged* for hedged and so on.",
    "* *Words alone* is the other way: all words of a rule stand in the title or the summary.",
    "  They are a word of the action, one of every slot, a name of who does it and of whose it is.",
    "  None of those that must never stand is there.",
    "  That is a keyword alert, with the vocabulary that `watchlist` ships.",
    "",
)
_FILES = (
    "*written* holds headlines in five languages that were written to be labelled.",
    "*archive* holds real items that others labelled.",
    "*tests/data/reading* holds our own headlines, for shipped watches and for watches that nothing was written for.",
    "They were written beside the vocabulary, so they show what is known to work more than what else will.",
    "*benchmarks/labels* names what we judged in the archive by id: *archive.jsonl* for the watches that ship,",
    "*unseen.jsonl* for the five of `tests/data/watches`, *others.jsonl* for twenty-eight in `benchmarks/watches`.",
    "These last have ten lines each, from shipped words alone, and are as they were before they met an item.",
    "They are what an owner writes who does not try a watch at all.",
    "Their labels are for some forty items each of those that the words alone find, rather more of those that count,",
    "and tell no status.",
    "Those in *unseen.jsonl* are of nearly nothing but what `watchlist` once counted: only their precision says much.",
    "",
    "In the archive an old event mentioned again is *history*, and to count it is an error.",
    "An item counts where it tells of the event itself, or takes it as new within two days.",
    "An item may rightly count for two signals of a watch: a licence for oil at sea is an easing, too.",
    "Where others labelled an item for one of them, our own label decides about the other.",
    "Where our label and theirs differ for the same signal, each stands in its own row.",
)
_WORDS = (
    "Titles are not kept here: they belong to their publishers.",
    "`benchmarks/labels/archive.jsonl` names each item by its id, with the signal and what it says of it.",
)
