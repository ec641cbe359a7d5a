"""Links: http(s) or none, and the form by which two spellings of one link are one."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from watchlist.feeds.suffixes import under_suffix

_LONGEST = 2048
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>\"`{}|\\^]")
# An address in which there is nothing to check or to mend: its host and what follows, in which no character is unfit.
# Nearly all are such, and the library takes ten times as long to say so.
_PLAIN = re.compile(
    r"https?://([a-z0-9][a-z0-9.-]*)(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?(?:\?([A-Za-z0-9._~!$&'()*+,;=:@%/?-]*))?(?:#[\w~.-]*)?",
    re.ASCII,
)
# What browsers, and the library, take out of an address before they look at it.
_OUTSIDE = "".join(map(chr, range(33)))
_INSIDE = str.maketrans("", "", "\t\r\n")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Parameters that say where a reader came from, not what he reads. Short ones such as "cid" and "ref" are left
# alone: somewhere they are the article's number, and then dropping them would make all articles one.
_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|format|link_\w+)|ns_(?:mchannel|source|campaign|linkname|fee)|mc_[ce]id|fbclid|gclid|dclid"
    r"|msclkid|yclid|igshid|xtor|cmpid|ocid|ref_src|smid|ftag|traffic_source|guccounter|__twitter_impression",
    re.IGNORECASE,
)
# A query that is spelt in one way only.
_SIMPLE = re.compile(r"[\w.~-]+=[\w.~-]*(?:&[\w.~-]+=[\w.~-]*)*", re.ASCII)
# Whose feeds bring what others say, and name them.
SEARCHES = frozenset({"google.com", "bing.com", "yahoo.com", "msn.com", "newsbreak.com", "flipboard.com", "apple.news"})


def http_link(raw: str, *bases: str) -> str | None:
    """Return the http(s) address that a link means, seen from the first base that makes it one, or None."""
    if len(raw) <= _LONGEST and _PLAIN.fullmatch(raw):
        return raw
    raw = raw.strip().strip(_OUTSIDE).translate(_INSIDE)
    if not raw or len(raw) > _LONGEST:
        return None
    if raw.startswith("//") or not _SCHEME.match(raw):
        for base in bases:
            if base.startswith(("http://", "https://")):
                return _checked(_join(base, raw))
        return None
    return _checked(raw)


def _join(base: str, raw: str) -> str:
    try:
        return urljoin(base, raw)
    except ValueError:
        return ""


def _checked(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        host = parts.hostname
        parts.port  # noqa: B018 - reading it raises where it is none
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    if parts.username is not None:  # https://bank.example@elsewhere.example is there to deceive
        return None
    link = parts.scheme + link[len(parts.scheme) :]
    # Characters that have no place in an address are written as it spells them, not passed on.
    return _UNFIT.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace")), link)


def canonical(link: str) -> str:
    """Return the link without what does not say which document it is: scheme, fragment, tracking, case of the host."""
    plain = _PLAIN.fullmatch(link)
    if plain:
        host, path, query = plain.groups()
        if not query or (_SIMPLE.fullmatch(query) and not _TRACKING.search(query)):
            # What is done below, for what needs no more.
            at = f"//{host.removeprefix('www.')}{(path or '').rstrip('/')}"
            return f"{at}?{query}" if query else at
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = parts.query
    if query and (not _SIMPLE.fullmatch(query) or _TRACKING.search(query)):
        kept = [
            (name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(name)
        ]
        query = urlencode(kept)
    return urlunsplit(("", host + port, parts.path.rstrip("/"), query, ""))


def host_of(link: str | None) -> str:
    """Return the link's host in lower case, or an empty string."""
    if not link:
        return ""
    if plain := _PLAIN.match(link):
        # What follows a host that ends here is a port, or somebody who deceives.
        end = plain.end(1)
        if end == len(link) or link[end] in "/?#":
            return plain[1]
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


# In these top-level domains nobody sells names below a second level, so a name's last two labels are its owner's,
# and most items need no list of public suffixes. A test compares them with that list.
_FLAT = frozenset({"com", "org", "net", "edu", "gov", "mil", "info", "eu", "de", "ru", "ch"})


@lru_cache(maxsize=65_536)
def registrable(host: str) -> str:
    """Return the domain that somebody registered: bbc.co.uk for feeds.bbc.co.uk. Empty where there is none."""
    host = host.strip(".").casefold()
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or ":" in host:
        return ""
    if labels[-1] in _FLAT:
        return ".".join(labels[-2:])
    return under_suffix(host)
