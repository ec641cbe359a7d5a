"""`watchlist add` from a sentence, from headlines, an article and YAML."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Caller
from tests.servers import serving

from watchlist.cli import add as add_command
from watchlist.cli import add_draft

FERRY = "Chile opens the Dobra ferry"


@pytest.fixture
def home(call: Caller) -> Path:
    """A home without a watch, in the folder where the caller stands."""
    (call.folder / "watches").mkdir()
    return call.folder


def archive(home: Path, titles: Sequence[str], *, others: int = 0) -> str:
    """Return the name of an archive of headlines, each a day after the other, with others beside them."""
    lines = [
        {"published": f"2026-03-{day:02d}T06:00:00Z", "source": f"paper{day}.example", "title": title}
        for day, title in enumerate(titles, start=1)
    ]
    lines += [{"published": "2026-03-01T05:00:00Z", "source": "x.example", "title": f"Cat {n}"} for n in range(others)]
    (home / "items.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return "items.jsonl"


def test_a_sentence_becomes_a_watch_that_can_be_used(home: Path, call: Caller):
    """It is drafted, tried, written with its examples, and linted without an error."""
    called = call("add", FERRY, "--yes")

    assert called.code == 0, called.err
    assert "who     cl\n" in called.err
    assert "watches/dobra-ferry-open.yaml: signal dobra-ferry-open/open added, 2 examples" in called.out
    assert call("test", "dobra-ferry-open").out == "dobra-ferry-open  2 tests pass\n"
    assert call("lint").code == 0


def test_without_a_terminal_nothing_is_asked_and_nothing_written(home: Path, call: Caller):
    """The draft is shown, and what would take it."""
    called = call("add", FERRY)

    assert called.code == 2
    assert "Would not count: plans" in called.out
    assert "nothing was written: --yes takes this draft as it is" in called.err
    assert not list((home / "watches").iterdir())


def test_a_second_sentence_goes_into_the_watch_that_is_named(home: Path, call: Caller):
    """Its question stays the first one's."""
    assert call("add", FERRY, "--watch", "ferry", "--id", "opens", "--yes").code == 0
    called = call("add", "Chile closes the Dobra ferry", "--watch", "ferry", "--id", "closes", "--yes")

    assert called.code == 0, called.err
    assert "signal ferry/closes added" in called.out
    text = (home / "watches" / "ferry.yaml").read_text(encoding="utf-8")
    assert text.count("\nquestion:") == 1
    assert "Has this happened: Chile opens the Dobra ferry?" in text


def test_examples_widen_and_guard_the_draft(home: Path, call: Caller):
    """A wanted headline brings its verb, an unwanted one a guard."""
    called = call(
        *("add", "Chile eases curbs on Peru's ferries", "--yes", "--watch", "w", "--id", "s"),
        *("--like", "Chile celebrates curbs on Peru's ferries"),
        *("--unlike", "Chile eases curbs on Peru's cargo ferries"),
    )

    assert called.code == 0, called.err
    text = (home / "watches" / "w.yaml").read_text(encoding="utf-8")
    assert "does: [$ease, celebrate]" in text
    assert "never: [cargo]" in text
    assert call("test", "w").code == 0


def test_headlines_alone_make_a_draft(home: Path, call: Caller):
    """The first of them is the sentence, and what the others do not share is no part of it."""
    called = call(
        *("add", "--like", "Chile opens the old Dobra ferry", "--like", "Peru opens Alma ferry", "--yes"),
        *("--watch", "w", "--id", "s", "--proof", "3 publishers in 7d", "--title", "A ferry opens"),
    )

    assert called.code == 0, called.err
    text = (home / "watches" / "w.yaml").read_text(encoding="utf-8")
    assert "proof: {publishers: 3, within: 7d}" in text
    assert "title: A ferry opens" in text
    assert "dobra: [Dobra, Alma]" in text
    assert "who: [cl, pe]" in text


def test_it_is_tried_on_what_there_is(home: Path, call: Caller):
    """How many would count, the first of them, and that it may have happened already."""
    file = archive(home, ["Chile opens Dobra ferry", "Dobra ferry opened by Chile", "Chile may open Dobra ferry"])
    called = call("add", FERRY, "--yes", "--archive", file, "--dry-run", "--json", "--watch", "w", "--id", "s")

    assert called.code == 0, called.err
    trial = json.loads(called.out)["trial"]
    assert (trial["items"], trial["counts"]) == (3, 2)
    assert trial["fired"].startswith("2026-03-02")
    assert [hit["title"] for hit in trial["hits"]] == ["Chile opens Dobra ferry", "Dobra ferry opened by Chile"]
    assert "This may have happened already" in call("add", FERRY, "--yes", "--archive", file).err


def test_what_is_too_broad_is_refused(home: Path, call: Caller):
    """More than one item in two thousand waits for no single thing."""
    file = archive(home, ["Chile opens Dobra ferry"] * 12, others=30)
    called = call("add", FERRY, "--yes", "--archive", file)

    assert called.code == 2
    assert "too broad: it would count 12 of 42 items" in called.err
    assert not list((home / "watches").iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("the weather",), "no verb is found in “the weather”"),
        (("Chile " + "opens port " * 40,), "the sentence has 81 words, and a signal is one thing"),
        (("Peru may open Alma port",), "cannot be made to count"),
        ((FERRY + " by 3 March 2026",), "names 2026-03-03, and that has passed"),
        ((FERRY, "--unlike", FERRY), "is given as an example of both"),
        ((FERRY, "--like", "the weather"), "no verb is found in “the weather”"),
        ((FERRY, "--like", "Peru could open Alma port"), "cannot be made to count"),
        ((FERRY, "--unlike", "Chile opens Dobra ferry"), "cannot be kept out without losing what should count"),
        ((FERRY, "--feeds", "nowhere"), "no feed is named or tagged nowhere"),
        ((FERRY, "--watch", "Not good!"), "'Not good!' is no id"),
        ((FERRY, "--archive", "gone.jsonl"), "gone.jsonl cannot be read"),
        (("--url", "ftp://x.example/"), "write an address that begins with https://"),
        (("--url", "http://127.0.0.1:9/x"), "a loopback address"),
        ((), 'say what you wait for, watchlist add "OFAC delists tankers"'),
    ],
)
def test_what_makes_no_signal_is_told_and_leaves_the_folder_alone(
    home: Path, call: Caller, words: Sequence[str], said: str
):
    """The exit code says wrong usage, and the message what to do."""
    called = call("--as-of", "2026-11-23T07:00Z", "add", *words, *(("--yes",) if words else ()))

    assert called.code == 2
    assert said in called.err
    assert not list((home / "watches").iterdir())


def test_a_language_that_no_feed_speaks_is_told_with_those_that_do(home: Path, call: Caller):
    """The catalogue's feeds in that language are named."""
    (home / "feeds.yaml").write_text(
        "feeds: [{id: one, url: 'https://one.example/feed', language: en}]\n", encoding="utf-8"
    )
    called = call("add", "Bundestag billigt das Gesetz", "--yes")

    assert called.code == 2
    assert "no feed of this home is in the language of the sentence (de): `watchlist feeds add` takes" in called.err


def test_a_day_in_the_sentence_ends_the_window(home: Path, call: Caller):
    """The new watch waits until then."""
    called = call("--as-of", "2026-11-23T07:00Z", "add", f"{FERRY} by 30 June 2027", "--yes", "--watch", "w")

    assert called.code == 0, called.err
    assert "Waits until 2027-06-30." in called.err
    assert "window: {by: 2027-06-30}" in (home / "watches" / "w.yaml").read_text(encoding="utf-8")


PAGE = b"""HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n
<html><head><title>x</title><meta property="og:title" content="Chile opens the Dobra ferry">"""


def test_an_article_gives_its_headline(home: Path, call: Caller):
    """It is fetched through the guard, which the owner's settings open for this address."""
    (home / "watchlist.yaml").write_text("network: {allow: [127.0.0.1]}\n", encoding="utf-8")

    with serving({"/a": PAGE}) as server:
        called = call("add", "--url", server.url("/a"), "--yes", "--watch", "w", "--id", "s")
        gone = call("add", "--url", server.url("/b"), "--yes")

    assert called.code == 0, called.err
    assert "- Chile opens the Dobra ferry\n" in (home / "watches" / "w.yaml").read_text(encoding="utf-8")
    assert gone.code == 2
    assert "the server answers 404; give its headline with --like instead" in gone.err


YAML = """\
watch: ferry
question: Is it open?
signals:
  - id: open
    when: [{does: [open], what: [ferry]}]
    tests: {counts: [Chile opens ferry]}
"""


def test_yaml_on_standard_input_is_a_draft_like_any_other(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """A watch with one signal makes the watch; a signal alone goes into the watch that is named."""
    monkeypatch.setattr("sys.stdin", io.StringIO(YAML))
    assert call("add", "-").code == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("id: shut\nwhen: [{does: [shut], what: [ferry]}]\n"))
    called = call("add", "-", "--watch", "ferry")

    assert called.code == 0, called.err
    text = (home / "watches" / "ferry.yaml").read_text(encoding="utf-8")
    assert "question: Is it open?" in text
    assert "- id: shut" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "standard input holds no signal"),
        ("id: [\n", "standard input: 2:1"),
        ("watch: x\nsignals: []\n", "the YAML holds no signal"),
        ("id: x\nwhen: []\n", "the YAML names no watch"),
        ("watch: x\nsignals: [{when: []}]\n", "the signal has no id"),
        ("a: \x00\n", "standard input is no YAML"),
        ("watch: x\nid: x\nwhen: 3\n", "nothing was written"),
    ],
)
def test_yaml_that_is_no_signal_is_told(
    home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch, text: str, said: str
):
    """With line and column where the parser has them."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    called = call("add", "-")

    assert called.code == 2
    assert said in called.err
    assert not list((home / "watches").iterdir())


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Sit at a terminal, and type these answers."""
    monkeypatch.setattr(add_draft, "watched", lambda: True)
    monkeypatch.setattr(add_command, "watched", lambda: True)
    left = list(answers)
    monkeypatch.setattr("typer.prompt", lambda prompt, default=None, **_: left.pop(0) or default or "")


def test_the_dialogue_ends_in_a_file(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """Sentence, draft, proof, yes and no to items, and the name; each answer stays."""
    file = archive(home, ["Chile opens Dobra ferry", "Chile opens Dobra ferry museum", "Dobra ferry opened"])
    draft = ("near the sea", "drop=x", "does=open,launch", "target=pe", "target=", "")
    typed(monkeypatch, FERRY, *draft, "2 publishers in 7d", "y", "n", "ferry/opened")
    called = call("add", "--archive", file)

    assert called.code == 0, called.err
    assert "✗ “near the sea” is not understood" in called.out
    assert "✗ there is no part 'x'" in called.out
    assert "kept out: never museum" in called.out
    assert "ferry/opened added" in called.out
    text = (home / "watches" / "ferry.yaml").read_text(encoding="utf-8")
    assert "does: [open, launch]" in text
    assert "proof: {publishers: 2, within: 7d}" in text
    assert "- Chile opens Dobra ferry museum\n" in text
    assert call("test", "ferry").code == 0


def test_back_and_quit_lose_nothing(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """Back goes one step back, quit writes nothing."""
    typed(monkeypatch, "b", "the weather", FERRY, "b", "Chile closes the Dobra ferry", "", "b", "", "", "x y", "q")
    called = call("add")

    assert called.code == 0
    assert called.out.count("1  What are you waiting for?") == 4
    assert "Chile closes the Dobra ferry" in called.out
    assert called.out.endswith("Nothing was written.\n")
    assert not list((home / "watches").iterdir())


def test_other_parts_can_be_changed(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """A part by its name, whose it must not be, and a part that goes."""
    typed(monkeypatch, "dobra=Dobra,Alma", "not=pe", "drop=ship", "", "", "")
    called = call("add", FERRY, "--watch", "w", "--id", "s", "--target", "cl")

    assert called.code == 0, called.err
    text = (home / "watches" / "w.yaml").read_text(encoding="utf-8")
    assert "dobra: [Dobra, Alma]" in text
    assert "not: [pe]" in text
    assert "ship" not in text.partition("when:")[2].partition("tests:")[0]
