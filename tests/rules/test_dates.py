"""What a date makes of a deed: a thing to come, a thing of the past, or nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from tests.rules.builders import reading, status

from watchlist.language.forms import Form
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules.dates import dated
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Hit
from watchlist.rules.tongue import Tongue

MONDAY = datetime(2026, 2, 2, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 2, 12, 9, tzinfo=UTC)
MARCH = datetime(2026, 3, 9, 9, tzinfo=UTC)

# A small grammar for each language, so that these tests are about dates alone.
GRAMMARS = {
    "en": {
        "strong": "as after since before until amid", "weak": "and that", "ands": "and", "that": "that",
        "be": "is are was were", "have": "has have", "prepositions": "on in of for with to from at",
        "realise": "comes announced", "determiners": "the a its first last",
    },
    "de": {"strong": "nachdem während", "weak": "und dass", "ands": "und", "have": "hat", "prepositions": "von am in"},
    "fr": {"strong": "après avant", "weak": "et que", "ands": "et", "have": "a ont", "prepositions": "de en"},
    "ru": {"strong": "после когда", "weak": "и что", "ands": "и", "prepositions": "в с из"},
    "uk": {"strong": "після коли", "weak": "і що", "ands": "і", "prepositions": "у в з"},
}  # fmt: skip
TONGUES = {
    language: Tongue(
        Vocabulary(language=language, grammar={name: tuple(words.split()) for name, words in lists.items()})
    )
    for language, lists in GRAMMARS.items()
}
FORMS = {
    "past": (Use.PAST, Form.PAST),
    "present": (Use.ACTIVE, Form.THIRD),
    "base": (Use.ACTIVE, Form.BASE),
    "passive": (Use.PASSIVE, Form.PARTICIPLE),
    "noun": (Use.NOUN, Form.SINGULAR),
    "gerund": (Use.ACTIVE, Form.GERUND),
}


def coloured(text: str, tense: str, at: datetime = THURSDAY, language: str = "en") -> str:
    """Return what dates make of the deed that stands in brackets: "The pact [ended] last week".

    Words in braces are parts of its slots; a word before a bar is its auxiliary: "has| recently [ended]".
    """
    tongue = TONGUES[language]
    view = tongue.views(text.translate(str.maketrans("", "", "[]{}|")), "")[0]
    taken, parts, start = set(), set(), None
    inside = place = 0
    marks = {"[": taken, "{": parts}
    for piece in re.findall(r"[^\[\]{}|\s]+|[\[\]{}|]", text):
        if piece in "[{":
            inside = piece
        elif piece in "]}":
            inside = 0
        elif piece == "|":
            start = place - 1
        else:
            count = len(list(tongue.tokeniser.tokens(piece)))
            if inside:
                marks[inside] |= set(range(place, place + count))
            place += count
    use, form = FORMS[tense]
    hit = Hit(min(taken), max(taken) + 1, frozenset(taken), frozenset({form}), "end", noun=use is Use.NOUN)
    have = start is not None and view.low(start) in view.grammar.have
    deed = Deed(hit, use, Left(min(taken) if start is None else start, have=have))
    found = list(dated(view, deed, use, at, frozenset(parts), tongue.syntax.finite))
    return str(found[0].status) if found else "-"


@pytest.mark.parametrize(
    ("text", "tense", "at", "expected"),
    [
        # a day that has not come
        ("The pact [ends] on Thursday", "present", MONDAY, "forecast"),
        ("The pact [ends] on Monday", "present", MONDAY, "-"),
        ("The pact [ends] on Sunday", "present", MONDAY, "-"),
        ("India, Peru [end] the pact next week", "base", MONDAY, "forecast"),
        ("The pact is| [ended] on Thursday", "passive", MONDAY, "forecast"),
        ("[Expiry] of {the pact} on 5 February", "noun", MONDAY, "forecast"),
        ("Envoys meet days before the pact [ends]", "present", MONDAY, "forecast"),
        ("The pact [ended] on 5 April 2026", "past", MONDAY, "-"),
        # a day that is long over
        ("The pact [ended] on February 5", "past", THURSDAY, "history"),
        ("The pact was| [ended] on February 5", "passive", THURSDAY, "history"),
        ("The pact has| [ended] last week", "past", THURSDAY, "history"),
        ("Last week, the pact [ended]", "past", THURSDAY, "history"),
        ("Last week's [expiry] of the pact alarms envoys", "noun", THURSDAY, "history"),
        ("Since the pact [ended] in February, risks grow", "past", MARCH, "history"),
        ("The pact [ended] in early February", "past", THURSDAY, "-"),
        ("The pact [ended] in early February", "past", MARCH, "history"),
        ("Days after the pact [ended], envoys met", "past", THURSDAY, "history"),
        ("A day after the pact [ended], envoys met", "past", THURSDAY, "-"),
        ("Weeks after the [expiry] of the pact", "noun", THURSDAY, "history"),
        ("In 2019 the pact [ended]", "past", THURSDAY, "history"),
        ("The pact [ends] in 2019", "present", THURSDAY, "history"),
        # a day of which one still reads in the news
        ("The pact [ended] on Monday", "past", THURSDAY, "-"),
        ("The pact [ended] on Friday", "past", datetime(2026, 2, 9, 9, tzinfo=UTC), "-"),
        ("The pact [ended] three days ago", "past", THURSDAY, "-"),
        ("Exports [rise] in January", "present", THURSDAY, "-"),
        ("Exports [rise] in January 2026", "present", THURSDAY, "history"),
        ("US [freeing] a ship on Tuesday", "gerund", THURSDAY, "-"),
        ("No date at all [ended]", "past", THURSDAY, "-"),
        ("The pact [ended] on 31 February", "past", THURSDAY, "-"),
    ],
)  # fmt: skip
def test_a_day_tells_what_has_happened(text: str, tense: str, at: datetime, expected: str):
    """What has not come anywhere is a forecast, what is more than three days old is history."""
    assert coloured(text, tense, at) == expected


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        # limits and measures
        ("Peru [eases] curbs until March 2027", "present"),
        ("Peru [eased] curbs until at least Monday", "past"),
        ("Peru [carries out] first test since 1992", "present"),
        ("Peru [carries out] its first test in 30 years", "present"),
        # another noun's
        ("Peru [ends] the pact of 2010", "present"),
        ("Peru [ends] 2010 pact", "present"),
        ("Peru [ends] 1950s treaty", "present"),
        ("Agenda 2010 [ends]", "present"),
        ("Last week's talks on [easing] of curbs", "noun"),
        ("Last week's talks that Peru [ended]", "past"),
        ("Peru [ends] curbs ahead of talks next week", "present"),
        ("Peru [names] {April 2027} its year", "present"),
        # another verb's
        ("Peru [eases] curbs on ore loaded on January 5", "present"),
        ("Peru [eases] curbs to help millers next month", "present"),
        ("Peru [ended] the pact, the minister said last week", "past"),
        ("Peru [ended] the pact the minister said last week", "past"),
        ("The minister said last week Peru [ended] the pact", "past"),
        ("A pact signed last year [ended]", "past"),
        ("Last week Peru was sure millers [ended] the pact", "past"),
        ("Last week millers met and Peru [ended] the pact", "past"),
        ("[Expiry] of pact approved last month", "noun"),
        ("[Expiry] of pact worries millers last month", "noun"),
        ("Peru [eases] curbs as millers wait next week", "present"),
        ("Peru [cuts] rates, projects one more in 2027", "present"),
        ("Peru [cuts] rates after what millers did last year", "present"),
        # too far, or not up to the deed
        (f"Peru [ended] {'very ' * 15} last week", "past"),
        (f"Last week {'very ' * 15} Peru [ended] the pact", "past"),
        (f"Weeks after {'very ' * 15} Peru [ended] the pact", "past"),
        ("Peru [ended] the pact days after saying no", "past"),
        ("Weeks after the vote, Peru [ended] the pact", "past"),
        ("Weeks after talks on the [expiry] of the pact", "noun"),
        ("Weeks after the minister said Peru [ended] the pact", "past"),
    ],
)
def test_what_does_not_date_the_deed_leaves_it_alone(text: str, tense: str):
    """A date belongs to the deed in its own clause only, and to nothing nearer."""
    assert coloured(text, tense) == "-"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Peru [eased] curbs on ore and tin last week", "past"),
        ("Peru [eased] curbs with changed rules last week", "past"),
        ("Peru [gave] ships to Peru last week", "past"),
        ("Peru [gave] ships to the navy last week", "past"),
        ("The 2010 [expiry] of the pact", "noun"),
        ("2010 [ended] the pact", "past"),
        ("The pact [ended] 2010", "past"),
        ("The pact [expired] 2010 in Lima", "past"),
        ("The pact has| 2010 [ended]", "past"),
        ("Peru on the 2nd of February [ended] the pact", "past"),
        ("[Expiry] of the pact announced last month", "noun"),
        ("Peru [decided] on it as early as November 2025", "past"),
    ],
)
def test_what_dates_the_deed_may_stand_around_it(text: str, tense: str):
    """Lists, objects and attributes between do not part a deed from its date."""
    assert coloured(text, tense) == "history"


@pytest.mark.parametrize(
    ("language", "text", "tense", "at", "expected"),
    [
        ("de", "Der Vertrag [läuft] am Donnerstag [aus]", "present", MONDAY, "forecast"),
        ("de", "Der Vertrag [lief] vergangene Woche [aus]", "past", THURSDAY, "history"),
        ("de", "Am 5. Februar [lief] der Vertrag [aus]", "past", THURSDAY, "history"),
        ("de", "Der Vertrag [lief] 2019 [aus]", "past", THURSDAY, "history"),
        ("de", "Tage nach dem [Auslaufen] des Vertrags", "noun", THURSDAY, "history"),
        ("de", "Peru [beendet] Vertrag von 2010", "present", THURSDAY, "-"),
        ("de", "Peru [lockert] Regeln bis April", "present", THURSDAY, "-"),
        ("de", "Peru hat| am Mittwoch Regeln [gelockert]", "passive", THURSDAY, "-"),
        ("fr", "Le pacte [expire] jeudi", "present", MONDAY, "forecast"),
        ("fr", "Le pacte a| [expiré] le 5 février", "passive", THURSDAY, "history"),
        ("fr", "Quelques jours après l'[expiration] du pacte", "noun", THURSDAY, "history"),
        ("fr", "Lima [lève] les droits jusqu'au 11 avril", "present", THURSDAY, "-"),
        ("fr", "Lima [quitte] l'accord de 2010", "present", THURSDAY, "-"),
        ("ru", "Договор [истекает] 5 февраля", "present", MONDAY, "forecast"),
        ("ru", "Договор [истёк] 5 февраля", "past", THURSDAY, "history"),
        ("ru", "Перу [сняло] пошлины на прошлой неделе", "past", THURSDAY, "history"),
        ("ru", "Через неделю после [истечения] договора", "noun", THURSDAY, "history"),
        ("ru", "Перу [сняло] пошлины до 11 апреля", "past", THURSDAY, "-"),
        ("ru", "Перу [вышло] из договора 2010 года", "past", THURSDAY, "-"),
        ("uk", "Договір [спливає] 5 лютого", "present", MONDAY, "forecast"),
        ("uk", "Договір [сплив] минулого тижня", "past", THURSDAY, "history"),
        ("uk", "Через тиждень після [завершення] договору", "noun", THURSDAY, "history"),
        ("uk", "Перу [зняло] мита до 11 квітня", "past", THURSDAY, "-"),
        ("uk", "Перу [зняло] мита у середу", "past", THURSDAY, "-"),
    ],
)
def test_five_languages_date_their_deeds(language: str, text: str, tense: str, at: datetime, expected: str):
    """The same day means the same in German, French, Russian and Ukrainian."""
    assert coloured(text, tense, at, language) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (datetime(2026, 2, 4, 9, tzinfo=UTC), "forecast"),
        (datetime(2026, 2, 4, 11, tzinfo=UTC), "-"),
        (datetime(2026, 2, 5, 9, tzinfo=UTC), "-"),
        (datetime(2026, 2, 6, 23, tzinfo=UTC), "-"),
    ],
)
def test_a_day_has_come_once_it_has_come_anywhere(hour: datetime, expected: str):
    """At eleven in UTC it is tomorrow in Kiribati, and who writes there is not speaking of the future."""
    assert coloured("The pact [ends] on Thursday", "present", hour) == expected


def test_a_reading_says_which_date_decided():
    """The reason quotes the phrase."""
    late = reading("The grain pact ended last week")
    coming = reading("Grain pact ends next week")

    assert late is not None
    assert coming is not None
    assert late.because[-1] == "history: “last week” has passed"
    assert status("Grain pact ends next week") == "forecast"
