"""Wire credits: whose dispatch an item is, where it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

WIRES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Reuters": ("reuters", ("Reuters", "Рейтер", "Рейтерс")),
    "AP": ("ap", ("AP", "Associated Press", "The Associated Press")),
    "AFP": ("afp", ("AFP", "Agence France-Presse", "АФП")),
    "dpa": ("dpa", ("dpa", "DPA")),
    "Bloomberg": ("bloomberg", ("Bloomberg", "Блумберг")),
    "UPI": ("upi", ("UPI",)),
    "PA Media": ("pa-media", ("PA Media", "Press Association")),
    "EFE": ("efe", ("EFE",)),
    "ANSA": ("ansa", ("ANSA",)),
    "Kyodo News": ("kyodo", ("Kyodo", "Kyodo News", "KYODO")),
    "Jiji": ("jiji", ("Jiji Press",)),
    "Xinhua": ("xinhua", ("Xinhua", "Синьхуа")),
    "Yonhap": ("yonhap", ("Yonhap",)),
    "PTI": ("pti", ("PTI",)),
    "ANI": ("ani", ("ANI",)),
    "IANS": ("ians", ("IANS",)),
    "Anadolu": ("anadolu", ("Anadolu", "Anadolu Agency", "AA")),
    "TASS": ("russian-state", ("TASS", "ТАСС")),
    "RIA Novosti": ("russian-state", ("RIA Novosti", "RIA", "РИА Новости")),
    "Interfax": ("interfax", ("Interfax", "Интерфакс")),
    "Interfax-Ukraine": ("interfax-ukraine", ("Interfax-Ukraine", "Інтерфакс-Україна", "Интерфакс-Украина")),
    "Ukrinform": ("ukrainian-state", ("Ukrinform", "Укринформ", "Укрінформ")),
    "UNIAN": ("unian", ("UNIAN", "УНИАН", "УНІАН")),
}
"""A wire's name, the owner that its own feeds have in the catalogue, and how papers spell it in a credit."""
HOMES: Mapping[str, str] = {
    "reuters.com": "Reuters", "apnews.com": "AP", "ap.org": "AP", "afp.com": "AFP", "dpa.com": "dpa",
    "dpa-international.com": "dpa", "bloomberg.com": "Bloomberg", "upi.com": "UPI", "pa.media": "PA Media",
    "efe.com": "EFE", "ansa.it": "ANSA", "kyodonews.net": "Kyodo News", "jiji.com": "Jiji", "news.cn": "Xinhua",
    "xinhuanet.com": "Xinhua", "yna.co.kr": "Yonhap", "ptinews.com": "PTI", "aninews.in": "ANI",
    "ians.in": "IANS", "aa.com.tr": "Anadolu",
    "tass.com": "TASS", "tass.ru": "TASS", "ria.ru": "RIA Novosti", "interfax.ru": "Interfax",
    "interfax.com": "Interfax", "interfax.com.ua": "Interfax-Ukraine", "ukrinform.net": "Ukrinform",
    "ukrinform.ua": "Ukrinform", "unian.net": "UNIAN", "unian.ua": "UNIAN",
}  # fmt: skip
"""The domains of the wires: what they publish themselves has the owner of their dispatches."""
DATELINE = 140
"""So far into a summary its dateline may reach: "MOSCOW, Feb 5 (Interfax) -"."""


def credit(title: str, summary: str) -> str:
    """Return the name of the wire that an item credits, or nothing.

    A credit stands behind the title ("... - Reuters", "(AFP)") or before it ("Reuters: ..."), in the dateline
    that opens the summary, or alone at the summary's end. A wire that is spoken of in a sentence is no credit.
    """
    at_ends, in_dateline, at_end = _patterns()
    found = at_ends.search(title) or in_dateline.search(summary[:DATELINE]) or at_end.search(summary[-DATELINE:])
    return _names()[next(filter(None, found.groups())).casefold()] if found else ""


def owner_at_home(owner: str) -> str:
    """Return the one owner of a wire, known by its domain or only by its name; any other owner as it is."""
    name = HOMES.get(owner) or _names().get(owner)
    return WIRES[name][0] if name else owner


@cache
def _names() -> dict[str, str]:
    return {spelling.casefold(): name for name, (_, spellings) in WIRES.items() for spelling in spellings}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    spellings = sorted((each for _, some in WIRES.values() for each in some), key=len, reverse=True)
    wire = f"({'|'.join(map(re.escape, spellings))})"
    return (
        re.compile(rf"\s(?:[-–—|]\s*{wire}|\({wire}\))\s*\Z|\A{wire}:\s"),
        re.compile(rf"\({wire}\)\s*(?:[-–—.:]|\Z)|/{wire}/|\A{wire}\s+[-–—]\s"),
        re.compile(rf"(?:[-–—]\s*{wire}|\({wire}\)|©\s*{wire})\s*\.?\s*\Z"),
    )
