"""Items that name who and what, but whose verb no list of the signal knows."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.compile import CompiledPattern
from watchlist.rules.doer import names_target
from watchlist.rules.pattern import Lack
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import Break, View


def unknown_verb(
    tongue: Tongue, view: View, patterns: Sequence[CompiledPattern], contrary: Sequence[CompiledPattern]
) -> Lack | None:
    """Return the unknown verb of a sentence that has the doer and every part of a pattern, or None."""
    for pattern in patterns:
        if not pattern.who or not pattern.slots:
            continue
        parts = [view.hits(slot.finder) for slot in pattern.slots]
        if not all(parts) or (pattern.target.include and not names_target(view, pattern.target)):
            continue
        for mention in view.mentions:
            if mention.code not in pattern.who or not mention.doer:
                continue
            verb = _verb_after(tongue, view, mention.end)
            if verb is None or any(_known(view, verb, other) for other in (*patterns, *contrary)):
                continue
            near = all(
                any(
                    hit.start > verb
                    and view.between(verb, hit.start) < Break.STRONG
                    and view.sentence.distance(verb, hit.start) <= pattern.near
                    for hit in hits
                )
                for hits in parts
            )
            if near:
                return Lack(
                    f"*{view.tokens[verb].text}* is no verb that the signal knows",
                    f"add *{tongue.syntax.phrase(view, verb)}* to {_list(pattern)}, if that says that it happened",
                )
    return None


def _list(pattern: CompiledPattern) -> str:
    """Return where a verb would be added: the list that the pattern's verbs come from, or the pattern itself."""
    return next((term for term in pattern.does if term.startswith("$")), "`does`")


def _known(view: View, verb: int, pattern: CompiledPattern) -> bool:
    """Return whether a verb is one of a pattern's own: it was read, and its sentence found wanting."""
    return any(hit.start == verb for hit in view.hits(pattern.action))


def _verb_after(tongue: Tongue, view: View, place: int) -> int | None:
    """Return the word right after a doer if it looks like a finite verb."""
    while place < len(view.tokens) and view.grammar.adverb(view.low(place)):
        place += 1
    return place if place < len(view.tokens) and tongue.syntax.finite(view, place) else None
