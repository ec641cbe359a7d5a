"""One spelling for what publishers write in many ways."""

from __future__ import annotations

import re
import unicodedata

from watchlist.language.script import unmixed

_CHARACTERS = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "′": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‹": '"', "›": '"',
        "−": "-", "‐": "-", "‑": "-", "‒": "-", "–": "–", "―": "—",
        "ё": "е", "Ё": "Е",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
    }
)  # fmt: skip
MOST_DOTTED = 4
"""Capitals of so many letters may be written with dots: U.S.S.R."""
_DOTTED = re.compile(rf"(?<![^\W\d_])(?:[A-Z]\.){{1,{MOST_DOTTED - 1}}}[A-Z]\b(?!\.[A-Z])\.?")
# The dot of one of these ends no sentence: St. Petersburg, Gen. Milley, No. 10.
_SHORT = re.compile(r"\b(St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Mr|Mrs|Ms|Dr|Jr|Sr|Mt|Ft|vs|No(?=\.\s?\d))\.(?=\s)")
# A dash with white space on either side parts two clauses; without, it joins two words.
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*--+\s*|—")
_JOIN = re.compile(r"(?<=\w)[-–](?=\w)")
_NOT = re.compile(r"\b(wo|ca|sha|can)(n't|not)\b|\b([^\W\d_]+)n't\b", re.IGNORECASE)
# "Feb. 5" and "am 5. Februar" are dates, "das 19. Paket" an ordinal: the dot ends nothing.
_MONTH_DOT = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec)\.(?=,? \d)")
ORDINAL = re.compile(
    r"(\b(?:am|vom|zum|im|bis|seit|ab|der|die|das|dem|den|des|ein|eine|einen|einem|einer) \d{1,3})\.(?= \w)",
    re.IGNORECASE,
)
"""A German ordinal, by the article or the preposition before it; its dot is the end of no sentence."""
_MODALS = {"wo": "will", "ca": "can", "sha": "shall", "can": "can"}

JOIN = "\u2010"
"""The hyphen that the normalised text keeps where a dash joins two words."""


def _spell_not(match: re.Match[str]) -> str:
    short, _, plain = match.groups()
    if short is None:
        return f"{plain} not"
    modal = _MODALS[short.lower()]
    return f"{modal.capitalize() if short[0].isupper() else modal} not"


def characters(text: str) -> str:
    """Return the text with one kind of quote and space, without invisible characters, each word in one alphabet."""
    return text if text.isascii() else unmixed(unicodedata.normalize("NFKC", text).translate(_CHARACTERS))


def undotted(text: str) -> str:
    """Return the text with `U.S.` as `US`."""
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), text)


def not_apart(text: str) -> str:
    """Return the text with `n't` as ` not`."""
    return _NOT.sub(_spell_not, text) if "n't" in text or "annot" in text or "N'T" in text else text


def normalise(text: str) -> str:
    """Return the text with one kind of quote, dash and space, `U.S.` as `US`, `n't` as ` not`, and `ё` as `е`.

    A dash between clauses becomes ` — `; one inside a word becomes `JOIN`. The dot of an abbreviated month and of a
    German ordinal goes.
    """
    text = characters(text)
    if "." in text:
        text = undotted(_SHORT.sub(r"\1", text))
        text = ORDINAL.sub(r"\1", _MONTH_DOT.sub(r"\1", text))
    return not_apart(_JOIN.sub(JOIN, _DASH.sub(" — ", text)))
