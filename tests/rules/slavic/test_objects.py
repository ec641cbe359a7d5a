"""What is done to what: a verb's object, and what only belongs to it, in two languages with one grammar."""

from __future__ import annotations

from functools import cache

import pytest
from tests.builders import an_item

from watchlist.language.vocabulary import load
from watchlist.model.evidence import Reading
from watchlist.model.feed import Publisher
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.compile import Compiler
from watchlist.rules.reading import read_signal
from watchlist.rules.tongue import Tongue

PRESS = Publisher(name="Herald", owner="herald")
CURBS = Slot(name="curbs", terms=("$sanctions",))
SIGNAL = Signal(
    watch="ease",
    id="ease",
    title="ease",
    rule=Rule(when=(Pattern(does=("$ease", "$grant"), event=("$ease",), what=(CURBS,)),)),
)


@cache
def _tongue(language: str) -> Tongue:
    return Tongue(load(language))


def _counts(language: str, title: str) -> bool:
    tongue = _tongue(language)
    compiled = Compiler(tongue).watch(Watch(id="ease", title="ease", signals=(SIGNAL,)))[0]
    item = an_item(title)
    found = read_signal(tongue, compiled, item, PRESS, tongue.views(title, ""))
    return isinstance(found, Reading) and found.counts


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Власти отменили в Женеве новые санкции"),
        ("ru", "Власти сняли срочно 12 торговых ограничений"),
        ("ru", "Власти сняли большую часть санкций"),
        ("ru", "Власти сняли тихонько санкции"),
        ("ru", "Власти отменили режим санкций"),
        ("ru", "Санкции власти отменили"),
        ("ru", "Власти объявили о снятии с порта санкций"),
        ("ru", "Власти разрешили покупать запреты"),
        ("uk", "Влада скасувала торговельні обмеження"),
        ("uk", "Влада скасувала в Женеві нову санкцію"),
        ("uk", "Обмеження скасовані"),
        ("uk", "Обмеження скасовані з травня"),
    ],
)
def test_what_is_the_object_counts(language, title):
    """Whatever order the words are in, and whatever adjectives and numbers stand between."""
    assert _counts(language, title)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Власти отменили визит из-за санкций"),
        ("ru", "Власти отменили показ санкций"),
        ("ru", "Власти отменили имущество санкций"),
        ("ru", "Власти сняли отель и снова фильм о санкциях"),
        ("ru", "Власти разрешили музыку, санкции остались"),
        ("ru", "Власти отменили правила, нарушая санкции"),
        ("ru", "Власти смягчили приговор за обход санкций"),
        ("ru", "Власти объявили о снятии, санкции остались"),
        ("ru", "Власти объявили об отмене концерта и санкций"),
        ("ru", "Власти начали отмену концерта санкций"),
        ("uk", "Скасовані владою обмеження повернулися"),
        ("uk", "Влада скасувала країни обмежень візит"),
    ],
)
def test_what_is_no_object_does_not(language, title):
    """What stands behind a preposition, belongs to another noun, or to another verb."""
    assert not _counts(language, title)
