"""Vocabularies: what ships, how several are joined, and how the tables are built."""

from __future__ import annotations

import sys

import pytest

from watchlist.definitions import build_vocabulary
from watchlist.language.vocabulary import Action, Actor, Cue, Vocabulary, extend, load
from watchlist.model.evidence import Status


def test_an_actor_is_found_by_its_code_or_its_alias():
    """Britain is uk, and gb is understood; nobody is called xx."""
    vocabulary = load()

    assert "Britain" in vocabulary.actor("uk").names
    assert vocabulary.actor("gb") is vocabulary.actor("uk")
    assert vocabulary.actor("xx") is None


def test_organs_capitals_and_leaders_act_and_adjectives_do_not():
    """OFAC, Washington and the President can be the doer of a deed; "American" alone cannot."""
    us = load().actor("us")

    assert {"US", "Washington", "OFAC", "Bessent"} <= set(us.names)
    assert "American" in us.adjectives
    assert "American" not in us.names


def test_joined_vocabularies_know_the_words_of_both():
    """An owner's words add to what ships and take nothing away; where both name an irregular form, theirs holds."""
    shipped = Vocabulary(
        actors={"us": Actor(code="us", names=("US",), adjectives=("American",))},
        aliases={"gb": "uk"},
        actions={"ease": Action(verbs=("ease",), nouns=("easing",))},
        things={"oil": ("oil", "crude")},
        cues=(Cue(status=Status.DENIED, words=("deny",)),),
        grammar={"organs": ("navy",)},
        verbs={"hang": ("hangs", "hung", "hung", "hanging")},
        nouns={"cargo": "cargoes"},
    )
    own = Vocabulary(
        actors={"us": Actor(code="us", names=("US", "Uncle Sam")), "moon": Actor(code="moon", names=("Luna",))},
        actions={"ease": Action(verbs=("unsqueeze",)), "paint": Action(verbs=("paint",))},
        things={"oil": ("naphtha",)},
        cues=(Cue(status=Status.HEDGED, words=("maybe",)),),
        verbs={"hang": ("hangs", "hanged", "hanged", "hanging")},
    )

    both = extend(shipped, [own])

    assert both.actors["us"] == Actor(code="us", names=("US", "Uncle Sam"), adjectives=("American",))
    assert both.actors["moon"].names == ("Luna",)
    assert both.aliases == {"gb": "uk"}
    assert both.actions["ease"] == Action(verbs=("ease", "unsqueeze"), nouns=("easing",))
    assert both.actions["paint"].verbs == ("paint",)
    assert both.things["oil"] == ("oil", "crude", "naphtha")
    assert [cue.words for cue in both.cues] == [("deny",), ("maybe",)]
    assert both.verbs["hang"][1] == "hanged"
    assert both.nouns == {"cargo": "cargoes"}


def test_loading_reads_the_built_table_alone():
    """A run needs neither a YAML reader nor an inflecting library to know its words."""
    before = set(sys.modules)
    load.cache_clear()

    assert load().actions["ease"].verbs
    assert not {name for name in set(sys.modules) - before if name.startswith(("yaml", "lemminflect"))}


def test_a_key_that_stands_twice_stops_the_build(tmp_path):
    """Of two lists with one name the second would hide the first, so neither ships."""
    (tmp_path / "xx.yaml").write_text("things:\n  oil: [oil]\n  oil: [crude]\n")

    with pytest.raises(ValueError, match="oil stands twice"):
        build_vocabulary.build("xx", tmp_path)


def test_norway_is_no_boolean(tmp_path):
    """Codes and words are text, whatever YAML would make of them."""
    pytest.importorskip("lemminflect")
    (tmp_path / "xx.yaml").write_text("actors:\n  no: {names: [Norway], adjectives: [on, 12]}\n")

    assert '"no":{' in build_vocabulary.build("xx", tmp_path).replace("\n", "")


def test_a_stale_table_is_told_or_written_anew(tmp_path, capsys):
    """Whoever changed a word learns that the table is behind it; a fresh one is left alone."""
    pytest.importorskip("lemminflect")
    (tmp_path / "xx.yaml").write_text("things: {oil: [oil, crude]}\n")

    assert build_vocabulary.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err.startswith("xx.json is stale - run python -m")
    assert not (tmp_path / "xx.json").exists()

    assert build_vocabulary.main([], tmp_path) == 0
    assert '"crude"' in (tmp_path / "xx.json").read_text()
    assert build_vocabulary.main(["--check"], tmp_path) == 0
