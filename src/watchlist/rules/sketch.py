"""Sketch: a sentence in, the rule that would wait for it out, by the same grammar that reads items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from watchlist.language.dates import Lean, Phrase, span
from watchlist.language.forms import OR, Form
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.doer import Doer
from watchlist.rules.finder import Finder, Hit
from watchlist.rules.terms import Class, Expression, Lists, Spelling, spellings
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

PROMINENT = 10
"""A verb that stands so far in front in a second list may mean that deed, too: *capture* is to seize and to arrest."""
PLACES = frozenset({"in", "at", "near", "inside", "into", "within"})
PERSONAL = frozenset({"win", "lose", "resign", "elect", "die"})
"""Deeds in which it is the very person that matters, and nobody who speaks for the same state."""
KINDS = frozenset({"currency", "raw-material", "disease", "vaccine", "grain", "steel", "fuel", "weapon", "price-cap"})
"""Lists of things that are not the same: whoever waits for the euro does not wait for the dollar."""
LOOSE = frozenset({"to", "with", "on", "for", "of"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the occurrence: the `words` of the sentence, and the terms that a rule would ask for."""

    name: str
    words: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a sentence would have a rule wait for.

    `verb` are its words for the deed; `does` and `event` what a rule has for them. `who` are the codes of the doer,
    `doer` the words. `what` must stand near the deed, `anywhere` somewhere in the item; `target` are those whose
    thing it is. `dates` are the phrases that say when.
    """

    language: str
    verb: str
    does: tuple[str, ...]
    event: tuple[str, ...]
    who: tuple[str, ...] = ()
    doer: str = ""
    what: tuple[Part, ...] = ()
    anywhere: tuple[Part, ...] = ()
    target: tuple[str, ...] = ()
    dates: tuple[Phrase, ...] = ()

    def by(self, today: date) -> date | None:
        """Return the last day that the sentence leaves ("by June 2027"), seen from today, or None."""
        at = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        found = [days.last for phrase in self.dates if (days := span(phrase, at, Lean.AHEAD)) is not None]
        return max(found, default=None)


@dataclass(frozen=True, slots=True)
class Main:
    """The main deed of a sentence, and what a rule has for it: shared lists, or its own verb."""

    deed: Deed
    does: tuple[str, ...]
    event: tuple[str, ...]


class Sketcher:
    """Makes sketches in one language; the shared deeds and things are spelt out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._tongue = Tongue(vocabulary)
        self._vocabulary = vocabulary
        lists = Lists(vocabulary, {}, self._tongue.tokeniser)
        self._deeds = {
            name: Finder([*_spelt(name, Class.VERB, lists), *_spelt(name, Class.NOUN, lists)])
            for name in vocabulary.actions
        }
        self._things = {name: Finder(_spelt(name, Class.NOUN, lists)) for name in vocabulary.things}

    def sketch(self, text: str) -> Sketch | None:
        """Return the sketch of a sentence, or None where no deed can be found in it."""
        view = next(iter(self._tongue.views(text, "")))
        main = self._main(view)
        return _Parts(self._tongue, view, main, self._things).sketch() if main else None

    def _main(self, view: View) -> Main | None:
        """Return the first deed that is a verb, of a list or not, else the last that is a noun."""
        found = [
            (deed, name)
            for name, finder in self._deeds.items()
            for deed in self._tongue.syntax.deeds(view, view.hits(finder))
        ]
        verbs = [each for each in found if each[0].use is not Use.NOUN]
        head = min((deed.head for deed, _ in verbs), default=len(view.tokens))
        own = _own_verb(self._tongue, view, self._vocabulary, head)
        if own is not None and own.head + 1 == len(view.tokens) - 1:
            # "Workers strike": what looks like a verb is a plural, and the verb its bare form.
            bare = [
                (Deed(hit, Use.ACTIVE, Left(hit.start)), name)
                for name, finder in self._deeds.items()
                for hit in view.hits(finder)
                if hit.start == own.head + 1 and Form.BASE in hit.forms and not hit.noun
            ]
            verbs, head, own = (bare, own.head + 1, None) if bare else (verbs, head, own)
        if own is not None:
            return Main(own, _both_spellings(base_form(own.hit.term, self._vocabulary)), ())
        if not verbs and found:
            head = max(deed.head for deed, _ in found)
            verbs = found
        taken = {place for deed, _ in verbs for place in deed.hit.taken if deed.head == head}
        here = [each for each in verbs if each[0].hit.taken & taken]
        return self._shared(here) if here else None

    def _shared(self, found: Sequence[tuple[Deed, str]]) -> Main:
        """Return the lists that hold the deed, those in which it stands in front first."""
        longest = max(_weight(deed) for deed, _ in found)
        ranked = sorted(
            ((self._rank(name, deed), name, deed) for deed, name in found if _weight(deed) == longest),
            key=lambda each: each[:2],
        )
        best, _, deed = ranked[0]
        # Where no list has it in front, none of them is meant more than another.
        near = max(best, PROMINENT) if best <= PROMINENT else max(rank for rank, _, _ in ranked)
        names = list(dict.fromkeys(name for rank, name, _ in ranked if rank <= near))
        nouns = tuple(f"${name}" for name in names if self._vocabulary.actions[name].nouns)
        return Main(deed, tuple(f"${name}" for name in names), nouns)

    def _rank(self, name: str, deed: Deed) -> int:
        action = self._vocabulary.actions[name]
        words = action.nouns if deed.use is Use.NOUN else action.verbs
        return words.index(deed.hit.term) if deed.hit.term in words else len(words)


class _Parts:
    """The sentence around a deed, sorted into doer, parts and target."""

    def __init__(self, tongue: Tongue, view: View, main: Main, things: Mapping[str, Finder]) -> None:
        self.tongue = tongue
        self.view = view
        self.main = main
        self.deed = main.deed
        self.things = {name: view.hits(finder) for name, finder in things.items()}
        # Where the verb has a capital all words may have one, and a capital tells nothing.
        self.telling = not view.tokens[self.deed.head].capital and not view.grammar.capital_nouns
        self.target: list[str] = []

    def sketch(self) -> Sketch:
        """Return the sketch."""
        before, after = self._chunks()
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
            if apart and self._people(left):
                continue
            (anywhere if apart else what).extend(self._parts(left, thing=thing))
        if not what and anywhere:
            what, anywhere = anywhere, what
        if mine and (not what or (personal and not self._state(min(mine)))):
            # "Putin resigns" waits for him, and for no other Russian.
            what.insert(0, self._party(doer, sorted(mine)))
            doer = Doer()
        return Sketch(
            language=self.tongue.language,
            verb=self._words(sorted(self.deed.hit.taken)),
            does=self.main.does,
            event=self.main.event,
            who=tuple(dict.fromkeys(doer.codes)),
            doer=doer.named,
            what=_distinct(what),
            anywhere=_distinct(anywhere),
            target=tuple(code for code in dict.fromkeys(self.target) if code not in doer.codes),
            dates=tuple(self.view.dates()),
        )

    def _party(self, doer: Doer, places: Sequence[int]) -> Part:
        words = self._words(places)
        if self._state(places[0]):
            return Part("party", words, tuple(f"${code}" for code in doer.codes))
        return Part("person", words, _names(words))

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
            if ahead and not all(self._named(place) for place in ahead):
                continue
            places.update(chunk)
            codes.append(mention.code)
        return (replace(found, codes=tuple(codes)) if codes else Doer()), places

    def _direct(self, chunk: Sequence[int]) -> bool:
        """Return whether no preposition parts a chunk from the verb."""
        place = chunk[0] - 1
        while place > self.deed.last and self.view.low(place) in self.view.grammar.determiners:
            place -= 1
        return place in self.deed.hit.taken or self.view.low(place) not in self.view.grammar.prepositions | {"as"}

    def _post(self, chunk: Sequence[int]) -> bool:
        """Return whether a phrase says as what somebody does it: "resigns as prime minister of Japan"."""
        return any(self.view.low(place) == "as" for place in range(self.deed.last + 1, chunk[0]))

    def _chunks(self) -> tuple[list[list[int]], list[list[int]]]:
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
        return (
            token.mark
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
        opens = token.capital and token.low in _NAME_OPENERS and self.telling
        return opens and bool(following) and following[0].capital

    def _parts(self, chunk: Sequence[int], *, thing: bool) -> Iterator[Part]:
        """Yield what a rule asks for of one noun phrase; whose it is goes to the target."""
        view = self.view
        inside = view.low(chunk[0] - 1) in PLACES
        mentions = [mention for mention in view.mentions if mention.start in chunk]
        covered: set[int] = set()
        for mention in mentions:
            span = range(mention.start, mention.end)
            ahead = [place for place in chunk if place < mention.start and place not in covered]
            person = not self._state(mention.start)
            if person and ahead and all(self._named(place) for place in ahead):
                span = range(ahead[0], mention.end)
            covered.update(span)
            owner = view.low(mention.end) == "'s" or not mention.name
            if set(span) == set(chunk) and not owner and (thing or inside):
                words = self._words(span)
                terms = _names(words) if person else (f"${mention.code}",)
                yield Part("place" if inside else "person" if person else "party", words, terms)
            else:
                self.target.append(mention.code)
        rest = [place for place in chunk if place not in covered]
        if covered and rest and all(self.view.low(place) in _GENERIC for place in rest):
            # "a Palestinian state" is Palestine.
            yield Part("party", self._words(chunk), (f"${self.target.pop()}",))
        elif rest:
            yield from self._things_in(rest)

    def _state(self, place: int) -> bool:
        """Return whether an actor's name is that of a state or body, and not of a person or an organ in it."""
        mention = self.view.mention_at(place)
        if mention is None:
            return False
        if len(mention.code) != _STATE_CODE:
            return True
        actor = self.tongue.vocabulary.actor(mention.code)
        words = self._words(range(mention.start, mention.end)).lower()
        own = {name.lower() for name in (*actor.names[:3], *actor.adjectives)} if actor else set()
        return words in own or any(words[:4] == name[:4] for name in own if len(name) >= len("Iran"))

    def _things_in(self, places: Sequence[int]) -> Iterator[Part]:
        """Yield the head of a noun phrase, by the list that it is in, and what else names it."""
        following = places[-1] + 1
        if self._listed(places) and self.view.low(following) == "of" and self._capital(places[-1]):
            behind = self.view.tokens[following + 1 : following + 2]
            if behind and behind[0].capital:
                # "Strait of Hormuz" is called Hormuz as well.
                return
        if all(self._named(place) for place in places) and (len(places) > 1 or not self._listed(places)):
            words = self._words(places)
            yield Part(_slot(words), words, _names(words))
            return
        listed = self._listed(places)
        head = places[-listed[0] :] if listed else places[-1:]
        ahead = places[: len(places) - len(head)]
        name_places = [place for place in ahead if self._named(place)]
        if name_places:
            words = self._words(name_places)
            yield Part(_slot(words), words, (words,))
        if not listed:
            for place in ahead:
                if not self._named(place) and self._noun_like(place):
                    yield self._plain(place)
        if listed:
            words = self._words(head)
            terms = (_singular(words),) if listed[1] in KINDS and listed[2] else (f"${listed[1]}",)
            yield Part(listed[1], words, terms)
        elif self._named(head[0]):
            words = self._words(head)
            yield Part(_slot(words), words, (words,))
        else:
            yield self._plain(head[0])

    def _people(self, places: Sequence[int]) -> bool:
        """Return whether a phrase names only some people or other, as "thieves" do."""
        return self.view.low(places[-1]) in _PEOPLE and not any(self._named(place) for place in places[1:])

    def _plain(self, place: int) -> Part:
        word = self.view.tokens[place].text
        return Part(_slot(word), word, (_singular(word),))

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

    def _named(self, place: int) -> bool:
        """Return whether a word is part of a name: its capitals, or a digit in it, say so."""
        token = self.view.tokens[place]
        if any(character.isdigit() for character in token.text):
            return True
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
        return bool(self._listed([place])) or low in _COMMON or (low.endswith("s") and not low.endswith("ss"))

    def _noun_like(self, place: int) -> bool:
        return self.view.low(place) not in _EVERYDAY and not self.view.low(place).endswith("ly")

    def _words(self, places: Iterable[int]) -> str:
        tokens = [self.view.tokens[place] for place in places]
        return "".join(token.text + ("-" if token.glued else " ") for token in tokens).strip(" -")


_STATE_CODE = 2
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
_GENERIC = frozenset({"state", "nation", "country", "people", "thing", "place", "side"})
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
_NAME_OPENERS = frozenset({"new", "el", "al", "la", "le", "los", "san", "the"})
_COMMON = frozenset(("volcano", "earthquake", "police", "parliament", "strike", "fire", "flood", "storm", "plane"))


def _weight(deed: Deed) -> int:
    """Return how many words of a hit are its own: *be killed* says no more than *kill*, nor *agree to* than *agree*."""
    words = deed.hit.term.split(" ")
    return max(1, len(deed.hit.taken) - (words[0] == "be") - (len(words) > 1 and words[-1] in LOOSE))


def _spelt(name: str, kind: Class, lists: Lists) -> Iterator[Spelling | Expression]:
    if lists.get(name, kind):
        yield from spellings(f"${name}", kind, lists)


_SHORTEST = 4
_ORGANISATIONS = frozenset(
    (
        *(
            "bank",
            "board",
            "bros",
            "committee",
            "commission",
            "company",
            "corp",
            "council",
            "court",
            "dam",
            "group",
            "inc",
        ),
        *(
            "group",
            "inc",
            "institute",
            "islands",
            "ltd",
            "media",
            "motors",
            "party",
            "sea",
            "street",
            "tower",
            "treaty",
            "union",
        ),
        *("university", "valley", "act", "airlines", "airport", "pact", "prize", "river", "canal", "strait"),
    )
)


def _names(words: str) -> tuple[str, ...]:
    """Return the ways in which a name is written: a person's is the last of two words, too."""
    several = words.split()
    if len(several) in {2, 3} and all(word[:1].isupper() and word.isalpha() and not word.isupper() for word in several):
        last = several[-1]
        return (words,) if last.lower() in _ORGANISATIONS or len(last) < _SHORTEST else (words, last)
    return (words,)


def _singular(words: str) -> str:
    """Return a plain English noun as a rule has it, in the singular."""
    if words.isupper():
        return words
    low = words.lower()
    if low.endswith("ies") and len(low) > len("ties"):
        return f"{low[:-3]}y"
    if low.endswith("ves"):
        return f"{low[:-3]}f"
    if re.search(r"(?:ss|x|ch|sh)es$", low):
        return low[:-2]
    return low[:-1] if re.search(r"[^suia]s$", low) else low


def _slot(words: str) -> str:
    """Return a name for a slot, from the last word of what fills it."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower().split()[-1]).strip("-")
    return plain or "thing"


def _distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    seen: set[tuple[str, ...]] = set()
    for part in parts:
        if part.terms in seen:
            continue
        seen.add(part.terms)
        name, number = part.name, 2
        while name in found:
            name, number = f"{part.name}-{number}", number + 1
        found[name] = Part(name, part.words, part.terms)
    return tuple(found.values())


def _own_verb(tongue: Tongue, view: View, vocabulary: Vocabulary, before: int) -> Deed | None:
    """Return the first word before a place that looks like a finite verb, though no list has it."""
    for place in range(1, min(before, len(view.tokens))):
        passive = view.low(place - 1) in view.grammar.be and view.low(place).endswith(("ed", "en"))
        after = view.low(place + 1)
        plural = view.low(place - 1).endswith("s") and after in view.grammar.determiners
        bare = plural and place == 1 and view.low(place).isalpha() and view.mention_at(place) is None
        past = view.low(place) in _pasts(vocabulary) and view.mention_at(place) is None
        if passive or bare or past or tongue.syntax.finite(view, place):
            hit = Hit(place, place + 1, frozenset({place}), frozenset(), view.low(place), False)
            left = Left(place - 1 if passive else place, be=passive)
            return Deed(hit, Use.PASSIVE if passive else Use.ACTIVE, left)
    return None


def _pasts(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the irregular past tenses that are no base form as well."""
    if vocabulary.language != "en":
        return frozenset()
    pasts = {past for _, past, _, _ in vocabulary.verbs.values() for past in past.split(OR)}
    return frozenset(pasts - set(vocabulary.verbs))


def base_form(word: str, vocabulary: Vocabulary) -> str:
    """Return the infinitive that an English verb form is most likely of."""
    for base, forms in vocabulary.verbs.items():
        if any(word in form.split(OR) for form in forms):
            return base
    if word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|zz|ch|sh|o)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("ed"):
        stem = word[:-2]
        if re.search(r"([bdfgmnprt])\1$", stem):
            return stem[:-1]
        if re.search(r"(?:[aeiou][bcdgklmnprtsvz]|[szcvu]|[^aeiou]l|rg|ng)$", stem) and not _PLAIN.search(stem):
            return f"{stem}e"
        return stem
    return word


def _both_spellings(base: str) -> tuple[str, ...]:
    """Return a verb as the British and the Americans write it."""
    if base.endswith("ise") and len(base) > len("advise"):
        return (base, f"{base[:-3]}ize")
    return (base, f"{base[:-3]}ise") if base.endswith("ize") and len(base) > len("seize") else (base,)


_PLAIN = re.compile(r"(?:[aeiou]{2}[bcdgklmnprt]|er|en|it|et|on|or|ss|el)$")
