"""Ukrainian families by rule alone: what a user's own words look like in a headline."""

from __future__ import annotations

import pytest

from watchlist.language.forms import Form
from watchlist.language.regular import uk


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("скасувати", "скасувало", Form.PAST),
        ("скасувати", "скасують", Form.FUTURE),
        ("скасувати", "скасовано", Form.PARTICIPLE),
        ("скасувати", "скасується", Form.REFLEXIVE),
        ("скасовувати", "скасовує", Form.THIRD),
        ("скасовувати", "скасовуватимуть", Form.FUTURE),
        ("дотримуватися", "дотримуватиметься", Form.FUTURE),
        ("ввести", "введено", Form.PARTICIPLE),
        ("ввести", "ввели", Form.PAST),
        ("зняти", "знімуть", Form.FUTURE),
        ("вбити", "вб'ють", Form.FUTURE),
        ("потопити", "потоплять", Form.FUTURE),
        ("потопити", "потоплений", Form.PARTICIPLE),
        ("пустити", "пущено", Form.PARTICIPLE),
        ("вирішити", "вирішать", Form.FUTURE),
        ("дозавантажити", "дозавантажив", Form.PAST),
        ("погодитися", "погодилась", Form.PAST),
        ("відкрити шахту", "відкрили шахту", Form.PAST),
        ("закладати", "закладав", Form.PAST),
    ],
)
def test_a_verb_is_conjugated_by_its_ending(term, spelling, form):
    """A user's own verb is read in its tenses, as a passive, and with -ся."""
    assert form in uk.verb(term)[spelling]


@pytest.mark.parametrize("term", ["скасування", "lift", "lift санкції", "ти"])
def test_what_is_no_infinitive_is_no_verb(term):
    """A noun, and a verb of another language, have no forms here."""
    assert uk.verb(term) == {}


def test_a_verb_with_its_own_reflexive_has_no_passive():
    """Who *погодився* has done something; there is no participle of it."""
    assert all(not {Form.REFLEXIVE, Form.PARTICIPLE} & forms for forms in uk.verb("погодитися").values())


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("договір", "договору", Form.SINGULAR),
        ("ядерний договір", "ядерного договору", Form.SINGULAR),
        ("стратегічне озброєння", "стратегічних озброєнь", Form.PLURAL),
        ("американська компанія", "американською компанією", Form.SINGULAR),
        ("боєголовка", "боєголовок", Form.PLURAL),
        ("боєголовка", "боєголовці", Form.SINGULAR),
        ("переговори", "переговорів", Form.PLURAL),
        ("рядок", "рядка", Form.SINGULAR),
        ("субсидія", "субсидій", Form.PLURAL),
        ("оцінка запасів", "оцінку запасів", Form.SINGULAR),
        ("остання угода", "останньої угоди", Form.SINGULAR),
        ("російський", "російської", Form.SINGULAR),
        ("Новий СТАРТ", "Нового СТАРТ", Form.SINGULAR),
        ("СНО-III", "СНО-III", Form.SINGULAR),
    ],
)
def test_a_noun_is_declined_by_its_ending(term, spelling, form):
    """A user's own noun is met in its cases, with the adjectives before it and whatever follows it."""
    assert form in uk.noun(term)[spelling]
