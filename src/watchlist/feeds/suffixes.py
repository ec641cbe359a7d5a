"""The list of public suffixes: which domains are nobody's own, such as co.uk."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_FILE = ".tld_set_snapshot"
# Behind this line stand the domains of firms that give out names below them, such as github.io.
_PRIVATE = "===BEGIN PRIVATE DOMAINS==="


def under_suffix(host: str) -> str:
    """Return the name right under the host's public suffix; empty where the host is one, or is under none.

    The host is in lower case, and no address. The list is the one that the package tldextract brings; nothing is
    fetched or written.
    """
    rules = _rules()
    if not rules or not host.isascii() or "xn--" in host:
        return by_package(host)
    labels = host.split(".")
    for at in range(len(labels)):
        tail = ".".join(labels[at:])
        if f"!{tail}" in rules:
            return tail
        if tail in rules or (at + 1 < len(labels) and f"*.{'.'.join(labels[at + 1 :])}" in rules):
            return ".".join(labels[at - 1 :]) if at else ""
    # A top-level domain that the list does not know is taken as any other: the list's own last rule.
    return ".".join(labels[-2:])


def by_package(host: str) -> str:
    """Return the same by tldextract itself, which takes a fifth of a second to start."""
    found = _extractor()(host)
    return str(found.top_domain_under_public_suffix) if found.suffix else ".".join(host.split(".")[-2:])


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    # The package is only looked for: it imports much that is for fetching the list.
    found = find_spec("tldextract")
    try:
        text = Path(str(found and found.origin)).with_name(_FILE).read_text(encoding="utf-8")
    except OSError:
        return frozenset()
    lines = text.partition(_PRIVATE)[0].splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("//"))


@lru_cache(maxsize=1)
def _extractor() -> Callable[[str], Any]:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
