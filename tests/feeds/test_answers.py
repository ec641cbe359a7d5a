"""What an answer's status means for a feed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW
from tests.feeds.builders import answered

from watchlist.errors import FeedError
from watchlist.feeds.answers import require_readable, retry_time
from watchlist.model.feed import Health


@pytest.mark.parametrize(
    ("status", "health"),
    [(401, Health.BLOCKED), (403, Health.BLOCKED), (404, Health.FAILING), (410, Health.GONE), (429, Health.BLOCKED),
     (451, Health.BLOCKED), (500, Health.FAILING), (503, Health.FAILING), (304, Health.FAILING), (418, Health.FAILING),
     (300, Health.FAILING), (999, Health.FAILING)],
)  # fmt: skip
def test_each_failure_has_its_word_and_its_number(status: int, health: Health) -> None:
    """The sentence names the number, so that it can be looked up."""
    with pytest.raises(FeedError, match=str(status)) as caught:
        require_readable(answered(status=status), NOW, conditional=False)

    assert caught.value.health is health
    assert caught.value.permanent == (status == 410)


@pytest.mark.parametrize("status", [200, 203, 206])
def test_a_document_is_a_document(status: int) -> None:
    """Whatever kind of success it is, its body decides."""
    require_readable(answered(status=status), NOW, conditional=False)


def test_not_modified_is_an_answer_to_a_conditional_request() -> None:
    """And to no other."""
    require_readable(answered(status=304), NOW, conditional=True)


def test_a_captcha_is_no_trouble_of_the_server() -> None:
    """Those who guard a site answer 503 as well."""
    page = b"<html><title>Just a moment...</title></html>"

    with pytest.raises(FeedError, match="human") as caught:
        require_readable(answered(status=503, body=page), NOW, conditional=False)

    assert caught.value.health is Health.BLOCKED


@pytest.mark.parametrize(
    ("header", "wait"),
    [("120", timedelta(minutes=2)), ("0", timedelta(minutes=1)), ("999999999999", timedelta(hours=24)),
     ("Sat, 14 Mar 2026 09:00:00 GMT", timedelta(hours=2)), ("Sat, 14 Mar 2020 09:00:00 GMT", timedelta(minutes=1)),
     ("Sat, 14 Mar 2099 09:00:00 -0000", timedelta(hours=24))],
)  # fmt: skip
def test_a_wish_to_wait_is_honoured_within_reason(header: str, wait: timedelta) -> None:
    """From a minute to a day, in seconds or as a date."""
    assert retry_time(header, NOW) == NOW + wait


@pytest.mark.parametrize("header", ["", "soon", "-5", "1e9", "²", "Sat, 99 Mar 99999 09:00:00 GMT", "12:00"])
def test_junk_is_no_wish(header: str) -> None:
    """Then the usual back-off holds."""
    assert retry_time(header, NOW) is None
