from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.builders import NOW, a_signal, a_watch

from watchlist.flows.route import at_once, in_digest, route
from watchlist.model.settings import Channel, QuietHours, Route, Settings, When
from watchlist.model.standing import DeadlinePassed, State, Transition
from watchlist.model.watch import Role

WATCH = a_watch(a_signal(), a_signal("dredged", role=Role.LEADING))
PASSED = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="")


def came_to(state: State, signal: str = "opened") -> Transition:
    """A signal came to that state."""
    return Transition(watch="harbour", signal=signal, before=State.QUIET, after=state, at=NOW, because="")


def settings(*routes: Route, to: object = "me@example.org", zone: str = "") -> Settings:
    """Settings with one channel, addressed so, and these routes, or one for everything."""
    channel = Channel(id="me", kind="mail", options={"to": to} if to else {})
    return Settings(channels=(channel,), routes=routes or (Route(channel="me"),), timezone=zone)


@pytest.mark.parametrize("state", [State.FIRED, State.REVERSED, State.AVERTED, State.MISSED])
def test_what_happened_is_told_at_once(state):
    """One delivery, due now, to whom the channel is addressed."""
    (delivery,) = route(WATCH, [came_to(state)], settings(), NOW)

    assert (delivery.channel, delivery.recipient, delivery.due) == ("me", "me@example.org", NOW)
    assert delivery.event == f"harbour/opened/{state}/{NOW.isoformat()}"


def test_a_deadline_that_passed_is_told():
    """It is an event like the others."""
    assert len(route(WATCH, [PASSED], settings(), NOW)) == 1


@pytest.mark.parametrize("state", [State.STIRRING, State.QUIET])
def test_what_stirs_waits_for_the_digest(state):
    """Nobody is called for a rumour."""
    assert route(WATCH, [came_to(state)], settings(), NOW) == ()


def test_a_route_may_ask_for_what_stirs():
    """`events: [stirring]` tells that, and only that."""
    asked = settings(Route(channel="me", events=("stirring",)))

    assert len(route(WATCH, [came_to(State.STIRRING), came_to(State.FIRED), PASSED], asked, NOW)) == 1


def test_a_route_may_name_watches_and_signals():
    """Only those reach its channel."""
    event = [came_to(State.FIRED)]

    assert route(WATCH, event, settings(Route(channel="me", watches=("harbour",))), NOW)
    assert route(WATCH, event, settings(Route(channel="me", watches=("harbour/opened",))), NOW)
    assert not route(WATCH, event, settings(Route(channel="me", watches=("pier", "harbour/dredged"))), NOW)


def test_a_step_is_told_only_where_a_route_names_it():
    """Leading signals are for the digest."""
    step = [came_to(State.FIRED, "dredged")]

    assert not route(WATCH, step, settings(), NOW)
    assert not route(WATCH, step, settings(Route(channel="me", watches=("harbour",))), NOW)
    assert route(WATCH, step, settings(Route(channel="me", watches=("harbour/dredged",))), NOW)


def test_each_recipient_has_a_delivery_of_its_own():
    """Two addresses, two rows; no address, the channel itself."""
    event = [came_to(State.FIRED)]

    assert [each.recipient for each in route(WATCH, event, settings(to=("a@x.example", "b@x.example")), NOW)] == [
        "a@x.example",
        "b@x.example",
    ]
    assert [each.recipient for each in route(WATCH, event, settings(to=None), NOW)] == ["me"]


def test_two_routes_to_one_channel_tell_it_once():
    """What two routes would send to the same recipient is one delivery."""
    twice = settings(Route(channel="me"), Route(channel="me", watches=("harbour",)))

    assert len(route(WATCH, [came_to(State.FIRED)], twice, NOW)) == 1


def test_a_route_to_a_channel_that_is_not_there_tells_nobody():
    """The lint names it; the run goes on."""
    assert route(WATCH, [came_to(State.FIRED)], settings(Route(channel="ghost")), NOW) == ()


def test_what_is_told_at_once_of_a_step_is_that_it_is_there_or_gone():
    """A leading signal that waits in vain has nothing to tell; a decisive one has."""
    states = [State.STIRRING, State.FIRED, State.REVERSED, State.AVERTED, State.MISSED, State.QUIET]
    step_passed = DeadlinePassed(watch="harbour", signal="dredged", at=NOW, because="")
    events = [came_to(state, signal) for signal in ("opened", "dredged") for state in states]
    told = at_once([*events, PASSED, step_passed], [WATCH])

    assert [event.after for event in told if isinstance(event, Transition) and event.signal == "opened"] == states[1:5]
    assert [event.after for event in told if isinstance(event, Transition) and event.signal == "dredged"] == states[1:3]
    assert PASSED in told
    assert step_passed not in told


@pytest.mark.parametrize("when", [When.DAILY, When.WEEKLY])
def test_a_digest_tells_what_stirs_and_the_steps_as_well(when):
    """It waits for its time, which is the owner's."""
    events = [came_to(state, signal) for signal in ("opened", "dredged") for state in State]
    told = route(WATCH, events, settings(Route(channel="me", when=when), zone="Asia/Tokyo"), NOW)

    assert [each.event.split("/")[1:3] for each in told] == [
        ["opened", "stirring"],
        ["opened", "fired"],
        ["opened", "reversed"],
        ["opened", "averted"],
        ["opened", "missed"],
        ["dredged", "stirring"],
        ["dredged", "fired"],
        ["dredged", "reversed"],
    ]
    assert {each.due.astimezone(ZoneInfo("Asia/Tokyo")).time() for each in told} == {time(7)}
    assert all(each.due > NOW for each in told)


def test_a_digest_keeps_to_the_watches_and_events_that_its_route_names():
    """A step of a watch that is not named is none of its business."""
    events = [came_to(State.FIRED), came_to(State.STIRRING), came_to(State.STIRRING, "dredged")]
    stirs = Route(channel="me", when=When.DAILY, watches=("harbour",), events=("stirring",))

    assert [each.event.split("/")[1] for each in route(WATCH, events, settings(stirs), NOW)] == ["opened", "dredged"]
    assert route(WATCH, events, settings(Route(channel="me", when=When.DAILY, watches=("pier",))), NOW) == ()


def test_what_two_routes_tell_is_told_by_the_first():
    """A daily digest of everything and an alarm for one watch go well together, in any order."""
    both = Route(channel="me", when=When.DAILY), Route(channel="me", watches=("harbour",))

    for routes in (both, both[::-1]):
        fired, stirs = route(WATCH, [came_to(State.FIRED), came_to(State.STIRRING)], settings(*routes), NOW)
        assert fired.due == NOW
        assert stirs.due > NOW


def test_an_event_is_in_a_digest_where_no_route_tells_it_at_once():
    """A letter says which it is; what no route takes any more is none."""
    fired, step = came_to(State.FIRED), came_to(State.FIRED, "dredged")
    both = settings(Route(channel="me", when=When.DAILY), Route(channel="me", watches=("harbour",)))

    assert not in_digest(fired, "me", both)
    assert in_digest(came_to(State.STIRRING), "me", both)
    assert in_digest(step, "me", both, step=True)
    assert not in_digest(fired, "you", both)


def test_what_happens_in_quiet_hours_is_due_after_them_unless_it_is_urgent():
    """A missed deadline can wait until the morning."""
    now = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    quiet = QuietHours(start=now.time(), end=(now + timedelta(hours=8)).time())
    held = settings(Route(channel="me", quiet_hours=quiet, urgent=("fired",)), zone="Asia/Tokyo")
    fired, missed = route(WATCH, [came_to(State.FIRED), came_to(State.MISSED)], held, NOW)

    assert fired.due == NOW
    assert missed.due == NOW + timedelta(hours=8)


def test_an_event_of_a_watch_that_is_gone_is_told_as_decisive():
    """Nobody knows any longer what role it had."""
    assert at_once([PASSED], []) == (PASSED,)
