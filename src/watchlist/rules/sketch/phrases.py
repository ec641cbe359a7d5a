"""The noun phrases of a sentence: where they stand, what of them is a name, and what a rule asks for of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Finder
from watchlist.rules.sketch.names import NAME_OPENERS, names, singular, slot
from watchlist.rules.sketch.shapes import Part
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

KINDS = frozenset({"currency", "raw-material", "disease", "vaccine", "grain", "steel", "fuel", "weapon", "price-cap"})
"""Lists of things that are not the same: whoever waits for the euro does not wait for the dollar."""
_PEOPLE = frozenset(
    (
        *(
            "thieves",
            "robbers",
            "burglars",
            "gunmen",
            "police",
            "men",
            "man",
            "woman",
            "workers",
            "protesters",
            "voters",
        ),
        *("lawmakers", "officials", "scientists", "researchers", "soldiers", "troops", "forces", "leaders", "people"),
    )
)
_EVERYDAY = frozenset(
    (
        "new",
        "big",
        "first",
        "next",
        "major",
        "another",
        "former",
        "top",
        "senior",
        "key",
        "large",
        "old",
        "final",
        "whole",
    )
)
_MANY = frozenset(
    ("dozens", "hundreds", "thousands", "scores", "millions", "several", "many", "trillion", "billion", "million")
)
_QUALITY = re.compile(r"(?:ed|ing|al|ous|ive|ful|ic|able|ly|ern|ary|ial|-\w+)$|^(?:snap|long|short|second|third)$")
_COMMON = frozenset(("volcano", "earthquake", "police", "parliament", "strike", "fire", "flood", "storm", "plane"))


def several(word: str) -> bool:
    """Return whether a word looks like a plural."""
    return word in _PEOPLE or (word.endswith("s") and not word.endswith("ss"))


class Phrases:
    """The noun phrases around a deed."""

    def __init__(self, tongue: Tongue, view: View, deed: Deed, things: Mapping[str, Finder]) -> None:
        self.tongue = tongue
        self.view = view
        self.deed = deed
        self.things = {name: view.hits(finder) for name, finder in things.items()}
        # Where the verb has a capital all words may have one, and a capital tells nothing.
        self.telling = not view.tokens[deed.head].capital and not view.grammar.capital_nouns

    def chunks(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return the noun phrases before and after the verb, each as the places of its words."""
        view = self.view
        timed = {place for phrase in view.dates() for place in range(phrase.start, phrase.end)}
        chunks: list[list[int]] = [[]]
        for place, token in enumerate(view.tokens):
            named = not token.mark and (view.mention_at(place) is not None or self._opens_name(place))
            if place in self.deed.hit.taken or place in timed or (self._parts_phrases(place) and not named):
                chunks.append([])
            else:
                chunks[-1].append(place)
        found = [chunk for chunk in chunks if chunk]
        head = self.deed.head
        return [each for each in found if each[0] < head], [each for each in found if each[0] > head]

    def _parts_phrases(self, place: int) -> bool:
        view, token = self.view, self.view.tokens[place]
        grammar, low = view.grammar, token.low
        if len(token.text) == 1 and token.capital and self.view.low(place + 1).isdigit():
            return False  # "A320" begins with no article
        return (
            token.mark
            or low in _MANY
            or token.text == "'s"
            or self.deed.left.start <= place < self.deed.head
            or low in grammar.prepositions | grammar.determiners | grammar.strong | grammar.weak | grammar.pronouns
            or grammar.auxiliary(low)
            or grammar.adverb(low)
            or low == "to"
        )

    def _opens_name(self, place: int) -> bool:
        """Return whether a word that is otherwise none begins a name: "New York"."""
        token = self.view.tokens[place]
        following = self.view.tokens[place + 1 : place + 2]
        opens = token.capital and token.low in NAME_OPENERS | {"el"} and self.telling
        return opens and bool(following) and following[0].capital

    def things_in(self, places: Sequence[int]) -> Iterator[Part]:
        """Yield the head of a noun phrase, by the list that it is in, and what else names it."""
        if all(self.view.low(place).isdigit() and not self.named(place) for place in places):
            return
        following = places[-1] + 1
        if self._listed(places) and self.view.low(following) == "of" and self._capital(places[-1]):
            behind = self.view.tokens[following + 1 : following + 2]
            if behind and behind[0].capital:
                # "Strait of Hormuz" is called Hormuz as well.
                return
        if all(self.named(place) for place in places) and (len(places) > 1 or not self._listed(places)):
            said = self.words(places)
            yield Part(slot(said), said, names(said))
            return
        listed = self._listed(places)
        head = places[-listed[0] :] if listed else places[-1:]
        ahead = places[: len(places) - len(head)]
        name_places = [place for place in ahead if self.named(place)]
        if name_places:
            said = self.words(name_places)
            yield Part(slot(said), said, (said,))
        for place in ahead:
            # Beside a thing that a list knows another noun says more, "trade pact", and a quality does not.
            if self._noun_like(place) and not self.named(place) and not (listed and self._modifies(place)):
                yield self._plain(place)
        if listed:
            said = self.words(head)
            terms = (singular(said),) if listed[1] in KINDS and listed[2] else (f"${listed[1]}",)
            yield Part(listed[1], said, terms)
        elif self.named(head[0]):
            said = self.words(head)
            yield Part(slot(said), said, (said,))
        else:
            yield self._plain(head[0])

    def people(self, places: Sequence[int]) -> bool:
        """Return whether a phrase names only some people or other, as "thieves" do."""
        return self.view.low(places[-1]) in _PEOPLE and not any(self.named(place) for place in places[1:])

    def _plain(self, place: int) -> Part:
        word = self.view.tokens[place].text
        return Part(slot(word), word, (singular(word),))

    def _listed(self, places: Sequence[int]) -> tuple[int, str, int] | None:
        """Return how many words at the end of a phrase a shared list knows, the list, and the term's place in it."""
        found = [
            (-len(hit.taken), self._position(name, hit.term), order, name)
            for order, (name, hits) in enumerate(self.things.items())
            for hit in hits
            if hit.end - 1 == places[-1] and hit.taken <= set(places)
        ]
        if not found:
            return None
        size, position, _, name = min(found)
        return -size, name, position

    def _position(self, name: str, term: str) -> int:
        words = self.tongue.vocabulary.things[name]
        return words.index(term) if term in words else len(words)

    def _capital(self, place: int) -> bool:
        return self.telling and self.view.tokens[place].capital

    def named(self, place: int) -> bool:
        """Return whether a word is part of a name: its capitals, or a digit in it, say so."""
        token = self.view.tokens[place]
        if any(character.isdigit() for character in token.text):
            # "iPhone 17" has a number in its name, "5 trillion" has none.
            return not token.text.isdigit() or (place > 0 and self.named(place - 1))
        if any(character.isupper() for character in token.text[1:]):
            return True
        if not self._capital(place):
            return False
        following = self.view.tokens[place + 1 : place + 2]
        if place == 0 and self.deed.use is Use.NOUN and not (following and following[0].capital):
            return False
        opens = place == 0 and not (following and following[0].capital)
        return not opens or not self._plural(place)

    def _plural(self, place: int) -> bool:
        """Return whether the first word is an everyday one: a list has it, or it is a plural."""
        low = self.view.low(place)
        return bool(self._listed([place])) or low in _COMMON or several(low)

    def _noun_like(self, place: int) -> bool:
        low = self.view.low(place)
        return not (low.isdigit() or low in _EVERYDAY or low.endswith("ly"))

    def _modifies(self, place: int) -> bool:
        """Return whether a word tells a quality, or how long or how many, as *mayoral*, *second*, *30-day* do."""
        joined = self.view.tokens[place].glued or self.view.tokens[max(0, place - 1)].glued
        return joined or bool(_QUALITY.search(self.view.low(place)))

    def words(self, places: Iterable[int]) -> str:
        """Return the words at some places, as the sentence has them."""
        tokens = [self.view.tokens[place] for place in places]
        return "".join(token.text + ("-" if token.glued else " ") for token in tokens).strip(" -")
