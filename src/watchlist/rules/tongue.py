"""A language ready to read with: its words, its grammar and its syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from watchlist.language.tokens import Sentence, Tokeniser, sentences
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules import english, french, german, slavic
from watchlist.rules.actors import Actors, Mention
from watchlist.rules.cues import Cues
from watchlist.rules.grammar import Grammar
from watchlist.rules.syntax import Syntax
from watchlist.rules.view import View

_SYNTAX: Mapping[str, Syntax] = {
    "en": english.SYNTAX,
    "de": german.SYNTAX,
    "fr": french.SYNTAX,
    "ru": slavic.SYNTAX,
    "uk": slavic.SYNTAX,
}


class Tongue:
    """One language: what finds its actors and cues, and what reads its sentences."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.language = vocabulary.language
        self.grammar = Grammar.of(vocabulary)
        self.syntax = _SYNTAX[self.language]
        self.tokeniser = Tokeniser(vocabulary)

    @cached_property
    def actors(self) -> Actors:
        """What finds the actors of this language."""
        return Actors(self.vocabulary, self.grammar, self.tokeniser, self.syntax.able)

    @cached_property
    def cues(self) -> Cues:
        """What finds the cues of this language."""
        return Cues(self.vocabulary, self.tokeniser)

    def views(self, title: str, summary: str) -> Sequence[View]:
        """Return the title, and the first two sentences of the summary, as they are read."""
        return [self._view(text) for text in (title, *sentences(self.tokeniser.plain(summary)))]

    def _view(self, text: str) -> View:
        return View(self.tokeniser.sentence(text), self._mentions, self.grammar, self.language)

    def _mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        return self.actors.mentions(sentence)
