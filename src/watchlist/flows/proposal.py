"""A proposal: a signal on its way into a watch file, mended by examples until each is read as its owner means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from watchlist.definitions.draft import Draft
from watchlist.definitions.files import look
from watchlist.definitions.home import Paths
from watchlist.definitions.shipped import catalogue
from watchlist.definitions.watch_edits import Lines, dumped
from watchlist.errors import DefinitionError, UsageError
from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.gather import evidence_of
from watchlist.flows.judge import decide
from watchlist.flows.ruletest import PRESS
from watchlist.flows.sketching import NEAR, Sketches, opposites, signal_id, watch_id
from watchlist.language.fold import fold
from watchlist.model.evidence import Evidence, Reading
from watchlist.model.feed import Feed
from watchlist.model.item import Item
from watchlist.model.problem import Severity
from watchlist.model.proposal import Hit, Proposal, Trial
from watchlist.model.standing import Standing, State, Transition
from watchlist.model.watch import Watch
from watchlist.rules.matcher import Matcher, compile_watches
from watchlist.rules.sketch import Sketch
from watchlist.store import Stored

MOST_STEPS = 12
"""So often a proposal is mended at most: each step takes in one example, or keeps one out."""
KEPT = 200
"""So many items that count, and that come near, are kept to be shown."""


def as_draft(proposal: Proposal, *, heading: bool = True) -> Draft:
    """Return it as a watch file has it; the heading is for a watch that is new."""
    what = {name: list(terms) for name, terms in proposal.what}
    pattern: dict[str, Any] = {"does": list(proposal.does), "event": list(proposal.event), "what": what, "near": NEAR}
    against = {"does": list(proposal.contrary), "event": list(proposal.contrary)}
    tests: dict[str, Lines] = {"counts": Lines(proposal.likes)}
    for status, headline in proposal.unlikes:
        tests.setdefault(status, Lines()).append(headline)
    signal: dict[str, Any] = {
        "id": proposal.id,
        "title": proposal.title,
        "who": list(proposal.who),
        "when": [_said(pattern)],
        "contrary": [_said({**against, "what": {name: list(terms) for name, terms in proposal.what}})]
        if proposal.contrary and proposal.what
        else [],
        "target": _said({"for": list(proposal.target), "not": list(proposal.target_not)}),
        "anywhere": {name: list(terms) for name, terms in proposal.anywhere},
        "never": list(proposal.never),
        "proof": dict(proposal.proof),
        "tests": tests,
    }
    top = {
        "question": proposal.question,
        "means": proposal.means,
        "window": _said({"by": proposal.by}),
        "feeds": list(proposal.feeds),
    }
    return Draft(watch=proposal.watch, signal=_said(signal), heading=_said(top) if heading else {})


def propose(sketch: Sketch, sentence: str, *, watch: str = "", signal: str = "", today: date) -> Proposal:
    """Return the proposal that a sketch makes; the sentence is its title and its first example."""
    title = " ".join(sentence.split()).rstrip(".! ")
    by = sketch.by(today)
    if by is not None and by < today:
        raise UsageError(f"“{title}” names {by}, and that has passed: leave it out, or name a day to come")
    return Proposal(
        watch=watch or watch_id(sketch),
        id=signal or signal_id(sketch),
        title=title,
        does=sketch.does,
        event=sketch.event,
        what=tuple((part.name, part.terms) for part in sketch.what),
        who=sketch.who,
        target=sketch.target,
        anywhere=tuple((part.name, part.terms) for part in sketch.anywhere),
        contrary=opposites(sketch),
        by=by,
        question=f"Has this happened: {title}?",
        likes=(title,),
        unlikes=(("question", f"{title}?"),),
    )


MOST_NAMED = 6


class Workbench:
    """Where proposals are tried: the owner's words and feeds, read once."""

    def __init__(self, paths: Paths, now: datetime) -> None:
        self._paths = paths
        self._now = now
        found = look(paths).definitions
        self.vocabulary = found.vocabulary
        self.settings = found.settings
        self.feeds: tuple[Feed, ...] = found.feeds
        self.sketches = Sketches(found.vocabulary)
        self._catalogue = Catalogue(found.feeds)

    def mended(self, proposal: Proposal) -> Proposal:
        """Return the proposal, widened until it counts all that it should, and guarded until it counts nothing else.

        Raises UsageError where the examples contradict each other, or one cannot be had.
        """
        _require_consistent(proposal)
        for _ in range(MOST_STEPS):
            matcher = self.matcher(proposal)
            missed = next((each for each in proposal.likes if not self._counts(matcher, proposal, each)), None)
            if missed is not None:
                proposal = self._widened(proposal, missed)
                continue
            wrong = next((each for _, each in proposal.unlikes if self._counts(matcher, proposal, each)), None)
            if wrong is None:
                unlikes = tuple((self._status(matcher, proposal, each), each) for _, each in proposal.unlikes)
                return replace(proposal, unlikes=unlikes)
            proposal = self._guarded(proposal, wrong)
        raise UsageError("these examples cannot all be had with one signal: give fewer, or make two signals of them")

    def trial(
        self, proposal: Proposal, items: Iterable[Item], step: Callable[[int], None] = lambda items: None
    ) -> Trial:
        """Return what the proposal makes of items; `step` hears of how many were read."""
        watch, matcher = self._made(proposal)
        found = Trial()
        evidence: list[Evidence] = []
        for item in items:
            found.items += 1
            publisher = self._catalogue.publisher(item)
            said = matcher.read(item, publisher)
            for reading in said.readings:
                evidence.append(evidence_of(reading, Stored(position=0, revision=1, item=item), publisher))
                hit = Hit(item=item, publisher=publisher.name, owner=publisher.owner, reading=reading)
                found.counted += reading.counts
                kept = found.hits if reading.counts else found.others
                if len(kept) < KEPT:
                    kept.append(hit)
            found.near += said.near[: KEPT - len(found.near)]
            step(found.items)
        quiet = {signal.id: Standing(watch=watch.id, signal=signal.id) for signal in watch.signals}
        events = decide(watch, evidence, quiet, self._now)[proposal.id].events
        fired = (each for each in events if isinstance(each, Transition) and each.after is State.FIRED)
        found.fired = next(fired, None)
        return found

    def require_covered(self, proposal: Proposal, sketch: Sketch) -> None:
        """Raise UsageError where no feed could bring the news: none is named so, or none is in the language."""
        named = set(proposal.feeds)
        own = [feed for feed in self.feeds if not named or feed.id in named or named & set(feed.tags)]
        if not self.feeds:
            raise UsageError("this home has no feeds: `watchlist feeds add` takes one, or several of the catalogue")
        if not own:
            tags = sorted({tag for feed in self.feeds for tag in feed.tags})
            raise UsageError(f"no feed is named or tagged {', '.join(sorted(named))}: the tags are {', '.join(tags)}")
        spoken = {feed.language.partition("-")[0] for feed in own}
        if sketch.language in spoken or "" in spoken:
            return
        every = look(self._paths, feeds_file=catalogue()).definitions.feeds
        there = [feed.id for feed in every if feed.language.partition("-")[0] == sketch.language]
        mend = (
            f"`watchlist feeds add` takes {', '.join(there[:MOST_NAMED])}" if there else "nor is one in the catalogue"
        )
        raise UsageError(f"no feed of this home is in the language of the sentence ({sketch.language}): {mend}")

    def matcher(self, proposal: Proposal) -> Matcher:
        """Return what reads items for the proposal; raise UsageError where it makes no sound signal."""
        return self._made(proposal)[1]

    def _made(self, proposal: Proposal) -> tuple[Watch, Matcher]:
        alone = "draft"
        draft = as_draft(replace(proposal, watch=alone))
        path = self._paths.watches / f"{alone}.yaml"
        made = dumped({"watch": alone, **draft.heading, "signals": [draft.signal]}).encode()
        found = look(self._paths, only=[alone], drafts={Path(path): made})
        if found.fatal:
            raise DefinitionError(found.fatal)
        watches = [watch for watch in found.definitions.watches if watch.id == alone]
        if not watches:
            errors = [each for each in found.definitions.problems if each.severity is Severity.ERROR]
            raise UsageError("; ".join(f"{each.what} - {each.mend}" for each in errors) or "the draft makes no signal")
        return watches[0], compile_watches(watches, self.vocabulary)

    def _reading(self, matcher: Matcher, proposal: Proposal, title: str) -> Reading | None:
        item = Item(id=title, title=title, published=self._now, seen=self._now)
        return next((each for each in matcher.read(item, PRESS).readings if each.signal == proposal.id), None)

    def _counts(self, matcher: Matcher, proposal: Proposal, title: str) -> bool:
        reading = self._reading(matcher, proposal, title)
        return reading is not None and reading.counts

    def _status(self, matcher: Matcher, proposal: Proposal, title: str) -> str:
        reading = self._reading(matcher, proposal, title)
        return reading.status.value if reading else "unrelated"

    def _widened(self, proposal: Proposal, title: str) -> Proposal:
        """Return the proposal that counts one more headline, by the least change that does it."""
        for wider in self._wider(proposal, title):
            try:
                if self._counts(self.matcher(wider), wider, title):
                    return wider
            except UsageError:
                continue
        matcher = self.matcher(proposal)
        reading = self._reading(matcher, proposal, title)
        why = "; ".join(reading.because) if reading else "its words for the deed or its parts are not understood"
        raise UsageError(f"“{title}” cannot be made to count: {why}. Write it as news of the deed, or leave it out")

    def _wider(self, proposal: Proposal, title: str) -> Iterator[Proposal]:
        """Yield what would let a headline in, the least first."""
        sketch = self.sketches.of(title)
        verbs = replace(proposal, does=_joined(proposal.does, sketch.does), event=_joined(proposal.event, sketch.event))
        yield verbs
        slots = replace(verbs, what=_filled(verbs.what, sketch))
        yield slots
        doer = replace(slots, who=_joined(slots.who, sketch.who) if slots.who and sketch.who else ())
        yield doer
        yield replace(doer, target=_joined(doer.target, sketch.target) if sketch.target else ())
        loose = replace(doer, who=(), target=(), anywhere=())
        yield loose
        # What the examples do not share is no part of it.
        names = [name for name, _ in loose.what]
        for name in reversed(names):
            if len(names) > 1:
                yield replace(loose, what=tuple(slot for slot in loose.what if slot[0] != name))

    def _guarded(self, proposal: Proposal, title: str) -> Proposal:
        """Return the proposal that keeps one headline out, by the narrowest guard that costs no example."""
        for narrower in self._narrower(proposal, title):
            try:
                matcher = self.matcher(narrower)
            except UsageError:
                continue
            if self._counts(matcher, narrower, title):
                continue
            if all(self._counts(matcher, narrower, each) for each in narrower.likes):
                return narrower
        raise UsageError(f"“{title}” cannot be kept out without losing what should count: say more in the sentence")

    def _narrower(self, proposal: Proposal, title: str) -> Iterator[Proposal]:
        """Yield what would keep a headline out: whose it is, who does it, a word that no wanted headline has."""
        wrong = self.sketches.of(title)
        right = [self.sketches.of(each) for each in proposal.likes]
        others = tuple(code for code in wrong.target if not any(code in each.target for each in right))
        if others and proposal.target:
            yield replace(proposal, target_not=_joined(proposal.target_not, others))
        shared = tuple(code for code in right[0].who if all(code in each.who for each in right))
        if not proposal.who and shared and not set(shared) & set(wrong.who):
            yield replace(proposal, who=shared)
        targets = tuple(code for code in right[0].target if all(code in each.target for each in right))
        if not proposal.target and targets:
            yield replace(proposal, target=targets)
        wanted = {word for each in proposal.likes for word in fold(each).lower().split()}
        for word in self.sketches.words_of(title):
            if fold(word).lower() not in wanted:
                yield replace(proposal, never=_joined(proposal.never, (word,)))


def _require_consistent(proposal: Proposal) -> None:
    wrong = {headline.casefold() for _, headline in proposal.unlikes}
    for headline in proposal.likes:
        if headline.casefold() in wrong:
            raise UsageError(f"“{headline}” is given as an example of both: it can be read in one way only")


def _filled(slots: tuple[tuple[str, tuple[str, ...]], ...], sketch: Sketch) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the slots with the parts of a sketch in them: by name, by a term that both have, else by their order."""
    parts = [*sketch.what, *sketch.anywhere]
    found: list[tuple[str, tuple[str, ...]]] = []
    open_slots: list[int] = []
    for name, terms in slots:
        same = next((part for part in parts if part.name == name or set(part.terms) & set(terms)), None)
        if same is None:
            open_slots.append(len(found))
        else:
            parts.remove(same)
        found.append((name, _joined(terms, same.terms) if same else terms))
    for place, part in zip(open_slots, parts, strict=False):
        found[place] = (found[place][0], _joined(found[place][1], part.terms))
    return tuple(found)


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}
