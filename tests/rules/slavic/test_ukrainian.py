"""Watches on ore curbs, a rate, a truce and tankers, read in Ukrainian: who does what, and whether it was done."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from watchlist.language.vocabulary import load
from watchlist.model.evidence import Reading, Status
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.compile import CompiledSignal, Compiler
from watchlist.rules.reading import read_signal
from watchlist.rules.tongue import Tongue

AT = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
PRESS = Publisher(name="Вісник", owner="visnyk")


def _signal(name: str, does: tuple[str, ...], who: tuple[str, ...] = (), **what: tuple[str, ...]) -> Signal:
    slots = tuple(Slot(name=slot, terms=terms) for slot, terms in what.items())
    rule = Rule(when=(Pattern(does=does, event=does, what=slots),), who=who)
    return Signal(watch=name, id=name, title=name, rule=rule)


SIGNALS = (
    _signal("ease", ("$ease",), ("cn",), curbs=("$sanctions",), ore=("кобальт", "руда", "судно")),
    _signal("cut", ("$cut",), ("fed",), rate=("$rate",)),
    _signal("truce", ("$sign", "$begin", "$approve"), ("il", "hamas"), truce=("$ceasefire",)),
    _signal("talks", ("$begin",), ("cn", "jp"), talks=("$talks",)),
    _signal("free", ("$release",), (), ship=("$ship",)),
)


@cache
def _tongue() -> Tongue:
    return Tongue(load("uk"))


@cache
def _compiled(name: str) -> CompiledSignal:
    signal = next(each for each in SIGNALS if each.id == name)
    return Compiler(_tongue()).watch(Watch(id=name, title=name, signals=(signal,)))[0]


def _status(name: str, title: str, summary: str = "") -> Status:
    item = Item(id="1", title=title, summary=summary, published=AT, seen=AT)
    found = read_signal(_tongue(), _compiled(name), item, PRESS, _tongue().views(title, summary))
    return found.status if isinstance(found, Reading) else Status.UNRELATED


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ease", "Китай скасував обмеження на вивезення кобальту"),
        ("ease", "Обмеження на кобальт скасовано – Пекін"),
        ("ease", "Обмеження на вивезення кобальту з Китаю скасували"),
        ("ease", "У Китаї послабили обмеження на кобальт"),
        ("ease", "Японія критикує рішення Китаю скасувати обмеження на кобальт"),
        ("ease", "Через суперечку в Токіо Китай зняв обмеження з двох суден"),
        ("cut", "ФРС США знизила ставку"),
        ("cut", "Ставку ФРС знижено"),
        ("truce", "Договір про перемир'я між Ізраїлем та ХАМАС підписано в Каїрі"),
        ("truce", "Уряд Ізраїлю схвалив угоду про припинення вогню"),
        ("talks", "У Женеві розпочалися переговори Китаю та Японії"),
        ("free", "Двадцять танкерів звільнили"),
        ("free", "Танкери відпустили США"),
        ("free", "Танкери Китаю звільнили"),
        ("free", "Танкери з вантажем США звільнили вчора"),
        ("free", "Танкери біля США вчора звільнили"),
        ("free", "Танкери США в порту звільнили"),
        ("free", "Танкер звільнив Китай"),
        ("free", "Порт залишили 30 танкерів: їх відпустили, зокрема відпустили 12 суден"),
    ],
)
def test_a_deed_that_is_done_counts(name, title):
    """Active and passive, with and without its doer, in any order of words."""
    assert _status(name, title) is Status.ASSERTED


@pytest.mark.parametrize(
    ("name", "title", "status"),
    [
        ("ease", "Китай не скасовуватиме обмеження на кобальт", Status.DENIED),
        ("ease", "Китай скасує обмеження на кобальт восени", Status.FORECAST),
        ("ease", "Китай може скасувати обмеження на кобальт", Status.HEDGED),
        ("ease", "Японія закликала Китай скасувати обмеження на кобальт", Status.HEDGED),
        ("ease", "Китай відмовився скасувати обмеження на кобальт", Status.DENIED),
        ("ease", "Чи скасує Китай обмеження на кобальт", Status.QUESTION),
        ("ease", "Індія скасувала обмеження на кобальт із Китаю", Status.OTHER_ACTOR),
        ("ease", "Після зняття обмежень на кобальт Китай зможе продавати більше", Status.FORECAST),
        ("cut", "ФРС знизила прогноз, ставка без змін", Status.UNRELATED),
        ("free", "Капітан відпустив матросів із 30 танкерів", Status.UNRELATED),
        ("free", "Команду звільнили з танкера", Status.UNRELATED),
        ("truce", "Обрано голову комітету з перемир'я в Ізраїлі", Status.UNRELATED),
    ],
)
def test_a_deed_that_is_not_done_does_not_count(name, title, status):
    """What is denied, promised, wished, asked, or done by others or to something else."""
    assert _status(name, title) is status
