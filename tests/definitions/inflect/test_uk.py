"""Ukrainian families by the dictionary, as the shipped table has them."""

from __future__ import annotations

import pytest

from watchlist.definitions.inflect import uk
from watchlist.language.forms import Form


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("скасувати", "скасували", Form.PAST),
        ("скасувати", "скасує", Form.FUTURE),
        ("скасувати", "скасовано", Form.PARTICIPLE),
        ("скасувати", "скасовані", Form.PARTICIPLE),
        ("скасувати", "скасувалися", Form.REFLEXIVE),
        ("скасовувати", "скасовують", Form.THIRD),
        ("скасовувати", "скасовуватимуть", Form.FUTURE),
        ("запустити", "запустили", Form.PAST),
        ("відкликати", "відкличе", Form.FUTURE),
        ("завершитися", "завершилась", Form.PAST),
        ("завершитись", "завершилася", Form.PAST),
        ("піти .. у відставку", "пішов .. в відставку", Form.PAST),
        ("піти .. у відставку", "у відставку .. пішов", Form.PAST),
        ("подати у відставку", "у відставку подав", Form.PAST),
        ("зняти .. з", "зняли .. із", Form.PAST),
        ("більше не діяти", "більше не діє", Form.THIRD),
        ("більше не чинний", "більше не чинний", Form.PARTICIPLE),
    ],
)
def test_a_verb_has_all_that_headlines_do_to_it(term, spelling, form):
    """Both aspects, the forms in -но and in -ся, every spelling of a preposition, and phrases turned round."""
    assert form in uk.verb(term)[spelling]


@pytest.mark.parametrize(
    ("term", "spelling"),
    [
        ("скасувати", "скасуй"),
        ("скасувати", "скасувать"),
        ("погодити", "погодився"),
        ("піти", "пішовся"),
        ("зняти .. з", "з .. зняли"),
    ],
)
def test_what_no_headline_tells_a_deed_with_is_left_out(term, spelling):
    """Commands, short infinitives, other verbs in -ся, and phrases that would begin with a bare preposition."""
    assert spelling not in uk.verb(term)


def test_the_own_reflexive_of_a_verb_is_no_passive():
    """Who *погодився* has agreed; nobody was agreed on."""
    assert all(Form.REFLEXIVE not in forms for forms in uk.verb("погодитися").values())


def test_a_word_that_is_no_infinitive_is_told():
    """A typing error in the list stops the build."""
    with pytest.raises(ValueError, match="no infinitive"):
        uk.verb("скасування")


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("тіньовий флот", "тіньового флоту", Form.SINGULAR),
        ("тіньовий флот", "тіньовому флоті", Form.SINGULAR),
        ("корисна копалина", "корисних копалин", Form.PLURAL),
        ("літій", "літію", Form.SINGULAR),
        ("нафтовий", "нафтової", Form.SINGULAR),
        ("вибори", "виборах", Form.PLURAL),
        ("президент", "президенту", Form.SINGULAR),
        ("президент", "президентові", Form.SINGULAR),
        ("дипломат", "дипломата", Form.SINGULAR),
        ("ділянка надр", "ділянок надр", Form.PLURAL),
        ("виведення з-під санкцій", "виведенням із-під санкцій", Form.SINGULAR),
        ("генліцензія", "генліцензію", Form.SINGULAR),
        ("СПГ", "СПГ", Form.SINGULAR),
    ],
)
def test_nouns_have_every_spelling_of_every_case(term, spelling, form):
    """The head of a phrase is declined with the adjectives before it; what follows it stays."""
    assert form in uk.noun(term)[spelling]


@pytest.mark.parametrize(
    ("term", "spelling", "forms"),
    [
        ("росія", "росії", {Form.SINGULAR}),
        ("росія", "росією", {Form.SINGULAR, Form.INSTRUMENTAL}),
        ("рф", "рф", {Form.SINGULAR, Form.NOMINATIVE, Form.INSTRUMENTAL}),
        ("США", "США", {Form.PLURAL, Form.NOMINATIVE, Form.INSTRUMENTAL}),
        ("Білий дім", "Білого дому", {Form.SINGULAR}),
        ("Нова Зеландія", "Нову Зеландію", {Form.SINGULAR}),
        ("Дональд Трамп", "Дональдом Трампом", {Form.SINGULAR, Form.INSTRUMENTAL}),
        ("Юлія Свириденко", "Юлії Свириденко", {Form.SINGULAR}),
        ("Скотт Бессент", "Скотта Бессента", {Form.SINGULAR}),
        ("Марк Рютте", "Марка Рютте", {Form.SINGULAR}),
        ("фон дер Ляєн", "фон дер Ляєн", {Form.SINGULAR, Form.NOMINATIVE, Form.INSTRUMENTAL}),
        ("Бессент", "Бессентом", {Form.SINGULAR, Form.INSTRUMENTAL}),
        ("Лекорню", "Лекорню", {Form.SINGULAR, Form.NOMINATIVE, Form.INSTRUMENTAL}),
        ("американець", "американцями", {Form.PLURAL, Form.INSTRUMENTAL}),
        ("Рада Безпеки ООН", "Раді Безпеки ООН", {Form.SINGULAR}),
    ],
)
def test_names_know_who_does_and_by_whom(term, spelling, forms):
    """The nominative and the instrumental are told from the other cases; a name without cases is both."""
    assert uk.name(term)[spelling] == forms


def test_a_state_has_no_plural():
    """Only a name written small, of people, has one."""
    assert "Німеччин" not in uk.name("Німеччина")


def test_adjectives_have_all_genders():
    """An adjective stands before nouns of every gender."""
    assert {"російський", "російська", "російське", "російських"} <= set(uk.adjective("російський"))
