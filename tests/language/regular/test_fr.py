"""French families by rule: what a verb, a noun or an adjective looks like in a headline."""

from __future__ import annotations

import pytest

from watchlist.language.forms import Form
from watchlist.language.regular import fr


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("lever", "lève", Form.THIRD),
        ("lever", "lèvent", Form.THIRD),
        ("lever", "levait", Form.PAST),
        ("lever", "levèrent", Form.PAST),
        ("lever", "lèvera", Form.FUTURE),
        ("lever", "lèveraient", Form.CONDITIONAL),
        ("lever", "levées", Form.PARTICIPLE),
        ("lever", "levant", Form.GERUND),
        ("lever", "lever", Form.BASE),
        ("annoncer", "annonçait", Form.PAST),
        ("prolonger", "prolongea", Form.PAST),
        ("appeler", "appelle", Form.THIRD),
        ("geler", "gèlera", Form.FUTURE),
        ("acheter", "achète", Form.THIRD),
        ("alléger", "allège", Form.THIRD),
        ("libérer", "libérera", Form.FUTURE),
        ("libérer", "libèrera", Form.FUTURE),
        ("payer", "paie", Form.THIRD),
        ("payer", "paye", Form.THIRD),
        ("déployer", "déploie", Form.THIRD),
        ("envoyer", "enverra", Form.FUTURE),
        ("envoyer", "envoient", Form.THIRD),
        ("durcir", "durcissent", Form.THIRD),
        ("durcir", "durci", Form.PARTICIPLE),
        ("répartir", "répartissent", Form.THIRD),
        ("sortir", "sortent", Form.THIRD),
        ("suspendre", "suspend", Form.THIRD),
        ("suspendre", "suspendue", Form.PARTICIPLE),
        ("reprendre", "reprennent", Form.THIRD),
        ("conclure", "conclut", Form.PAST),
        ("inclure", "incluses", Form.PARTICIPLE),
        ("élire", "élus", Form.PARTICIPLE),
        ("mettre", "mirent", Form.PAST),
        ("mettre", "mis", Form.PARTICIPLE),
        ("tenir", "tinrent", Form.PAST),
        ("dissoudre", "dissoute", Form.PARTICIPLE),
        ("devoir", "due", Form.PARTICIPLE),
        ("avoir", "ayant", Form.GERUND),
        ("extraire", "extraient", Form.THIRD),
        ("falloir", "faut", Form.THIRD),
        ("être", "été", Form.PARTICIPLE),
        ("mettre .. fin à", "met .. fin aux", Form.THIRD),
        ("sortir de", "sort d'", Form.THIRD),
        ("se retirer de", "se retire du", Form.THIRD),
        ("se retirer", "s'est .. retirée", Form.PAST),
        ("se retirer", "se serait .. retiré", Form.CONDITIONAL),
        ("s'achever", "s'achève", Form.THIRD),
        ("s'en prendre à", "s'en prend aux", Form.THIRD),
        ("l'emporter", "l'a .. emporté", Form.PAST),
        ("n'être plus en vigueur", "n'est plus en vigueur", Form.THIRD),
        ("n'être plus en vigueur", "ne sont plus en vigueur", Form.THIRD),
        ("juger illégal", "juge illégaux", Form.THIRD),
        ("être élu", "est élue", Form.THIRD),
        ("rendre public", "rend publique", Form.THIRD),
        ("élargir", "elargit", Form.THIRD),
    ],
)
def test_a_verb_has_the_forms_that_french_gives_it(term, spelling, form):
    """Stems change before a mute ending, irregular verbs come from a table, phrases keep what follows their verb."""
    assert form in fr.verb(term)[spelling]


@pytest.mark.parametrize("term", ["sign", "acquire", "fire", "declare", "levée", "er", "Lever", "ink", "sanction"])
def test_what_is_no_infinitive_has_no_family(term):
    """A verb of another language is none of French, as far as its ending tells."""
    assert fr.verb(term) == {}


def test_a_verb_that_lacks_a_form_goes_without_it():
    """Nobody "extraya"; and an infinitive under "ne" has no participle."""
    assert not any(
        Form.PAST in forms for spelling, forms in fr.verb("extraire").items() if spelling in {"extrait", "extraya"}
    )
    assert not any(Form.PARTICIPLE in forms for forms in fr.verb("n'être plus en vigueur").values())


@pytest.mark.parametrize(
    ("term", "several"),
    [
        ("sanction", "sanctions"),
        ("licence générale", "licences générales"),
        ("droit de douane", "droits de douane"),
        ("port d'attache", "ports d'attache"),
        ("travail", "travaux"),
        ("journal", "journaux"),
        ("festival", "festivals"),
        ("château", "châteaux"),
        ("bijou", "bijoux"),
        ("fonds", "fonds"),
        ("cessez-le-feu", "cessez-le-feu"),
        ("sous-marin", "sous-marins"),
        ("GNL", "GNL"),
    ],
)
def test_a_noun_has_a_plural_with_which_its_adjectives_agree(term, several):
    """The words before the first preposition agree, what follows it stands as it is."""
    assert Form.PLURAL in fr.noun(term)[several]


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("russe", "russes"),
        ("américain", "américaines"),
        ("européen", "européenne"),
        ("turc", "turque"),
        ("grec", "grecques"),
    ],
)
def test_an_adjective_agrees(masculine, feminine):
    """Four forms are made of the masculine."""
    assert feminine in fr.adjective(masculine)


def test_a_capital_may_lack_its_accent():
    """Headlines often leave the accents of capitals out."""
    assert Form.SINGULAR in fr.noun("État membre")["Etat membre"]
