"""What is wished of a new signal: the words of the command line, drafted and tried on what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from watchlist.cli.home import Home
from watchlist.cli.progress import items_bar
from watchlist.definitions.draft import proof as read_proof
from watchlist.definitions.draft import terms
from watchlist.errors import UsageError
from watchlist.feeds.archive import read_items
from watchlist.flows.article import headline_of
from watchlist.flows.proposal import Workbench, propose
from watchlist.model.item import Item
from watchlist.model.proposal import Proposal, Trial
from watchlist.store.store import Store


class Wish(Struct, frozen=True, kw_only=True):
    """What the command line says of the signal that is wanted."""

    sentence: str = ""
    watch: str = ""
    signal: str = ""
    likes: tuple[str, ...] = ()
    unlikes: tuple[str, ...] = ()
    url: str = ""
    archives: tuple[Path, ...] = ()
    who: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    target_not: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    proof: str = ""
    question: str = ""
    means: str = ""
    feeds: tuple[str, ...] = ()
    title: str = ""


def first_draft(home: Home, bench: Workbench, wish: Wish) -> Proposal:
    """Return the proposal that the wish makes, mended by its examples."""
    likes = list(wish.likes)
    if wish.url:
        with Store.look(home.paths.state) as store:
            likes.insert(0, headline_of(wish.url, store, bench.settings.network))
    sentence = wish.sentence or (likes[0] if likes else "")
    if not sentence:
        raise UsageError('say what you wait for: watchlist add "OFAC delists tankers", or --like a headline')
    sketch = bench.sketches.of(sentence)
    proposal = propose(sketch, sentence, watch=wish.watch, signal=wish.signal, today=home.now().date())
    said: dict[str, Any] = {
        "who": tuple(terms(wish.who, "--who")),
        "target": tuple(terms(wish.target, "--target")),
        "target_not": tuple(terms(wish.target_not, "--target-not")),
        "never": tuple(terms(wish.never, "--never")),
        "proof": tuple(read_proof(wish.proof).items()),
        "feeds": tuple(terms(wish.feeds, "--feeds")),
        "question": wish.question,
        "means": wish.means,
        "title": wish.title,
    }
    proposal = replace(proposal, **{key: value for key, value in said.items() if value})
    proposal = replace(
        proposal,
        likes=tuple(dict.fromkeys((*proposal.likes, *(" ".join(each.split()) for each in likes)))),
        unlikes=(*proposal.unlikes, *(("unrelated", " ".join(each.split())) for each in dict.fromkeys(wish.unlikes))),
    )
    bench.require_covered(proposal, sketch)
    return bench.mended(proposal)


def tried_on(home: Home, bench: Workbench, proposal: Proposal, archives: tuple[Path, ...]) -> Trial:
    """Return what the proposal makes of the stored items, and of those of the archives."""

    def items(store: Store) -> Iterator[Item]:
        yield from (stored.item for stored in store.items_after(0, None))
        for archive in archives:
            yield from read_items(archive, home.now())

    with Store.look(home.paths.state) as store, items_bar() as step:
        return bench.trial(proposal, items(store), step)
