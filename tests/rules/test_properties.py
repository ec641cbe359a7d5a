"""What holds of the reading whatever is written, in every language that is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from watchlist.definitions.tree import read
from watchlist.definitions.watches import read_watch
from watchlist.language.detect import language_of
from watchlist.language.vocabulary import LANGUAGES, load
from watchlist.model.evidence import Status
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Watch
from watchlist.rules.matcher import Found, Matcher, compile_watches

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
PRESS = Publisher(name="Herald", owner="herald")
AT = datetime(2026, 3, 20, 12, tzinfo=UTC)

ASSERTED = {
    "en": [
        "US eases sanctions on Russian oil tankers",
        "Treasury issues licence for Russian oil at sea",
        "New START treaty expires",
        "Bank of England cuts rates",
        "Washington lifts sanctions on Russia's shadow fleet",
    ],
    "de": [
        "USA lockern Sanktionen gegen russische Tanker",
        "Washington hebt Sanktionen gegen russische Schattenflotte auf",
        "EZB senkt Leitzins",
    ],
    "fr": [
        "Washington lève les sanctions contre les pétroliers russes",
        "La BCE baisse ses taux",
    ],
    "ru": [
        "США ослабили санкции против российских танкеров",
        "США сняли санкции с российских танкеров",
        "ФРС снизила ставку",
    ],
    "uk": [
        "США послабили санкції проти російських танкерів",
        "США зняли санкції з російських танкерів",
        "ФРС знизила ставку",
    ],
}
HEDGES = {
    "en": [
        "{}?",
        "If {}, markets will jump",
        "{} if talks succeed",
        "{} unless Congress objects",
        "Sources say {}",
        "Reportedly, {}",
        "Report says {}",
        "Rumour: {}",
        "Minister denies that {}",
        "Kremlin rejects reports that {}",
        "Could it be that {}?",
    ],
    "de": [
        "{}?",
        "Gerücht: {}",
        "Angeblich: {}",
        "Möglicherweise: {}",
        "Falschmeldung: {}",
        "Kreml dementiert: {}",
        "{}, wenn die Gespräche gelingen",
        "{}, falls der Kongress zustimmt",
    ],
    "fr": [
        "{} ?",
        "Rumeur : {}",
        "Selon des rumeurs, {}",
        "Peut-être que {}",
        "Et si {} ?",
        "Le Kremlin dément que {}",
        "{} si les négociations aboutissent",
    ],
    "ru": [
        "{}?",
        "Слухи: {}",
        "Фейк: {}",
        "Возможно, {}",
        "Якобы {}",
        "Кремль опроверг, что {}",
        "{}, если переговоры удадутся",
    ],
    "uk": [
        "{}?",
        "Чутки: {}",
        "Фейк: {}",
        "Можливо, {}",
        "Нібито {}",
        "Кремль спростував, що {}",
        "{}, якщо переговори вдадуться",
    ],
}
TRAILING = {
    "en": ["The weather is fine.", "Shares rose 2% on Friday.", "He was born in 1950."],
    "de": ["Das Wetter ist schön.", "Die Aktien stiegen um zwei Prozent."],
    "fr": ["Il fait beau.", "Les actions ont gagné deux points."],
    "ru": ["Погода хорошая.", "Акции выросли на два процента."],
    "uk": ["Погода гарна.", "Акції зросли на два відсотки."],
}
UNREAD = {
    "es": "EEUU levanta las sanciones a los petroleros rusos",
    "it": "Gli Usa revocano le sanzioni alle petroliere russe",
    "pt": "EUA suspendem sanções aos petroleiros russos",
    "nl": "VS heffen sancties tegen Russische tankers op",
    "pl": "USA znoszą sankcje na rosyjskie tankowce",
    "sv": "USA häver sanktionerna mot ryska tankfartyg",
    "da": "USA ophæver sanktioner mod russiske tankskibe",
    "cs": "USA ruší sankce proti ruským tankerům",
    "tr": "ABD, Rus tankerlerine yaptırımları kaldırdı",
    "ro": "SUA ridică sancțiunile împotriva petrolierelor rusești",
    "be": "ЗША знялі санкцыі з расійскіх танкераў",
    "bg": "САЩ вдигнаха санкциите срещу руските танкери",
    "sr": "САД укинуле санкције руским танкерима",
    "mk": "САД ги укинаа санкциите за руските танкери",
    "kk": "АҚШ ресейлік танкерлерге қарсы санкцияларды алып тастады",
    "zh": "美国解除对俄罗斯油轮的制裁",
    "ar": "أمريكا ترفع العقوبات عن الناقلات الروسية",
}
PIECES = [
    *(word for titles in (*ASSERTED.values(), *UNREAD.values()) for title in titles for word in title.split()),
    *(
        "?",
        ":",
        ";",
        ",",
        "—",
        "“",
        "„",
        "'s",
        "’",
        "not",
        "if",
        "nicht",
        "ne",
        "не",
        "2026",
        "U.S.",
        "&nbsp;",
        "<b>",
        "🚢",
    ),
]


@cache
def watches() -> tuple[Watch, ...]:
    """The watches that ship, and those that were written without looking at the reading."""
    files = [*sorted((ROOT / "watches").glob("*.yaml")), *sorted((DATA / "watches").glob("*.yaml"))]
    found = [read_watch(read(file.read_bytes(), file.name), file.stem, load()).watch for file in files]
    return tuple(watch for watch in found if watch is not None)


@cache
def matcher() -> Matcher:
    return compile_watches(watches(), load())


def found(title: str, summary: str = "", at: datetime = AT, language: str = "") -> Found:
    item = Item(id="1", title=title, summary=summary, published=at, seen=at, language=language)
    return matcher().read(item, PRESS)


def counted(title: str, summary: str = "", at: datetime = AT) -> set[tuple[str, str]]:
    return {(each.watch, each.signal) for each in found(title, summary, at).readings if each.counts}


def asserted(title: str) -> list[str]:
    return [each.signal for each in found(title).readings if each.status is Status.ASSERTED]


def labelled() -> Iterator[tuple[str, str, str, datetime]]:
    """The labelled headlines of each language: title, summary, and when it was published."""
    for language in LANGUAGES:
        for line in (DATA / "reading" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            at = datetime.fromisoformat(case["published"]).replace(tzinfo=UTC) + timedelta(hours=12)
            yield language, case["title"], case["summary"], at


CASES = tuple(labelled())


@pytest.mark.parametrize(
    ("language", "title"), [(language, title) for language, titles in ASSERTED.items() for title in titles]
)
def test_a_plain_fact_counts_and_no_frame_around_it_does(language: str, title: str):
    """Asked, supposed, rumoured, denied or conditional, it is asserted no more."""
    assert asserted(title), "the ground that the frames stand on"

    assert [frame for frame in HEDGES[language] if asserted(frame.format(title))] == []


@given(st.sampled_from(CASES), st.data())
def test_a_sentence_about_something_else_makes_nothing_count(case: tuple[str, str, str, datetime], data: st.DataObject):
    """What does not count does not count with an unrelated sentence behind its title, or in its summary."""
    language, title, summary, at = case
    trailing = data.draw(st.sampled_from(TRAILING[language]))
    before = counted(title, summary, at)

    end = "" if title[-1] in ".?!…" else "."
    assert counted(f"{title}{end} {trailing}", summary, at) <= before
    assert counted(title, f"{summary} {trailing}".strip(), at) <= before


@given(st.sampled_from(CASES))
def test_a_summary_that_repeats_its_title_changes_nothing(case: tuple[str, str, str, datetime]):
    """Many feeds do that."""
    _, title, _, at = case

    assert counted(title, title, at) == counted(title, "", at)


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_reading_is_a_function_of_the_item_alone(
    one: tuple[str, str, str, datetime], other: tuple[str, str, str, datetime]
):
    """What was read before, and how often, changes nothing."""
    first = found(*one[1:])
    found(*other[1:])

    assert found(*one[1:]) == first


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["", *LANGUAGES, "es", "xx"]))
def test_any_text_in_any_alphabet_can_be_read_and_reads_the_same_twice(title: str, summary: str, hint: str):
    """No letters, many alphabets, control characters, anything."""
    assert found(title, summary, language=hint) == found(title, summary, language=hint)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_words_of_rules_in_any_order_and_language_can_be_read(title: str):
    """Triggers, marks, tags and signs of all languages in a heap."""
    assert found(title, title) == found(title, title)


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=12).map(" ".join))
def test_a_text_in_a_language_that_is_not_read_says_nothing(title: str):
    """Whatever words of the rules stand in it."""
    assume(language_of(title) not in LANGUAGES)

    assert found(title) == Found()


@pytest.mark.parametrize(("language", "title"), UNREAD.items())
def test_a_fact_in_a_language_that_is_not_read_does_not_count(language: str, title: str):
    """It is known for what it is, and explained so."""
    assert language_of(title) == language
    assert found(title) == Found()

    item = Item(id="1", title=title, published=AT, seen=AT)
    explanation = matcher().explain("shadow-fleet", "ease", item, PRESS)

    assert [(each.kind, each.met, each.why) for each in explanation.conditions] == [
        ("language", False, "language not known")
    ]


@given(st.sampled_from(CASES), st.integers(min_value=0, max_value=2**32))
def test_letters_that_look_like_others_make_nothing_count(case: tuple[str, str, str, datetime], which: int):
    """A headline whose negation is spelled with a letter of another alphabet is not read without it."""
    _, title, summary, at = case
    twins = str.maketrans("aceopxyАСЕОРХасеорху", "асеорхуACEOPXaceopxy")
    letters = [char.translate(twins) if which >> (place % 33) & 1 else char for place, char in enumerate(title)]

    assert counted("".join(letters), summary, at) <= counted(title, summary, at)


@pytest.mark.parametrize(
    "title",
    [
        *(f"{title} " * (10_000 // len(title)) for titles in ASSERTED.values() for title in titles[:1]),
        *(
            piece * (10_000 // len(piece))
            for piece in ("if ", "that ", "“", "'s ", "<b>", "&nbsp;", "🚢", "Ж", "l'", "-", "1950s ")
        ),
        "Sanktions" * 1_000,
    ],
)
def test_a_title_of_ten_thousand_characters_is_read_as_its_first_words(title: str):
    """What stands behind them changes nothing, so that no item takes longer than the longest headline."""
    said = [(each.watch, each.signal, each.status) for each in found(title).readings]

    assert said == [(each.watch, each.signal, each.status) for each in found(title[:2_000]).readings]
