"""A sentence around its main deed, sorted into doer, parts and target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from watchlist.rules.deed import Use
from watchlist.rules.doer import Doer
from watchlist.rules.finder import Finder
from watchlist.rules.sketch.names import distinct, names
from watchlist.rules.sketch.phrases import Phrases
from watchlist.rules.sketch.shapes import Main, Part, Sketch
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

PLACES = frozenset({"in", "at", "near", "inside", "into", "within"})
PERSONAL = frozenset({"win", "lose", "resign", "elect", "die"})
"""Deeds in which it is the very person that matters, and nobody who speaks for the same state."""
_STATE_CODE = 2
_GENERIC = frozenset({"state", "nation", "country", "people", "thing", "place", "side"})


class Parts:
    """The sentence around a deed, sorted into doer, parts and target."""

    def __init__(self, tongue: Tongue, view: View, main: Main, things: Mapping[str, Finder]) -> None:
        self.tongue = tongue
        self.view = view
        self.main = main
        self.deed = main.deed
        self.phrases = Phrases(tongue, view, main.deed, things)
        self.target: list[str] = []

    def sketch(self) -> Sketch:
        """Return the sketch."""
        before, after = self.phrases.chunks()
        acts = not self._passive()
        doer, mine = self._doer(acts, before, after)
        direct = [chunk for chunk in after if self._direct(chunk)] if acts else []
        suffers = [] if acts else before
        if acts and not direct:
            suffers = before
        personal = bool(PERSONAL & {name.lstrip("$") for name in self.main.does}) or "become" in self.main.does
        what: list[Part] = []
        anywhere: list[Part] = []
        for chunk in [*before, *after]:
            left = [place for place in chunk if place not in mine]
            if not left or (personal and self._post(chunk)):
                continue
            thing = chunk in direct[:1] or chunk in suffers[:1]
            apart = acts and bool(direct) and chunk in before and not personal
            if apart and self.phrases.people(left):
                continue
            (anywhere if apart else what).extend(self._parts(left, thing=thing))
        if not what and anywhere:
            what, anywhere = anywhere, what
        if len(doer.codes) > 1:
            # "Peru and Chile sign": both must be named, and either may be said to do it.
            what = [Part("party", f"${code}", (f"${code}",)) for code in dict.fromkeys(doer.codes)] + what
            doer, mine = Doer(), set()
        if mine and (not what or (personal and not self._state(min(mine)))):
            # "Putin resigns" waits for him, and for no other Russian.
            what.insert(0, self._party(doer, sorted(mine)))
            doer = Doer()
        return Sketch(
            language=self.tongue.language,
            verb=self.phrases.words(sorted(self.deed.hit.taken)),
            does=self.main.does,
            event=self.main.event,
            who=tuple(dict.fromkeys(doer.codes)),
            doer=doer.named,
            what=distinct(what),
            anywhere=distinct(anywhere),
            target=tuple(code for code in dict.fromkeys(self.target) if code not in doer.codes),
            dates=tuple(self.view.dates()),
        )

    def _party(self, doer: Doer, places: Sequence[int]) -> Part:
        words = self.phrases.words(places)
        if self._state(places[0]):
            return Part("party", words, tuple(f"${code}" for code in doer.codes))
        return Part("person", words, names(words))

    def _passive(self) -> bool:
        """Return whether what stands before the verb suffers it."""
        if self.deed.use is Use.PASSIVE or (self.deed.left.be and self.deed.use is not Use.ACTIVE):
            return True
        open_end = {"by", "in", "from", "after", "at", "on", ""}
        return self.deed.use is Use.PAST and self.view.low(self.deed.last + 1) in open_end

    def _doer(
        self, acts: bool, before: Sequence[Sequence[int]], after: Sequence[Sequence[int]]
    ) -> tuple[Doer, set[int]]:
        """Return who does it, and at which words; an actor that only says whose a thing is does nothing."""
        use = Use.NOUN if self.deed.use is Use.NOUN else Use.ACTIVE if acts else Use.PASSIVE
        found = self.tongue.syntax.doer(self.view, self.deed, use)
        places: set[int] = set()
        codes: list[str] = []
        for mention in self.view.mentions:
            chunk = next((each for each in (*before, *after) if mention.start in each), [])
            if mention.code not in found.codes or not mention.doer or not chunk:
                continue
            if acts and mention.start > self.deed.head:
                continue
            behind = [place for place in chunk if place >= mention.end]
            if any(self.view.low(place) not in self.view.grammar.organs for place in behind):
                continue
            ahead = [place for place in chunk if place < mention.start]
            if ahead and not all(self.phrases.named(place) for place in ahead):
                continue
            places.update(chunk)
            codes.append(mention.code)
        return (replace(found, codes=tuple(codes)) if codes else Doer()), places

    def _direct(self, chunk: Sequence[int]) -> bool:
        """Return whether no preposition parts a chunk from the verb."""
        place = self._governor(chunk)
        return place in self.deed.hit.taken or self.view.low(place) not in self.view.grammar.prepositions | {"as"}

    def _governor(self, chunk: Sequence[int]) -> int:
        """Return the place of what stands before a phrase, its determiners left out."""
        place = chunk[0] - 1
        while place > 0 and self.view.low(place) in self.view.grammar.determiners:
            place -= 1
        return place

    def _post(self, chunk: Sequence[int]) -> bool:
        """Return whether a phrase says as what somebody does it: "resigns as prime minister of Japan"."""
        return any(self.view.low(place) == "as" for place in range(self.deed.last + 1, chunk[0]))

    def _parts(self, chunk: Sequence[int], *, thing: bool) -> Iterator[Part]:
        """Yield what a rule asks for of one noun phrase; whose it is goes to the target."""
        view = self.view
        inside = view.low(self._governor(chunk)) in PLACES
        mentions = [mention for mention in view.mentions if mention.start in chunk]
        covered: set[int] = set()
        for mention in mentions:
            span = range(mention.start, mention.end)
            ahead = [place for place in chunk if place < mention.start and place not in covered]
            person = not self._state(mention.start)
            if ahead and all(self.phrases.named(place) for place in ahead) and person:
                span = range(ahead[0], mention.end)
            elif mention.name and mention.end == chunk[-1] + 1:
                # "an angry Chile" is Chile.
                covered.update(place for place in ahead if not self.phrases.named(place))
            covered.update(span)
            owner = view.low(mention.end) == "'s" or not mention.name
            if covered >= set(chunk) and not owner and (thing or inside):
                words = self.phrases.words(span)
                terms = names(words) if person else (f"${mention.code}",)
                yield Part("place" if inside else "person" if person else "party", words, terms)
            else:
                self.target.append(mention.code)
        rest = [place for place in chunk if place not in covered]
        if covered and rest and all(self.view.low(place) in _GENERIC for place in rest):
            # "a Palestinian state" is Palestine.
            yield Part("party", self.phrases.words(chunk), (f"${self.target.pop()}",))
        elif rest:
            yield from self.phrases.things_in(rest)

    def _state(self, place: int) -> bool:
        """Return whether an actor's name is that of a state or body, and not of a person or an organ in it."""
        mention = self.view.mention_at(place)
        if mention is None:
            return False
        if len(mention.code) != _STATE_CODE:
            return True
        actor = self.tongue.vocabulary.actor(mention.code)
        words = self.phrases.words(range(mention.start, mention.end)).lower()
        own = {name.lower() for name in (*actor.names[:3], *actor.adjectives)} if actor else set()
        return words in own or any(words[:4] == name[:4] for name in own if len(name) >= len("Iran"))
