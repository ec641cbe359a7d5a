"""What waits is told: once, or again and marked; and nothing that waits is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW
from tests.store.filled import FIRED, PASSED, fill, record

from watchlist.errors import DeliveryError, StoreError
from watchlist.flows.deliver import FARTHEST_DUE, Delivered, Failed, Ways, deliver, domain, trials
from watchlist.model.delivery import Delivery
from watchlist.model.message import Message
from watchlist.model.report import Report
from watchlist.model.settings import Channel, Settings
from watchlist.model.standing import State
from watchlist.reports.letter import AGAIN
from watchlist.store import Store, event_key

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
ME, YOU = "me@example.org", "you@example.org"
SETTINGS = Settings(channels=(Channel(id="me", kind="mail", options={"to": [ME, YOU]}),))
LATER = DeliveryError("450 greylisted", stage="to")
NEVER = DeliveryError("550 no such mailbox", stage="to", permanent=True)
LOST = DeliveryError("no word whether it was taken", stage="sent", maybe=True)
SHUT = DeliveryError("nobody listens", stage="connect")


class Post:
    """A notifier that remembers what it was given, and fails as it is told, try by try."""

    def __init__(self, *failures: DeliveryError | None, to: dict[str, list[DeliveryError | None]] | None = None):
        self.sent: list[Message] = []
        self.failures = list(failures)
        self.by_recipient = to or {}
        self.instead: Callable[[], None] = lambda: None

    def send(self, message: Message) -> str:
        self.sent.append(message)
        self.instead()
        mine = self.by_recipient.get(message.recipient, self.failures)
        failure = mine.pop(0) if mine else None
        if failure is not None:
            raise failure
        return "250 OK"


@pytest.fixture
def store():
    """A store in which the harbour's opening waits to be told to me."""
    with Store.memory() as store:
        fill(store)
        yield store


def told(store: Store, post: Post, now: datetime = NOW, settings: Settings = SETTINGS, **more) -> Delivered:
    """A run at that time."""
    tokens = (f"{now:%d%H%M}-{number}" for number in range(9))
    ways = Ways(build=lambda channel: post, jitter=lambda: 0.0, token=lambda: next(tokens))
    return deliver(store, settings, lambda events: Report(at=now, events=tuple(events)), ways, now, **more)


def queue(store: Store, *events, to: str = ME, channel: str = "me", due: datetime = NOW) -> None:
    """Let these events wait for a recipient, too."""
    deliveries = [Delivery(event=event_key(event), channel=channel, recipient=to, due=due) for event in events]
    record(store, events=events, deliveries=deliveries)


def test_what_is_due_is_sent_and_settled(store):
    """Once; the event is told, and nothing waits any more."""
    post = Post()

    delivered = told(store, post)

    (message,) = post.sent
    assert (message.channel, message.recipient, message.id) == ("me", ME, "140700-0@example.org")
    assert message.subject == "[watchlist] FIRED: harbour/opened (Herald, Courier)"
    assert (message.again, message.references, message.at) == (False, (), NOW)
    assert message.payload["kind"] == "alert"
    assert [event["after"] for event in message.payload["events"]] == ["fired"]
    assert [(sent.message, sent.answer) for sent in delivered.sent] == [(message, "250 OK")]
    assert (store.waiting(), store.undelivered(NOW)) == ([], 0)
    assert [recorded.told_at for recorded in store.events() if recorded.event == FIRED] == [NOW]
    assert told(store, post, NOW + HOUR) == Delivered()


def test_a_recipient_gets_one_message_of_all_that_is_due(store):
    """What is not due yet stays out of it."""
    queue(store, PASSED)
    bridge = replace(FIRED, watch="bridge")
    queue(store, bridge)
    queue(store, replace(bridge, signal="later"), due=NOW + HOUR)
    post = Post()

    told(store, post)

    (message,) = post.sent
    assert {event["watch"] for event in message.payload["events"]} == {"harbour", "bridge"}
    assert len(message.payload["events"]) == 3
    assert len(store.waiting()) == 1


def test_what_only_stirs_is_no_alert(store):
    """Programs can tell a digest from an alarm."""
    store.drop([row.id for row in store.waiting()], NOW)
    queue(store, replace(FIRED, after=State.STIRRING))
    post = Post()

    told(store, post)

    assert post.sent[0].payload["kind"] == "digest"


def test_one_of_two_that_is_refused_stops_nobody(store):
    """Each recipient has a message of his own, and a fate of his own."""
    queue(store, FIRED, to=YOU)
    post = Post(to={ME: [NEVER]})

    delivered = told(store, post)

    assert [sent.message.recipient for sent in delivered.sent] == [YOU]
    assert delivered.failed == (Failed(channel="me", recipient=ME, why="550 no such mailbox", given_up=True),)
    (row,) = store.waiting()
    assert (row.recipient, row.given_up, row.failed) == (ME, NOW, "550 no such mailbox")
    assert store.undelivered(NOW) == 1
    assert told(store, post, NOW + 9 * HOUR) == Delivered()


def test_a_greylist_is_waited_out(store):
    """The same message, later, and without a mark: it surely did not arrive."""
    post = Post(LATER)

    assert told(store, post).failed == (Failed(channel="me", recipient=ME, why="450 greylisted"),)
    assert told(store, post, NOW + 4 * MINUTE) == Delivered()
    assert len(told(store, post, NOW + 5 * MINUTE).sent) == 1

    assert post.sent == [post.sent[0]] * 2
    assert not post.sent[1].again


def test_pauses_grow_and_end(store):
    """From five minutes to six hours; after three days it is given up, and told so."""
    post = Post(*[LATER] * 40)
    now, pauses = NOW, []
    while not (row := store.waiting()[0]).given_up:
        failed = told(store, post, now).failed
        row = store.waiting()[0]
        pauses.append((row.next_try - now) / MINUTE)
        assert failed[0].given_up is bool(row.given_up)
        now = max(row.next_try, now + MINUTE)

    assert pauses[:8] == [5, 10, 20, 40, 80, 160, 320, 360]
    assert set(pauses[8:-1]) == {360}
    assert timedelta(hours=72) <= now - NOW <= timedelta(hours=79)
    assert store.undelivered(now) == 1


@pytest.mark.parametrize(("wait", "minutes"), [(MINUTE, 5), (HOUR, 60), (timedelta(days=9), 360)])
def test_who_asks_us_to_wait_is_heard(store, wait, minutes):
    """Within reason."""
    told(store, Post(DeliveryError("later", wait=wait)))

    assert store.waiting()[0].next_try == NOW + minutes * MINUTE


def test_a_pause_is_spread(store):
    """Many that failed together do not all come back together."""
    ways = Ways(build=lambda channel: Post(LATER), jitter=lambda: 1.0)

    deliver(store, SETTINGS, lambda events: Report(at=NOW, events=tuple(events)), ways, NOW)

    assert store.waiting()[0].next_try == NOW + 6.25 * MINUTE


def test_an_answer_that_was_lost_means_a_marked_repeat(store):
    """The same id, so that a server may know it, and a mark that every reader sees."""
    post = Post(LOST, LATER)
    for hours in range(4):
        told(store, post, NOW + hours * HOUR)

    first, second, third = post.sent
    assert (first.again, second.again, third.again) == (False, True, True)
    assert {message.id for message in post.sent} == {first.id}
    assert second == third
    assert second.text == f"{AGAIN}\n\n{first.text}"
    assert second.html.replace(f"<em>{AGAIN}</em>", "") != first.html
    assert AGAIN in second.html
    assert second.subject == "[watchlist] (again) FIRED: harbour/opened (Herald, Courier)"


class Killed(BaseException):
    """What no code of ours catches."""


@pytest.mark.parametrize("moment", ["sent, not settled", "claimed, not sent"])
def test_a_kill_gives_one_marked_repeat(tmp_path, moment):
    """Wherever it strikes: the next run repeats the message once, marked, and the run after it nothing."""
    path = tmp_path / "state.db"
    with Store.open(path, now=NOW) as store:
        fill(store)
    post = Post()

    def die() -> None:
        raise Killed

    post.instead = die
    with Store.open(path, now=NOW) as store, pytest.raises(Killed):
        told(store, post)
    post.instead = lambda: None
    for hours in (1, 2, 3):
        with Store.open(path, now=NOW) as store:
            told(store, post, NOW + hours * HOUR)

    assert [message.again for message in post.sent] == [False, True]
    assert post.sent[0].id == post.sent[1].id


def test_a_disk_that_fills_up_ends_the_run(store, monkeypatch):
    """What cannot be noted is not gone on with: one repeat is in doubt, not all of them."""
    queue(store, FIRED, to=YOU)
    post = Post()

    def full(*words: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "settle", full)
        with pytest.raises(StoreError):
            told(store, post)
    assert len(post.sent) == 1
    told(store, post, NOW + HOUR)

    assert [(message.recipient, message.again) for message in post.sent] == [(ME, False), (ME, True), (YOU, False)]


def test_a_disk_that_is_full_sends_nothing(store, monkeypatch):
    """A message that could not be claimed could be repeated without a mark."""
    post = Post()
    with monkeypatch.context() as patch:
        patch.setattr(Store, "claim", lambda *words: (_ for _ in ()).throw(StoreError("the disk is full")))
        with pytest.raises(StoreError):
            told(store, post)

    assert post.sent == []


def test_a_channel_out_of_reach_is_asked_once(store):
    """Its other recipients wait, untried; another channel is not held up."""
    queue(store, FIRED, to=YOU)
    queue(store, FIRED, to="phone", channel="phone")
    settings = replace(SETTINGS, channels=(*SETTINGS.channels, Channel(id="phone", kind="push")))
    post = Post(to={ME: [SHUT]})

    delivered = told(store, post, settings=settings)

    assert [message.recipient for message in post.sent] == [ME, "phone"]
    assert len(delivered.failed) == 1
    assert [(row.recipient, row.attempts) for row in store.waiting()] == [(ME, 1), (YOU, 0)]


def test_what_is_new_does_not_change_what_was_tried(store):
    """The message that failed goes out as it was; what came since makes another."""
    post = Post(LATER)
    told(store, post)
    reversal = replace(FIRED, before=State.FIRED, after=State.REVERSED, at=NOW)
    queue(store, reversal)

    told(store, post, NOW + HOUR)

    first, again, new = post.sent
    assert again == first
    assert [event["after"] for event in new.payload["events"]] == ["reversed"]


def test_a_reversal_answers_the_mail_that_told_the_firing(store):
    """So that a reader finds them together."""
    post = Post()
    told(store, post)
    queue(store, replace(FIRED, before=State.FIRED, after=State.REVERSED, at=NOW))
    queue(store, replace(FIRED, signal="closed"))

    told(store, post, NOW + HOUR)

    assert post.sent[1].references == (post.sent[0].id,)


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (Settings(), "the settings have no channel 'me' any more"),
        (
            Settings(channels=(Channel(id="me", kind="mail", options={"to": YOU}),)),
            "me does not go to me@example.org any more",
        ),
    ],
)
def test_whom_the_settings_no_longer_name_is_not_told(store, settings, why):
    """Nor is it silently forgotten: the owner decides."""
    post = Post()

    assert told(store, post, settings=settings).failed == (Failed(channel="me", recipient=ME, why=why, given_up=True),)
    assert post.sent == []
    assert store.undelivered(NOW) == 1


def test_an_owner_may_have_it_tried_again(store):
    """What was given up goes out once it is mended."""
    post = Post(NEVER)
    told(store, post)
    store.retry([row.id for row in store.waiting()], NOW + HOUR)

    assert len(told(store, post, NOW + HOUR).sent) == 1


def test_a_clock_that_was_wrong_puts_nothing_off(store):
    """A time too far ahead counts as due; a digest of next week does not."""
    post = Post(LATER)
    told(store, post, NOW + timedelta(days=400))
    assert len(told(store, post, NOW).sent) == 1

    bridge = replace(FIRED, watch="bridge")
    queue(store, bridge, due=NOW + timedelta(days=7))
    assert told(store, post, NOW) == Delivered()
    queue(store, replace(bridge, signal="wrong"), due=NOW + FARTHEST_DUE + HOUR)
    assert len(told(store, post, NOW).sent) == 1


def test_a_run_for_some_watches_tells_of_those(store):
    """A letter on the others is for a run that knows them; one that is written already goes out."""
    queue(store, replace(FIRED, watch="bridge"))
    post = Post(LATER)

    told(store, post, only={"bridge"})
    told(store, post, NOW + HOUR, only={"pier"})

    assert [[event["watch"] for event in message.payload["events"]] for message in post.sent] == [["bridge"]] * 2
    assert [row.event.watch for row in store.waiting()] == ["harbour"]


def test_a_trial_goes_to_everybody_and_says_what_came_of_it():
    """Nothing of it is kept."""
    post = Post(to={YOU: [NEVER]})
    ways = Ways(build=lambda channel: post, token=lambda: "t")

    found = list(trials(SETTINGS.channels, ways, NOW))

    assert found == [("me", ME, "250 OK"), ("me", YOU, NEVER)]
    assert {message.payload["kind"] for message in post.sent} == {"test"}
    assert {message.id for message in post.sent} == {"t@example.org"}


@pytest.mark.parametrize(
    ("options", "recipient", "expected"),
    [
        ({"from": "watch@mail.example.net", "user": "me@b.example"}, ME, "mail.example.net"),
        ({"user": "me@b.example"}, ME, "b.example"),
        ({"user": "me"}, ME, "example.org"),
        ({}, "phone", "watchlist.invalid"),
        ({"from": "me@exämple.org"}, "a@[::1]", "watchlist.invalid"),
    ],
)
def test_an_id_ends_where_its_sender_is_at_home(options, recipient, expected):
    """So that it is nobody else's."""
    assert domain(Channel(id="me", kind="mail", options=options), recipient) == expected


def test_every_token_is_new():
    """As ids must be, where nobody says otherwise."""
    ways = Ways(build=lambda channel: Post())

    assert len({ways.token() for _ in range(100)}) == 100
    assert 0 <= ways.jitter() <= 1
