"""Where the things are that ship with the program: the watches, and the seeds of a fresh home."""

from __future__ import annotations

from pathlib import Path

import watchlist


def folder() -> Path:
    """Return the folder that holds `watches/` and `seeds/`: in the installed package, or the checkout."""
    package = Path(watchlist.__file__).resolve().parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent.parent


def catalogue() -> Path:
    """Return the feeds file that is read where the owner has none."""
    return folder() / "seeds" / "feeds.yaml"
