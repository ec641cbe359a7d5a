"""How French says when."""

from __future__ import annotations

from watchlist.language.dates.words import DateWords, Kind, Part, Unit, listed, numbered

_LAST = r"(?:derniere?|dernière|passée?)"
_NEXT = r"(?:prochaine?|suivante?)"
_HALF = r"(?: matin| midi| après-midi| soir)?"
_SOME = r"(?:environ |plus d(?:e )? ?|près de |moins de |à peine |presque )?"

WORDS = DateWords(
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    months=numbered(
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre", 1
    ),
    seasons={"printemps": 3, "été": 6, "automne": 9, "hiver": 12},
    units={
        "heure": Unit.HOUR, "heures": Unit.HOUR, "jour": Unit.DAY, "jours": Unit.DAY, "week-end": Unit.WEEKEND,
        "weekend": Unit.WEEKEND, "semaine": Unit.WEEK, "semaines": Unit.WEEK, "mois": Unit.MONTH, "an": Unit.YEAR,
        "ans": Unit.YEAR, "année": Unit.YEAR, "années": Unit.YEAR, "décennie": Unit.DECADE, "décennies": Unit.DECADE,
    },
    counts={
        **numbered("un|une deux trois quatre cinq six sept huit neuf dix onze douze", 1),
        "quinze": 15, "vingt": 20, "trente": 30,
        "une dizaine de": 10, "une quinzaine de": 15, "quelques": 5, "plusieurs": 5,
    },
    parts={
        "début": Part.EARLY, "au début de": Part.EARLY, "au début du mois de": Part.EARLY, "mi": Part.MIDDLE,
        "à la mi": Part.MIDDLE, "fin": Part.LATE, "à la fin de": Part.LATE,
    },
    offsets={"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    templates={
        Kind.OFFSET: ("{offset}" + _HALF,),
        Kind.WEEKDAY: (r"(?:le |ce |dès )?{weekday}" + _HALF,),
        Kind.LAST_WEEKDAY: (rf"(?:le )?{{weekday}} {_LAST}",),
        Kind.NEXT_WEEKDAY: (rf"(?:le )?{{weekday}} {_NEXT}",),
        Kind.DATE: (r"(?:le |ce )?(?:{weekday} )?{day}(?: ?er)? {month}(?: {year})?",),
        Kind.NUMERIC: (r"(?:le )?(?P<numeric>\d{4}-\d\d-\d\d)", r"(?:le )?(?P<numeric>\d\d? / \d\d? / \d{2,4})"),
        Kind.MONTH: (
            r"(?:en|au mois de|courant) {month}(?: {year})?", r"(?:en )?{part}[ -]{month}(?: {year})?",
            "{month} {year}",
        ),
        Kind.LAST_MONTH: (rf"(?:en |l |au |le )?(?:{{month}}|{{season}}) {_LAST}",),
        Kind.NEXT_MONTH: (rf"(?:en |l |au |le )?(?:{{month}}|{{season}}) {_NEXT}",),
        Kind.YEAR: ("en {year}", "{part} {year}", "{year}"),
        Kind.DECADE: ("dans les années {year}",),
        Kind.AGO: (f"il y a {_SOME}{{count}} {{unit}}",),
        Kind.AHEAD: (
            f"dans {_SOME}{{count}} {{unit}}", r"dans les (?:{count} )?(?:prochaine?s )?{unit}(?: à venir)?",
        ),
        Kind.LAST: (rf"(?:la |le |l )?{{unit}} {_LAST}",),
        Kind.NEXT: (rf"(?:la |le |l )?{{unit}} {_NEXT}",),
        Kind.EARLIER: ("(?:plus tôt|au début) (?:ce|cette|du|de la|de l) {unit}",),
        Kind.LATER: ("(?:plus tard|à la fin) (?:ce|cette|du|de la|de l) {unit}",),
        Kind.AFTER: (f"{_SOME}(?:{{count}} |des )?{{unit}} (?:après|depuis)",),
        Kind.BEFORE: (f"{_SOME}(?:{{count}} )?{{unit}} avant", "à la veille"),
    },
    limits=listed("depuis jusqu jusque avant après dès partir ici pour pendant durant entre à au sous d'ici"),
    of=listed("de du d des"),
    events=(
        r"discussions|négociations|pourparlers|réunion|sommet|visite|audition|vote|élections?|conférence|rencontre|"
        r"avant|après|depuis|jusqu"
    ),
    measures=r"premi(?:er|ère)|deuxième|troisième|fois|record|plus",
    participles=r"\w{2,}(?:ée?s?|ant)|chargée?s?|tenue?s?|prise?s?|mise?s?|faite?s?|vendue?s?",
    past=listed("a ont avait avaient été fut furent était étaient"),
    present=frozenset(),
    said=r"dit|déclaré|déclare|annoncé|annonce|affirmé|affirme|indiqué|indique|prévenu|ajouté",
)  # fmt: skip
