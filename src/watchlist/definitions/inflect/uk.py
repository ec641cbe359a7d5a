"""Ukrainian families: those of the dictionary, with what headlines do to them.

A preposition has as many spellings as its neighbours ask for (в, у; з, із, зі), a phrase is turned round ("у відставку
подав"), and a verb that takes an object has a passive in -ся and long participles beside what the dictionary lists.
"""

from __future__ import annotations

from itertools import product

from watchlist.definitions.inflect import slavic
from watchlist.definitions.inflect.slavic import Family
from watchlist.definitions.inflect.ukrainian_nouns import cases, readings
from watchlist.language.forms import Form

_ALIKE = (("в", "у"), ("з", "із", "зі"), ("з-під", "із-під"))
_INFINITIVES = ("ти", "тися", "тись")
_PREPOSITIONS = frozenset(
    ["в", "у", "на", "з", "із", "зі", "до", "від", "за", "проти", "по", "про", "під", "щодо", "з-під", "із-під"]
)
_TURNED = frozenset({Form.PAST, Form.THIRD, Form.FUTURE, Form.PARTICIPLE})
# With -ся these are other verbs: who "погодився" has not been agreed on.
_OTHERWISE = frozenset(
    [
        *(
            "відмовити",
            "погодити",
            "домовити",
            "зустріти",
            "назвати",
            "дістати",
            "видати",
            "стати",
            "прийняти",
            "взяти",
        ),
        *("забрати", "показати", "заявити", "позбавити", "звільнити", "утримати", "провести", "визнати", "виступити"),
    ]
)
_OF_CASE = {"nomn": {Form.NOMINATIVE}, "ablt": {Form.INSTRUMENTAL}}
_GENDERS = ("masc", "femn", "neut", "plur")


def verb(term: str) -> Family:
    """Return every spelling of a verb, with the forms that each can be; -ся is no passive where the term has it."""
    words = term.split(" ")
    place = next((i for i, word in enumerate(words) if slavic.infinitive(word, "uk")), None)
    if place is None and len(words) > 1:
        # "Більше не чинний": a predicate without its verb.
        return {term: {Form.PARTICIPLE}}
    if place:
        # "Більше не діяти": what stands in front stays there.
        front = " ".join(words[:place])
        return {f"{front} {spelling}": forms for spelling, forms in verb(" ".join(words[place:])).items()}
    head, _, rest = term.partition(" ")
    own = head.endswith(("ся", "сь"))
    if own:
        head = f"{head[:-2]}ся"
    found: Family = {}
    for spelling, forms in slavic.verb(head, "uk").items():
        # "Скасувать" for "скасувати" is no news, and "запустить" is a future.
        plain = forms - {Form.REFLEXIVE} - (set() if spelling.endswith(_INFINITIVES) else {Form.BASE})
        if not plain:
            continue
        _put(found, spelling, plain)
        if not own and Form.PARTICIPLE in forms:
            for passive in _long(spelling):
                _put(found, passive, plain)
    if own:
        for spelling in [each for each in found if each.endswith("ся")]:
            if spelling[-3] in "аоиіь" and not spelling.endswith("ться"):
                _put(found, f"{spelling[:-2]}сь", found[spelling])
    elif not rest and any(Form.PARTICIPLE in forms for forms in found.values()):
        for spelling, forms in _reflexives(head).items():
            _put(found, spelling, forms)
    return _phrases(found, rest)


def noun(term: str) -> Family:
    """Return every spelling of a noun, with the forms that each can be; an adjective alone has all of its own."""
    if " " not in term and not readings(term, "NOUN") and readings(term, "ADJF"):
        return slavic.adjective(term, "uk")
    found: Family = {}
    for each in cases(term):
        for spelling in _spelled(each.spelling):
            _put(found, spelling, {Form.PLURAL if each.plural else Form.SINGULAR})
    return found


def name(term: str) -> Family:
    """Return every spelling of a name, with its cases; a name that is written small has a plural, too."""
    found: Family = {}
    listed = [*cases(term)]
    both = (term[0].islower() and " " not in term) or all(each.plural for each in listed)
    for each in listed:
        if both or not each.plural:
            number = Form.PLURAL if each.plural else Form.SINGULAR
            _put(found, each.spelling, {number} | _OF_CASE.get(each.case, set()))
    return found


def adjective(term: str) -> Family:
    """Return every spelling of an adjective."""
    return slavic.adjective(term, "uk")


def _put(found: Family, spelling: str, forms: set[Form]) -> None:
    found.setdefault(spelling, set()).update(forms)


def _phrases(found: Family, rest: str) -> Family:
    """Return the spellings of a verb with the words that follow it, which a headline may put in front."""
    if not rest:
        return found
    phrases: Family = {}
    after = _spelled(rest)
    for spelling, forms in found.items():
        for each in after:
            _put(phrases, f"{spelling} {each}", forms)
            if forms & _TURNED and each.split()[-1] not in _PREPOSITIONS:
                gap, parted, words = each.rpartition(".. ")
                _put(phrases, f"{words} .. {spelling}" if parted and not gap else f"{each} {spelling}", forms)
    return phrases


def _spelled(phrase: str) -> list[str]:
    """Return a phrase with every spelling of its prepositions."""
    choices = [next((alike for alike in _ALIKE if word in alike), (word,)) for word in phrase.split()]
    return [" ".join(words) for words in product(*choices)]


def _long(impersonal: str) -> list[str]:
    """Return the long participle of one in -но or -то as a predicate has it: *скасовано, скасований*."""
    parses = slavic.analyser("uk").parse(f"{impersonal[:-1]}ий")
    known = [parse for parse in parses if parse.tag.POS == "ADJF" and "pssv" in parse.tag.grammemes]
    forms = (known[0].inflect(frozenset({"nomn", gender})) for gender in _GENDERS) if known else ()
    return [form.word for form in forms if form is not None]


def _reflexives(head: str) -> Family:
    """Return the forms of a verb with -ся, where the dictionary has them."""
    if head in _OTHERWISE or not slavic.analyser("uk").word_is_known(f"{head}ся"):
        return {}
    return slavic.verb(f"{head}ся", "uk")
