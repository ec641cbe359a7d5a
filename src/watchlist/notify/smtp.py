"""A conversation with a mail server: one mail to one recipient, and at every step we know how far it came."""

from __future__ import annotations

import base64
import os
import re
import smtplib
from contextlib import suppress

from msgspec import Struct

from watchlist.errors import DeliveryError
from watchlist.net.conversation import Connection, Limits, Trust, close_to_others, dial, trust
from watchlist.notify.mail_options import NONE, STARTTLS, TLS, Server
from watchlist.notify.secrets import Secret

# How far a mail came, and how a failure there is told.
STEPS = {
    "connect": "no connection",
    "greeting": "it does not greet",
    "tls": "no TLS",
    "login": "the login was refused",
    "from": "the sender was refused",
    "to": "the recipient was refused",
    "data": "the mail was refused",
    "sent": "no word whether it was taken",
}
# Here a 5xx speaks of this mail. Earlier it speaks of us, or of the server, and the next day may be better.
OF_THE_MAIL = frozenset({"from", "to", "data", "sent"})
# RFC 5321, 4.5.3.1.10: a full mailbox is one that may be emptied, though old servers say 552.
FULL = 552
SHOWN = 200
UNSEEN = re.compile(r"[^\x20-\x7e]+")
QUIET_PERIOD = re.compile(rb"(?m)^\.")


class Login(Struct, frozen=True, kw_only=True):
    """Who we are to the server. Printing it shows no password."""

    user: str
    password: Secret


class Refused(Exception):
    """The server said no, with its code."""

    def __init__(self, code: int, said: bytes) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


def send(
    mail: bytes,
    *,
    sender: str,
    recipient: str,
    server: Server,
    security: str,
    login: Login | None,
    ca: str,
    seconds: float,
) -> str:
    """Hand over a mail, and return the server's word that it was taken, or raise DeliveryError.

    All of it ends within `seconds`. Only where the whole mail was sent and no answer came is it a `maybe`.
    """
    talk = _Talk(server, login)
    try:
        talk.open(security, ca, Limits(seconds))
        talk.hand_over(mail, sender, recipient)
    # ValueError: a challenge at the login that is no base64, or no text.
    except (OSError, smtplib.SMTPException, ValueError, Refused) as error:
        raise talk.failure(error) from None
    finally:
        talk.close()
    return talk.clean(talk.answer)


class _Talk:
    """One conversation, and the step that it is at."""

    def __init__(self, server: Server, login: Login | None) -> None:
        self.server = server
        self.login = login
        self.step = "connect"
        self.answer = b""
        self._smtp = smtplib.SMTP(local_hostname=_own_name())

    def open(self, security: str, ca: str, limits: Limits) -> None:
        """Come to where mail can be handed over: connected, closed to others, logged in."""
        # Before the server is bothered: a file that is not there is the owner's slip.
        trusted = None if security == NONE else _trust(ca)
        connection = dial(self.server.host, self.server.port, limits)
        self._smtp.sock = connection
        if security == TLS and trusted is not None:
            self._close_to_others(connection, trusted)
        self.step = "greeting"
        self._expect(self._smtp.getreply(), 220)
        self._greet()
        if security == STARTTLS and trusted is not None:
            self.step = "tls"
            if not self._smtp.has_extn("starttls"):
                raise Refused(0, b"the server offers no STARTTLS; for one that needs none write `tls: none`")
            self._expect(self._smtp.docmd("STARTTLS"), 220)
            self._close_to_others(connection, trusted)
            # What it said in the open counts for nothing.
            self._smtp.file = None
            self._smtp.ehlo_resp = self._smtp.helo_resp = None
            self._smtp.esmtp_features = {}
            self._greet()
        if self.login is not None:
            self._log_in(self.login, in_the_open=security == NONE and not connection.at_home)

    def hand_over(self, mail: bytes, sender: str, recipient: str) -> None:
        """Hand over the mail. The last dot is sent alone: until then the server cannot have taken it."""
        self.step = "from"
        self._expect(self._smtp.mail(sender), 250)
        self.step = "to"
        self._expect(self._smtp.rcpt(recipient), 250, 251)
        self.step = "data"
        self._expect(self._smtp.docmd("DATA"), 354)
        body = QUIET_PERIOD.sub(b"..", mail)
        self._smtp.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        self.step = "sent"
        self._smtp.send(b".\r\n")
        code, self.answer = self._smtp.getreply()
        self._expect((code, self.answer), 250)

    def close(self) -> None:
        """Say goodbye, and wait for no answer: the mail is out, or it is not."""
        with suppress(OSError, smtplib.SMTPException):
            if self._smtp.sock is not None:
                self._smtp.putcmd("QUIT")
        self._smtp.close()

    def failure(self, error: Exception) -> DeliveryError:
        """Return what went wrong, in words, and whether trying again can help."""
        if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
            error = error.__context__  # the library says of every silence that it was a hanging up
        code = error.code if isinstance(error, Refused) else 0
        if isinstance(error, smtplib.SMTPResponseException):
            code = error.smtp_code
        refused = 500 <= code < 600
        permanent = refused and self.step in OF_THE_MAIL and not (code == FULL and self.step == "to")
        # A mail that was sent whole and not refused may be there, whatever came instead of an answer.
        maybe = self.step == "sent" and not 400 <= code < 600
        what = self.step if maybe or self.step != "sent" else "data"
        return DeliveryError(
            f"{self.server}: {STEPS[what]}: {self._why(error)}", permanent=permanent, stage=self.step, maybe=maybe
        )

    def clean(self, said: bytes | str) -> str:
        """Return what the server said as one plain line, without our password, should it repeat it."""
        text = said.decode("latin-1") if isinstance(said, bytes) else said
        if self.login is not None:
            for secret in _spellings(self.login):
                text = text.replace(secret, "***")
        text = " ".join(UNSEEN.sub(" ", text).split())
        return text if len(text) <= SHOWN else text[:SHOWN] + "..."

    def _greet(self) -> None:
        code, said = self._smtp.ehlo()
        if not 200 <= code < 300:
            code, said = self._smtp.helo()
        self._expect((code, said), 250)

    def _close_to_others(self, connection: Connection, trusted: Trust) -> None:
        self.step = "tls"
        self._smtp.sock = close_to_others(connection, self.server.host, trusted)

    def _log_in(self, login: Login, *, in_the_open: bool) -> None:
        self.step = "login"
        if in_the_open:
            raise Refused(0, b"a password is not sent in the open: remove `tls: none`")
        self._smtp.login(login.user, login.password.reveal(), initial_response_ok=True)

    def _expect(self, reply: tuple[int, bytes], *wanted: int) -> None:
        if reply[0] not in wanted:
            raise Refused(*reply)

    def _why(self, error: Exception) -> str:
        match error:
            case Refused(code=0):
                return self.clean(error.said)
            case Refused():
                return f"{error.code if error.code > 0 else 'no answer'} {self.clean(error.said)}".strip()
            case smtplib.SMTPResponseException():
                return f"{error.smtp_code} {self.clean(error.smtp_error)}"
            case TimeoutError():
                return "it does not answer in time"
            case smtplib.SMTPServerDisconnected() | ConnectionResetError() | BrokenPipeError():
                return "the server hung up"
            case smtplib.SMTPException() if self.step == "login":
                return "the server offers no login that we know"
            case OSError():
                return self.clean(error.strerror or str(error))
            case _:
                return "the server does not speak SMTP as it should"


def _trust(ca: str) -> Trust:
    try:
        return trust(ca)
    except OSError as error:
        raise DeliveryError(f"{ca} cannot be used as `ca`: {error.strerror or error}", stage="options") from None


def _spellings(login: Login) -> list[str]:
    """Return every way in which the password goes over the line."""
    password = login.password.reveal()
    plain = f"\0{login.user}\0{password}"
    return [password, *(base64.b64encode(text.encode()).decode() for text in (password, plain))]


def _own_name() -> str:
    """Return how we greet: the machine's name where it is a whole one, else the address that stands for nobody."""
    name = os.uname().nodename
    return name if re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", name) else "[127.0.0.1]"
