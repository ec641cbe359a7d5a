"""How headlines are read: one line each, with the status that a careful reader would give it."""

from datetime import UTC, datetime

import pytest
from tests.rules.builders import AT, PRESS, PRIMARY, found, matcher, reading, status

from watchlist.language.vocabulary import load
from watchlist.model.evidence import Status
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.matcher import compile_watches

ASSERTED = [
    "China eases curbs on cobalt for Japan",
    "Beijing lifts Japan ore quotas",
    "China Eases Curbs on Cobalt Exports to Japan",
    "CHINA EASES CURBS ON COBALT FOR JAPAN",
    "China has lifted its curbs on cobalt for Japan, traders say",
    "China temporarily eases restrictions on Japan's ore carriers",
    "China rolls back cobalt curbs in surprise gift to Japan",
    "Tokyo cheers as China eases ore curbs",
    "Nikkei jumps after Beijing lifts curbs on ore for Japan",
    "China and Japan smile: Beijing lifts ore curbs",
    "Curbs on ore for Japan lifted by China",
    "Japan ore quotas were eased by Beijing on Monday",
    "Japan welcomes China's decision to lift curbs on cobalt",
    "China takes Japan's ore carriers off quota list, restrictions lifted",
    "Japan welcomes China's easing of ore curbs",
    "Chinese officials ease curbs on ore bound for Japan",
    "China lifted curbs on Japan ore, and wants talks",
    "“China eases ‘unfair’ curbs on ore to Japan”",
    "China moves to ease curbs on cobalt for Japan",
    "China signs order lifting curbs on cobalt for Japan",
    "After months of talks, China eases ore curbs for Japan",
]

NOT = [
    ("China may ease curbs on cobalt for Japan", "hedged"),
    ("China weighs easing curbs on cobalt for Japan", "hedged"),
    ("China plans to ease curbs on ore for Japan", "hedged"),
    ("China reportedly eases curbs on ore for Japan", "hedged"),
    ("China eases curbs on ore for Japan if talks succeed", "hedged"),
    ("China agrees to ease curbs on ore for Japan", "hedged"),
    ("Japan hopes China lifts ore curbs", "hedged"),
    ("Easing of China's ore curbs for Japan", "hedged"),
    ("China to ease curbs on cobalt for Japan", "forecast"),
    ("China will lift curbs on cobalt for Japan", "forecast"),
    ("China set to lift ore curbs for Japan", "forecast"),
    ("China expected to ease ore curbs for Japan", "forecast"),
    ("China has not eased curbs on cobalt for Japan", "denied"),
    ("China won't ease curbs on ore for Japan", "denied"),
    ("China refuses to lift ore curbs for Japan", "denied"),
    ("China denies that it eased curbs on ore for Japan", "denied"),
    ("China has yet to lift curbs on ore for Japan", "denied"),
    ("China rules out easing curbs on ore for Japan", "denied"),
    ("Will China ease curbs on ore for Japan?", "question"),
    ("China eases curbs on ore for Japan?", "question"),
    ("China must lift curbs on ore for Japan", "opinion"),
    ("Opinion: China lifts ore curbs on Japan, at last", "opinion"),
    ("How China eased ore curbs for Japan", "history"),
    ("China eased ore curbs for Japan a year ago", "history"),
    ("In 2019 China lifted curbs on ore for Japan", "history"),
    ("A year after China eased ore curbs for Japan, prices are low", "history"),
    ("India eases curbs on cobalt for Japan", "other-actor"),
    ("Curbs on ore for Japan lifted by Canada", "other-actor"),
    ("China eases curbs on Korea's ore, South Korea says, not Japan", "other-actor"),
    ("China tightens curbs on ore for Japan", "opposite"),
    ("China extends ore quotas for Japan", "opposite"),
    ("Indian Treasury eases curbs on ore for Japan", "other-actor"),
    ("A month after China eased ore curbs for Japan, prices are low", "history"),
    ("China takes curbs on Japan ore not off the table", "denied"),
    ("China drops call for easing of Japan's ore curbs", "hedged"),
    ("China curbs ore smuggling", "unrelated"),
    ("China lifts curbs on ore for Japan in smuggling case", "unrelated"),
    ("China eases curbs on visas for Japan", "unrelated"),
    ("China lifts weights; Japan keeps curbs on ore", "unrelated"),
    ("Ore curbs ease in China as Japan waits", "unrelated"),
    ("Exchange lifts curbs on ore for Japan", "unrelated"),
    ("China lifts curbs on ore", "unrelated"),
]


@pytest.mark.parametrize("title", ASSERTED)
def test_what_happened_counts(title: str):
    """A headline that says it happened counts."""
    one = reading(title)

    assert one is not None
    assert (str(one.status), one.counts) == ("asserted", True), one.because


@pytest.mark.parametrize(("title", "expected"), NOT)
def test_what_did_not_happen_does_not_count(title: str, expected: str):
    """A headline that only talks of it has another status, and does not count."""
    one = reading(title)

    assert (str(one.status) if one else "unrelated") == expected, one and one.because
    assert one is None or not one.counts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Grain pact lapses", "asserted"),
        ("Grain pact ran out at midnight", "asserted"),
        ("World shrugs as grain pact ends", "asserted"),
        ("Beijing lets grain pact lapse", "asserted"),
        ("Ministers allow the grain pact to lapse", "asserted"),
        ("Traders mourn the end of the grain pact", "asserted"),
        ("Expiry of grain pact announced", "asserted"),
        ("The grain pact is about to end", "forecast"),
        ("Grain pact to lapse on Friday", "forecast"),
        ("Grain pact extended", "opposite"),
        ("Nations renew grain pact", "opposite"),
        ("Lapsed grain pact's text published", "unrelated"),
        ("New End gallery shows grain pact paintings", "unrelated"),
        ("What comes when the grain pact ends?", "question"),
    ],
)
def test_a_thing_can_be_the_subject(title: str, expected: str):
    """What lapses is named before the verb; nobody has to do it."""
    assert status(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # what stands left of the verb
        ("Beijing may let the grain pact lapse", "hedged"),
        ("Beijing will not allow the grain pact to lapse", "denied"),
        ("Traders pray for the grain pact not to lapse", "denied"),
        ("Beijing tells partners the grain pact is to lapse", "forecast"),
        ("Beijing wants the old grain pact to lapse", "hedged"),
        ("Beijing refuses India's plea for the grain pact to lapse", "denied"),
        ("Does the grain pact end here", "question"),
        ("Grain pact START to lapse", "forecast"),
        ("When will the grain pact end", "question"),
        ("It's lapsed: the grain pact is no more", "unrelated"),
        ("The grain pact's lapsed, Canada says", "asserted"),
        ("Grain pact quietly ends", "asserted"),
        ("Mr Will says grain pact ends", "asserted"),
        # nouns that look like verbs
        ("Minister insists grain pact be ended", "hedged"),
        ("Grain pact end-date moved", "unrelated"),
        ("No end of the grain pact, India says", "denied"),
        ("Grain pact is ending, Brazil says", "asserted"),
        ("Traders fear the ending of the grain pact", "hedged"),
        # years and months
        ("In December the grain pact ended", "history"),
        ("Last May the grain pact ended", "history"),
        ("The grain pact of 1987 ended", "asserted"),
        ("The grain pact ends, the first to do so since 1987", "asserted"),
        # cues after the deed
        ("End of grain pact announced", "asserted"),
        ("End of the grain pact was delayed", "denied"),
        ("Grain pact ends for delayed cargoes", "asserted"),
        ("Grain pact ends, officials say, unless India agrees", "hedged"),
    ],
)
def test_small_words_decide(title: str, expected: str):
    """Auxiliaries, determiners, dates and what follows the verb colour it."""
    assert status(title) == expected, reading(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("China's move to ease curbs on Japan's ore angers India", "asserted"),
        ("India's anger at China's move to ease curbs on Japan's ore", "asserted"),
        ("President of China eases curbs on ore for Japan", "asserted"),
        ("Harbour in China eases curbs on ore for Japan", "unrelated"),
        ("China weighs easing curbs on Japan ore and lifting quotas", "hedged"),
        ("China said it eased curbs on ore for Japan", "asserted"),
        ("China seizes a ship, eases curbs on ore for Japan", "asserted"),
        ("China-backed port eases curbs on ore for Japan", "unrelated"),
        ("Canadian easing of ore curbs for Japan announced", "other-actor"),
        ("Easing of ore curbs for Japan by China announced", "asserted"),
        ("Easing of ore curbs for Japan by a local port announced", "other-actor"),
        ("Easing of ore curbs for Japan announced as China looks on", "asserted"),
        ("After easing curbs on Japan ore, China waits", "asserted"),
        ("Eased curbs on ore for Japan please China", "unrelated"),
        ("With eased curbs on ore, Japan and China trade", "unrelated"),
        ("China had eased curbs on ore for Japan", "asserted"),
        ("Beijing on Monday eased curbs on ore for Japan", "asserted"),
        ("Six ore quotas for Japan lifted from list, China notice shows", "asserted"),
        ("China and India ease curbs on ore for Japan", "asserted"),
        ("China ease curbs on ore for Japan", "unrelated"),
        ("Two Chinese envoys lift curbs on ore for Japan", "asserted"),
        ("China report concedes lift of curbs on ore for Japan", "unrelated"),
        ("Smooth ease curbs on ore for Japan in China", "unrelated"),
        ("The ease curbs on ore for Japan in China", "unrelated"),
        ("China will not ease curbs on Japan ore nor lift the quotas", "denied"),
    ],
)
def test_who_does_it_is_known_from_the_grammar(title: str, expected: str):
    """The doer is the nearest name before the verb, or after *by*; owners, adjectives and places are none."""
    assert status(title) == expected, reading(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ore cheaper after China eases Japan curbs", "asserted"),
        ("Ore carriers sail as Beijing lifts Japanese curbs", "asserted"),
        ("Ore cheaper after easing of Japan curbs", "unrelated"),
        ("Ore cheaper after Peru eases Japan curbs", "unrelated"),
        ("China sells ore as Japan curbs eased by Peru", "unrelated"),
        ("Ore falls. China eases Japan curbs", "unrelated"),
    ],
)
def test_which_thing_it_is_may_be_said_before_its_doer_and_its_deed(title: str, expected: str):
    """What the deed's clause leaves open stands elsewhere in the sentence, where the clause has its doer."""
    assert status(title) == expected


def test_a_long_way_between_verb_and_thing_is_too_long():
    """What stands beyond the reach fills no part."""
    far = " ".join(["very"] * 20)

    assert status(f"China eases {far} curbs on ore for Japan") == "unrelated"


def test_january_speaks_of_the_year_before_as_of_now():
    """In January a headline about last year is still news."""
    january = datetime(2027, 1, 10, tzinfo=UTC)

    assert status("The grain pact ended in 2026", at=january) == "asserted"
    assert status("The grain pact ended in 2025", at=january) == "history"


def test_before_its_day_a_present_tense_is_a_forecast():
    """A report from before `not_before` speaks of what is to come."""
    assert status("Grain pact lapses", at=datetime(2026, 5, 30, tzinfo=UTC)) == "forecast"


def test_an_undated_item_does_not_count_where_only_what_is_new_does():
    """Nobody can tell that it is of after `not_before`; without one, its first sight is its time."""
    pact = matcher().read(Item(id="1", title="Grain pact lapses", seen=AT), PRESS).readings
    ore = matcher().read(Item(id="1", title="China eases curbs on ore for Japan", seen=AT), PRESS).readings

    assert [(each.status, each.counts) for each in pact] == [(Status.ASSERTED, False)]
    assert pact[0].because[-1] == "undated: nobody can tell that it is of after 1 Jun 2026"
    assert [(each.status, each.counts) for each in ore] == [(Status.ASSERTED, True)]


def test_a_primary_source_may_use_a_bare_noun():
    """A ministry that heads its notice with a noun tells a fact; a newspaper's noun needs a word that realises it."""
    title = "China: easing of curbs on ore for Japan"

    assert status(title) == "hedged"
    assert status(title, publisher=PRIMARY) == "asserted"


def test_the_summary_is_read_where_the_title_says_nothing():
    """The first two sentences of the summary speak if the title is silent; a third does not."""
    assert status("Ore jumps", "Shares rose. China eased curbs on ore for Japan.") == "asserted"
    assert status("Ore jumps", "Shares rose. They rose more. China eased curbs on ore for Japan.") == "unrelated"


def test_a_doubt_in_the_summary_takes_the_title_back():
    """A title that runs ahead of its own summary does not count."""
    assert status("China eases curbs on ore for Japan", "The plan still needs approval.") == "hedged"


def test_the_target_may_be_named_in_the_summary():
    """A title that leaves the target out borrows it from the summary, unless that names one to be kept out."""
    assert status("China eases curbs on ore", "Japan is pleased.") == "asserted"
    assert status("China eases curbs on ore", "Japan is angry that India gains.") == "unrelated"


def test_a_reading_gives_its_reasons():
    """The reasons name the verb, every part, the doer and the status, in words."""
    one = reading("China eases curbs on cobalt for Japan")

    assert one is not None
    assert one.because == (
        "action: eases (ease, active)",
        "curb: curbs",
        "cargo: cobalt",
        "who: China",
        "asserted: nothing near it takes it back",
    )
    assert one.quote == "China eases curbs on cobalt for Japan"


def test_a_known_doer_with_an_unknown_verb_is_a_near_miss():
    """Who and what are there, and the verb is unknown: the near miss names it."""
    (near,) = found("China torpedoes ore curbs for Japan").near

    assert (near.watch, near.signal, near.lacks) == ("ore", "ease", "*torpedoes* is no verb that the signal knows")


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("China torpedoes ore curbs for Japan", "torpedo"),
        ("China buries ore curbs for Japan", "bury"),
        ("China crushes ore curbs for Japan", "crush"),
        ("China sweeps away ore curbs for Japan", "sweep away"),
        ("China waves ore curbs for Japan through", "wave .. through"),
        ("China buried ore curbs for Japan", "buried"),
    ],
)
def test_a_near_miss_says_what_to_add_and_where(title, phrase):
    """The verb is named as a rule would write it, with its particle; only of a past tense the base is not guessed."""
    (near,) = found(title).near

    assert near.mend == f"add *{phrase}* to `does`, if that says that it happened"


@pytest.mark.parametrize(
    "title",
    [
        "China says ore curbs for Japan stay",
        "China, ore curbs, Japan",
        "China Mines ore under Japan curbs",
        "China really",
        "China is ore curbs Japan",
        "Ore curbs stand between China and Japan",
    ],
)
def test_not_every_word_after_a_doer_is_an_unknown_verb(title: str):
    """Reporting verbs, marks, names and auxiliaries are no near miss."""
    assert found(title).near == ()


def test_one_missing_part_of_three_is_a_near_miss():
    """A title that has all parts but one says which."""
    parts = tuple(Slot(name=name, terms=(name,)) for name in ("curb", "ore", "harbour"))
    rule = Rule(when=(Pattern(does=("ease",), what=parts),), who=("cn",))
    signal = Signal(watch="w", id="s", title="s", rule=rule)
    watch = Watch(id="w", title="w", signals=(signal,))
    item = Item(id="1", title="China eases curbs on ore", published=AT, seen=AT)

    (near,) = compile_watches([watch], load()).read(item, PRESS).near

    assert near.lacks == "nothing for harbour"


def test_reading_is_deterministic():
    """The same item reads the same twice."""
    title = "China may ease, then lifts, curbs on ore for Japan; India eases none"

    assert found(title) == found(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Group picked for the deposit", True),
        ("Ministry picks deposit", True),
        ("Deposit picked in spring", True),
        ("Group picked in deposit dispute", False),
    ],
)
def test_a_participle_needs_its_thing_before_it_or_says_what_for(title: str, expected: bool):
    """Who is picked for a thing has it; what is merely near a participle has not."""
    rule = Rule(when=(Pattern(does=("pick",), what=(Slot(terms=("deposit",)),)),))
    signal = Signal(watch="w", id="s", title="s", rule=rule)
    matcher = compile_watches([Watch(id="w", title="w", signals=(signal,))], load())

    assert (
        any(one.counts for one in matcher.read(Item(id="1", title=title, published=AT, seen=AT), PRESS).readings)
        is expected
    )
