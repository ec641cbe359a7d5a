"""Who does it, in Russian and Ukrainian: the case tells, and where names have none, what stands before them."""

from __future__ import annotations

from collections.abc import Iterator

from watchlist.language.forms import Form
from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer, group
from watchlist.rules.slavic.agreement import agrees
from watchlist.rules.view import Break, View

_AFTER_NOUN = 6
"""So many words after a noun its doer may stand: "снятие с танкеров санкций Вашингтоном"."""


def find_doer(view: View, deed: Deed, use: Use) -> Doer:
    """Return who does the deed, used as told."""
    if use is Use.NOUN:
        return _of_noun(view, deed) or Doer(open=True)
    if use is Use.PASSIVE:
        named = _instrument(view, deed) or _between(view, deed) or _place(view, deed) or _owner(view, deed)
        return named or Doer(open=True)
    if Form.BASE in deed.hit.forms and (told := _told(view, deed)) is not None:
        return group(view, told)
    if (subject := _subject(view, deed)) is not None:
        return group(view, subject)
    return _place(view, deed) or (Doer(open=True) if Form.GERUND in deed.hit.forms else Doer())


def _subject(view: View, deed: Deed) -> Mention | None:
    """Return the actor in the nominative: the nearest before the verb, else one after it in its clause."""
    before = [each for each in _within(view, deed, Break.STRONG) if each.end <= deed.head]
    after = [each for each in _within(view, deed, Break.WEAK) if each.start > deed.head]
    for strictly in (True, False):
        for mention in reversed(before):
            # "пів року тому США послабили": right before its verb a name without cases is the subject.
            caseless = mention.end == deed.left.start and _caseless(view, mention)
            if (caseless or _nominative(view, mention)) and agrees(view, mention, deed, strictly):
                return _last_joined(view, mention)
        for mention in after:
            if _nominative(view, mention, deed) and agrees(view, mention, deed, strictly):
                return _last_joined(view, mention)
    return None


def _last_joined(view: View, mention: Mention) -> Mention:
    """Return the last of the names that are joined to one: "США и Израиль"."""
    for other in view.mentions:
        gap = range(mention.end, other.start)
        if gap and all(view.low(place) in view.grammar.joins for place in gap):
            mention = other
    return mention


def _within(view: View, deed: Deed, weakest: Break) -> Iterator[Mention]:
    """Yield the actors that no break so strong parts from the deed."""
    for mention in view.mentions:
        first, last = sorted((mention.start, deed.head))
        if mention.doer and view.between(first, last) < weakest:
            yield mention


def _nominative(view: View, mention: Mention, deed: Deed | None = None) -> bool:
    """Return whether an actor stands in the nominative; of a name without cases the word before it tells."""
    grammar, before = view.grammar, view.low(mention.start - 1)
    opens = mention.start == 0 or view.breaks[mention.start - 1] > Break.NONE
    if before in grammar.organs and mention.name:
        # "президент США", "власти России": the organ is in front, and the name in the genitive.
        subjects = grammar.words("subjects") or grammar.organs
        return before in subjects and view.low(mention.start - 2) not in grammar.prepositions
    if not mention.name:
        return before not in grammar.prepositions and view.low(mention.end - 1).endswith(_NOMINATIVE)
    if Form.NOMINATIVE not in mention.forms:
        return False
    if before in grammar.prepositions:
        return False
    if Form.INSTRUMENTAL not in mention.forms or opens:
        return True
    # "санкции США": a noun before a name without cases owns nothing; it is owned.
    after_verb = deed is not None and mention.start == deed.last + 1
    after_verb = after_verb or (deed is not None and before in grammar.words("whether"))
    return after_verb or grammar.adverb(before) or before in grammar.ands or before in grammar.that


_NOMINATIVE = ("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ій", "а", "я", "е", "є", "і")
"""The endings of adjectives in the nominative: "американские власти"."""


def _caseless(view: View, mention: Mention) -> bool:
    """Return whether a name has no cases and nothing before it governs it."""
    both = {Form.NOMINATIVE, Form.INSTRUMENTAL} <= mention.forms
    # "ФРС США", but "в Ірані США".
    owned = any(other.end == mention.start and Form.NOMINATIVE in other.forms for other in view.mentions)
    return both and not owned and view.low(mention.start - 1) not in view.grammar.prepositions


def _told(view: View, deed: Deed) -> Mention | None:
    """Return who stands right before an infinitive: whose decision it is, or who is told, urged, allowed to.

    "Решение США ослабить", "призвал США не снимать", "позволили Индии покупать".
    """
    return next((each for each in view.mentions if each.doer and each.end in {_first(view, deed), deed.head}), None)


def _first(view: View, deed: Deed) -> int:
    """Return the first word of an infinitive with its negation and adverbs."""
    place = deed.head
    while view.low(place - 1) in view.grammar.negations or view.grammar.adverb(view.low(place - 1)):
        place -= 1
    return place


def _between(view: View, deed: Deed) -> Doer | None:
    """Return the parties of what was signed or broken: "договор между США и Россией подписан"."""
    for mention in view.mentions:
        if (
            view.low(mention.start - 1) in view.grammar.words("between")
            and view.between(*sorted((mention.start, deed.head))) < Break.STRONG
        ):
            return group(view, _last_joined(view, mention))
    return None


def _instrument(view: View, deed: Deed) -> Doer | None:
    """Return who stands in the instrumental: "введены Вашингтоном"."""
    for mention in _within(view, deed, Break.STRONG):
        before = view.low(mention.start - 1)
        cased = Form.INSTRUMENTAL in mention.forms and Form.NOMINATIVE not in mention.forms
        if (cased or before in view.grammar.words("agents")) and before not in view.grammar.prepositions:
            return group(view, mention)
    return None


def _place(view: View, deed: Deed) -> Doer | None:
    """Return the place that stands for a doer that nobody names: "в США сняли санкции"."""
    places = view.grammar.words("places")
    for mention in _within(view, deed, Break.STRONG):
        if mention.name and mention.end <= deed.head:
            before = [view.low(mention.start - 1), view.low(mention.start - 2)]
            there = before[0] in places or (before[0] in view.grammar.organs and before[1] in places)
            # "на Украине" is where, "на Украину" whither.
            whither = before[0] == "на" and not view.low(mention.end - 1).endswith("е")
            if there and not whither:
                return group(view, mention)
    return None


def _owner(view: View, deed: Deed) -> Doer | None:
    """Return whose act it is that the passive is about: "санкции ЕС продлены", "начались переговоры США".

    Whose tankers are freed frees none: `acts` lists what is somebody's doing.
    """
    acts = view.grammar.words("acts")
    for mention in _within(view, deed, Break.STRONG):
        place = mention.start - 1
        if not mention.name or place < 0 or view.breaks[place] is not Break.NONE or place in deed.hit.taken:
            continue
        if mention.start > deed.last and view.between(deed.last, mention.start) is not Break.NONE:
            continue
        word = view.low(place)
        if word in acts if acts else word not in view.grammar.prepositions and not view.grammar.adverb(word):
            return group(view, mention)
    return None


def _of_noun(view: View, deed: Deed) -> Doer | None:
    """Return the doer of a noun: in the instrumental, right after it, or as an adjective right before.

    After an arrest stands who is arrested: `done_to` lists nouns that are followed by whom they are done to.
    """
    for mention in view.mentions:
        if mention.end == deed.head and not mention.name:
            return Doer((mention.code,), view.tokens[mention.start].text)
        if mention.start == deed.last + 1 and mention.name and deed.hit.term not in view.grammar.words("done_to"):
            return group(view, mention)
        cased = Form.INSTRUMENTAL in mention.forms and Form.NOMINATIVE not in mention.forms
        near = deed.last < mention.start <= deed.last + _AFTER_NOUN
        if cased and near and view.low(mention.start - 1) not in view.grammar.prepositions:
            return group(view, mention)
    return None
