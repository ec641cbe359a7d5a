"""The syntax of German."""

from watchlist.rules.german.able import able
from watchlist.rules.german.deeds import deeds
from watchlist.rules.german.doer import find_doer
from watchlist.rules.german.finite import finite
from watchlist.rules.german.voice import voice
from watchlist.rules.syntax import Syntax

SYNTAX = Syntax(able=able, deeds=deeds, voice=voice, doer=find_doer, finite=finite)
