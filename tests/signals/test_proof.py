from __future__ import annotations

from datetime import timedelta

from tests.builders import NOW, evidence_from

from watchlist.model.evidence import Status
from watchlist.model.watch import Pattern, Proof, Rule
from watchlist.signals.proof import weigh
from watchlist.signals.voices import doers, foreign, listen, strongest_first

TWO = Proof(publishers=2, within=timedelta(hours=48))


def test_two_owners_within_the_time_are_enough():
    """The proof is met at the time of the report that completed it."""
    first, second = evidence_from("Herald", days_ago=3), evidence_from("Tribune", days_ago=2)

    weight = weigh([first, second], TWO)

    assert weight.met_at == second.at
    assert weight.because == "2 independent publishers in 48 hours: Herald, Tribune"


def test_reports_too_far_apart_do_not_add_up():
    """Two reports three days apart are one of two publishers in 48 hours, twice."""
    weight = weigh([evidence_from("Herald", days_ago=5), evidence_from("Tribune", days_ago=2)], TWO)

    assert weight.met_at is None
    assert weight.because == "1 of 2 publishers in 48 hours: Tribune"


def test_the_time_between_two_reports_may_be_the_whole_of_it():
    """Reports exactly 48 hours apart stand within 48 hours."""
    assert weigh([evidence_from("Herald", days_ago=4), evidence_from("Tribune", days_ago=2)], TWO).met_at


def test_papers_of_one_owner_are_one_voice():
    """Two papers of the same house do not make two publishers."""
    pair = [evidence_from("Herald", days_ago=2, owner="house"), evidence_from("Tribune", days_ago=1, owner="house")]

    assert weigh(pair, TWO).met_at is None


def test_a_primary_source_is_enough_alone():
    """The act's own author needs no second."""
    weight = weigh([evidence_from("Port Authority", primary=True)], TWO)

    assert weight.met_at == NOW
    assert weight.because == "a primary source: Port Authority"


def test_a_primary_source_counts_as_one_where_the_proof_wants_publishers():
    """With `or_primary: false` a primary source is a publisher like any other."""
    proof = Proof(publishers=2, or_primary=False)

    assert weigh([evidence_from("Port Authority", primary=True)], proof).met_at is None
    assert weigh([evidence_from("Port Authority", primary=True), evidence_from("Herald")], proof).met_at


def test_one_report_can_be_asked_for():
    """A proof of one publisher names it."""
    assert weigh([evidence_from("Herald")], Proof(publishers=1)).because == "a report by Herald"


def test_spent_evidence_weighs_nothing():
    """What was said up to the time that is spent proves nothing anew."""
    first, second = evidence_from("Herald", days_ago=2), evidence_from("Tribune", days_ago=1)

    assert weigh([first, second], TWO, after=first.at).met_at is None


def test_nothing_weighs_nothing_and_gives_no_reason():
    """Without a voice there is no proof and nothing to say."""
    assert weigh([], TWO).because == ""


def test_forty_reprints_are_one_voice():
    """A story told by forty papers is the voice of the one that told it first."""
    first = evidence_from("Wire", days_ago=1, story="harbour opens")
    copies = [evidence_from(f"Paper {n}", days_ago=0.9 - n / 100, story="harbour opens") for n in range(40)]

    voices = listen([*copies, first])

    assert voices.own == (first,)
    assert len(voices.reprints) == 40


def test_a_publisher_that_also_writes_for_itself_is_a_voice():
    """A reprint does not silence what the same paper reports in its own words."""
    wire = evidence_from("Wire", days_ago=1, story="harbour opens")
    copy = evidence_from("Herald", days_ago=0.5, story="harbour opens")
    own = evidence_from("Herald", days_ago=0.2)

    assert listen([own, copy, wire]).own == (wire, own)


def test_the_same_headline_weeks_later_is_no_reprint():
    """Only within three days is the same story the same."""
    march, april = evidence_from("Herald", days_ago=30, story="opens"), evidence_from("Tribune", story="opens")

    assert listen([march, april]).own == (march, april)


def test_a_primary_source_is_never_a_reprint():
    """A release that a paper was quicker to print is still the author's word."""
    paper = evidence_from("Herald", days_ago=1, story="opens")
    release = evidence_from("Port Authority", story="opens", primary=True)

    assert listen([paper, release]).own == (paper, release)


def test_titles_that_fold_to_nothing_are_not_one_story():
    """Two headlines without a letter are not reprints of each other."""
    assert len(listen([evidence_from("Herald", story=""), evidence_from("Tribune", story="")]).own) == 2


def test_the_strongest_voice_is_the_primary_one():
    """Primary sources come first, then who spoke first; each owner once."""
    late_primary = evidence_from("Port Authority", primary=True)
    first, again = evidence_from("Herald", days_ago=2), evidence_from("Herald", days_ago=1)

    assert strongest_first([first, again, late_primary]) == (late_primary, first)


def test_a_party_proves_only_its_own_acts():
    """The Kremlin's word on what Washington did is no proof of it; on what Moscow did it is."""
    kremlin = evidence_from("Kremlin", primary=True, actor="ru")

    assert foreign(kremlin, frozenset({"us"}))
    assert not foreign(kremlin, frozenset({"ru", "us"}))
    assert not foreign(kremlin, frozenset())
    assert not foreign(evidence_from("Herald"), frozenset({"us"}))


def test_a_pattern_may_name_its_own_doers():
    """The deed is anybody's as soon as one pattern asks for nobody."""
    asks, open_to_all = Pattern(does=("open",), who=("us",)), Pattern(does=("open",))

    assert doers(Rule(when=(asks,))) == {"us"}
    assert doers(Rule(when=(asks, open_to_all), who=("ua",))) == {"us", "ua"}
    assert doers(Rule(when=(asks, open_to_all))) == set()


def test_statuses_are_none_of_the_proofs_business():
    """Whatever voices are handed over are weighed: the machine chooses them."""
    assert weigh([evidence_from("Herald", status=Status.OPPOSITE, counts=False)], Proof(publishers=1)).met_at
