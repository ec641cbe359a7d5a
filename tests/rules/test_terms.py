"""A term as written, and all the spellings it stands for."""

import pytest

from watchlist.language.tokens import Tokeniser, sentence
from watchlist.language.vocabulary import Action, Actor, Vocabulary, load
from watchlist.rules.finder import Finder
from watchlist.rules.terms import Class, Expression, Lists, TermError, spellings

VOCABULARY = Vocabulary(
    actors={"cn": Actor(code="cn", names=("China", "Beijing"), adjectives=("Chinese",))},
    actions={"open": Action(verbs=("open", "unveil"), nouns=("opening",))},
    things={"metal": ("cobalt", "rare earth")},
    verbs={"break": ("breaks", "broke", "broken", "breaking")},
)
LISTS = Lists(
    VOCABULARY,
    {"site": ("mine", "$metal pit"), "+open": ("cut the ribbon",), "loop": ("$loop",), "rx": ("/x+/",)},
    Tokeniser(VOCABULARY),
)


def finds(term: str, text: str, kind: Class = Class.NOUN) -> list[str]:
    """The words of a text that a term meets."""
    one = sentence(text)
    hits = Finder(lambda: [spellings(term, kind, LISTS)]).find(one)
    return [" ".join(one.tokens[place].text for place in sorted(hit.taken)) for hit in hits]


def test_a_verb_beside_what_is_no_word_is_that_verb() -> None:
    """A German verb stands in front of what belongs to it as well, and here nothing does."""
    tokeniser = Tokeniser(load("de"))
    found = [*spellings("~ beginnen", Class.VERB, Lists(load("de"), {}, tokeniser))]

    assert found
    assert not [each for each in found if isinstance(each, Expression) or any(part.gap for part in each.elements)]


@pytest.mark.parametrize(
    ("term", "kind", "text", "expected"),
    [
        ("mine", Class.NOUN, "Mines and a mine, a miner", ["Mines", "mine"]),
        ("open", Class.VERB, "opens opened opening open opener", ["opens", "opened", "opening", "open"]),
        ("break ground", Class.VERB, "They broke ground", ["broke ground"]),
        ("take .. off", Class.VERB, "takes six ships off the list", ["takes off"]),
        ("take .. off", Class.VERB, "takes; ships off", []),
        ("take .. off", Class.VERB, "takes one two three four five six seven off", []),
        ("lith*", Class.NOUN, "lithium, Lithgow, light", ["lithium", "Lithgow"]),
        ("EU", Class.NOUN, "eu EU Eu", ["EU"]),
        ("EU", Class.NOUN, "THE EU ACTS", ["EU"]),
        ("=Ore", Class.NOUN, "Ore ore Ores", ["Ore"]),
        ("$metal", Class.NOUN, "cobalt and rare earths", ["cobalt", "rare earths"]),
        ("$metal pit", Class.NOUN, "a cobalt pit, rare earth pits", ["cobalt pit", "rare earth pits"]),
        ("$site", Class.NOUN, "the mine, the cobalt pit", ["mine", "cobalt pit"]),
        ("$open", Class.VERB, "unveils; cuts the ribbon; opening", ["unveils", "cuts the ribbon", "opening"]),
        ("$open", Class.NOUN, "an opening unveils", ["opening"]),
        ("$cn", Class.NOUN, "China, Chinese, china", ["China", "Chinese"]),
        ("$cn ore", Class.NOUN, "Chinese ore", ["Chinese ore"]),
        ("/ob.l+/", Class.NOUN, "a cobalt mine", ["cobalt"]),
        ("$rx", Class.NOUN, "xxx y", ["xxx"]),
        ("shadow fleet", Class.NOUN, "the shadow-fleet's ships", ["shadow fleet"]),
        ("Russia fleet", Class.NOUN, "Russia's fleet", ["Russia fleet"]),
        ("Norway's bank", Class.NOUN, "Norway's banks", ["Norway banks"]),
    ],
)
def test_a_term_meets_its_family_and_nothing_else(term: str, kind: Class, text: str, expected: list[str]):
    """Words are families, and every mark of the grammar of terms does what the reference says."""
    assert finds(term, text, kind) == expected


@pytest.mark.parametrize(
    ("term", "what", "mend"),
    [
        ("$metl", "no list is called $metl", "did you mean $metal?"),
        ("$zzzz", "no list is called $zzzz", "write it under `terms`"),
        ("$loop", "the list $loop holds itself", "take it out of its own terms"),
        ("$rx pit", "$rx holds an expression, which cannot be part of a phrase", "use $rx alone"),
        ("/(?=x)/", "the expression /(?=x)/ cannot be used", "RE2 knows no look-around"),
        ("—", "the term '—' has no word in it", "write a word, or leave it out"),
        (".. off", "the gap in '.. off' has nothing on one side", "write words before and after `..`"),
        ("x*", "the prefix 'x*' would meet almost any word", "write at least two letters"),
    ],
)
def test_a_term_that_cannot_be_used_says_why(term: str, what: str, mend: str):
    """Every unusable term is an error that names the mend."""
    with pytest.raises(TermError) as caught:
        list(spellings(term, Class.VERB, LISTS))

    assert caught.value.what.startswith(what)
    assert caught.value.mend == mend


def test_a_phrase_of_too_many_lists_is_refused():
    """Lists in one phrase multiply, and a phrase that stands for millions is a mistake."""
    lists = Lists(Vocabulary(), {"many": tuple(f"w{n}" for n in range(200))}, Tokeniser(Vocabulary()))

    with pytest.raises(TermError, match="stands for 8,000,000 phrases"):
        list(spellings("$many $many $many", Class.NOUN, lists))


def test_an_empty_match_of_an_expression_is_no_hit():
    """An expression that can match nothing meets nothing."""
    assert finds("/q*/", "abc") == []
