"""The syntax of French."""

from watchlist.rules.french.able import able
from watchlist.rules.french.deeds import deeds
from watchlist.rules.french.doer import find_doer
from watchlist.rules.french.finite import finite
from watchlist.rules.french.voice import voice
from watchlist.rules.syntax import Syntax

SYNTAX = Syntax(able=able, deeds=deeds, voice=voice, doer=find_doer, finite=finite)
