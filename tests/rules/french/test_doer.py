"""Who does it, in French: before the verb, after *par*, in an adjective, or nobody that the sentence names."""

from __future__ import annotations

import pytest
from tests.rules.french.builders import status, view


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("duty", "Trump impose des droits de douane à la Chine", "asserted"),
        ("duty", "Droits de douane imposés à la Chine par les États-Unis", "asserted"),
        ("duty", "Droits de douane imposés par décret à la Chine, Trump jubile", "asserted"),
        ("duty", "Droits de douane imposés par le Canada", "other-actor"),
        ("duty", "Droits de douane imposés par un juge, Trump jubile", "other-actor"),
        ("duty", "Les droits de douane américains entrent en vigueur", "asserted"),
        ("duty", "Les droits de douane sur le vin entrent en vigueur, Trump jubile", "asserted"),
        ("duty", "Entrée en vigueur des droits de douane américains", "asserted"),
        ("duty", "Adoption américaine de droits de douane sur le vin", "asserted"),
        ("duty", "Imposition de droits de douane et licences pour le vin russe, Trump jubile", "asserted"),
        ("duty", "Imposition de droits de douane par les États-Unis", "asserted"),
        ("duty", "Ottawa annonce l'imposition de droits de douane, Trump fulmine", "other-actor"),
        ("duty", "Ottawa dénonce l'imposition de droits de douane, Trump jubile", "asserted"),
        ("duty", "Le Trésor des États-Unis impose des droits de douane", "asserted"),
        ("duty", "Des négociateurs américains et chinois imposent des droits de douane", "asserted"),
        ("duty", "Entre Washington et Pékin, Ottawa impose des droits de douane", "other-actor"),
        ("duty", "« Nous sommes forts » : Washington, qui impose des droits de douane", "asserted"),
        ("duty", "Face à la Chine du président Xi Jinping, Washington impose des droits de douane", "asserted"),
        ("duty", "La Maison Blanche américaine impose des droits de douane", "asserted"),
        ("duty", "Trump affirme qu'il impose des droits de douane", "asserted"),
        ("cut", "La Banque centrale européenne réduit ses taux", "asserted"),
        ("cut", "Christine Lagarde et la BCE réduisent les taux", "asserted"),
        ("raid", "Dix morts à Odessa dans une attaque russe", "asserted"),
        ("raid", "Un film tourné à Odessa dans une attaque russe", "unrelated"),
        ("seize", "La marine américaine saisit un pétrolier", "asserted"),
        ("seize", "Saisie américaine d'un pétrolier", "asserted"),
        ("seize", "Un pétrolier saisi au large du Venezuela par la marine américaine", "asserted"),
        ("seize", "Les sanctions de la Russie, un pétrolier saisi", "unrelated"),
        ("seize", "Saisie d'un pétrolier par un navire", "other-actor"),
    ],
)
def test_the_doer_is_found_on_either_side(name, title, told):
    """The subject, the agent of a passive, the owner of a noun, or who issued the thing."""
    assert status(name, title) == told


@pytest.mark.parametrize(
    ("title", "doers"),
    [
        ("La Russie frappe", ["ru"]),
        ("Contre la Russie", []),
        ("Le président de la Russie parle", ["ru"]),
        ("Le chef du gouvernement russe parle", ["ru"]),
        ("Sanctions contre le gouvernement russe", []),
        ("Pétrole russe", []),
        ("Un avion Russie-Iran", ["ir"]),
        ("À Paris et Moscou", []),
        ("Contre le président russe Vladimir Poutine", []),
        ("Des soldats russes", ["ru"]),
        ("Les présidents russe et américain", ["ru", "us"]),
        ("Le sort des soldats russes", []),
    ],
)
def test_prepositions_and_organs_say_who_could_act(title, doers):
    """What a preposition governs does nothing; an adjective acts only behind an organ."""
    assert [mention.code for mention in view(title).mentions if mention.doer] == doers
