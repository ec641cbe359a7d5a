"""How an item is written as an example, and the word that keeps it quiet."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.builders import NOW, a_feed, a_signal, a_watch, an_item, evidence_from
from tests.cli.town import HARBOUR, Town
from tests.flows.builders import carried, matcher

from watchlist.definitions.files import load
from watchlist.definitions.home import Paths, locate
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows import example
from watchlist.flows.example import headline_of, with_examples
from watchlist.flows.exclusion import known, narrowest
from watchlist.model.evidence import Status
from watchlist.model.feed import FeedKind
from watchlist.model.watch import Pattern, Rule, Slot
from watchlist.rules.matcher import compile_watches
from watchlist.store import Store

OFFICE = a_feed("office", kind=FeedKind.PRIMARY, publisher="Harbour Office")
NOUN = a_signal(rule=Rule(when=(Pattern(event=("opening",), what=(Slot(terms=("harbour",)),)),)))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a watch over its harbour."""
    Town.at(tmp_path)
    return locate(str(tmp_path), {}, tmp_path)


@pytest.mark.parametrize(
    ("item", "evidence", "watch", "written"),
    [
        (an_item("Harbour opens"), {}, a_watch(), "Harbour opens"),
        (
            an_item("Good news", summary="The mayor opens the harbour."),
            {"status": Status.HISTORY, "counts": False},
            a_watch(),
            {"title": "Good news", "summary": "The mayor opens the harbour."},
        ),
        (
            an_item("Mayor opens harbour on 10 March 2026", published=NOW - timedelta(days=5), seen=NOW),
            {"status": Status.FORECAST, "counts": False},
            a_watch(),
            {"title": "Mayor opens harbour on 10 March 2026", "at": "2026-03-09T07:00:00Z"},
        ),
        (
            an_item("Opening of the harbour", feed="office"),
            {"publisher": "Harbour Office", "primary": True},
            a_watch(NOUN),
            {"title": "Opening of the harbour", "from": "Harbour Office"},
        ),
        (an_item("Cat found"), {}, a_watch(), "Cat found"),
    ],
)
def test_an_example_is_as_short_as_it_is_read_alike(item, evidence, watch, written):
    """The title, where it is enough; else what it takes: the summary, the time, the publisher. Else the title alone."""
    said = replace(evidence_from("Herald", item=item.id), **evidence)

    assert headline_of(said, item, watch, matcher(watch), [OFFICE], NOW + timedelta(days=400)) == written


def test_an_example_that_is_there_is_not_written_twice(paths: Paths):
    """Under whatever status; a new one is."""
    mend = with_examples(paths, "harbour", "opened", "hedged", {"Cat found in harbour": "Cat found in harbour"}, NOW)
    assert (mend.examples, mend.diff) == ((), "")

    mend = with_examples(paths, "harbour", "opened", "unrelated", {"Dog": "Dog"}, NOW)
    assert mend.examples == ("Dog",)
    assert [each.test.title for each in mend.tried] == ["Mayor opens harbour to ships", "Cat found in harbour", "Dog"]
    assert mend.failing == ()


def test_a_file_with_a_byte_order_mark_keeps_it(paths: Paths):
    """And its line ends."""
    path = paths.watches / "harbour.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HARBOUR.replace("\n", "\r\n").encode())
    with_examples(paths, "harbour", "opened", "unrelated", {"Dog": "Dog"}, NOW).write()

    written = path.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfwatch: harbour\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_a_file_that_would_read_otherwise_is_not_offered(paths: Paths, monkeypatch: pytest.MonkeyPatch):
    """Whatever goes wrong in the splicing shows when the result is read."""
    monkeypatch.setattr(example, "with_example", lambda text, *more: text.replace("question: Has", "question: Was"))

    with pytest.raises(UsageError, match="would not read as before"):
        with_examples(paths, "harbour", "opened", "unrelated", {"Dog": "Dog"}, NOW)


def test_a_file_that_has_an_error_is_named(paths: Paths):
    """As everywhere."""
    (paths.watches / "harbour.yaml").write_text("watch: harbour\n", encoding="utf-8")

    with pytest.raises(DefinitionError, match="signals"):
        with_examples(paths, "harbour", "opened", "unrelated", {"Dog": "Dog"}, NOW)


def found(paths: Paths, wrong: list[str], others: dict[str, bool], stored: list[str] = ()):
    """The word for headlines that counted wrongly, beside others that count or do not, among stored items."""
    definitions = load(paths)
    (watch,) = definitions.watches
    reader = compile_watches([watch], definitions.vocabulary)

    def evidence(title, counts=True):
        status = Status.ASSERTED if counts else Status.HEDGED
        return evidence_from("Herald", title=title, item=title, counts=counts, status=status)

    def mended(word):
        return with_examples(
            paths, "harbour", "opened", "unrelated", dict(zip(wrong, wrong, strict=True)), NOW, word=word
        )

    with Store.memory() as store:
        mine = known(store, [evidence(title) for title in wrong])
        rest = known(store, [evidence(title, counts) for title, counts in others.items()])
        carried(store, "herald", *(an_item(title, id=title, feed="herald") for title in stored))
        return narrowest(definitions, store, watch, mine, rest, reader, mended)


@pytest.mark.parametrize(
    ("wrong", "others", "stored", "word"),
    [
        # What counts, and what a test says counts, keeps its words; so does the rule itself, and its little words.
        (["Mayor opens harbour for the museum"], {"Museum opens harbour": True}, [], None),
        (["Mayor opens harbour to tourists"], {}, [], "tourists"),
        # A word that hushes fewer, then one that fewer stored items have.
        (["Museum opens harbour, says painter"], {"Museum may open harbour": False}, [], "painter"),
        (["Museum opens harbour, says painter"], {}, ["The painter is dead", "Painter at work"], "museum"),
        # Two words side by side where few items are known, but not across a mark.
        (["Mayor opens harbour after toy regatta"], {}, [], "toy regatta"),
        (["Mayor opens harbour, toys follow"], {}, [], "toys follow"),
        # Short capitals mean nothing in small letters.
        (["Mayor opens harbour with NATO"], {}, [], "NATO"),
        # All of the wrong ones have it.
        (["Toys: mayor opens harbour", "Queen opens harbour of toys"], {}, [], "toys"),
        (["Cat opens harbour", "Dog opens harbour"], {}, [], None),
        # A rule that was mended since needs no word.
        (["Harbour of toys"], {}, [], None),
    ],
)
def test_the_narrowest_word_is_found(paths: Paths, wrong, others, stored, word):
    """It keeps the wrong ones quiet, and loses nothing that counts."""
    exclusion = found(paths, wrong, others, stored)

    assert (exclusion.word if exclusion else None) == word
    if exclusion:
        assert exclusion.mend.failing == ()
        assert exclusion.counting == sum(others.values())


def test_what_a_word_would_hush_is_told(paths: Paths):
    """Headlines that spoke of it and did not count; where every word hushes some, the fewest."""
    exclusion = found(
        paths, ["Museum opens harbour"], {"Museum may open harbour": False, "Mayor may open harbour": False}
    )

    assert exclusion is not None
    assert (exclusion.word, exclusion.hushed) == ("museum", ("Museum may open harbour",))


def test_a_word_that_cannot_be_written_is_passed_over(paths: Paths, monkeypatch: pytest.MonkeyPatch):
    """The next one is tried."""
    real = example.with_never

    def refuses(text, signal, word):
        if "toy" in word:
            raise UsageError("no")
        return real(text, signal, word)

    monkeypatch.setattr(example, "with_never", refuses)

    assert found(paths, ["Mayor opens harbour after toy regatta"], {}).word == "regatta"


def test_a_test_that_fails_already_stands_in_no_way(paths: Paths):
    """Another headline of the file is read otherwise today; that is for its owner to mend."""
    path = paths.watches / "harbour.yaml"
    path.write_text(HARBOUR.replace("Cat found in harbour", "Cat opens harbour"), encoding="utf-8")

    assert found(paths, ["Mayor opens harbour to tourists"], {}).word == "tourists"


def test_the_opposite_is_evidence_that_is_not_lost(paths: Paths):
    """A word that would hush what reverses the signal is no word."""
    path = paths.watches / "harbour.yaml"
    closing = "when: [{does: [open], what: [harbour]}]\n    contrary: [{does: [close], what: [harbour]}]"
    path.write_text(HARBOUR.replace("when: [{does: [open], what: [harbour]}]", closing), encoding="utf-8")
    definitions = load(paths)
    (watch,) = definitions.watches
    reader = compile_watches([watch], definitions.vocabulary)
    opposite = evidence_from("Times", title="Museum closes harbour", item="t", counts=False, status=Status.OPPOSITE)
    wrong = replace(opposite, title="Museum opens harbour", item="w", counts=True, status=Status.ASSERTED)
    wrong = replace(wrong, quote="Museum opens harbour")
    with Store.memory() as store:
        mine, rest = known(store, [wrong]), known(store, [opposite])
        titles = {"Museum opens harbour": "Museum opens harbour"}

        def mended(word):
            return with_examples(paths, "harbour", "opened", "unrelated", titles, NOW, word=word)

        assert narrowest(definitions, store, watch, mine, rest, reader, mended) is None
