"""A watch file becomes a watch, or problems that say where, what, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.definitions.builders import LEAST, problems, told

from watchlist.model.evidence import Status
from watchlist.model.problem import Severity
from watchlist.model.watch import Deadline, Proof, Role, Slot, Target, Watch, Window

WHOLE = """\
watch: harbour
title: Harbour
question: Has the harbour opened?
means: Ships can come in.
origin: my own
window: {from: 2025-05-01, by: 2027-06-30, grace: 7d}
feeds: [ports, herald]
terms:
  town: [Rostock, Wismar]
  +open: [cut the ribbon]
enabled: false
signals:
  - id: opened
    title: The harbour opens
    role: decisive
    when:
      - does: [open, $begin]
        event: [opening]
        what:
          place: [harbour, $town harbour]
          who: minister
        near: 9
        who: de
        target: {for: ru}
        anywhere: [ship]
        never: [mouth]
      - {does: inaugurate, what: harbour}
    contrary: [{does: close, what: harbour}]
    who: [de, gb]
    target: {for: [de, fr], not: [us]}
    near: 20
    anywhere: {north: [Baltic], south: [sea]}
    never: [opens fire]
    proof: {publishers: 3, within: 72h, or_primary: false}
    count_also: [forecast, hedged]
    not_before: 2026-01-01
    deadline: 2026-02-05T12:00+02:00
    wait: 48h
    cancels: [closed]
    quiet_for: 30m
    tests:
      counts:
        - Harbour opens in Rostock
        - {title: "Harbour opens", summary: Ships come in., at: 2026-03-01, from: Herald}
      other-actor: [Wismar opens harbour]
  - id: closed
    role: leading
    when: {does: close, what: harbour}
"""


def the_watch(text: str, **more: object) -> Watch:
    """Return the watch, with which nothing is wrong."""
    found = told(text, **more)
    assert [str(problem) for problem in found.problems] == []
    assert found.watch is not None
    return found.watch


def test_two_lines_make_a_signal():
    """An id and a pattern are enough: the rest has defaults that make sense."""
    watch = the_watch(LEAST)
    signal = watch.signals[0]

    assert (watch.id, watch.title, watch.question, watch.enabled) == ("harbour", "Harbour", "Harbour?", True)
    assert (watch.feeds, watch.window, watch.file) == ((), Window(), "harbour.yaml")
    assert (signal.watch, signal.id, signal.title, signal.role) == ("harbour", "opened", "Opened", Role.DECISIVE)
    assert signal.proof == Proof()
    assert signal.quiet_for == timedelta(days=30)
    assert signal.rule.when[0].does == ("open",)
    assert signal.rule.when[0].what == (Slot(terms=("harbour",)),)
    assert signal.rule.near == 12


def test_every_key_arrives_in_the_model():
    """Nothing that a watch file can say is lost on the way."""
    watch = the_watch(WHOLE)
    opened, closed = watch.signals
    rule, first, second = opened.rule, *opened.rule.when

    assert (watch.title, watch.question, watch.means) == ("Harbour", "Has the harbour opened?", "Ships can come in.")
    assert (watch.origin, watch.feeds, watch.enabled) == ("my own", ("ports", "herald"), False)
    assert dict(watch.terms) == {"town": ("Rostock", "Wismar"), "+open": ("cut the ribbon",)}
    assert (opened.title, closed.role) == ("The harbour opens", Role.LEADING)
    assert (first.does, first.event, first.near, first.who) == (("open", "$begin"), ("opening",), 9, ("de",))
    assert first.what == (Slot(name="place", terms=("harbour", "$town harbour")), Slot(name="who", terms=("minister",)))
    assert (first.target, first.anywhere) == (Target(include=("ru",)), (Slot(terms=("ship",)),))
    assert (first.never, second.does, second.near) == (("mouth",), ("inaugurate",), None)
    assert rule.contrary[0].does == ("close",)
    assert rule.who == ("de", "uk")
    assert rule.target == Target(include=("de", "fr"), exclude=("us",))
    assert (rule.near, rule.never) == (20, ("opens fire",))
    assert rule.anywhere == (Slot(name="north", terms=("Baltic",)), Slot(name="south", terms=("sea",)))
    assert opened.proof == Proof(publishers=3, within=timedelta(hours=72), or_primary=False)
    assert rule.count_also == {Status.FORECAST, Status.HEDGED}
    assert opened.deadline == Deadline(
        at=datetime(2026, 2, 5, 10, tzinfo=UTC), day="2026-02-05", wait=timedelta(hours=48), cancels=("closed",)
    )
    assert opened.quiet_for == timedelta(minutes=30)
    assert [(test.expected, test.title) for test in opened.tests] == [
        ("counts", "Harbour opens in Rostock"),
        ("counts", "Harbour opens"),
        ("other-actor", "Wismar opens harbour"),
    ]
    assert (opened.tests[1].summary, opened.tests[1].source) == ("Ships come in.", "Herald")
    assert opened.tests[1].path == ("signals", 0, "tests", "counts", 1)


def test_dates_are_days_in_the_zone_of_the_settings():
    """A day begins and ends where the owner lives; a window's last day is meant to its end."""
    watch = the_watch(WHOLE, zone=ZoneInfo("Europe/Berlin"))

    assert watch.window == Window(
        start=datetime(2025, 4, 30, 22, tzinfo=UTC),
        by=datetime(2027, 6, 30, 21, 59, 59, tzinfo=UTC),
        day="2027-06-30",
        grace=timedelta(days=7),
    )
    assert watch.signals[0].rule.not_before == datetime(2025, 12, 31, 23, tzinfo=UTC)


def a_signal(extra: str) -> str:
    return f"{LEAST}    {extra}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (a_signal("whne: x"), "5:5 signals[0]: unknown key 'whne' - did you mean 'when'?"),
        (a_signal("xyzzy: x"), "5:5 signals[0]: unknown key 'xyzzy' - known here: id, title"),
        (LEAST.replace("does", "doess"), "signals[0].when[0]: unknown key 'doess' - did you mean 'does'?"),
        (a_signal("role: decisve"), "'decisve' is none of the words that belong here - did you mean 'decisive'?"),
        (a_signal("role: true"), "true (yes or no) where one of decisive, leading belongs"),
        (a_signal("title: true"), "title: true (yes or no) where a text belongs - write a text, or quote it"),
        (a_signal("title: 12"), "the number 12 where a text belongs"),
        (a_signal("title:"), "nothing is written here - write a text, or remove the key"),
        (a_signal("title: ''"), "an empty text - write a text, or remove it"),
        (a_signal('title: "a\\u202eb"'), "the text holds the invisible character U+202E - remove it"),
        (a_signal("title: [a]"), "a list where a text belongs - a text that begins with [ or { has to be quoted"),
        (a_signal("title:\n      Port: opens"), "the ': ' after 'Port' cuts it in two: quote the text"),
        (a_signal("title:\n      - a"), "a list where a text belongs"),
        (a_signal("never: [NO, 2026]"), "signals[0].never[1]: the number 2026 where a word or phrase belongs"),
        (a_signal("never: []"), "the list is empty - fill it, or remove the key"),
        (a_signal("never:"), "nothing is written here - write a list of words, or remove the key"),
        (a_signal("near: 0"), "the number 0 where a whole number from 1 to 60 belongs"),
        (a_signal("near: 1.5"), "the number 1.5 where a whole number"),
        (a_signal("near: true"), "true (yes or no) where a whole number"),
        (a_signal("near: [1]"), "a list where a whole number"),
        (a_signal("near: far"), "the text 'far' where a whole number"),
        (a_signal("who: usx"), "signals[0].who: unknown actor 'usx' - did you mean 'us'?"),
        (a_signal("who: [ru, Kremlin]"), "signals[0].who[1]: unknown actor 'Kremlin' - did you mean 'ru'?"),
        (a_signal("who: qqqqq"), "unknown actor 'qqqqq' - write a code like us, ru or eu"),
        (a_signal("who: 1"), "1 where an actor's code belongs - write an actor's code, as in us, or quote it"),
        (a_signal("target: ru"), "the text 'ru' where a target with keys (for, not...) belongs"),
        (a_signal("target: {}"), "a target without `for` and `not`"),
        (a_signal("target: {for: ru, not: [us, ru]}"), "'ru' stands in both `for` and `not`"),
        (a_signal("anywhere: {a: true}"), "signals[0].anywhere.a: true (yes or no) where"),
        (a_signal("anywhere: {'': [b]}"), "an empty text - write a slot's name"),
        (a_signal("proof: {within: 48}"), "the number 48 where a duration belongs - write 48h or 48d"),
        (a_signal("proof: {within: soon}"), "'soon' is no duration - write 30m, 48h or 14d"),
        (a_signal("proof: {within: 0h}"), "no time at all"),
        (a_signal("proof: {within: [1]}"), "a list where a duration belongs - write 30m, 48h or 14d"),
        (a_signal("proof: {or_primary: yes}"), "the text 'yes' where true or false belongs"),
        (a_signal("proof: 2"), "the number 2 where a proof with keys (publishers, within, or_primary...) belongs"),
        (a_signal("deadline: 2026-13-01"), "signals[0].deadline: '2026-13-01' is no date - write YYYY-MM-DD"),
        (a_signal("deadline: tomorrow"), "'tomorrow' is no date"),
        (a_signal("deadline: 2026"), "the number 2026 where a date belongs - write YYYY-MM-DD"),
        (a_signal("deadline: 1066-10-14"), "'1066-10-14' is no date"),
        (a_signal("deadline: 2026-02-05 noon"), "'2026-02-05 noon' is no date"),
        (a_signal("deadline: 2026-02-05 25:00Z"), "'2026-02-05 25:00Z' is no date"),
        (a_signal("deadline: 2026-02-05 12:00"), "has no zone - add it: 2026-02-05T12:00Z, or +01:00"),
        (a_signal("wait: 48h"), "signals[0]: `wait` without a deadline - add `deadline:`, or remove it"),
        (a_signal("cancels: [x]"), "`cancels` without a deadline"),
        (a_signal("count_also: [opposite]"), "'opposite' is none of the words that belong here"),
        (a_signal("count_also: counts"), "'counts' is none of the words that belong here - known here: hedged"),
        (a_signal("tests: {count: [a]}"), "unknown key 'count' - did you mean 'counts'?"),
        (a_signal("contrary: [{what: x}]"), "a pattern without a deed - add `does:` with verbs"),
        (a_signal("contrary: [open]"), "the text 'open' where a pattern with keys (does, event, what...) belongs"),
        (LEAST.replace("id: opened", "id: Opened It"), "'Opened It' is no id"),
        (LEAST.replace("id: opened", "id: Opened It"), "write 'opened-it'"),
        (LEAST.replace("id: opened", "id: Да"), "use small letters, digits and hyphens"),
        (LEAST.replace("  - id: opened\n    when", "  - when"), "3:5 signals[0]: no 'id' - add `id:`"),
        (LEAST.replace("]}]", "]}"), "a list in brackets that does not end"),
        ("watch: harbour", "1:1 no 'signals' - add `signals:`, what would answer it."),
        ("watch: harbour\nsignals: []", "2:10 signals: the list is empty"),
        ("watch: harbour\nsignals: {id: a}", "where a list of signals belongs - begin each entry with `- `"),
        ("watch: harbour\nsignals:\n", "nothing is written here - write a list of signals"),
        ("- a", "1:1 a list where a watch with keys (watch, title, question...) belongs"),
        ("", "1:1 the file is empty - write `watch:` and `signals:`, or remove the file"),
        ("null", "1:1 the file is empty"),
        (LEAST.replace("watch: harbour", "watch: harbor"), "1:8 watch: 'harbor' is not the file's name"),
        (LEAST + "window: {from: 2026-02-01, by: 2026-01-01}", "the window ends before it begins"),
        (LEAST + "window: {grace: 3d}", "`grace` without an end"),
        (LEAST + "terms: {Town: [a]}", "'Town' is no name for a list - use small letters"),
        (LEAST + "terms: [a]", "a list where lists by name belongs"),
        (LEAST + "terms: {ship: [a]}", "terms.ship: 'ship' is a shipped list - write `+ship:`"),
        (LEAST + "terms: {+nothing: [a]}", "no shipped list is called 'nothing'"),
        (LEAST.replace("[harbour]", "[$harbor]"), "no list is called $harbor"),
        (LEAST + LEAST[LEAST.index("  - id") :], "5:9 signals[1].id: a second signal 'opened' - line 3 has that id"),
        (a_signal("deadline: 2026-01-01\n    cancels: opened"), "a signal cannot cancel itself"),
        (a_signal("deadline: 2026-01-01\n    cancels: [opend]"), "no signal of this watch is called 'opend'"),
        (a_signal("deadline: 2026-01-01\n    cancels: [A B]"), "'A B' is no id"),
    ],
)  # fmt: skip
def test_a_slip_is_an_error_with_its_place_and_mend(text: str, said: str):
    """Whatever is no watch is told, and the watch is left out."""
    found = told(text)

    assert found.watch is None
    assert any(said in str(problem) for problem in found.problems), "\n".join(map(str, found.problems))


def test_all_problems_of_a_file_are_told_at_once():
    """Keys, values, names and terms: nobody mends a file one error at a time."""
    text = """\
watch: harbour
titel: Harbour
signals:
  - id: opened
    when: [{does: [open], what: [$harbor]}]
  - id: closed
    rol: leading
    when: [{does: [close], what: [harbour]}]
  - id: moved
    when: [{does: [move, $mvoe], what: [harbour]}]
    near: x
  - id: sold
    when: [{does: [/(?=a)/], what: [harbour]}]
"""
    said = problems(text)

    assert [line.split(" ")[0] for line in said] == [
        "harbour.yaml:2:1",
        "harbour.yaml:5:34",
        "harbour.yaml:7:5",
        "harbour.yaml:10:26",
        "harbour.yaml:11:11",
        "harbour.yaml:13:20",
    ]
    assert "signals[3].when[0].does[0]" in said[-1]


def test_a_warning_that_an_error_may_have_caused_is_kept_back():
    """A list whose only user could not be read is used; a signal whose tests were refused has some."""
    text = """\
watch: harbour
terms: {quay: [pier]}
signals:
  - id: opened
    when: [{does: [open], what: [$quay, 7]}]
  - id: closed
    when: [{does: [close], what: [harbour]}]
    tests: none
  - id: sold
    when: [{does: [sell], what: [harbour]}]
"""
    found = told(text, closely=True)

    warned = [each.path for each in found.problems if each.severity is Severity.WARNING]
    assert warned == ["signals[2]", "signals[2].when[0]"]


def test_problems_before_a_break_in_the_syntax_are_told_with_it():
    """The half that was read is looked at; what is missing from it is not held against it."""
    said = problems("watch: harbour\ntitel: x\nsignals:\n  - id: 'a")

    assert [line.split(" ", 1)[1] for line in said] == [
        "unknown key 'titel' - did you mean 'title'?",
        "a quote that does not end - close it; inside '...' write ' twice",
    ]


def test_a_broken_alias_is_told_once():
    """What the YAML reader refused is not refused again by whoever wanted a value there."""
    assert len(problems(a_signal("title: *x"))) == 1
    assert len(problems(a_signal("never: *x"))) == 1
    assert len(problems(a_signal("near: *x"))) == 1
    assert len(problems(a_signal("tests: {counts: [*x]}"))) == 1
    assert len(problems(LEAST + "terms: *x")) == 1
    assert len(problems(LEAST.replace("[harbour]", "[$town]") + "terms: *x")) == 1
    assert len(problems(LEAST.replace("[{does: [open], what: [harbour]}]", "*x"))) == 1


def test_a_thousand_slips_are_not_a_thousand_lines():
    """A file that is none of ours is told from its first problems."""
    assert len(problems("".join(f"key-{number}: x\n" for number in range(1000)))) == 200


def test_a_key_as_long_as_a_page_is_like_none_of_ours():
    """To look for the nearest one would take long and lead nowhere."""
    assert "known here: watch, title, question" in problems(f"{LEAST}{'t' * 900}: x")[0]


def test_waiting_for_nobody_is_warned_of():
    """`wait` without `cancels` does nothing; the watch is read all the same."""
    found = told(a_signal("deadline: 2026-01-01\n    wait: 0h"))

    assert found.watch is not None
    assert [(p.severity, p.what) for p in found.problems] == [
        (Severity.WARNING, "`wait` does nothing without `cancels`")
    ]


def test_a_tag_that_no_feed_has_is_warned_of():
    """It may be a slip, or a feed that is gone: the watch runs, and says so."""
    found = told(LEAST + "feeds: [ports, prots, nowhere]", feeds={"ports", "herald"})

    assert found.watch is not None
    assert [f"{problem.column} {problem.what} - {problem.mend}" for problem in found.problems] == [
        "16 no feed has the tag or id 'prots' - did you mean 'ports'?",
        "23 no feed has the tag or id 'nowhere' - known here: herald, ports",
    ]
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    assert told(LEAST + "feeds: [nowhere]", feeds=set()).problems[0].mend == "see `watchlist feeds list`"
    assert told(LEAST + "feeds: ports", feeds={"ports"}).problems == ()


def test_the_country_code_of_norway_is_a_word():
    """YAML's `no` is no false here."""
    assert the_watch(a_signal("who: no")).signals[0].rule.who == ("no",)


def test_the_fingerprint_is_of_the_meaning():
    """Comments, order, layout and prose leave it; terms, rules, proof, feeds and days change it."""
    print_of = lambda text, **more: the_watch(text, **more).fingerprint  # noqa: E731
    first = print_of(LEAST)

    assert print_of("# a comment\n" + LEAST) == first
    assert (
        print_of("signals:\n- when:\n  - what:\n    - harbour\n    does:\n    - open\n  id: opened\nwatch: harbour\n")
        == first
    )
    assert print_of(LEAST + "title: A\nquestion: B\nmeans: C\norigin: D\nenabled: false") == first
    assert print_of(a_signal("tests: {counts: [Harbour opens]}")) == first
    changed = {
        print_of(LEAST.replace("open]", "close]")),
        print_of(a_signal("role: leading")),
        print_of(a_signal("proof: {publishers: 3}")),
        print_of(LEAST + "feeds: [ports]"),
        print_of(LEAST + "terms: {+open: [begin]}"),
        print_of(LEAST, words="1"),
        print_of(a_signal("deadline: 2026-01-01"), zone=ZoneInfo("UTC")),
        print_of(a_signal("deadline: 2026-01-01"), zone=ZoneInfo("Asia/Tokyo")),
        first,
    }
    assert len(changed) == 9


def test_what_breaks_off_is_left_out_without_a_word_more():
    """An empty half of a file is not called an empty file."""
    assert problems("'") == ["harbour.yaml:1:1 a quote that does not end - close it; inside '...' write ' twice"]
