"""Whatever is done to our files, reading them gives problems or values, and never a crash."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.definitions.test_watches import WHOLE

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.settings import read_settings
from watchlist.definitions.tree import read
from watchlist.definitions.vocabulary import read_vocabulary
from watchlist.definitions.watches import read_watch
from watchlist.language.vocabulary import load
from watchlist.model.problem import Severity

FEEDS = """\
feeds:
  - {id: herald, url: "https://herald.example/feed.xml", kind: press, actor: us, language: en, tags: [a], site: "http://h.example"}
  - {id: local, url: "file:a.xml", publisher: Me, family: mine, seen: here}
"""
SETTINGS = """\
channels: [{id: me, kind: mail, password: {env: X}, url: "https://a.example", n: [1, {b: c}]}]
routes: [{channel: me, watches: [a], events: [fired]}]
network: {allow: [127.0.0.1], per_host: 2, deadline: 2.5, proxy: "http://p.example"}
timezone: Europe/Berlin
"""
VOCABULARY = """\
actors: {hansa: {names: [Hansa]}}
aliases: {h: hansa}
actions: {dredge: {verbs: [dredge], nouns: [dredging]}}
things: {boat: [cog]}
cues: [{status: denied, words: [never], scope: back, window: 3, verb: true}]
verbs: {moor: [moors, moored, moored, mooring]}
nouns: {cog: cogs}
"""
STRANGE = st.sampled_from([
    "", "null", "true", "-1", "1.5", "[]", "{}", "[a, b]", "{a: b}", "[[a]]", "*x", "'", '"\\0"', "$x", "/(/", "..",
    "a*", "=", "+x", "2026-01-01", "0001-01-01", "9999-12-31T23:59-12:00", "99999d", "0h", "a b", "../x", "file:", "http://[",
    "//", "é", "\ud83d\ude00",
])  # fmt: skip
TOKEN = re.compile(r"[\w./:\"-]+|[\[\]{},]")


@pytest.mark.parametrize("kind", ["watch", "feeds", "settings", "vocabulary"])
@given(st.lists(STRANGE, min_size=1, max_size=4), st.integers(0, 10**9))
@settings(max_examples=120, deadline=None)
def test_no_slip_makes_the_reading_fail(kind: str, strange: list[str], seed: int):
    """Values, keys and brackets are replaced at random; each problem has its place, and what is broken is not used."""
    text = {"watch": WHOLE, "feeds": FEEDS, "settings": SETTINGS, "vocabulary": VOCABULARY}[kind]
    choose = random.Random(seed)
    for word in strange:
        found = choose.choice(list(TOKEN.finditer(text)) or [re.match("", text)])
        assert found is not None
        text = text[: found.start()] + word + text[found.end() :]
    tree = read(text.encode(errors="surrogatepass"), "f.yaml")

    if kind == "watch":
        watch = read_watch(tree, "harbour", load(), feeds={"a"}, closely=True)
        assert (watch.watch is None) == any(problem.severity is Severity.ERROR for problem in watch.problems)
        told = watch.problems
    elif kind == "feeds":
        told = read_feeds(tree, load(), folder=None).problems
    elif kind == "settings":
        told = read_settings(tree).problems
    else:
        told = read_vocabulary(tree, load()).problems
    assert all(problem.line >= 1 and problem.column >= 1 and str(problem).isprintable() for problem in told)
