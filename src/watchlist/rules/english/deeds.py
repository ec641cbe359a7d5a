"""English deeds: verbs in their place, and nouns of the same deed.

The step refuses words that only look like the action: a name (the START of New START), a noun with the
spelling of a verb ("sanctions on", "the test"), a bare verb where none can stand.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.english.auxiliaries import look_left, modal
from watchlist.rules.english.finite import finite
from watchlist.rules.english.tenses import awaited
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View


def deeds(view: View, hits: Iterable[Hit]) -> list[Deed]:
    """Return the actions at these hits as they are used; a word that is a verb in its place is no noun there."""
    found = [each for hit in hits if (each := deed(view, hit)) is not None]
    verbs = {each.head for each in found if each.use is not Use.NOUN}
    return [each for each in found if each.use is not Use.NOUN or each.head not in verbs]


def deed(view: View, hit: Hit) -> Deed | None:
    """Return the action as it is used at a hit, or None where the word only looks like it."""
    if view.name(hit.start):
        return None
    left = _before_noun(view, hit) if hit.noun else look_left(view, hit.start, bare=Form.BASE in hit.forms)
    use = (None if _modifies(view, hit) else Use.NOUN) if hit.noun else _use(view, hit, left)
    if use is None or (use is not Use.NOUN and _other_verb(view, hit)):
        return None
    if left.status is None and use is Use.PAST and Form.BASE in hit.forms:
        # "may announce a rate cut": the same spelling is a noun, as the verb's things will tell.
        left = replace(left, status=(noun := _before_noun(view, hit)).status, because=noun.because)
    if left.status is None and use is not Use.NOUN and (why := _known(view, left.start)):
        left = replace(left, status=Status.HISTORY, because=why)
    if left.status is None and (opener := awaited(view, hit, use is Use.NOUN)) is not None:
        left = replace(left, status=Status.FORECAST, because=f"“{opener}” it, something else is to follow")
    return Deed(hit, use, left)


def _other_verb(view: View, hit: Hit) -> bool:
    """Return whether particles make another verb of it: who closes in on something closes nothing."""
    return (view.low(hit.end), view.low(hit.end + 1)) in _PAIRS and len(hit.taken) == 1


_PAIRS = frozenset({("in", "on"), ("up", "to"), ("out", "of"), ("away", "from"), ("down", "on"), ("off", "from")})


def _before_noun(view: View, hit: Hit) -> Left:
    """Return what stands right before a noun of the deed: "to" there governs no infinitive, "not" denies it."""
    before = view.low(hit.start - 1)
    if before in view.grammar.negations:
        return Left(hit.start - 1, status=Status.DENIED, because=f"“{before}” before the noun")
    for place in range(hit.start - 1, -1, -1):
        if view.breaks[place] > Break.NONE:
            break
        word = view.low(place)
        if view.grammar.modal(word) and not view.name(place):
            return Left(hit.start, status=modal(view, word), because=f"“{word}” before the verb that it hangs on")
    return Left(hit.start)


def _known(view: View, start: int) -> str:
    """Return why what a verb tells is taken for known: it lasts ("remains closed"), or says which one is meant."""
    place = start - 1
    while place >= 0 and view.grammar.adverb(view.low(place)) and view.low(place) not in view.grammar.words("lasting"):
        place -= 1
    word = view.common(place)
    if word in view.grammar.words("lasting"):
        return f"“{word}” it lasts, and is no news"
    # "the missile that killed him": not after a verb that says something, "says that it eased".
    if word in {"who", "which"} or (word == "that" and not _reporting(view, place - 1)):
        return f"“{word}” says which one is meant"
    # "keep the strait closed": what keeps it so stands before the thing.
    kept = next((here for here in range(place, -1, -1) if view.breaks[here] > Break.NONE or _keeps(view, here)), -1)
    return f"“{view.low(kept)}” it lasts, and is no news" if kept >= 0 and _keeps(view, kept) else ""


def _keeps(view: View, place: int) -> bool:
    return view.common(place) in view.grammar.words("keeps")


def _reporting(view: View, place: int) -> bool:
    """Return whether a word says something, so that what follows it is what is said."""
    word = view.low(place)
    return place < 0 or word in view.grammar.reports or finite(view, place) or word.endswith("ed")


def _use(view: View, hit: Hit, left: Left) -> Use | None:
    forms = hit.forms
    head = hit.start
    if left.be and Form.PARTICIPLE in forms:
        return Use.PASSIVE
    if left.have and Form.PARTICIPLE in forms:
        return Use.ACTIVE
    if left.base and Form.BASE in forms:
        return Use.ACTIVE
    if Form.GERUND in forms:
        return _gerund(view, hit, left)
    if Form.PAST in forms or Form.PARTICIPLE in forms:
        if Form.BASE in forms and _looks_like_noun(view, hit):
            return None
        return Use.PAST
    if Form.THIRD in forms:
        return None if _looks_like_noun(view, hit) else Use.ACTIVE
    if Form.BASE in forms and _plural_subject(view, head, hit.term) and not _looks_like_noun(view, hit):
        return Use.ACTIVE
    return None


def _gerund(view: View, hit: Hit, left: Left) -> Use:
    before, after = view.low(hit.start - 1), view.low(hit.end)
    if left.be or _headline_progressive(view, hit):
        return Use.ACTIVE
    if after == "of" or before in view.grammar.determiners or before == "'s":
        return Use.NOUN
    # "..., freeing both from limits", "after lifting", "by easing" tell of something done.
    if before in {"after", "by", "since", ","} and hit.start > 0:
        return Use.ACTIVE
    return Use.NOUN


def _headline_progressive(view: View, hit: Hit) -> bool:
    """Return whether a gerund right after the actor that opens the clause stands for "is ...ing": "US freeing ship"."""
    subject = view.mention_at(hit.start - 1)
    if subject is None or not subject.doer or view.low(hit.end) in {"of", ""}:
        return False
    return view.clause_start(subject.start) == subject.start


def _modifies(view: View, hit: Hit) -> bool:
    """Return whether a noun of the action is only the first half of another: "expiry date"."""
    return view.tokens[hit.end - 1].glued


def _looks_like_noun(view: View, hit: Hit) -> bool:
    grammar = view.grammar
    if hit.term.split(" ")[0] not in grammar.twins:
        return False
    before, after = view.low(hit.start - 1), view.low(hit.end)
    if before in grammar.determiners or before == "'s" or before in grammar.prepositions:
        return True
    if before[:1].isdigit() or view.tokens[max(0, hit.start - 1)].glued:
        return True
    if grammar.auxiliary(after) or after in {"of", "against", "to", "remain", "remains"}:
        return True
    # "sanctions on Russia" is a noun; "contract ends on Friday" is none, but ends takes nothing after it.
    intransitive = hit.term in grammar.intransitive or hit.term in grammar.either
    return after in {"on", "for", "in", "from", "over"} and not intransitive and len(hit.taken) == 1


def _plural_subject(view: View, head: int, term: str) -> bool:
    """Return whether several stand right before a bare verb: two actors, or a plural."""
    grammar = view.grammar
    place = head - 1
    while place >= 0 and grammar.adverb(view.low(place)):
        place -= 1
    if place < 0 or view.breaks[place] >= Break.STRONG:
        return False
    last = view.mention_at(place)
    if last is not None:
        joined = view.low(last.start - 1) in {"and", ",", "&"}
        return joined and view.mention_at(last.start - 2) is not None
    word = view.tokens[place]
    if word.low in grammar.several or word.low in grammar.organs:
        return word.low.endswith("s") or word.low in grammar.several
    if word.mark or word.text == "'s" or word.low in grammar.prepositions or word.low in grammar.determiners:
        return word.low in _RELATIVES
    if not word.low.endswith("s") or word.low.endswith("ss"):
        return False
    # "Party concedes defeat": a plural may be a verb, and then what follows a noun; "Greens win" begins with one.
    return term not in grammar.twins or _begins(view, place)


def _begins(view: View, place: int) -> bool:
    """Return whether nothing but actors, numbers and determiners stands before a word in its clause."""
    return all(
        view.mention_at(here) is not None or view.low(here) in view.grammar.determiners or view.low(here)[:1].isdigit()
        for here in range(view.clause_start(place), place)
    )


_RELATIVES = frozenset({"who", "that", "which"})
