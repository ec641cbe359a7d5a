"""The syntax of English."""

from watchlist.rules.english.able import able
from watchlist.rules.english.deeds import deeds
from watchlist.rules.english.doer import find_doer
from watchlist.rules.english.finite import finite, phrase
from watchlist.rules.english.voice import voice
from watchlist.rules.syntax import Syntax

SYNTAX = Syntax(able=able, deeds=deeds, voice=voice, doer=find_doer, finite=finite, phrase=phrase)
