"""A letter says in its subject what happened, in its text everything else, and in HTML the same, calmer."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_report, fired

from watchlist.flows.letter import again, trial, write
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report
from watchlist.model.standing import DeadlinePassed, SightChanged, State
from watchlist.model.watch import Role
from watchlist.reports.letter import AGAIN, foot, subject, text
from watchlist.reports.letter_page import html

EVIDENCE = (
    evidence_from(
        "Herald", link="https://herald.example/2026/03/14/the-harbour-opens-at-last-after-forty-years-of-work"
    ),
    evidence_from("The Harbour Board", link="https://www.board.example/1", quote="The harbour is open"),
)
PASSED = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="the deadline of 2026-03-14 passed")


def a_letter(**more: Any) -> Report:
    """A report on the harbour, which opened, and on two watches more."""
    line = a_line(state=State.FIRED, evidence=EVIDENCE, reprints=11, because="2 publishers")
    harbour = a_block(line, state=State.FIRED, answer="Yes: The harbour opens, since 14 Mar 2026 (2 publishers).")
    bridge = a_block(
        a_line("built", due=NOW + timedelta(days=200)),
        watch="bridge",
        title="Bridge",
        question="Is the bridge built?",
        by=NOW + timedelta(days=90),
        answer='No. The nearest: "Bridge to be built in spring, says the minister of bridges" (Herald, 1 Mar 2026).',
    )
    pier = a_block(watch="pier", title="Pier", question="", state=State.STIRRING, answer="Not yet.")
    event = fired(publishers=("Herald", "The Harbour Board", "Tribune"), evidence=line.standing.evidence)
    feeds = (
        FeedLine(id="herald", health=Health.OK),
        FeedLine(id="board", health=Health.STALE),
        FeedLine(id="tribune", health=Health.FAILING),
    )
    return a_report(harbour, bridge, pier, **{"events": (event,), "feeds": feeds, **more})


def test_the_text_of_a_letter():
    """What happened, who says so, what it rests on; the others in a line each; what was read."""
    assert (
        text(a_letter())
        == """\
FIRED  harbour/opened  2026-03-14
The harbour opens.
  Herald  "Harbour opens, says Herald"
          https://herald.example/2026/03/14/the-harbour-opens-at-last-after-forty-years-of-work
  The Harbour Board
          "The harbour is open"
          https://www.board.example/1
          + 11 reprints
Proof: 2 independent publishers within 48 hours.
It would mean: Freight gets cheaper.
All of it: watchlist show harbour/opened

The other watches:
  stirring  Pier: Not yet.
  quiet     Bridge: No. The nearest: "Bridge to be built in
            spring, says the minister of bridges" (Herald, 1
            Mar 2026).

If this is wrong:
  watchlist wrong harbour/opened

2 of 3 feeds read. Next deadline: 12 Jun 2026.
"""
    )


def test_no_line_is_longer_than_sixty_columns_but_an_address():
    """Whole addresses lead somewhere, cut ones nowhere."""
    said = text(a_letter(events=(*a_letter().events, replace(PASSED, signal="closed", because="word " * 40))))

    assert [line for line in said.splitlines() if len(line) > 60 and "https://" not in line] == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((fired(publishers=("Herald",)),), "FIRED: The harbour opens (Herald)"),
        ((fired(publishers=("Herald", "Herald", "A", "B", "C")),), "FIRED: The harbour opens (Herald, A +2)"),
        ((fired(after=State.REVERSED),), "REVERSED: The harbour opens"),
        ((fired(evidence=("Herald-0",)),), "FIRED: The harbour opens (Herald)"),
        ((fired(after=State.STIRRING, publishers=("Herald",)),), "STIRRING: The harbour opens (Herald)"),
        ((PASSED,), "DEADLINE PASSED: The harbour opens"),
        ((fired(), PASSED), "FIRED: The harbour opens"),
        ((PASSED, fired(signal="closed")), "FIRED: harbour/closed, and 1 more"),
        ((fired(after=State.MISSED), fired(watch="gone", publishers=("A",))), "FIRED: gone/opened (A), and 1 more"),
        ((fired(past=True),), "Before you started watching: 1 event"),
        ((fired(past=True), fired(signal="x", past=True)), "Before you started watching: 2 events"),
        ((fired(past=True), fired(signal="x", after=State.AVERTED)), "AVERTED: harbour/x, and 1 more"),
    ],
)
def test_the_subject_says_what_happened_first(events, expected):
    """And who says so, and how much more there is."""
    line = a_line(state=State.FIRED, evidence=(EVIDENCE[0],))

    assert subject(a_report(a_block(line), events=events)) == f"[watchlist] {expected}"


def test_a_step_is_called_a_step():
    """It is no answer, and comes after what is one."""
    step = a_line("dredged", State.FIRED, role=Role.LEADING, title="The harbour is dredged")
    report = a_report(a_block(a_line(), step), events=(fired(signal="dredged", publishers=("Herald",)),))

    assert subject(report) == "[watchlist] STEP: The harbour is dredged (Herald)"
    assert "Steps on the way" in html(report)
    assert "watchlist wrong harbour/dredged" in text(report)
    back = replace(report, events=(fired(signal="dredged", after=State.REVERSED),))
    assert subject(back) == "[watchlist] REVERSED: The harbour is dredged"
    assert "&middot; reversed" in html(back)


def test_two_signals_of_a_watch_ask_its_question_once():
    """The second has only its own to add."""
    lines = a_line(state=State.FIRED), a_line("dredged", State.FIRED, title="The harbour is dredged")
    block = a_block(*lines, state=State.FIRED, answer="Yes.")
    said = Reader(html(a_report(block, events=(fired(), fired(signal="dredged"))))).words

    assert (said.count("Has the harbour opened?"), said.count("Freight gets cheaper.")) == (1, 1)
    assert said.count("The harbour is dredged") == 1


def test_a_deadline_that_passed_alone_is_told():
    """With its reason, and nobody to quote."""
    report = a_letter(events=(PASSED,))

    assert "DEADLINE PASSED  harbour/opened" in text(report)
    assert "The deadline of 2026-03-14 passed." in Reader(html(report)).words


@pytest.mark.parametrize(
    ("blind", "word", "said"),
    [(True, "BLIND", "It cannot tell: 0 of 3 feeds seen."), (False, "SEES AGAIN", "It can tell: 0 of 3 feeds seen.")],
)
def test_a_watch_that_cannot_tell_is_told_of(blind, word, said):
    """By its own title, and with nothing to correct."""
    report = a_letter(events=(SightChanged(watch="harbour", blind=blind, at=NOW, because="0 of 3 feeds seen"),))

    assert subject(report) == f"[watchlist] {word}: Harbour"
    assert said in Reader(html(report)).words
    assert "watchlist wrong" not in text(report)


def test_a_long_title_is_cut_in_the_subject():
    """It stands whole in the text."""
    report = a_report(a_block(a_line(title="word " * 40)), events=(fired(),))

    assert len(subject(report)) < 100
    assert subject(report).endswith("word…")


def test_the_foot_of_a_home_without_deadlines():
    """One feed is one feed."""
    assert foot(a_report()) == "1 of 1 feed read."


def test_a_home_that_is_thrown_away_takes_no_corrections():
    """Nobody can be told that it was wrong."""
    assert "watchlist wrong" not in text(a_letter(kept=False)) + html(a_letter(kept=False))


def test_what_is_past_is_told_in_a_line():
    """Under its own heading, and with nothing to correct."""
    report = a_letter(events=(fired(past=True, evidence=("Herald-0",)),))

    assert "Before you started watching:\nharbour: opened fired" in text(report).replace("\n  ", "\n")
    assert "Before you started watching" in html(report)
    assert "watchlist wrong" not in text(report)


class Reader(HTMLParser):
    """Reads a page as a mail program would."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_says_what_the_text_says():
    """All of it, with a link to each publisher, and nothing that has to be fetched."""
    page = Reader(html(a_letter()))

    for said in (
        "The harbour opens",
        "Has the harbour opened?",
        "Yes: The harbour opens, since 14 Mar 2026 (2 publishers).",
        "Harbour opens, says Herald",
        "The harbour is open",
        "+ 11 reprints",
        "2 independent publishers within 48 hours.",
        "Freight gets cheaper.",
        "Bridge to be built in spring",
        "Pier",
        "watchlist wrong harbour/opened",
        "2 of 3 feeds read. Next deadline: 12 Jun 2026.",
    ):
        assert said in page.words
    assert page.links == [EVIDENCE[0].link, EVIDENCE[1].link]
    assert not {"img", "script", "link", "form", "iframe", "input"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in {"src", "background", "srcset"} or name.startswith("on")]
    assert "url(" not in html(a_letter())
    assert "prefers-color-scheme: dark" in html(a_letter())


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><h1>hi",
    "{{ 7 * 7 }}{% raw %}",
    "<!--again-->",
    "\x1b[31mred\x07\r\nBcc: eve@example.org",
    "‮gnirts",
    "&lt;b&gt;",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_others_wrote_is_more_than_text(words):
    """In titles, names, quotes, reasons and answers alike; a link that is no address is no link."""
    line = a_line(
        title=words,
        state=State.FIRED,
        evidence=(evidence_from(words, quote=words, link="javascript:alert(1)"),),
    )
    block = a_block(line, title=words, question=words, means=words, answer=words)
    event = fired(because=words, publishers=(words,), evidence=line.standing.evidence)
    other = a_block(watch="pier", title=words, answer=words)
    report = a_report(block, other, events=(event,))
    plain, page = a_report(a_block(), a_block(watch="pier"), events=(event,)), Reader(html(report))

    assert set(page.tags) <= set(Reader(html(a_letter())).tags) | set(Reader(html(plain)).tags) | {"code"}
    assert page.links == []
    assert html(report).count("<!--again-->") == 1
    for said in (subject(report), text(report), html(report)):
        assert not any(letter in said for letter in "\x1b\x07\r‮")
    assert "\n" not in subject(report)


def test_a_message_has_all_that_a_channel_needs():
    """For people and for programs."""
    message = write(
        a_letter(),
        channel="me",
        recipient="me@example.org",
        message_id="1@example.org",
        references=("0@a.example",),
        now=NOW,
    )

    assert (message.subject, message.text, message.html) == (subject(a_letter()), text(a_letter()), html(a_letter()))
    assert message.references == ("0@a.example",)
    assert message.payload["version"] == 1
    assert message.payload["kind"] == "alert"
    assert message.payload["events"][0]["signal"] == "opened"


def test_a_message_is_marked_for_every_reader():
    """In the list of mails, in the text, on the page, and for programs."""
    message = write(a_letter(), channel="me", recipient="me@example.org", message_id="1@example.org", now=NOW)

    marked = again(message)

    assert marked.again
    assert marked.subject.startswith("[watchlist] (again) FIRED")
    assert marked.text.startswith(f"{AGAIN}\n\nFIRED")
    assert Reader(marked.html).words.strip().removeprefix(subject(a_letter())).lstrip().find(AGAIN) >= 0
    assert (marked.id, marked.payload) == (message.id, message.payload)


def test_a_trial_says_that_it_is_one():
    """To whoever finds it in a mailbox."""
    message = trial("me", "me@example.org", message_id="1@example.org", now=NOW)

    assert message.subject == "[watchlist] A trial: this channel works"
    assert "watchlist notify test" in message.text
    assert message.payload == {"version": 1, "kind": "test", "events": []}
