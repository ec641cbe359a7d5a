"""What `make fuzz` does for hours, for seconds: bytes of strangers break nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.run import mutated
from tests.fuzz.targets import TARGETS, outputs, seeds

from watchlist.definitions.values import zone


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_fuzzer_begins_with_holds(name: str) -> None:
    """Or else it would find nothing but that."""
    for seed in seeds(name):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@given(st.binary(max_size=300))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_break_it(name: str, data: bytes) -> None:
    """Any at all."""
    TARGETS[name](data)


@pytest.mark.parametrize("name", ["feed", "definitions", "title"])
@given(st.integers(0, 10**9))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_slip_in_what_is_sound_breaks_it(name: str, seed: int) -> None:
    """A few bytes changed, cut out, doubled, or taken from elsewhere."""
    chance, pool = random.Random(seed), [*seeds(name)]
    TARGETS[name](mutated(chance.choice(pool), pool, chance))


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_a_page(text: str) -> None:
    """Whatever letters a title is made of."""
    outputs(text.encode("utf-8", "surrogatepass"))


def test_a_zone_of_a_thousand_folders_is_none() -> None:
    """And no failure of ours."""
    with pytest.raises(ValueError, match="is no time zone"):
        zone("a/" * 2000)


@pytest.mark.parametrize(
    "head", [b'<?xml version="1.0" encodin\xff="utf-8"?>', b'<?xml version="1.0" encodinG="utf-8"?>', b"<?xml  ?>", b""]
)
def test_a_feed_with_an_odd_declaration_is_read_one_way(head: bytes) -> None:
    """The quick way leaves to the sure one what that one has to guess."""
    TARGETS["feed"](
        head + "<rss><channel><item><title>Sturmflut: Deich hält stand</title></item></channel></rss>".encode()
    )
