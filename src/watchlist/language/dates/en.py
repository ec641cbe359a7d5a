"""How English says when."""

from __future__ import annotations

from watchlist.language.dates.words import DateWords, Kind, Part, Unit, listed, numbered

_ON = r"(?:on |late on |early on |late |early )?"
# "As" parts clauses; here it does not.
_AS = r"as (?:early|late|recently|soon) as "
_NIGHT = r"(?: morning| afternoon| evening| night)?"
_SOME = r"(?:(?:about|around|some|roughly|almost|nearly|over|more than|just over|just|only|at least|mere|barely) )?"

WORDS = DateWords(
    weekdays=numbered("monday tuesday|tues wednesday thursday|thurs friday saturday sunday"),
    months=numbered(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct "
        "november|nov december|dec",
        1,
    ),
    seasons={"spring": 3, "summer": 6, "autumn": 9, "winter": 12},
    units={
        "hour": Unit.HOUR, "hours": Unit.HOUR, "minutes": Unit.HOUR, "day": Unit.DAY, "days": Unit.DAY,
        "weekend": Unit.WEEKEND, "week": Unit.WEEK, "weeks": Unit.WEEK, "month": Unit.MONTH, "months": Unit.MONTH,
        "year": Unit.YEAR, "years": Unit.YEAR, "decade": Unit.DECADE, "decades": Unit.DECADE,
    },
    counts={
        **numbered("a|an|one two three four five six seven eight nine ten eleven twelve", 1),
        "a couple of": 2, "couple of": 2, "a few": 5, "few": 5, "several": 5, "many": 8, "a dozen": 12, "half a": 0.5,
    },
    parts={
        "early": Part.EARLY, "the beginning of": Part.EARLY, "the start of": Part.EARLY, "mid": Part.MIDDLE,
        "the middle of": Part.MIDDLE, "late": Part.LATE, "the end of": Part.LATE,
    },
    offsets={
        "today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "last night": -1, "the day before yesterday": -2,
        "tomorrow": 1, "the day after tomorrow": 2,
    },
    templates={
        Kind.OFFSET: ("{offset}",),
        Kind.WEEKDAY: (_ON + "(?:this )?{weekday}" + _NIGHT,),
        Kind.LAST_WEEKDAY: ("(?:on )?(?:last|this past) {weekday}" + _NIGHT, _ON + "{weekday}" + _NIGHT + " last week"),
        Kind.NEXT_WEEKDAY: ("(?:on )?next {weekday}", _ON + "{weekday}" + _NIGHT + " next week"),
        Kind.DATE: (
            "(?:on )?(?:{weekday}(?: ,)? )?(?:the )?{day}(?: of)? {month}(?:(?: ,)? {year})?",
            "(?:on )?(?:{weekday}(?: ,)? )?{month} (?:the )?{day}(?:(?: ,)? {year})?",
        ),
        Kind.NUMERIC: (
            r"(?:on )?(?P<numeric>\d{4}-\d\d-\d\d)",
            r"(?:on )?(?P<numeric>\d\d? / \d\d? / \d{2,4})",
            "(?:on )?(?P<numeric>(?:the )?{day} of (?:last|next) month)",
        ),
        Kind.MONTH: (
            "(?:back |earlier )?in (?:the )?{month}(?:(?: of| ,)? {year})?", _AS + "(?:in )?{month}(?: {year})?",
            "{month}", "{month} {year}",
            "(?:in |at )?{part}[ -]{month}(?:(?: of| ,)? {year})?", "in {season} (?:of )?{year}",
        ),
        Kind.LAST_MONTH: ("last (?:{month}|{season})",),
        Kind.NEXT_MONTH: ("next (?:{month}|{season})",),
        Kind.YEAR: ("(?:back )?in {year}", _AS + "(?:in )?{year}", "(?:in |at )?{part}[ -]{year}", "{year}"),
        Kind.DECADE: ("in the (?:early |late |mid-)?{year}s", "{year}s"),
        Kind.AGO: (
            _SOME + "{count} {unit} ago", _SOME + "{unit} ago", r"(?P<spelt>\w+ty[ -]\w+ \w+s ago|a fortnight ago)",
        ),
        Kind.AHEAD: (
            "in " + _SOME + "{count} {unit}(?: 's? ?time)?", "in (?:the )?(?:coming|next) (?:{count} )?{unit}",
            "{count} {unit} from now",
        ),
        Kind.LAST: ("(?:the )?(?:last|previous) {unit}", "over the {unit}"),
        Kind.NEXT: ("(?:next|the coming) {unit}",),
        Kind.EARLIER: ("earlier (?:this|in the) {unit}",),
        Kind.LATER: ("later (?:this|in the) {unit}",),
        Kind.AFTER: (
            _SOME + "(?:{count} )?{unit} (?:after|since|on from|following)",
            "(?:in )?the {unit} (?:after|since|following)",
        ),
        Kind.BEFORE: (_SOME + "(?:{count} )?{unit} (?:before|ahead of|until|till)",),
    },
    limits=listed("since until till by before after from through to within per between beyond than effective"),
    of=listed("of from"),
    events=(
        r"talks?|meetings?|summits?|visits?|hearings?|votes?|deadline|elections?|sessions?|conference|speech|call|"
        r"ahead|before|until|prior|since|after|anniversary"
    ),
    measures=r"first|second|third|fourth|fifth|sixth|time|times|\w+est|least|most|record|low|high",
    participles=r"\w{2,}(?:ed|ing)|held|made|sent|taken|sold|bought|paid|begun|set|put|left|lost|won|built|given|done|met",
    past=listed("was were been had did has have having"),
    present=listed("is are"),
    said=r"says?|said|saying|tells?|told|warns?|warned|adds?|added|reports?|writes?|wrote|speaking",
    capitals=True,
    bare=listed("march may august mar sep sept dec jan"),
)  # fmt: skip
