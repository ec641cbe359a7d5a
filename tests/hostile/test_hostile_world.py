"""A hostile world in its short form: all kinds of misbehaviour, with something healthy beside each.

The cases are those of `benchmarks/robustness.py`, which tries each one by itself.
"""

from __future__ import annotations

import pytest
from benchmarks.hostile import copies, dates, mails, names, silence, tls, trials
from benchmarks.hostile.addresses import ADDRESSES
from benchmarks.hostile.answers import answers, cuts
from benchmarks.hostile.documents import documents
from benchmarks.hostile.tally import Tally
from benchmarks.hostile.texts import LONG, PAYLOADS, TITLES
from benchmarks.hostile.watch_files import watch_files

# What takes long, each for itself, and is left to the benchmark.
SLOW = ("3 MB", "2 MB", "1 MB", "200,000", "50,000", "30,000", "million", "bomb: many", "bomb: empty")
# Here nobody looks at the clock: other tests run beside these.
PATIENCE = 300.0
HEAVY = ("50,000", "5,000", "2,000", "500 wide", "900,000")


def test_a_server_that_misbehaves_harms_nobody_else() -> None:
    """Bombs, drips, floods, lies, redirects, noise: each is an outcome, and every healthy feed brings its items."""
    tally = Tally("feeds")
    every = {name: answer for name, answer in answers().items() if not any(word in name for word in SLOW)}
    some = dict([*every.items()][::2])

    trials.feeds(tally, some, deadline=6, most=PATIENCE, at_once=60)

    assert tally.cases >= 60
    assert tally.good, tally.wrong


def test_tls_that_cannot_be_trusted_harms_nobody_else() -> None:
    """False certificates, broken handshakes, noise in between: nobody false hears a word, and all is given up."""
    tally = Tally("tls")
    every = tls.servers()

    tls.handshakes(tally, {name: every[name] for name in every if "flood" not in name}, deadline=3, most=PATIENCE,
                   at_once=100)  # fmt: skip

    assert tally.cases >= 60
    assert tally.good, tally.wrong


def test_what_was_cut_anywhere_is_whole_the_next_time() -> None:
    """Cut in its length, its chunks, its packing, with a validator: nothing is missing once it comes whole."""
    tally = Tally("cuts")

    trials.feeds(tally, cuts(step=29), deadline=5, most=PATIENCE, at_once=40, heal=True)

    assert tally.good, tally.wrong


def test_a_document_that_cannot_be_read_harms_no_other() -> None:
    """Broken, deep, lying, steering documents: none escapes, and no steering character is kept."""
    tally = Tally("documents")
    some = {name: found for name, found in documents().items() if not any(word in name for word in SLOW)}

    trials.documents(tally, some, deadline=20, most=PATIENCE, at_once=200)

    assert len(documents()) >= 90
    assert tally.good, tally.wrong


def test_no_address_leads_inside() -> None:
    """In any spelling, as a feed, a heartbeat, a webhook or behind a redirect: nobody is dialled."""
    tally = Tally("addresses")

    trials.addresses(tally, ADDRESSES)

    assert len(ADDRESSES) >= 30
    assert tally.good, tally.wrong


@pytest.mark.parametrize("reaching", [True, False], ids=["refused", "heavy"])
def test_a_watch_of_others_costs_nothing(reaching: bool) -> None:
    """It names nobody and nothing outside itself, and what it may say is read in time; the healthy watch hears."""
    tally = Tally("watches")
    files = watch_files()
    some = [file for file in files if file.refused is reaching and not any(word in file.name for word in HEAVY)]

    trials.watches(tally, some[::3])

    assert len(files) >= 50
    assert tally.good, tally.wrong


def test_no_title_leaves_its_place() -> None:
    """In every output and in a mail, whatever a title says is only read."""
    tally = Tally("titles")

    trials.titles(tally, (*TITLES, *LONG[::3]), most=PATIENCE)

    assert len(TITLES) >= 30
    assert len(PAYLOADS) >= 45
    assert tally.good, tally.wrong


def test_no_name_server_outlasts_the_deadline() -> None:
    """Names that hang, fail, or lead inside on a later hop: each request ends, and the healthy feed need not wait."""
    tally = Tally("names")
    every = names.name_servers()

    names.lookups(tally, {name: every[name] for name in (*every,)[::2]}, deadline=0.5, most=PATIENCE)

    assert len(every) >= 15
    assert (tally.crashes, tally.hangs, tally.lost) == (0, 0, 0), tally.wrong


def test_what_looks_like_no_news_is_an_error_of_its_feed() -> None:
    """A page, a captcha, nothing at all, whatever it says to be: never "nothing new"."""
    tally = Tally("silence")

    silence.silences(tally, silence.answers(), deadline=20, most=PATIENCE)

    assert tally.cases >= 14
    assert tally.good, tally.wrong


def test_a_date_is_what_it_says_or_nothing() -> None:
    """Sound ones are understood, mad ones leave the item undated, and the item beside it is never harmed."""
    tally = Tally("dates")

    dates.dates(tally, most=PATIENCE)

    assert tally.cases >= 49
    assert tally.good, tally.wrong


def test_a_backup_is_whole_while_another_process_writes() -> None:
    """Each holds what was there before it, and nothing by halves."""
    tally = Tally("copies")

    copies.copies(tally, 3, most=PATIENCE)

    assert tally.good, tally.wrong


def test_a_mail_server_that_misbehaves_loses_no_mail() -> None:
    """On the third day each recipient has it, or is told of as refused; the healthy server's mail went out at once."""
    tally = Tally("mails")
    every = mails.cases()
    some = [name for name in every if "hang" not in name and "drip" not in name][::4]

    mails.deliveries(tally, {name: every[name] for name in some}, most=PATIENCE)

    assert len(every) >= 20
    assert tally.good, tally.wrong
