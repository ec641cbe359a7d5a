"""Mail: what goes over the line, what the server does with it, and how far we know it came."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from typing import Any

import pytest
from tests.mail_parts import MISBEHAVIOURS, REFUSALS
from tests.mail_servers import PASSWORD, USER, Part, authority_file, context, mail_server, scripted

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.kinds import Env, build
from watchlist.notify.mail import SAFE_SUBJECT, spelled

AT = datetime(2026, 3, 14, 7, tzinfo=UTC)
HURRIED = 0.4


def a_message(**instead: Any) -> Message:
    """A message that says that the harbour opened."""
    return Message(
        **{
            "channel": "me",
            "recipient": "me@example.org",
            "id": "1@example.org",
            "subject": "[watchlist] FIRED: The harbour opens (Herald, Tribune +1)",
            "text": "The harbour opens.\n.hidden\n",
            "html": "<p>The harbour <b>opens</b>.</p>",
            "at": AT,
            **instead,
        }
    )


@pytest.fixture
def home(tmp_path):
    """A home with the certificate of our authority."""
    authority_file(tmp_path)
    return tmp_path


def sent(home, server: str, message: Message | None = None, **options: Any) -> str:
    """What the server answered to a message."""
    options = {"to": "me@example.org", "server": server or None, "from": "watch@example.org", **options}
    variables = {"PW": PASSWORD, "WRONG": "wrong, " + PASSWORD, "LANG": "C.UTF-8"}
    env = Env(variables=variables, home=home)
    channel = Channel(id="me", kind="mail", options={key: value for key, value in options.items() if value is not None})
    return build(channel, env).send(message or a_message())


def failed(home, server: str, message: Message | None = None, **options: Any) -> DeliveryError:
    """Why the message did not go out."""
    with pytest.raises(DeliveryError) as caught:
        sent(home, server, message, **options)
    trace = "".join(traceback.format_exception(caught.value))
    assert PASSWORD not in trace
    return caught.value


LOGIN: dict[str, Any] = {"user": USER, "password": {"env": "PW"}, "ca": "ca.pem"}
OPEN_LOGIN = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
OPEN: dict[str, Any] = {"tls": "none", "deadline": 5}


def test_a_mail_arrives_over_tls_with_a_login(home):
    """A real server takes it, and says so."""
    with mail_server() as server:
        answer = sent(home, server.address, **LOGIN)

    assert answer == "2.0.0 OK: queued as 1"
    assert server.inbox.logins == [(USER, PASSWORD)]
    assert server.inbox.sent_to == ["me@example.org"]
    (mail,) = server.inbox.mails
    assert dict(mail.items()) == {
        "From": "watchlist <watch@example.org>",
        "To": "me@example.org",
        "Subject": "[watchlist] FIRED: The harbour opens (Herald, Tribune +1)",
        "Date": "Sat, 14 Mar 2026 07:00:00 +0000",
        "Message-ID": "<1@example.org>",
        "List-ID": "watchlist <watchlist.example.org>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": mail["Content-Type"],
    }
    assert body(mail, "plain") == "The harbour opens.\n.hidden\n"
    assert body(mail, "html") == "<p>The harbour <b>opens</b>.</p>\n"


def test_a_mail_over_tls_from_the_first_byte(home):
    """As smtps:// asks for."""
    with mail_server(tls=False, login=False, ssl_context=context()) as server:
        assert sent(home, server.address.replace("smtp:", "smtps:"), ca="ca.pem") == "2.0.0 OK: queued as 1"


@OPEN_LOGIN
def test_a_mail_in_the_open_where_the_owner_says_so(home):
    """On this machine, with a login, too."""
    with mail_server(tls=False) as server:
        assert sent(home, server.address, tls="none", user=USER, password={"env": "PW"}).startswith("2.0.0 OK")


def test_the_same_message_is_the_same_mail():
    """Byte for byte, at every try."""
    assert spelled(a_message(), "watch@example.org") == spelled(a_message(), "watch@example.org")


def test_a_mail_in_a_thread_names_the_mails_before_it():
    """The last of them is the one it answers."""
    mail = read(spelled(a_message(references=("a@example.org", "b@example.org")), "watch@example.org"))

    assert (mail["In-Reply-To"], mail["References"]) == ("<b@example.org>", "<a@example.org> <b@example.org>")


def test_a_mail_that_may_be_the_second_says_so():
    """In a header, for filters; the text says it to people."""
    assert "X-Watchlist-Again" not in read(spelled(a_message(), "watch@example.org"))
    assert read(spelled(a_message(again=True), "watch@example.org"))["X-Watchlist-Again"] == "yes"


def test_without_html_there_is_one_part():
    """For who asks for plain text, and for messages that have none."""
    for mail in (
        read(spelled(a_message(), "watch@example.org", html=False)),
        read(spelled(a_message(html="", at=None), "watch@example.org")),
    ):
        assert mail.get_content_type() == "text/plain"


def test_every_letter_survives_the_way():
    """Other alphabets, long addresses, and not one byte that an old server could spoil."""
    text = "Порт открыт – “offen”\nhttps://herald.example/" + "x" * 2000 + "\n"
    raw = spelled(a_message(subject="[watchlist] FIRED: Порт открыт", text=text, html=text), "watch@example.org")

    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    mail = read(raw)
    assert mail["Subject"] == "[watchlist] FIRED: Порт открыт"
    assert body(mail, "plain") == text


@pytest.mark.parametrize(
    "subject",
    [
        "Hi\r\nBcc: eve@example.org",
        "Hi\nBcc: eve@example.org",
        "Hi\rBcc: eve@example.org",
        "=?utf-8?q?Hi=0D=0ABcc:_eve@example.org?=",
        "=?utf-8?b?SGkNCkJjYzogZXZlQGV4YW1wbGUub3Jn?=",
        "[watchlist] FIRED: =?utf-8?q?Hi=0ABcc:_eve@example.org?= and more",
        "Hi\x00there",
        "Hi\x1b[31mred",
        "\ud800",
        "=?utf-8?q?=?=",
        "=?x?y?z?=" * 40,
        "a" * 5000,
        "",
        " ",
        "é" * 900 + "\r\n\r\n<html>",
    ],
)
def test_no_title_writes_a_header(subject):
    """Exactly our headers come back, whatever the subject is; one that would not come back says less."""
    mail = read(spelled(a_message(subject=subject), "watch@example.org"))

    assert [name.lower() for name in mail] == [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "list-id",
        "auto-submitted",
        "mime-version",
        "content-type",
    ]
    assert mail["Subject"] in {subject, SAFE_SUBJECT}
    assert body(mail, "plain") == "The harbour opens.\n.hidden\n"


def read(raw: bytes) -> Any:
    """A mail as its reader's program sees it."""
    return BytesParser(policy=policy.default).parsebytes(raw)


def body(mail: Any, kind: str) -> str:
    """The text of one of its parts."""
    return str(mail.get_body((kind,)).get_content()).replace("\r\n", "\n")


def test_a_wrong_login_is_told_and_tried_again(home):
    """The owner mends it; the mail itself is not refused. No word of the password."""
    with mail_server() as server:
        error = failed(home, server.address, **{**LOGIN, "password": {"env": "WRONG"}})

    assert (error.stage, error.permanent, error.maybe) == ("login", False, False)
    assert "the login was refused: 535 5.7.8 Authentication credentials invalid" in str(error)


def test_a_secret_that_is_not_there_dials_nobody(home):
    """Nothing listens there, and nobody finds out."""
    error = failed(home, "smtp://127.0.0.1:9", **{**LOGIN, "password": {"env": "ELSEWHERE"}})

    assert (error.stage, str(error)) == ("secret", "the environment variable ELSEWHERE is not set")


def test_a_certificate_that_nobody_vouches_for_ends_it(home):
    """Before the login is said."""
    with mail_server() as server:
        error = failed(home, server.address, **{**LOGIN, "ca": None})

    assert (error.stage, error.permanent, server.inbox.logins) == ("tls", False, [])
    assert "its certificate is not to be trusted" in str(error)


def test_a_certificate_of_another_server_ends_it(home):
    """Vouched for or not, it is somebody else's."""
    with mail_server(name="mail.example.org") as server:
        error = failed(home, server.address, **LOGIN)

    assert error.stage == "tls"
    assert "its certificate is not to be trusted" in str(error)


@pytest.mark.parametrize(("content", "why"), [(None, "No such file"), ("nothing", "no certificate is in it")])
def test_a_ca_that_cannot_be_used_is_named(home, content, why):
    """Before anybody is dialled."""
    if content:
        (home / "mine.pem").write_text(content)

    error = failed(home, "smtp://127.0.0.1:9", **{**LOGIN, "ca": "mine.pem"})

    assert error.stage == "options"
    assert "mine.pem" in str(error)
    assert why in str(error)


def test_no_starttls_no_mail(home):
    """Whoever cuts it out of the greeting gets neither the login nor the mail."""
    with mail_server(tls=False, login=False) as server:
        error = failed(home, server.address, ca="ca.pem")

    assert (error.stage, server.inbox.mails) == ("tls", [])
    assert "offers no STARTTLS" in str(error)


@OPEN_LOGIN
def test_a_password_never_leaves_this_machine_in_the_open(home, monkeypatch):
    """Even where a name led elsewhere than it said."""
    from watchlist.net.conversation import Connection

    monkeypatch.setattr(Connection, "at_home", False)
    with mail_server(tls=False) as server:
        error = failed(home, server.address, tls="none", user=USER, password={"env": "PW"})

    assert (error.stage, server.inbox.logins) == ("login", [])
    assert "a password is not sent in the open" in str(error)


def test_options_that_do_not_go_together_build_nothing(home):
    """As the settings would have said."""
    with pytest.raises(DeliveryError, match="nobody takes the mail"):
        sent(home, "")
    with pytest.raises(DeliveryError, match="is no mail server"):
        sent(home, "http://127.0.0.1")


@pytest.mark.parametrize("address", ["me", "me@example.org\r\nRCPT TO:<eve@example.org>", "<me@example.org>", ""])
def test_what_is_no_address_dials_nobody(home, address):
    """Whoever wrote it: it never becomes a command to a server."""
    for wrong in (a_message(recipient=address), None):
        error = failed(home, "smtp://127.0.0.1:9", wrong, **({} if wrong else {"from": address or " "}))
        assert error.stage == "options"
        assert "is no mail address" in str(error)


@pytest.mark.parametrize(("answers", "stage", "permanent"), REFUSALS)
def test_a_refusal_says_at_which_step_and_for_how_long(home, answers, stage, permanent):
    """4xx is for now, 5xx of this mail is for good; a word from the server leaves no doubt."""
    with mail_server() as server:
        server.inbox.answers |= {key: list(value) for key, value in answers.items()}
        error = failed(home, server.address, **LOGIN)

        (answer,) = next(iter(answers.values()))
        assert answer.replace("554 ", "554 ") in str(error)
        assert (error.stage, error.permanent, error.maybe) == (stage, permanent, False)
        assert server.inbox.mails == []
        # What was refused for now is taken when it comes again.
        assert sent(home, server.address, **LOGIN).startswith("2.0.0 OK")


@pytest.mark.parametrize(("play", "stage", "maybe", "said"), MISBEHAVIOURS)
def test_a_server_that_misbehaves_costs_one_deadline(home, play, stage, maybe, said):
    """It ends, it says where, and only a mail that was sent whole and not answered is in doubt."""
    with scripted(play) as (address, _):
        error = failed(home, address, a_message(text="word\n" * 10), tls="none", deadline=HURRIED)

    assert (error.stage, error.maybe, error.permanent) == (stage, maybe, False)
    assert said in str(error)


def test_a_mail_that_breaks_off_is_not_in_doubt(home):
    """A server without the last dot has taken nothing."""

    def play(part: Part) -> None:
        part.greet()
        part.take("250 OK", "250 OK", "354 go on")
        part.hang()

    with scripted(play) as (address, _):
        # More than any buffer on the way takes in.
        big = a_message(text="a line of some length that fills the pipes\n" * 400_000, html="")
        error = failed(home, address, big, tls="none", deadline=HURRIED)

    assert (error.stage, error.maybe) == ("data", False)


def test_an_answer_that_repeats_the_password_is_not_repeated(home):
    """Whatever the spelling."""

    def play(part: Part) -> None:
        part.greet("AUTH PLAIN")
        given = part.hear().removeprefix("AUTH PLAIN ")
        part.say(f"535 5.7.8 no: {given} {PASSWORD}")

    with scripted(play) as (address, _):
        error = failed(home, address, tls="none", user=USER, password={"env": "PW"}, deadline=5)

    assert str(error).endswith("the login was refused: 535 5.7.8 no: *** ***")


@pytest.mark.parametrize("challenge", ["334 no base64 at all!", "334 /////w=="])
def test_a_challenge_that_is_nonsense_is_a_failed_login(home, challenge):
    """And no bug of ours."""

    def play(part: Part) -> None:
        part.greet("AUTH CRAM-MD5")
        part.take(challenge)
        part.hang()

    with scripted(play) as (address, _):
        error = failed(home, address, tls="none", user=USER, password={"env": "PW"}, deadline=HURRIED)

    assert error.stage == "login"


def test_a_server_without_a_login_that_we_know(home):
    """It says so instead of sending without."""

    def play(part: Part) -> None:
        part.greet("AUTH X-OWN")
        part.hang()

    with scripted(play) as (address, _):
        error = failed(home, address, tls="none", user=USER, password={"env": "PW"}, deadline=HURRIED)

    assert "the server offers no login that we know" in str(error)


def test_words_slipped_in_before_tls_count_for_nothing(home):
    """What a stranger adds to the answer in the open is not taken for the server's own word."""

    def play(part: Part) -> None:
        part.greet("STARTTLS")
        part.hear()
        part.connection.sendall(b"220 go on\r\n250 AUTH PLAIN\r\n")
        part.hang()

    with scripted(play) as (address, parts):
        error = failed(home, address, user=USER, password={"env": "PW"}, ca="ca.pem", deadline=HURRIED)

    assert error.stage == "tls"
    assert not any("AUTH" in line for line in parts[0].heard)


def test_an_old_server_without_extensions_is_greeted_as_it_knows(home):
    """HELO, as in 1982."""

    def play(part: Part) -> None:
        part.say("220 mail.example")
        part.take("502 what?", "250 mail.example", "250 OK", "250 OK", "354 go on")
        part.hear_mail()
        part.say("250 taken")
        part.hear()

    with scripted(play) as (address, parts):
        assert sent(home, address, **OPEN) == "taken"

    assert [line.split()[0].upper() for line in parts[0].heard] == ["EHLO", "HELO", "MAIL", "RCPT", "DATA", "QUIT"]


def test_nobody_listens(home):
    """The port is closed, or the name leads nowhere."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error = failed(home, f"smtp://127.0.0.1:{port}", **OPEN)
    assert (error.stage, error.maybe) == ("connect", False)
    assert "no connection: Connection refused" in str(error)


def test_a_program_of_this_machine_takes_it(home):
    """As a list of words, never a line for a shell; it gets the mail as files of this machine are."""
    program = a_program(home, 'printf "%s|" "$@" > "$0.args"; cat > "$0.mail"')

    answer = sent(home, "", sendmail=[str(program), "-a", "two words"])

    assert answer == "sendmail took it"
    args = (home / "sendmail.args").read_text()
    assert args == "-a|two words|-i|-f|watch@example.org|--|me@example.org|"
    mail = (home / "sendmail.mail").read_bytes()
    assert b"\r" not in mail
    assert read(mail)["Message-ID"] == "<1@example.org>"


@pytest.mark.parametrize(
    ("does", "said", "permanent", "maybe"),
    [
        ("echo no such user >&2; exit 67", "sendmail ended with 67: no such user", True, False),
        ("exit 75", "sendmail ended with 75", False, False),
        ("sleep 60", "sendmail did not end within 0.4 s", False, True),
    ],
)
def test_a_program_that_fails_is_told(home, does, said, permanent, maybe):
    """By its exit code, as sysexits.h has them; one that never ends may have sent it."""
    error = failed(home, "", sendmail=str(a_program(home, does)), deadline=HURRIED)

    assert (str(error), error.permanent, error.maybe) == (said, permanent, maybe)


def test_a_program_gets_no_secret_of_others(home):
    """Of our variables it sees what any program needs, and not what another channel's password is kept in."""
    program = a_program(home, 'env > "$0.env"')

    sent(home, "", sendmail=[str(program)])

    assert PASSWORD not in (home / "sendmail.env").read_text()
    assert "LANG=C.UTF-8" in (home / "sendmail.env").read_text()


def test_a_program_that_is_not_there_is_told(home):
    """Nothing was sent."""
    error = failed(home, "", sendmail="/nowhere/sendmail")

    assert (str(error), error.stage) == ("sendmail cannot be run: No such file or directory", "start")


def a_program(home, does: str):
    """A program in a file, that does what is said."""
    path = home / "sendmail"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path
