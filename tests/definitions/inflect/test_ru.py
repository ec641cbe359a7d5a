"""Russian families by the dictionary, as the shipped table has them."""

from __future__ import annotations

import pytest

from watchlist.definitions.inflect import ru
from watchlist.language.forms import Form


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("снять", "сняли", Form.PAST),
        ("снять", "снимут", Form.FUTURE),
        ("снять", "сняты", Form.PARTICIPLE),
        ("снять", "сняв", Form.GERUND),
        ("снимать", "снимают", Form.THIRD),
        ("снимать", "снимаются", Form.REFLEXIVE),
        ("вести", "вел", Form.PAST),
        ("ратифицировать", "ратифицирует", Form.THIRD),
        ("ратифицировать", "ратифицирует", Form.FUTURE),
        ("начаться", "началась", Form.PAST),
        ("нанести .. удар", "нанес .. удар", Form.PAST),
        ("нанести .. удар", "удар .. нанес", Form.PAST),
        ("подать в отставку", "в отставку подал", Form.PAST),
        ("выйти из", "вышли из", Form.PAST),
        ("больше не действовать", "больше не действует", Form.THIRD),
        ("истечь", "истекший", None),
        ("выйти из", "из вышли", None),
        ("отказать", "отказались", None),
    ],
)
def test_a_verb_has_all_that_headlines_do_to_it(term, spelling, form):
    """Both aspects, short participles, a passive in -ся, phrases turned round; ё is spelled е."""
    family = ru.verb(term)

    assert form in family[spelling] if form else spelling not in family


def test_a_verb_of_its_own_in_sya_is_no_passive():
    """What ends in -ся by itself is done by its subject, and to nobody."""
    assert all(Form.REFLEXIVE not in forms for forms in ru.verb("начаться").values())


def test_what_is_no_verb_is_refused():
    """A list of verbs that holds a noun is told at once."""
    with pytest.raises(ValueError, match="санкция is no infinitive"):
        ru.verb("санкция")


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("лицензия", "лицензию", Form.SINGULAR),
        ("лицензия", "лицензия", Form.NOMINATIVE),
        ("судно", "судов", Form.PLURAL),
        ("мирный договор", "мирного договора", Form.SINGULAR),
        ("чёрный список", "черных списков", Form.PLURAL),
        ("выборы", "выборов", Form.PLURAL),
        ("выборы", "выбор", None),
        ("заключённый", "заключенных", Form.SINGULAR),
        ("потолок цен", "потолком цен", Form.SINGULAR),
        ("критически важный минерал", "критически важных минералов", Form.PLURAL),
        ("VLCC", "VLCC", Form.SINGULAR),
        ("отказ от", "отказа от", Form.SINGULAR),
    ],
)
def test_a_noun_has_its_cases(term, spelling, form):
    """Adjectives agree, other words of a phrase stay, and what is written in the plural has no singular."""
    family = ru.noun(term)

    assert form in family[spelling] if form else spelling not in family


@pytest.mark.parametrize(
    ("term", "nominative", "instrumental"),
    [
        ("Россия", "Россия", "Россией"),
        ("США", "США", "США"),
        ("Белый дом", "Белый дом", "Белым домом"),
        ("Минфин США", "Минфин США", "Минфином США"),
        ("ХАМАС", "ХАМАС", "ХАМАСом"),
        ("ФИФА", "ФИФА", "ФИФА"),
        ("Путин", "Путин", "Путиным"),
        ("Зеленский", "Зеленский", "Зеленским"),
        ("Токаев", "Токаев", "Токаевым"),
        ("Жапаров", "Жапаров", "Жапаровым"),
        ("Уиткофф", "Уиткофф", "Уиткоффом"),
        ("Моди", "Моди", "Моди"),
        ("Набиуллина", "Набиуллина", "Набиуллиной"),
        ("Шмыгаль", "Шмыгаль", "Шмыгалем"),
        ("Вучич", "Вучич", "Вучичем"),
        ("Дональд Трамп", "Дональд Трамп", "Дональдом Трампом"),
        ("Кирилл Qxq", "Кирилл Qxq", "Кириллом Qxq"),
        ("Банк России", "Банк России", "Банком России"),
        ("Улан-Батор", "Улан-Батор", "Улан-Батором"),
    ],
)
def test_a_name_tells_who_does_and_by_whom_it_is_done(term, nominative, instrumental):
    """The nominative does, the instrumental does in a passive; a name that has no cases is both."""
    family = ru.name(term)

    assert Form.NOMINATIVE in family[nominative]
    assert Form.INSTRUMENTAL in family[instrumental]


def test_a_name_knows_its_number():
    """The States are many, and a verb beside them is a plural."""
    assert Form.PLURAL in ru.name("США")["США"]
    assert Form.SINGULAR in ru.name("Россия")["Россию"]


def test_an_adjective_has_all_its_endings():
    """Of all genders and cases, and as it is written where no dictionary knows it."""
    assert {"американский", "американская", "американских", "американскому"} <= set(ru.adjective("американский"))
    assert set(ru.adjective("US")) == {"US"}
