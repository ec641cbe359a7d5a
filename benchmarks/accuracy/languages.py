"""The language of a headline, told by somebody else's detector."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

NAME = f"py3langid {version('py3langid')}"
# Those that labelled headlines are in.
AMONG = ("en", "ru", "uk", "de", "fr")


@cache
def language(text: str) -> str:
    """Return the likeliest language of a text among those that the labels are in."""
    import py3langid  # type: ignore[import-untyped]

    py3langid.set_languages(list(AMONG))
    return str(py3langid.classify(text)[0])
