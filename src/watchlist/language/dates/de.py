"""How German says when."""

from __future__ import annotations

from watchlist.language.dates.words import DateWords, Kind, Part, Unit, listed, numbered

_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag")
_HALVES = ("", "s", "morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht")
_LAST = r"(?:letzte[nmrs]?|vergangene[nmrs]?|vorige[nmrs]?|vorvergangene[nmrs]?|verwichene[nmrs]?)"
_NEXT = r"(?:nächste[nmrs]?|kommende[nmrs]?|folgende[nmrs]?)"
_SOME = r"(?:etwa |rund |ungefähr |fast |knapp |gut |mehr als |über |nur |gerade einmal |wenige )?"

WORDS = DateWords(
    weekdays={day + half: n for n, names in enumerate(_DAYS) for day in names.split("|") for half in _HALVES},
    months=numbered(
        "januar|jänner|jan februar|feber|feb märz april mai juni juli august september|sept oktober|okt november|nov "
        "dezember|dez",
        1,
    ),
    seasons={"frühling": 3, "frühjahr": 3, "sommer": 6, "herbst": 9, "winter": 12},
    units={
        "stunde": Unit.HOUR, "stunden": Unit.HOUR, "minuten": Unit.HOUR, "tag": Unit.DAY, "tage": Unit.DAY,
        "tagen": Unit.DAY, "wochenende": Unit.WEEKEND, "woche": Unit.WEEK, "wochen": Unit.WEEK, "monat": Unit.MONTH,
        "monats": Unit.MONTH, "monate": Unit.MONTH, "monaten": Unit.MONTH, "jahr": Unit.YEAR, "jahre": Unit.YEAR,
        "jahres": Unit.YEAR, "jahren": Unit.YEAR, "jahrzehnt": Unit.DECADE, "jahrzehnte": Unit.DECADE,
        "jahrzehnten": Unit.DECADE,
    },
    counts={
        **numbered("ein|eine|einen|einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 1),
        "zwanzig": 20, "dreißig": 30, "ein paar": 5, "wenige": 5,
        "wenigen": 5, "einige": 5, "einigen": 5, "mehrere": 5, "mehreren": 5, "vielen": 8,
        "einem halben": 0.5, "ein halbes": 0.5, "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5,
    },
    parts={"anfang": Part.EARLY, "mitte": Part.MIDDLE, "ende": Part.LATE},
    offsets={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    templates={
        Kind.OFFSET: ("{offset}",),
        Kind.WEEKDAY: (r"(?:am |an diesem |diesen )?{weekday}",),
        Kind.LAST_WEEKDAY: (rf"(?:am )?{_LAST} {{weekday}}",),
        Kind.NEXT_WEEKDAY: (rf"(?:am )?{_NEXT} {{weekday}}",),
        Kind.DATE: (r"(?:(?:am |an diesem )?{weekday} ,? ?)?(?:am |dem |den |zum )?{day}(?: \.)? {month}(?: {year})?",),
        Kind.NUMERIC: (
            r"(?:am |zum )?(?P<numeric>\d{4}-\d\d-\d\d)", r"(?:am |zum )?(?P<numeric>\d\d?\.\d\d?\.\d{2,4})",
            r"(?:am |zum )?(?P<numeric>[0-3]?\d\.[01]?\d \.)",
        ),
        Kind.MONTH: ("im (?:monat )?{month}(?: {year})?", "(?:seit )?{part} {month}(?: {year})?", "{month} {year}"),
        Kind.LAST_MONTH: (rf"(?:im )?{_LAST} (?:{{month}}|{{season}})",),
        Kind.NEXT_MONTH: (rf"(?:im )?{_NEXT} (?:{{month}}|{{season}})",),
        Kind.YEAR: ("im jahre? {year}", "{part} {year}", "{year}"),
        Kind.DECADE: ("in den {year}er jahren", "{year}er"),
        Kind.AGO: (
            f"vor {_SOME}{{count}} {{unit}}", "vor (?:{unit})",
        ),
        Kind.AHEAD: (f"in {_SOME}{{count}} {{unit}}", rf"in den {_NEXT} (?:{{count}} )?{{unit}}"),
        Kind.LAST: (rf"(?:in der |im |am )?{_LAST} {{unit}}",),
        Kind.NEXT: (rf"(?:in der |im |am )?{_NEXT} {{unit}}",),
        Kind.EARLIER: (r"anfang (?:der|des) {unit}",),
        Kind.LATER: (r"(?:noch in diesem|noch diesen|ende des|ende dieses) {unit}",),
        Kind.AFTER: (f"{_SOME}(?:{{count}} )?{{unit}} (?:nach|nachdem)", r"in den {unit} (?:nach|seit)"),
        Kind.BEFORE: (f"{_SOME}(?:{{count}} )?{{unit}} (?:vor|bevor)",),
    },
    limits=listed("seit seitdem bis ab vor nach für als binnen zwischen über"),
    of=listed("von vom des der"),
    events=r"\w*(?:gespräche?n?|treffen|gipfel|besuchs?|anhörung|abstimmung|wahl|sitzung|konferenz|frist)|vor|bis|nach|seit",
    measures=r"erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|mal|\w+mals|\w+ste[nmrs]?|rekord\w*|tief|hoch",
    participles=r"ge\w{2,}(?:t|en)|\w{2,}(?:ierte?n?)|(?:be|ver|er|ent|zer|unter|über)\w{2,}(?:te?n|t)",
    past=listed("wurde wurden worden war waren hat haben hatte hatten ist sind"),
    present=listed("wird werden"),
    said=r"sagt|sagte|sagten|erklärt|erklärte|warnt|warnte|meldet|meldete|teilte|berichtet|berichtete|kündigte|schrieb",
    capitals=True,
)  # fmt: skip
