"""Mail: the message with its headers, handed to a mail server or to a program of this machine."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.kinds import Env
from watchlist.notify.mail_options import ADDRESS, MailOptions, options_from
from watchlist.notify.programs import needed, run
from watchlist.notify.secrets import resolve
from watchlist.notify.smtp import Login, send

NAME = "watchlist"
# Of sysexits.h: what cannot get better by waiting, and what can.
EX_OK, EX_NOUSER, EX_NOHOST, EX_TEMPFAIL = 0, 67, 68, 75
SAFE_SUBJECT = "[watchlist] A signal has something to tell"
MOST_REFERENCES = 20
# Where a program that hands mail on itself, such as msmtp, finds its settings and the keeper of its password.
OWN_PASSWORDS = ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "GNUPGHOME", "GPG_TTY")
# No server on the way has to know 8-bit mail, or long lines.
PLAIN = policy.SMTP.clone(cte_type="7bit")


class MailNotifier:
    """Sends a message as a mail."""

    def __init__(self, options: MailOptions, env: Env) -> None:
        self._options = options
        self._env = env

    @classmethod
    def from_options(cls, channel: Channel, env: Env) -> MailNotifier:
        """Return the way to a mail channel, or raise DeliveryError where its options cannot be used."""
        return cls(options_from(channel.options), env)

    def send(self, message: Message) -> str:
        """Hand over the message and return what the server answered, or raise DeliveryError."""
        options = self._options
        sender = options.sender or message.recipient
        for address in (sender, message.recipient):
            if not ADDRESS.fullmatch(address):
                raise DeliveryError(f"{address!r} is no mail address", stage="options")
        mail = spelled(message, sender, html=options.html)
        if options.server is None:
            return self._by_program(mail, sender, message.recipient)
        login = Login(user=options.user, password=resolve(options.password, self._env)) if options.user else None
        return send(
            mail,
            sender=sender,
            recipient=message.recipient,
            server=options.server,
            security=options.security,
            login=login,
            ca=str(self._env.home / Path(options.ca).expanduser()) if options.ca else "",
            seconds=options.seconds,
        )

    def _by_program(self, mail: bytes, sender: str, recipient: str) -> str:
        program, *words = self._options.sendmail
        # `--`: an address is never an option. Such programs count lines as this machine does.
        argv = [program, *words, "-i", "-f", sender, "--", recipient]
        ended = run(
            argv,
            given=mail.replace(b"\r\n", b"\n"),
            seconds=self._options.seconds,
            variables=needed(self._env.variables, *OWN_PASSWORDS),
        )
        name = Path(program).name
        if ended.code != EX_OK:
            said = " ".join(ended.err.decode(errors="replace").split())[:200]
            raise DeliveryError(
                f"{name} ended with {ended.code}{f': {said}' if said else ''}",
                permanent=ended.code in {EX_NOUSER, EX_NOHOST},
                stage="run",
            )
        return f"{name} took it"


def spelled(message: Message, sender: str, *, html: bool = True) -> bytes:
    """Return the mail as it goes over the line, read back to be sure that its headers are ours and no others.

    A subject that does not come back as it was is replaced by one that says less.
    """
    try:
        mail = _built(message, message.subject, sender, html)
        sound = _comes_back(mail, message, sender)
    # The library refuses some headers itself, and stumbles over others.
    except (ValueError, IndexError, UnicodeError):
        sound = False
    if not sound:
        mail = _built(message, SAFE_SUBJECT, sender, html)
    return mail.as_bytes()


def _built(message: Message, subject: str, sender: str, html: bool) -> EmailMessage:
    mail = EmailMessage(policy=PLAIN)
    for name, value in _headers(message, subject, sender).items():
        mail[name] = value
    mail.set_content(message.text)
    if html and message.html:
        mail.add_alternative(message.html, subtype="html")
        # The same at every try, as the rest of the mail is.
        mail.set_boundary(f"=_{sha256(message.id.encode()).hexdigest()[:32]}")
    return mail


def _headers(message: Message, subject: str, sender: str) -> dict[str, str | Address]:
    """Return our headers in their order; those of the parts come with the content."""
    threads = [f"<{each}>" for each in message.references[-MOST_REFERENCES:]]
    return {
        "From": Address(NAME, addr_spec=sender),
        "To": Address(addr_spec=message.recipient),
        "Subject": subject,
        **({"Date": format_datetime(message.at)} if message.at else {}),
        "Message-ID": f"<{message.id}>",
        **({"In-Reply-To": threads[-1], "References": " ".join(threads)} if threads else {}),
        "List-ID": f"{NAME} <{NAME}.{sender.rpartition('@')[2]}>",
        # RFC 3834: no program answers it, and no absence note either.
        "Auto-Submitted": "auto-generated",
        **({"X-Watchlist-Again": "yes"} if message.again else {}),
    }


def _comes_back(mail: EmailMessage, message: Message, sender: str) -> bool:
    """Tell whether a reader finds the headers that were meant, these and no others, and the subject as it was."""
    read = BytesParser(policy=policy.default).parsebytes(mail.as_bytes(), headersonly=True)
    wanted = [*_headers(message, "", sender), "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    names = [name for name in read if name != "MIME-Version"]
    known = [name for name in wanted if name in names]
    return sorted(names) == sorted(known) and str(read["Subject"]) == message.subject
