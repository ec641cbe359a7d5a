"""What a key may look like: examples for the schemas, which editors offer and show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Examples = Mapping[str, Mapping[str, Any]]

TESTS = {
    "counts": "Mayor opens Dobra harbour to ships",
    "asserted": "Dobra harbour is open again",
    "hedged": "Dobra harbour may reopen this week",
    "forecast": "Dobra harbour to open on Sunday",
    "denied": "Dobra harbour has not reopened, port authority says",
    "opposite": "Mayor closes Dobra harbour to ships",
    "question": "When will Dobra harbour open again?",
    "opinion": "Why Dobra harbour should open at last",
    "history": "Ten years ago today: Dobra harbour opens",
    "other-actor": "Neighbouring town opens its harbour",
    "unrelated": "Cat found in Dobra harbour",
}
COLOURED = {"who": [["us"], ["us", "eu"]], "near": [6], "anywhere": [{"place": ["Dobra", "North Coast"]}]}
COLOURED |= {"never": [["drill", "exercise"]]}

# By the name of the definition, and by that of the key.
EXAMPLES: Mapping[str, Examples] = {
    "watch": {
        "watch": {
            "watch": ["harbour"],
            "title": ["Harbour"],
            "question": ["Has Dobra harbour opened to ships?"],
            "means": ["Freight gets cheaper; expect the railway to cut its prices."],
            "origin": ["a talk with the port authority, May 2026"],
            "feeds": [["world", "trade"], ["ministry"]],
            "terms": [{"port": ["harbour", "port", "quay"]}],
            "signals": [
                [
                    {
                        "id": "opened",
                        "title": "Dobra harbour opens to ships",
                        "when": [{"does": ["open"], "what": ["harbour"]}],
                    }
                ]
            ],
        },
        "headline": {
            "title": ["Mayor opens Dobra harbour to ships"],
            "summary": ["The first freighter is expected on Monday."],
            "at": ["2026-11-22", "2026-11-22T07:30:00Z"],
            "from": ["The Gazette"],
        },
        "pattern": {
            **COLOURED,
            "does": [["open", "reopen"], ["$ease"]],
            "event": [["opening", "reopening"]],
            "what": [["harbour", "port"], {"port": ["harbour", "port"], "users": ["ship", "freighter"]}],
        },
        "proof": {"publishers": [2], "within": ["48h", "7d"]},
        "signal": {
            **COLOURED,
            "id": ["opened"],
            "title": ["Dobra harbour opens to ships"],
            "when": [[{"does": ["open", "reopen"], "what": ["harbour"]}]],
            "contrary": [[{"does": ["close", "shut"], "what": ["harbour"]}]],
            "count_also": [["history"], ["hedged", "forecast"]],
            "not_before": ["2026-05-01"],
            "deadline": ["2027-06-30"],
            "wait": ["48h"],
            "cancels": [["extended"]],
            "quiet_for": ["30d"],
        },
        "target": {"for": [["ru"]], "not": [["ir", "ve"]]},
        "tests": {key: [[headline]] for key, headline in TESTS.items()},
        "window": {"from": ["2026-05-01"], "by": ["2027-06-30"], "grace": ["14d"]},
    },
    "feeds": {
        "feeds": {"feeds": [[{"id": "gazette", "url": "https://gazette.example/news.rss"}]]},
        "feed": {
            "id": ["gazette"],
            "url": ["https://gazette.example/news.rss", "file:saved/old-news.xml"],
            "publisher": ["The Gazette"],
            "family": ["Coast Media"],
            "actor": ["us", "ru"],
            "language": ["en", "de"],
            "tags": [["world", "trade"]],
            "site": ["https://gazette.example"],
            "seen": ["linked at the foot of its front page"],
        },
    },
    "settings": {
        "settings": {
            "channels": [[{"id": "me", "kind": "mail", "to": ["me@example.org"]}]],
            "routes": [[{"channel": "me", "when": "at-once"}]],
            "timezone": ["Europe/Berlin", "UTC"],
            "heartbeat_url": ["https://alive.example/ping/1"],
        },
        "channel": {"id": ["me"]},
        "digest": {"at": ["07:00"]},
        "network": {
            "allow": [["192.168.1.20"]],
            "per_host": [2],
            "connections": [24],
            "deadline": [20],
            "proxy": ["http://proxy.example:3128"],
        },
        "route": {
            "channel": ["me"],
            "watches": [["harbour", "new-start/expired"]],
            "events": [["fired", "reversed"]],
            "quiet_hours": ["22:00-07:00"],
            "urgent": [["fired"]],
        },
    },
    "vocabulary": {
        "vocabulary": {
            "actors": [{"dobra": {"names": ["Dobra"], "organs": ["port authority"]}}],
            "aliases": [{"coast": "dobra"}],
            "actions": [{"open-up": {"verbs": ["open", "reopen"], "nouns": ["opening"]}}],
            "things": [{"port": ["harbour", "port", "quay"]}],
            "cues": [[{"words": ["rumoured"], "status": "hedged"}]],
            "verbs": [{"go": ["goes", "went", "gone", "going"]}],
            "nouns": [{"cargo": "cargoes|cargos"}],
        },
        "action": {"verbs": [["open", "reopen"]], "nouns": [["opening", "reopening"]]},
        "actor": {
            "names": [["Dobra"]],
            "capitals": [["Dobra City"]],
            "organs": [["port authority"]],
            "leaders": [["the harbour master"]],
            "adjectives": [["Dobran"]],
        },
        "cue": {"words": [["rumoured"]], "window": [6]},
    },
}


def with_examples(kind: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a kind of file with an example at each key that takes more than a yes, a no or a word."""
    parts = {kind: document, **document.get("$defs", {})}
    for name, part in parts.items():
        for key, about in part.get("properties", {}).items():
            if key in EXAMPLES[kind].get(name, {}):
                about["examples"] = EXAMPLES[kind][name][key]
    return document
