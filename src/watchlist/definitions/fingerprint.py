"""The fingerprint of a watch: it changes whenever the same item could be read differently."""

from __future__ import annotations

import json
from hashlib import blake2b

from watchlist.definitions.nodes import Table, plain

# Raise it when a new version reads the same file and the same item differently: everything stored is then read anew.
RULES = 3
# What is said about a watch, and changes nothing in what it reads.
PROSE = frozenset({"title", "question", "means", "origin", "enabled", "tests"})


def fingerprint(root: Table, *more: object) -> str:
    """Return a digest of what the file says, however it is written, and of what else the reading depends on."""
    said = {key: plain(node) for key, node in root.entries.items() if key not in PROSE and key != "signals"}
    signals = plain(root.entries["signals"])
    listed = signals if isinstance(signals, list) else [signals]
    said["signals"] = [
        {key: value for key, value in signal.items() if key not in PROSE}
        for signal in listed
        if isinstance(signal, dict)
    ]
    canonical = json.dumps([RULES, said, more], sort_keys=True, ensure_ascii=False, default=str)
    return blake2b(canonical.encode(errors="surrogatepass"), digest_size=12).hexdigest()
