"""`watchlist backtest`: an archive in, what would have fired out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.cli.town import Town
from typer.testing import Result

from watchlist.cli import exits


def line(number: int, title: str, source: str, day: str, **more: str) -> dict[str, str]:
    host = source.casefold()
    row = {"id": str(number), "title": title, "source": source, "published": f"{day}T12:00:00Z"}
    return {**row, "link": f"https://{host}.example/{number}", **more}


ROWS = [
    line(1, "Mayor may open harbour in spring", "Herald", "2026-01-10"),
    line(2, "Mayor opens harbour to ships", "Herald", "2026-03-13"),
    line(3, "Mayor opens harbour to ships", "Dispatch", "2026-03-13"),
    line(4, "At last: mayor opens the harbour", "Courier", "2026-03-14"),
    line(5, "Cat found", "Courier", "2026-04-02"),
]


def lines(rows: list[dict[str, str]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour and two papers that have nothing to say yet."""
    return Town.at(tmp_path)


def replayed(town: Town, *words: str, stdin: str = "") -> Result:
    """The command, run in summer; names of files that it is given stand in the home."""
    files = [str(town.folder / word) if "." in word or word == "before" else word for word in words]
    return town.run("backtest", *files, at="2026-06-01T07:00:00Z", stdin=stdin)


def told(town: Town, *words: str, stdin: str = "") -> list[dict[str, object]]:
    """What --json prints, line by line."""
    result = replayed(town, *words, "--json", stdin=stdin)
    assert result.exit_code == exits.RAN, result.stderr
    return [json.loads(text) for text in result.stdout.splitlines()]


def test_it_says_when_a_signal_would_have_fired_on_what_and_how_late(town: Town) -> None:
    """A strip over the months, the time of the proof, the publishers, and how many reprints were folded."""
    (town.folder / "past.jsonl").write_text(lines(ROWS))

    result = replayed(town, "past.jsonl")

    assert result.exit_code == exits.RAN
    assert "5 items in" in result.stdout
    assert "Jan  Feb  Mar  Apr" in result.stdout
    assert "harbour/opened  ·▒▒▒ ▒▒·· ·███ █" in result.stdout
    assert "fired 14 Mar 12:00, 24 h after the first report" in result.stdout
    assert "2 independent publishers in 48 hours: Dispatch, Courier" in result.stdout
    assert "“Mayor opens harbour to ships”  Dispatch" in result.stdout
    assert "told by Dispatch · Courier, 1 reprint folded" in result.stdout


def test_programs_get_a_line_for_each_transition_and_one_for_the_whole(town: Town) -> None:
    """The contract of backtest --json: transitions in the order of time, then a summary."""
    *transitions, summary = told(town, "-", stdin=lines(ROWS))

    assert [(each["before"], each["after"], each["at"]) for each in transitions] == [
        ("quiet", "stirring", "2026-01-10T12:00:00Z"),
        ("stirring", "quiet", "2026-02-09T12:00:00Z"),
        ("quiet", "stirring", "2026-03-13T12:00:00Z"),
        ("stirring", "fired", "2026-03-14T12:00:00Z"),
    ]
    keys = {"at", "watch", "signal", "before", "after", "because", "publishers", "evidence"}
    assert all(set(each) == keys for each in transitions)
    assert (summary["items"], summary["broken"], summary["last"]) == (5, 0, "2026-04-02T12:00:00Z")


def test_order_repetition_and_packing_of_an_archive_change_nothing(town: Town) -> None:
    """Unsorted, doubled, gzipped, in Parquet or in two files, the same news makes the same history."""
    plain = told(town, "-", stdin=lines(ROWS))[:-1]
    (town.folder / "a.jsonl").write_text(lines(ROWS[3:]))
    (town.folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[:3]).encode()))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), town.folder / "c.parquet")

    assert told(town, "-", stdin=lines([*ROWS[::-1], *ROWS]))[:-1] == plain
    assert told(town, "a.jsonl", "b.jsonl.gz")[:-1] == plain
    assert told(town, "c.parquet")[:-1] == plain


def test_a_period_narrows_the_archive(town: Town) -> None:
    """--since takes its day in, --until leaves it out."""
    summary = told(town, "-", "--since", "2026-03-13", "--until", "2026-03-14", stdin=lines(ROWS))[-1]

    assert summary["items"] == 2


def test_what_cannot_be_read_is_counted_and_named(town: Town) -> None:
    """Broken lines are skipped, named and counted; what has no date proves nothing and is left out."""
    stdin = lines(ROWS) + 'no item\n{"title": 7}\n{"id": "9", "title": "Mayor opens harbour", "source": "Gull"}\n'

    result = replayed(town, "-", stdin=stdin)

    assert "standard input:6 not JSON" in result.stderr
    assert "standard input:7 no title" in result.stderr
    assert "1 undated item left out, 2 broken lines skipped" in result.stdout


@pytest.mark.parametrize(
    ("stdin", "code", "said"),
    [("", exits.RAN, "0 items"), ('{"some": "thing"}\n', exits.USAGE, "no line of it is an item")],
)
def test_an_archive_without_items_gives_no_verdict(town: Town, stdin: str, code: int, said: str) -> None:
    """An empty archive is said to be empty; another's JSON is refused."""
    result = replayed(town, "-", stdin=stdin)

    assert result.exit_code == code
    assert said in result.stdout + result.stderr


def test_two_versions_of_a_rule_are_compared_on_the_same_items(town: Town) -> None:
    """--against another home: what fires here and not there, and the items that only one of them counts."""
    other = town.folder / "before"
    (other / "watches").mkdir(parents=True)
    text = (town.folder / "watches" / "harbour.yaml").read_text()
    (other / "watches" / "harbour.yaml").write_text(text.replace("what: [harbour]", "what: [lighthouse]"))

    result = replayed(town, "-", "--against", "before", stdin=lines(ROWS))

    assert "harbour/opened  fires 14 Mar 12:00 here, never there" in result.stdout
    assert "+ 14 Mar 12:00  “At last: mayor opens the harbour”  Courier" in result.stdout
    same = replayed(town, "-", "--against", ".", stdin=lines(ROWS))
    assert "the same items count, and nothing differs" in same.stdout
    changes = told(town, "-", "--against", "before", stdin=lines(ROWS))[-1]["changes"]
    assert changes == [
        {
            "id": "harbour/opened",
            "fired": "2026-03-14T12:00:00Z",
            "against": None,
            "only_here": ["2", "3", "4"],
            "only_against": [],
        }
    ]
    assert replayed(town, "-", "--against", "nowhere", stdin="").exit_code == exits.USAGE


def test_the_result_can_be_kept_as_a_page(town: Town) -> None:
    """--html writes one file without scripts; what a headline brings is text in it."""
    rows = [{**row, "title": row["title"] + " <b onload=x>"} for row in ROWS]

    result = replayed(town, "-", "--html", "result.html", stdin=lines(rows))

    page = (town.folder / "result.html").read_text()
    assert "result.html" in result.stderr
    assert "<h2>harbour/opened: fired 14 Mar 12:00</h2>" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "<script" not in page
    assert "<b onload" not in page
