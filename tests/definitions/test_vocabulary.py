"""The owner's own words extend those that ship."""

from __future__ import annotations

import pytest

from watchlist.definitions.tree import read
from watchlist.definitions.vocabulary import ReadVocabulary, read_vocabulary
from watchlist.language.vocabulary import Action, Actor, Cue, Scope, Vocabulary, load
from watchlist.model.evidence import Status


def told(text: str) -> ReadVocabulary:
    return read_vocabulary(read(text.encode(), "vocabulary/my.yaml"), load())


def test_every_list_arrives():
    """Parties, deeds, things, cues, and the forms of words."""
    found = told("""\
actors:
  hansa:
    {names: [Hanseatic League], capitals: Lübeck, organs: [Hansetag], leaders: [Wullenwever], adjectives: [Hanseatic]}
aliases: {lubeck: hansa, blighty: uk}
actions:
  dredge: {verbs: [dredge, scoop .. out], nouns: [dredging]}
  open: {verbs: [unmoor]}
things: {boat: [cog, hulk]}
cues:
  - {status: denied, words: [my foot], scope: back, window: 4, verb: false}
  - {status: hedged, words: perchance}
verbs: {moor: [moors, moored, moored, mooring]}
nouns: {cog: cogs}
""")

    assert found.problems == ()
    assert found.vocabulary == Vocabulary(
        language="",
        actors={
            "hansa": Actor(
                code="hansa",
                names=("Hanseatic League", "Lübeck", "Hansetag", "Wullenwever"),
                adjectives=("Hanseatic",),
            )
        },
        aliases={"lubeck": "hansa", "blighty": "uk"},
        actions={
            "dredge": Action(verbs=("dredge", "scoop .. out"), nouns=("dredging",)),
            "open": Action(verbs=("unmoor",)),
        },
        things={"boat": ("cog", "hulk")},
        cues=(
            Cue(status=Status.DENIED, words=("my foot",), scope=Scope.BACK, window=4, verb=False),
            Cue(status=Status.HEDGED, words=("perchance",)),
        ),
        verbs={"moor": ("moors", "moored", "moored", "mooring")},
        nouns={"cog": "cogs"},
    )


@pytest.mark.parametrize("text", ["", "null"])
def test_an_empty_file_adds_nothing(text: str):
    """It is no error to have no words of one's own yet."""
    assert told(text) == ReadVocabulary(vocabulary=Vocabulary(language=""), problems=())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actor: {}", "1:1 unknown key 'actor' - did you mean 'actors'?"),
        ("actors: [us]", "a list where actors by code belongs"),
        ("actors: {US: {names: [x]}}", "1:10 actors: 'US' is no id"),
        ("actors: {us: [x]}", "actors.us: a list where an actor with keys (names, capitals, organs...) belongs"),
        ("aliases: {x: nowhere}", "1:14 aliases.x: unknown actor 'nowhere'"),
        ("aliases: {x: nato1}", "did you mean 'nato'?"),
        ("actions: {go: {does: [x]}}", "unknown key 'does'"),
        ("things: {a: []}", "the list is empty"),
        ("cues: [{words: [x]}]", "cues[0]: no 'status'"),
        ("cues: [{status: unrelated, words: [x]}]", "'unrelated' is none of the words"),
        ("cues: {status: denied}", "a table of keys where a list belongs"),
        ("verbs: {go: [goes, went]}", "2 entries where third person, past, participle and gerund belong"),
        ("nouns: {a: [b]}", "a list where a word belongs"),
        ("- a", "a list where a vocabulary with keys"),
        ("things: {a: [b", "does not end"),
        ("'", "a quote that does not end"),
    ],
)
def test_a_slip_is_told_and_the_file_left_out(text: str, said: str):
    """Half of somebody's words would read half of what they mean."""
    found = told(text)

    assert found.vocabulary is None
    assert any(said in str(problem) for problem in found.problems), found.problems
