"""Verbs that are not written as verbs, and verbs that a headline takes for nouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from watchlist.language.families import verb_family
from watchlist.language.forms import Form
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw
from watchlist.rules.lint.book import Book, Listed, Path, language_of_term, warn
from watchlist.rules.terms import Class

_NOUNS = """
abuse ace address advance aid aim alarm alert ally ambush amount anchor answer appraise army assault attempt
auction audit award balance bank bar bargain barrel barricade barter base battle beam bench benefit bet bid bill
blame blast blockade blow bluff board boat bomb bond book boom boycott brand breach bribe bridge brief broadcast
budget bundle burn bust call camp campaign cap care cartel case cash cast catch cause cede censor censure
challenge chance change channel chart charter chase chip claim clash climb cloud club coach coast coin collapse
collect combat comfort command comment commission compound compromise concern conduct conflict contact contest
contract control convert convict copy cost counsel counter court crack crash credit crew crowd cruise crush cure
dam damage dash date debate debut decline decree default delay design desire detail discharge discount dispatch
display dispute distance ditch divide dock doctor document dollar draft drain draw dream dredge dress drift
drive drug dump duty edge embargo embrace encounter end engineer escape escort estimate exercise exhibit expand
experiment export extract fake farm fault favor favour fear feature feed fence ferry fever fight figure file
film filter finger firm fish flag flash fleet flight flood floor flow fly focus forecast forest forge form
forward foul frame fraud front fuel function gain gamble game gas gather gauge gift glue grade grind grip ground
guarantee guard guess guide gun halt hand handle harbor harbour harm harvest haul head help hire hit host house
hunt impact import increase index influence interest interview invoice jail jam jet join joke judge jump kick
label land launder lead leak leap lecture level light line link loan lobby lock loot loss lure mail map march
mark market mask master match matter mean merge mess mine mint mirror miss mission model monitor mortgage motion
name need network note notice number nurse offer oil order outlaw overhaul pace pack pact paint panel parade
pardon park part partner pass patent patrol pause pay peak permit petition phone photograph picture pilot pipe
pirate pitch plane plant play plot plug poison police poll pool pose position pound power practice praise
prejudice present press price print prize process profile profit program programme progress promise proof
protest pump punch purpose pursuit question quota quote race radio rally range rank rape rate reach read reason
rebel rebound recall record recruit reform refund refuse regret reject remark remedy rent repair reply reprieve
rescue research reserve resort result retreat return revenge reverse reward ride riot risk rival rock role
rotate rule rumor rumour run rush sack sacrifice sail sample sanction save say scale scan scare schedule score
scrap screen seal search season secret sentence serve service set settle shadow shake shape share shell shelter
shield shock shoot shop shore shot shout shut siege signal silence sin slam slide slip slump smoke snap sound
source space spark speed spend split sponsor spot spread spring spy squad stake stall stamp stand standard star
state station stay steam steer stem step stock storm strain stream stress stretch struggle study subject
subpoena sue suit summit supply support surge surprise surrender survey suspect sweep swing table tackle tag
tail tap task taste tender term thing thread threat ticket time tip toast toll top torture total touch tour tow
track trade train transit transport trap travel treat trial trick trigger trip truck trust tune turn tweet type
update upgrade value venture view voice volunteer wage wake warrant warship waste watch water wave weapon
weather welcome wing wire wish witness wound wreck yield zone
"""
NOUNS = frozenset(_NOUNS.split())
"""English verbs of the news whose third person is the plural of a noun."""


def verbs_that_are_bent(book: Book) -> Iterator[Flaw]:
    """A verb is written as its infinitive: "eases" would be bent to "easesed"."""
    bases = {language: _bases(tongue.vocabulary) for language, tongue in book.tongues.items()}
    for listed in _verbs(book):
        for place, term in enumerate(listed.terms):
            first, space, rest = term.partition(" ")
            known = bases[language_of_term(term)]
            if not _plain(term) or first in known.values() or (base := known.get(first)) is None:
                continue
            path = (*listed.path, place)
            yield warn(
                path, f"“{first}” is a form of “{base}”", f"write “{base}{space}{rest}”, or “={term}” for it alone"
            )


def verbs_that_are_nouns(book: Book) -> Iterator[Flaw]:
    """Where nothing guards a verb, "patents on chips" patents something."""
    guarded = book.tongues["en"].grammar.twins
    own = {term for listed in book.listed() if listed.kind is Class.NOUN for term in listed.terms}
    for listed in _verbs(book):
        for place, term in enumerate(listed.terms):
            if not _plain(term) or term in guarded or not (term in NOUNS or term in own):
                continue
            path: Path = (*listed.path, place)
            plural, past = (next(_forms(term, form, book), term) for form in (Form.THIRD, Form.PAST))
            mend = f"write “={past}” for the verb alone, and “{term}” under `event` if the noun is meant, too"
            yield warn(path, f"“{plural}” may be a noun, and is taken for the verb", mend)


def _verbs(book: Book) -> Iterator[Listed]:
    return (listed for listed in book.listed() if listed.kind is Class.VERB)


def _plain(term: str) -> bool:
    return not (term.startswith(("=", "/")) or "$" in term or "*" in term)


def _forms(term: str, form: Form, book: Book) -> Iterator[str]:
    family = verb_family(term, book.tongues["en"].vocabulary)
    return (spelling for spelling, forms in family.items() if form in forms)


def _bases(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the infinitive of every bent verb that the vocabulary knows."""
    verbs = {word for action in vocabulary.actions.values() for word in action.verbs if " " not in word}
    found: dict[str, str] = {}
    for verb in sorted(verbs):
        for spelling, forms in verb_family(verb, vocabulary).items():
            if Form.BASE not in forms:
                found.setdefault(spelling, verb)
    return {spelling: verb for spelling, verb in found.items() if spelling not in verbs}
