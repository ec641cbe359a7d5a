"""`watchlist add` from a sentence, headlines, an article or YAML: drafted, tried on what is stored, then written."""

from __future__ import annotations

import sys
from typing import Any

from watchlist.cli.added import finish, watched
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.cli.wish import Wish, first_draft, tried_on
from watchlist.errors import UsageError
from watchlist.flows.add import draft_signal, draft_yaml, stands
from watchlist.flows.proposal import Workbench, as_draft
from watchlist.model.proposal import Trial
from watchlist.reports.proposed import best, drafted, tried


def by_draft(home: Home, wish: Wish, *, yes: bool, dry_run: bool, json: bool) -> None:
    """Draft the signal, try it, ask where somebody can be asked, and write it.

    Raises UsageError, with the file untouched, where the draft is too broad, contradicts itself, or nobody said yes.
    """
    if wish.sentence == "-":
        finish(home, draft_yaml(home.paths, sys.stdin.read(), wish.watch, home.now()), dry_run=dry_run, json=json)
        return
    home.paths.require()
    bench = Workbench(home.paths, home.now())
    asks = watched() and not (yes or json or dry_run)
    if asks:
        from watchlist.cli.add_steps import ask

        proposal, trial = ask(home, bench, wish)
    else:
        proposal = first_draft(home, bench, wish)
        trial = tried_on(home, bench, proposal, wish.archives)
        require_narrow(trial)
    heading = not stands(home.paths, proposal.watch)
    if not (asks or yes or dry_run):
        say("".join(f"{line}\n" for line in (*drafted(proposal), *tried(trial, ""))))
        raise UsageError("nothing was written: --yes takes this draft as it is, --like and --unlike mend it")
    if not (json or asks):
        talk("\n".join((*drafted(proposal), *tried(trial, ""), "")))
    change = draft_signal(home.paths, as_draft(proposal, heading=heading), home.now())
    finish(home, change, dry_run=dry_run, json=json, more=_entry(trial))


def require_narrow(trial: Trial) -> None:
    """Raise UsageError where the signal waits for no single thing."""
    if trial.too_broad:
        few = "".join(f"\n  “{hit.item.title}”" for hit in best(trial.hits)[:3])
        raise UsageError(
            f"too broad: it would count {trial.counted:,} of {trial.items:,} items, more than one in 2,000, such as"
            f"{few}\nSay more in the sentence, or keep some out with --unlike"
        )


def _entry(trial: Trial) -> dict[str, Any]:
    """Return the trial for programs."""
    return {
        "trial": {
            "items": trial.items,
            "counts": trial.counted,
            "near": len(trial.near),
            "fired": trial.fired.at.isoformat() if trial.fired else None,
            "hits": [
                {"id": hit.item.id, "publisher": hit.publisher, "title": hit.item.title} for hit in best(trial.hits)
            ],
        }
    }
