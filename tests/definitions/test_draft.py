"""From flags to a signal, and from a problem back to the flag that it is about."""

import pytest

from watchlist.definitions.draft import Flags, about_flags, draft, headlines, proof, slots, terms
from watchlist.errors import UsageError
from watchlist.model.problem import Problem


def flags(**given: object) -> Flags:
    """Flags that make a signal, and these."""
    return Flags(**{"watch": "harbour", "id": "opened", "does": ["open"], **given})  # type: ignore[arg-type]


def test_flags_say_what_a_watch_file_says():
    """Each flag becomes its key, in the order in which people write them; what is not given is not written."""
    made = draft(
        flags(
            what=["ship=tanker, vessel", "place=port"],
            who=["us"],
            target=["ru"],
            target_not=["ir,ve"],
            near=9,
            anywhere=["oil"],
            never=["toy,model"],
            proof="3 publishers in 7 days",
            deadline="2027-01-01",
            role="leading",
            title="  It  opens ",
            counts=["Port opens, at last"],
            quiet_as=["Forecast = Port to open", "forecast=x = y"],
            question="Has it?",
            feeds=["world,ports"],
        )
    )

    assert list(made.signal) == [
        *("id", "title", "role", "who", "when", "target", "anywhere", "never", "proof", "deadline", "tests")
    ]
    assert made.signal["title"] == "It opens"
    assert made.signal["who"] == "us"
    assert made.signal["when"] == [
        {"does": ["open"], "what": {"ship": ["tanker", "vessel"], "place": ["port"]}, "near": 9}
    ]
    assert made.signal["target"] == {"for": ["ru"], "not": ["ir", "ve"]}
    assert made.signal["anywhere"] == ["oil"]
    assert made.signal["tests"] == {"counts": ["Port opens, at last"], "forecast": ["Port to open", "x = y"]}
    assert made.heading == {"question": "Has it?", "feeds": ["world", "ports"]}
    assert draft(flags()).signal == {"id": "opened", "when": [{"does": ["open"]}]}
    assert draft(flags(deadline="2027-02-30")).signal["deadline"] == "2027-02-30"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["a,b", " c "], ["a", "b", "c"]),
        (["take .. off,$cut,=Sanctions"], ["take .. off", "$cut", "=Sanctions"]),
        (["/har{1,2}bour/,quay, /a,b/"], ["/har{1,2}bour/", "quay", "/a,b/"]),
        (["/half,open"], ["/half", "open"]),
        ([], []),
    ],
)
def test_a_comma_ends_a_term_but_not_inside_an_expression(given: list[str], found: list[str]):
    """Expressions have commas of their own."""
    assert terms(given, "--does") == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["harbour,port"], ["harbour", "port"]),
        (["=Harbour"], ["=Harbour"]),
        (["a,=B"], ["a", "=B"]),
        (["ship==Ship", "b=c"], {"ship": ["=Ship"], "b": ["c"]}),
    ],
)
def test_a_single_part_needs_no_name(given: list[str], found: object):
    """Named parts are slots of their own; a plain list is a single one."""
    assert slots(given, "--what") == found


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("", {}),
        ("3", {"publishers": 3}),
        ("1 publisher", {"publishers": 1}),
        ("2 publishers in 7d", {"publishers": 2, "within": "7d"}),
        ("2 independent publishers within 48 hours", {"publishers": 2, "within": "48h"}),
        ("2 publishers in 7d, or a primary source", {"publishers": 2, "within": "7d", "or_primary": True}),
        ("3 publishers, no primary", {"publishers": 3, "or_primary": False}),
        ("publishers=2,within=7d,or_primary=true", {"publishers": 2, "within": "7d", "or_primary": True}),
    ],
)
def test_a_proof_is_understood_in_words_and_in_keys(said: str, means: object):
    """As people say it, or as the file has it."""
    assert proof(said) == means


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"does": []}, "say what happens: --does with a verb"),
        ({"does": [","]}, "--does names no word; put a $list in single quotes"),
        ({"what": ["rate="]}, "--what rate= names no word; put a $list in single quotes"),
        ({"what": ["a=b", "c"]}, "--what 'c' has no name: write NAME=c"),
        ({"what": ["a=b", "a=c"]}, "--what names 'a' twice"),
        (
            {"watch": "Har bour"},
            "--watch: 'Har bour' is no id: small letters, digits and single hyphens: write 'har-bour'",
        ),
        ({"watch": "harbour/open"}, "write --watch harbour --id open"),
        ({"id": "a_b"}, "--id: 'a_b' is no id"),
        ({"proof": "lots"}, "--proof 'lots' is not understood: write \"2 publishers in 7d\""),
        ({"quiet_as": ["Port opens"]}, "names no status: write STATUS=HEADLINE; known statuses: asserted, hedged"),
        ({"quiet_as": ["forcast=Port"]}, "did you mean 'forecast'?"),
        ({"counts": ["Port  opens"], "quiet_as": ["hedged=Port opens"]}, "'Port opens' is given twice"),
        ({"counts": ["Port \udcff"]}, "bytes that are no text"),
    ],
)
def test_flags_that_cannot_be_understood_say_which_and_why(given: dict[str, object], said: str):
    """The flag, what is wrong with it, and what to write instead."""
    with pytest.raises(UsageError) as error:
        draft(flags(**given))

    assert said in str(error.value)


def test_no_headline_is_no_test():
    """Without examples there is no key for them."""
    assert headlines([], []) == {}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("signals[2].when[0].does[1]", "--does: wrong - mend"),
        ("signals[2].target.not[0]", "--target-not: wrong - mend"),
        ("signals[2].target", "--target: wrong - mend"),
        ("signals[2].tests.counts[0]", "--counts, --quiet-as: wrong - mend"),
        ("signals[2].proof.within", "--proof: wrong - mend"),
        ("signals[2]", "wrong - mend"),
        ("signals[2].when[0]", "wrong - mend"),
        ("feeds[0]", "--feeds: wrong - mend"),
        ("signals[1].id", "x.yaml:3:4 signals[1].id: wrong - mend"),
        ("terms.x", "x.yaml:3:4 terms.x: wrong - mend"),
    ],
)
def test_a_problem_is_told_by_the_flag_that_it_is_about(path: str, told: str):
    """Nobody knows the lines of a file that was not written yet; what was there before is told by its place."""
    problem = Problem(file="x.yaml", line=3, column=4, path=path, what="wrong", mend="mend")

    assert about_flags(problem, 2) == told
