"""Wrong: what counted and did not count, taken off, kept as an example, and kept quiet by the narrowest word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.definitions.home import Paths
from watchlist.errors import UsageError, WatchlistError
from watchlist.flows.correction import Done, Target, corrected, done, grips_of, target_of
from watchlist.flows.example import Mend, headline_of, with_examples
from watchlist.flows.exclusion import Exclusion, known, narrowest
from watchlist.model.evidence import Evidence, Status
from watchlist.model.hand import CONFIRMED, Deed, Hand
from watchlist.model.standing import State
from watchlist.rules.matcher import compile_watches
from watchlist.signals.hand import wrong_in
from watchlist.store import Case
from watchlist.store.store import Store


class Doubts(Struct, frozen=True, kw_only=True):
    """What a signal rests on, the strongest first, and whether on the owner's own word as well."""

    target: Target
    evidence: tuple[Evidence, ...] = ()
    confirmed: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """How each of them can be named."""
        return (*(each.item for each in self.evidence), *([CONFIRMED] if self.confirmed else []))


class Corrected(Struct, frozen=True, kw_only=True):
    """What came of it: the deed, the watch file with the examples, and a word to exclude, where there is one.

    `trouble` says why the file could not be changed; `known` are the headlines that stand in its tests already.
    """

    done: Done
    titles: tuple[str, ...] = ()
    mend: Mend | None = None
    exclusion: Exclusion | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def doubts(definitions: Definitions, store: Store, name: str) -> Doubts:
    """Return what the signal that is named rests on; of a watch, the one that is not quiet."""
    target = target_of(definitions, name)
    case = store.case(target.watch.id)
    if not target.signal:
        speaking = [
            each for each in target.signals if (stood := case.standings.get(each)) and stood.state != State.QUIET
        ]
        if len(speaking) > 1 or (not speaking and len(target.signals) > 1):
            of = ", ".join(f"{target.watch.id}/{signal}" for signal in speaking or target.signals)
            raise UsageError(f"{target.watch.id} has more than one signal that could be meant: name it, of {of}")
        target = replace(target, signal=(*speaking, *target.signals)[0])
    stands = case.standings.get(target.signal)
    items = stands.evidence if stands else ()
    by_item = {each.item: each for each in case.evidence if each.signal == target.signal}
    rested_on = [by_item[item] for item in items if item in by_item]
    counted = [each for each in rested_on if each.counts or each.status is Status.OPPOSITE]
    confirmed = grips_of(target, case)[target.signal].confirmed
    return Doubts(
        target=target,
        evidence=tuple(counted or rested_on),
        confirmed=confirmed is not None and stands is not None and stands.state is State.FIRED,
    )


def named(store: Store, target: Target, words: Collection[str]) -> list[str]:
    """Return the ids of the items that are named, by an id or its beginning, a link or a headline.

    Raises UsageError for one that does not speak of the signal, or is not the only one.
    """
    case = store.case(target.watch.id)
    mine = [each for each in case.evidence if each.signal == target.signal]
    found: dict[str, None] = {}
    for word in words:
        if word == CONFIRMED:
            found[CONFIRMED] = None
            continue
        meant = [each.item for each in mine if word in {each.item, each.link, each.title}]
        meant = meant or [each.item for each in mine if each.item.startswith(word)]
        if not meant:
            raise UsageError(
                f"no item {word!r} speaks of {target.name}: see what does with `watchlist show {target.name}`"
            )
        if len(meant) > 1 and len({each.title for each in mine if each.item in meant}) > 1:
            raise UsageError(f"more than one item is called {word!r}: write more of its id")
        found |= dict.fromkeys(meant)
    return list(found)


def wrong(
    paths: Paths,
    definitions: Definitions,
    store: Store,
    target: Target,
    items: Sequence[str],
    now: datetime,
    *,
    status: str,
    note: str = "",
    search: bool = True,
) -> Corrected:
    """Take items off, and return the file with them as examples, and with the word that keeps them quiet.

    The deed is on record when this returns; the file is not written yet.
    """
    case = store.case(target.watch.id)
    evidence = {each.item: each for each in case.evidence if each.signal == target.signal}
    held = grips_of(target, case)[target.signal]
    hands = [
        Hand(
            watch=target.watch.id,
            signal=target.signal,
            deed=Deed.WRONG,
            at=now,
            item=item,
            title=evidence[item].title if item in evidence else "",
            note=note,
        )
        for item in items
        if item not in held.wrong and (item != CONFIRMED or held.confirmed is not None)
    ]
    if hands:
        did = corrected(definitions.settings, store, target, Deed.WRONG, hands, now)
    else:
        did = done(target, Deed.WRONG, now, case)
    read = [evidence[item] for item in items if item in evidence]
    if not read:
        return Corrected(done=did)
    titles = tuple(dict.fromkeys(each.title for each in read))
    try:
        return _in_the_file(paths, definitions, store, did, read, now, status=status, search=search)
    except WatchlistError as error:
        return Corrected(done=did, titles=titles, trouble=str(error))


def _in_the_file(
    paths: Paths,
    definitions: Definitions,
    store: Store,
    did: Done,
    read: Sequence[Evidence],
    now: datetime,
    *,
    status: str,
    search: bool,
) -> Corrected:
    target = did.target
    reader = compile_watches([target.watch], definitions.vocabulary)
    mine = known(store, read)
    headlines = {
        each.item.title: headline_of(each.evidence, each.item, target.watch, reader, definitions.feeds, now)
        for each in mine
    }
    tests = next(signal.tests for signal in target.watch.signals if signal.id == target.signal)
    there = {test.title: test.expected for test in tests if test.title in headlines}

    def mended(word: str) -> Mend:
        return with_examples(paths, target.watch.id, target.signal, status, headlines, now, word=word)

    mend = mended("")
    found = None
    # What a test asks for is not to be kept quiet.
    if search and not any(test.counting and test.title in headlines for test in tests):
        case = store.case(target.watch.id)
        others = known(store, _others(case, target, read))
        found = narrowest(definitions, store, target.watch, mine, others, reader, mended)
    return Corrected(done=did, titles=tuple(headlines), mend=mend, exclusion=found, known=there)


def _others(case: Case, target: Target, read: Sequence[Evidence]) -> list[Evidence]:
    """Return all else that speaks of the signal, without what is wrong."""
    mine = [each for each in case.evidence if each.signal == target.signal]
    off = wrong_in(mine, grips_of(target, case)) | {(each.signal, each.item) for each in read}
    return [each for each in mine if (each.signal, each.item) not in off]
