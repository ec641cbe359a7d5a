"""French families, as the shipped table has them."""

from __future__ import annotations

import pytest

from watchlist.definitions.inflect import fr
from watchlist.language.forms import Form


def test_verbs_nouns_and_adjectives_follow_the_regular_rules():
    """The rules know the irregular verbs, so the table and a user's own words are made alike."""
    assert Form.FUTURE in fr.verb("envoyer")["enverra"]
    assert Form.PLURAL in fr.noun("essai nucléaire")["essais nucléaires"]
    assert set(fr.adjective("israélien")) == {"israélien", "israéliens", "israélienne", "israéliennes"}


def test_a_name_stands_with_and_without_the_accents_of_its_capitals():
    """Names have no other forms; their small words keep their accents."""
    assert set(fr.name("États-Unis")) == {"États-Unis", "Etats-Unis"}
    assert set(fr.name("gardiens de la révolution")) == {"gardiens de la révolution"}


def test_what_is_no_verb_is_refused_when_the_table_is_built():
    """A term that no rule inflects would be met nowhere."""
    with pytest.raises(ValueError, match="no infinitive"):
        fr.verb("sanction")
