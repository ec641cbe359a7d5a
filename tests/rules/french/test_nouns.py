"""French nouns of a deed: what makes news of them, and what only speaks of them."""

from __future__ import annotations

import pytest
from tests.rules.french.builders import status


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("La BCE annonce une baisse des taux", "asserted"),
        ("Les Bourses grimpent après la baisse des taux de la BCE", "asserted"),
        ("Les Bourses grimpent au lendemain de la baisse des taux de la BCE", "asserted"),
        ("Baisse des taux de la BCE : les épargnants protestent", "asserted"),
        ("Baisse des taux de la BCE : soulagement à la Bourse", "asserted"),
        ("Nouvelle baisse des taux de la BCE", "asserted"),
        ("Zone euro : nouvelle baisse des taux de la BCE", "asserted"),
        ("L'annonce de la baisse des taux de la BCE fait plonger l'euro", "asserted"),
        ("Grâce à la baisse des taux de la BCE, le crédit repart", "asserted"),
        ("Baisse des taux : la BCE entretient le suspense", "hedged"),
        ("Baisse des taux de la BCE", "asserted"),
        ("La baisse des taux de la BCE", "hedged"),
        ("Baisse des taux de la BCE, qui en profite ?", "question"),
        ("La BCE marque une pause dans la baisse des taux", "hedged"),
        ("Les marchés parient sur une baisse des taux de la BCE", "hedged"),
        ("La baisse des taux de la BCE est envisagée", "hedged"),
        ("Bientôt une baisse des taux de la BCE", "forecast"),
        ("La baisse des taux de la BCE est attendue jeudi", "forecast"),
        ("La baisse des taux de la BCE est reportée", "denied"),
        ("Pas de baisse des taux de la BCE", "denied"),
        ("La BCE déçoit sans baisse des taux", "denied"),
        ("La Banque d'Angleterre annonce une baisse des taux", "other-actor"),
        ("Le groupe « Les Taux en Baisse » chante pour la BCE", "unrelated"),
        ("Les taux inquiètent : la BCE annonce une baisse", "asserted"),
        ("Les taux remontent : la BCE annonce une baisse", "unrelated"),
        ("Taux : baisse actée, dit la BCE", "asserted"),
        ("La contre-baisse des taux de la BCE", "unrelated"),
        ("La BCE observe des taux en baisse", "unrelated"),
    ],
)
def test_a_noun_is_a_fact_where_the_headline_says_so(title, told):
    """A noun that opens a headline without a verb, or that the rest reacts to, is its news."""
    assert status("cut", title) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Démission du Premier ministre : l'opposition attend un vote", "asserted"),
        ("Le Premier ministre présente sa démission", "asserted"),
        ("L'opposition réclame la démission du Premier ministre", "hedged"),
        ("Premier ministre : démission actée", "asserted"),
        ("Le Premier ministre dort, démission actée", "unrelated"),
    ],
)
def test_some_nouns_need_no_word_to_realise_them(title, told):
    """A resignation that opens a headline is one, whatever follows."""
    assert status("gone", title) == told
