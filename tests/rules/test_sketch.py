"""A sentence sketched: what a rule would wait for."""

from datetime import date

import pytest

from watchlist.language.vocabulary import load
from watchlist.rules.sketch import Sketch, Sketcher
from watchlist.rules.sketch.names import singular
from watchlist.rules.sketch.verbs import base_form


@pytest.fixture(scope="module")
def english() -> Sketcher:
    """What sketches English sentences."""
    return Sketcher(load("en"))


def told(sketch: Sketch) -> dict[str, object]:
    """Return a sketch as a reader would write it down."""
    return {
        "does": " ".join(sketch.does),
        "who": " ".join(sketch.who),
        "what": {part.name: " | ".join(part.terms) for part in sketch.what},
        "anywhere": {part.name: " | ".join(part.terms) for part in sketch.anywhere},
        "target": " ".join(sketch.target),
    }


@pytest.mark.parametrize(
    ("sentence", "does", "who", "what", "anywhere", "target"),
    [
        (
            "OFAC delists tankers of the shadow fleet",
            "$delist",
            "us",
            {"tanker": "$tanker", "shadow-fleet": "$shadow-fleet"},
            {},
            "",
        ),
        ("US eases sanctions on Russian oil", "$ease", "us", {"sanctions": "$sanctions", "oil": "$oil"}, {}, "ru"),
        ("Iran closes the Strait of Hormuz", "$close", "ir", {"hormuz": "Hormuz"}, {}, ""),
        ("Chile reopens the Dobra Strait", "$open", "cl", {"strait": "Dobra Strait"}, {}, ""),
        ("Old Pact expires", "$expire", "", {"pact": "Old Pact"}, {}, ""),
        ("New York votes", "vote", "", {"york": "New York"}, {}, ""),
        ("Putin resigns", "$resign", "", {"person": "Putin"}, {}, ""),
        (
            "Sébastien Lecornu resigns as prime minister",
            "$resign",
            "",
            {"person": "Sébastien Lecornu | Lecornu"},
            {},
            "",
        ),
        ("Maduro is captured by the United States", "$seize $arrest", "us", {"person": "Maduro"}, {}, ""),
        ("Ada Maria Quell is indicted", "$indict", "", {"quell": "Ada Maria Quell | Quell"}, {}, ""),
        ("Ana Li is indicted", "$indict", "", {"li": "Ana Li"}, {}, ""),
        ("TikTok is banned in the US", "$ban", "", {"tiktok": "TikTok", "place": "$us"}, {}, ""),
        ("US government shutdown begins", "$begin", "", {"government": "government", "shutdown": "shutdown"}, {}, "us"),
        ("Trump's tariffs are scrapped", "$ease $revoke", "", {"tariff": "$tariff"}, {}, "us"),
        ("Thieves rob the Louvre", "rob", "", {"louvre": "Louvre"}, {}, ""),
        (
            "Apple launches a foldable iPhone",
            "$launch $begin $open",
            "",
            {"foldable": "foldable", "iphone": "iPhone"},
            {"apple": "Apple"},
            "",
        ),
        ("OpenAI releases GPT-9.2", "$release $announce", "", {"gpt-9-2": "GPT-9.2"}, {"openai": "OpenAI"}, ""),
        ("Bulgaria joins the euro", "join", "bg", {"currency": "euro"}, {}, ""),
        ("Volcano erupts in Iceland", "erupt", "", {"volcano": "volcano", "place": "$is"}, {}, ""),
        ("Amazon workers strike", "$strike $attack", "", {"amazon": "Amazon", "workers": "worker"}, {}, ""),
        ("Nuclear test in Nevada", "$test", "", {"nuclear": "nuclear", "nevada": "Nevada"}, {}, ""),
        ("Britain recognises a Palestinian state", "recognise recognize", "uk", {"party": "$ps"}, {}, ""),
        ("Chile organizes games", "organize organise", "cl", {"games": "game"}, {}, ""),
        (
            "Peru and Chile sign a new lithium pact",
            "$sign",
            "",
            {"party": "$pe", "party-2": "$cl", "lithium": "lithium", "treaty": "$treaty"},
            {},
            "",
        ),
        (
            "Israel and Hamas agree to a truce",
            "$sign $approve",
            "",
            {"party": "$il", "party-2": "$hamas", "ceasefire": "$ceasefire"},
            {},
            "",
        ),
        ("Khamenei is killed", "$kill $die", "", {"person": "Khamenei"}, {}, ""),
        (
            "Ukraine hits a refinery in Russia",
            "$attack $strike",
            "ua",
            {"refinery": "$refinery", "place": "$ru"},
            {},
            "",
        ),
        ("Turkey leaves NATO", "$withdraw", "tr", {"party": "$nato"}, {}, ""),
        ("Peru flees", "flee", "", {"party": "$pe"}, {}, ""),
        ("Chile was besieged in May", "besiege", "", {"party": "$cl"}, {}, ""),
        ("The mayor fled Dobra", "flee", "", {"dobra": "Dobra"}, {"mayor": "mayor"}, ""),
        ("Ferry sinks off Chile", "sink", "", {"ship": "$ship"}, {}, "cl"),
        (
            "Chilean farmers block Dobra road, Dobra port",
            "$reject $ban",
            "",
            {"dobra": "Dobra", "road": "road", "port": "$port"},
            {"farmers": "farmer"},
            "cl",
        ),
        (
            "Chile closes Dobra Strait and Alma Strait",
            "$close",
            "cl",
            {"strait": "Dobra Strait", "strait-2": "Alma Strait"},
            {},
            "",
        ),
        ("Court frees Russian", "$release", "", {"court": "$court"}, {}, "ru"),
        ("Chile seizes ferry of Chile", "$seize", "cl", {"ship": "$ship"}, {}, ""),
        ("Chile frees Sébastien Lecornu", "$release", "cl", {"person": "Sébastien Lecornu | Lecornu"}, {}, ""),
        ("Tearful Putin resigns", "$resign", "", {"person": "Tearful Putin | Putin"}, {}, ""),
        ("Dobra recalls A320 planes", "recall", "", {"320": "A 320", "planes": "plane"}, {"dobra": "Dobra"}, ""),
        ("Gunmen attack Dobra Beach", "$attack", "", {"beach": "Dobra Beach"}, {}, ""),
        ("Fire kills dozens in Dobra", "$kill", "", {"fire": "fire", "dobra": "Dobra"}, {}, ""),
        (
            "Dobra Metals reaches 5 trillion dollars",
            "$sign",
            "",
            {"currency": "dollar"},
            {"metals": "Dobra Metals | Metals"},
            "",
        ),
        ("Chile extends 30-day mining waiver", "$extend $grant", "cl", {"licence": "$licence"}, {}, ""),
        ("An angry Chile resigns", "$resign", "", {"party": "$cl"}, {}, ""),
        ("Chile closes the Strait of storms", "$close", "cl", {"strait": "$strait", "storms": "storm"}, {}, ""),
        ("Chile backs big NATO", "$approve", "cl", {"party": "$nato"}, {}, ""),
    ],
)
def test_a_sentence_says_who_does_what(
    english: Sketcher, sentence: str, does: str, who: str, what: object, anywhere: object, target: str
):
    """Doer, deed, parts and target go where a rule has them."""
    sketch = english.sketch(sentence)

    assert sketch is not None
    assert told(sketch) == {"does": does, "who": who, "what": what, "anywhere": anywhere, "target": target}


@pytest.mark.parametrize("sentence", ["the weather", "", "US says", "???"])
def test_what_says_no_deed_makes_no_sketch(english: Sketcher, sentence: str):
    """Where nothing happens there is nothing to wait for."""
    assert english.sketch(sentence) is None


@pytest.mark.parametrize(
    ("language", "sentence", "does", "who"),
    [
        ("de", "Bundestag billigt das Gesetz", "$approve", "de"),
        ("fr", "La France quitte l'OTAN", "$withdraw", "fr"),
        ("ru", "Путин ушёл в отставку", "$resign", ""),
        ("uk", "США послабили санкції проти Росії", "$ease", "us"),
    ],
)
def test_the_other_languages_use_the_same_lists(language: str, sentence: str, does: str, who: str):
    """A sentence in any language that is read becomes a rule that all of them can meet."""
    sketch = Sketcher(load(language)).sketch(sentence)

    assert sketch is not None
    assert does in sketch.does
    assert " ".join(sketch.who) == who


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Chile opens the Dobra mine by 30 June 2027", date(2027, 6, 30)),
        ("Chile opens the Dobra mine in March 2027", date(2027, 3, 31)),
        ("Chile opens the Dobra mine", None),
    ],
)
def test_a_day_that_is_named_ends_the_wait(english: Sketcher, sentence: str, day: date | None):
    """The last day that the sentence leaves is the end of its window."""
    sketch = english.sketch(sentence)

    assert sketch is not None
    assert sketch.by(date(2026, 11, 23)) == day
    assert all("2027" not in term for part in sketch.what for term in part.terms)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("erupts", "erupt"),
        ("carries", "carry"),
        ("carried", "carry"),
        ("passes", "pass"),
        ("robbed", "rob"),
        ("besieged", "besiege"),
        ("raided", "raid"),
        ("opened", "open"),
        ("won", "win"),
        ("sing", "sing"),
        ("wedding", "wedding"),
        ("glass", "glass"),
    ],
)
def test_a_verb_is_taken_back_to_its_infinitive(form: str, base: str):
    """Regular forms by their endings, irregular ones by the table."""
    assert base_form(form, load("en")) == base


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("thieves", "thief"),
        ("ferries", "ferry"),
        ("churches", "church"),
        ("mines", "mine"),
        ("gas", "gas"),
        ("UAV", "UAV"),
        ("Ties", "tie"),
    ],
)
def test_a_noun_stands_in_the_singular(words: str, noun: str):
    """A rule names one of a thing, and finds many."""
    assert singular(words) == noun
