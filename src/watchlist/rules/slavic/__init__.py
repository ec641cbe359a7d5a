"""The syntax of Russian and Ukrainian."""

from watchlist.rules.slavic.able import able
from watchlist.rules.slavic.deeds import deeds
from watchlist.rules.slavic.doer import find_doer
from watchlist.rules.slavic.finite import finite
from watchlist.rules.slavic.voice import voice
from watchlist.rules.syntax import Syntax

SYNTAX = Syntax(able=able, deeds=deeds, voice=voice, doer=find_doer, finite=finite)
