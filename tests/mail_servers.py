"""Mail servers on the loopback address: a real one, with TLS and a login, and one that plays any part by heart."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cache
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "me", "correct horse, made up"


@cache
def authority() -> trustme.CA:
    """An authority of our own, whom nobody trusts by default. To make its keys takes a while, so there is one."""
    return trustme.CA()


def authority_file(folder: Path) -> Path:
    """The certificate of the authority, as a file that `ca` may name."""
    path = folder / "ca.pem"
    authority().cert_pem.write_to_path(str(path))
    return path


@cache
def context(name: str = "127.0.0.1") -> ssl.SSLContext:
    """What a server of that name shows."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name).configure_cert(made)
    return made


@dataclass
class Inbox:
    """What arrived, and how; `answers` overrule the server, command by command.

    `meanwhile` is done when a mail is there whole, and its sender does not know it yet.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    sent_to: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def _overruled(self, command: str) -> str | None:
        return self.answers[command].pop(0) if self.answers.get(command) else None

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if (answer := self._overruled("RCPT") or self._overruled(f"RCPT {address}")) is not None:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if (answer := self._overruled("MAIL")) is not None:
            return answer
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if (answer := self._overruled("DATA")) is not None:
            return answer
        self.raw.append(envelope.content)
        mail = BytesParser(policy=policy.default).parsebytes(envelope.content)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.sent_to += envelope.rcpt_tos
        self.meanwhile()
        return f"250 2.0.0 OK: queued as {len(self.mails)}"

    def check(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=self.logins[-1] == (USER, PASSWORD), handled=False)


@dataclass(frozen=True)
class MailServer:
    """A server that runs, and its inbox."""

    inbox: Inbox
    port: int

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


class _Controller(Controller):
    """aiosmtpd's, with the port that the system gave."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(*, tls: bool = True, login: bool = True, name: str = "127.0.0.1", **more: Any) -> Iterator[MailServer]:
    """A real mail server: it asks for STARTTLS and a login, unless it is told otherwise."""
    inbox = Inbox()
    if tls:
        more |= {"tls_context": context(name), "require_starttls": True}
    if login:
        more |= {"authenticator": inbox.check, "auth_required": True, "auth_require_tls": tls}
    controller = _Controller(inbox, hostname="127.0.0.1", port=0, **more)
    controller.start()
    try:
        yield MailServer(inbox, controller.port)
    finally:
        controller.stop()


Turn = Callable[["Part"], None]


class Part:
    """One conversation, as a scripted server leads it."""

    def __init__(self, connection: socket.socket, stopped: threading.Event) -> None:
        self.connection = connection
        self.heard: list[str] = []
        self._file = connection.makefile("rb")
        self._stopped = stopped

    def say(self, line: str) -> None:
        """Send a line."""
        self.connection.sendall(line.encode("latin-1") + b"\r\n")

    def hear(self) -> str:
        """Return the next line of the client, empty where it is gone."""
        line = self._file.readline(100_000).decode("latin-1").rstrip("\r\n")
        self.heard.append(line)
        return line

    def hear_mail(self) -> None:
        """Read a mail to its last dot."""
        while self._file.readline(100_000) not in {b".\r\n", b""}:
            pass

    def greet(self, extension: str = "SIZE 1000000") -> None:
        """Lead the client to where it names a sender, or closes the line, or logs in."""
        self.say("220 mail.example ESMTP")
        self.hear()
        self.say(f"250-mail.example\r\n250 {extension}")

    def take(self, *answers: str) -> None:
        """Answer one command after the other."""
        for answer in answers:
            self.hear()
            self.say(answer)

    def hang(self) -> None:
        """Say nothing more."""
        self._stopped.wait(30)

    def drip(self, text: str, every: float = 0.02) -> None:
        """Send a character now and then, for ever."""
        while not self._stopped.is_set():
            for letter in text:
                self.connection.sendall(letter.encode())
                if self._stopped.wait(every):
                    return

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.connection.close()


@contextmanager
def scripted(play: Turn) -> Iterator[tuple[str, list[Part]]]:
    """A server that plays the same part in every conversation; gives its address, and the conversations."""
    parts: list[Part] = []
    stopped = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while not stopped.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connection.settimeout(10)
            part = Part(connection, stopped)
            parts.append(part)
            with suppress(OSError, ValueError):
                play(part)
            part.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}", parts
    finally:
        stopped.set()
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
