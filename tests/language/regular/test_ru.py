"""An owner's Russian words by the regular rules."""

from __future__ import annotations

import pytest

from watchlist.language.forms import Form
from watchlist.language.regular import ru


@pytest.mark.parametrize(
    ("infinitive", "spelling", "form"),
    [
        ("снять", "снимут", Form.FUTURE),
        ("снять", "сняты", Form.PARTICIPLE),
        ("ослабить", "ослаблены", Form.PARTICIPLE),
        ("сократить", "сокращена", Form.PARTICIPLE),
        ("оснастить", "оснащены", Form.PARTICIPLE),
        ("заключить", "заключат", Form.FUTURE),
        ("вычеркнуть", "вычеркнут", Form.FUTURE),
        ("ввести", "ввели", Form.PAST),
        ("выйти", "вышел", Form.PAST),
        ("истечь", "истекла", Form.PAST),
        ("подписывать", "подписывают", Form.THIRD),
        ("подписывать", "подписывается", Form.REFLEXIVE),
        ("подписать", "подпишет", Form.FUTURE),
        ("планировать", "планируют", Form.THIRD),
        ("соблюдать", "соблюдает", Form.THIRD),
        ("начаться", "началась", Form.PAST),
        ("открыть", "откроют", Form.FUTURE),
        ("изъять", "изымет", Form.FUTURE),
        ("выиграть", "выиграет", Form.FUTURE),
        ("сесть за стол", "сели за стол", Form.PAST),
        ("перевезти", "перевезен", Form.PARTICIPLE),
    ],
)
def test_a_verb_has_its_forms(infinitive, spelling, form):
    """Tense and aspect by the ending and the prefix, with the softened stems of the participle."""
    assert form in ru.verb(infinitive)[spelling]


@pytest.mark.parametrize("term", ["скасувати", "release", "договор", "санкції"])
def test_what_is_no_infinitive_is_no_verb(term):
    """A noun, and a verb of another language, are left to those who know them."""
    assert ru.verb(term) == {}


def test_a_verb_in_sya_has_no_passive():
    """Nothing is begun by what begins."""
    assert not any(Form.PARTICIPLE in forms for forms in ru.verb("начаться").values())


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("договор", "договором", Form.SINGULAR),
        ("ядерный договор", "ядерного договора", Form.SINGULAR),
        ("морской груз", "морской груз", Form.SINGULAR),
        ("подводная лодка", "подводных лодок", Form.PLURAL),
        ("стратегическая стабильность", "стратегической стабильности", Form.SINGULAR),
        ("последняя крупная сделка", "последней крупной сделкой", Form.SINGULAR),
        ("соблюдение", "соблюдения", Form.SINGULAR),
        ("сырьё", "сырьем", Form.SINGULAR),
        ("горючее", "горючего", Form.SINGULAR),
        ("редкие земли", "редким землям", Form.PLURAL),
        ("договор о недрах", "договору о недрах", Form.SINGULAR),
        ("СНВ-3", "СНВ-3", Form.SINGULAR),
        ("глухая тетеря", "глухую тетерю", Form.SINGULAR),
    ],
)
def test_a_noun_has_its_cases(term, spelling, form):
    """Adjectives before it agree, what follows it stays."""
    assert form in ru.noun(term)[spelling]


def test_an_adjective_in_the_plural_has_no_singular():
    """The number of a phrase is told by its adjective."""
    assert "редкая земля" not in ru.noun("редкие земли")
