"""Mail servers that misbehave, as `watchlist check` meets them; beside each stands one that takes its mail.

The next day the server is well: then every recipient has the mail, at most once unmarked, or is told of as refused.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hostile.tally import Tally
from tests.cli.town import Town
from tests.mail_parts import MISBEHAVIOURS, REFUSALS
from tests.mail_servers import PASSWORD, USER, Inbox, Part, Turn, authority_file, mail_server, scripted

# Of one mail, by the settings; two people get one each, and a run does other things besides.
DEADLINE = 1.0
RECIPIENTS = ("me@example.org", "you@example.org")
DAYS = ("2026-03-14T07:00:00Z", "2026-03-15T07:00:00Z", "2026-03-16T07:00:00Z")
LOGIN = f", user: {USER}, password: {{file: pw}}"


@dataclass(frozen=True)
class Case:
    """A server, how the settings speak to it, and for whom the mail is in doubt or refused for good."""

    open: Callable[[], AbstractContextManager[tuple[str, Inbox]]]
    options: str = ", tls: none"
    doubtful: bool = False
    refused: frozenset[str] = field(default_factory=frozenset)


def cases() -> dict[str, Case]:
    """Return every misbehaviour by its name."""
    found = {
        f"{play.__name__.strip('_').replace('_', ' ')}": Case(_playing(play), doubtful=maybe)
        for play, _, maybe, _ in MISBEHAVIOURS
    }
    for answers, _, permanent in REFUSALS:
        ((command, (answer,)),) = answers.items()
        found[f"{command}: {answer}"] = Case(
            _refusing({command: [answer]}), refused=frozenset(RECIPIENTS[:1] if permanent else ())
        )
    found |= {f"RCPT of one: {code}": Case(_refusing({f"RCPT {RECIPIENTS[1]}": [code]}), refused=frozenset(who))
              for code, who in (("550 5.1.1 no such", RECIPIENTS[1:]), ("451 4.7.1 later", ()))}  # fmt: skip
    found |= {name: Case(_playing(play), LOGIN + tls) for name, (play, tls) in _LOGINS.items()}
    found["a certificate of another"] = Case(_tls("mail.example.org"), LOGIN + ", ca: ca.pem")
    found["a certificate that nobody vouches for"] = Case(_tls("127.0.0.1"), LOGIN)
    found["offers no STARTTLS"] = Case(_playing(lambda part: part.greet()), ", ca: ca.pem")
    return found


def _playing(play: Turn) -> Callable[[], AbstractContextManager[tuple[str, Inbox]]]:
    @contextmanager
    def opened() -> Iterator[tuple[str, Inbox]]:
        with scripted(play) as (address, _):
            yield address, Inbox()

    return opened


def _refusing(answers: dict[str, list[str]]) -> Callable[[], AbstractContextManager[tuple[str, Inbox]]]:
    @contextmanager
    def opened() -> Iterator[tuple[str, Inbox]]:
        with mail_server(tls=False, login=False) as server:
            server.inbox.answers |= {command: list(said) for command, said in answers.items()}
            yield server.address, server.inbox

    return opened


def _tls(name: str) -> Callable[[], AbstractContextManager[tuple[str, Inbox]]]:
    @contextmanager
    def opened() -> Iterator[tuple[str, Inbox]]:
        with mail_server(name=name) as server:
            yield server.address, server.inbox

    return opened


def _refuse_login(part: Part) -> None:
    part.greet("AUTH PLAIN LOGIN")
    part.say(f"535 5.7.8 no: {part.hear()}")


def _nonsense(part: Part) -> None:
    part.greet("AUTH CRAM-MD5")
    part.take("334 no base64 at all!")
    part.hang()


def _no_login(part: Part) -> None:
    part.greet("AUTH X-OWN")
    part.hang()


def _slip_words_in(part: Part) -> None:
    part.greet("STARTTLS")
    part.hear()
    part.connection.sendall(b"220 go on\r\n250 AUTH PLAIN\r\n")
    part.hang()


def _noise_for_tls(part: Part) -> None:
    part.greet("STARTTLS")
    part.take("220 go on")
    part.connection.sendall(bytes(range(256)) * 16)


def _hang_in_tls(part: Part) -> None:
    part.greet("STARTTLS")
    part.take("220 go on")
    part.hang()


_LOGINS: Mapping[str, tuple[Turn, str]] = {
    "refuses the login and repeats it": (_refuse_login, ", tls: none"),
    "asks for the login in nonsense": (_nonsense, ", tls: none"),
    "knows no login that we know": (_no_login, ", tls: none"),
    "slips words in before TLS": (_slip_words_in, ", ca: ca.pem"),
    "sends noise for TLS": (_noise_for_tls, ", ca: ca.pem"),
    "hangs in TLS": (_hang_in_tls, ", ca: ca.pem"),
}


def deliveries(tally: Tally, found: Mapping[str, Case], *, most: float) -> None:
    """Let two papers fire a signal, tell of it by each server and by a healthy one, and count on the third day."""
    for name, case in found.items():
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            authority_file(home)
            (home / "pw").write_text(PASSWORD, encoding="utf-8")
            (home / "pw").chmod(0o600)
            town = Town.at(home)
            town.run("check", "--quiet", at="2026-03-13T07:00:00Z")
            town.open_harbour()
            _tell(tally, name, case, town, most)


def _settle(town: Town, hostile: str, options: str, well: str) -> None:
    town.write(
        "watchlist.yaml",
        f"timezone: UTC\nchannels:\n"
        f"  - {{id: me, kind: mail, to: [{', '.join(RECIPIENTS)}], server: '{hostile}', from: watch@example.org,"
        f" deadline: {DEADLINE}{options}}}\n"
        f"  - {{id: well, kind: mail, to: well@example.org, server: '{well}', from: watch@example.org, tls: none}}\n"
        "routes: [{channel: me}, {channel: well}]\n",
    )


def _tell(tally: Tally, name: str, case: Case, town: Town, most: float) -> None:
    with mail_server(tls=False, login=False) as well, case.open() as (hostile, first):
        _settle(town, hostile, case.options, well.address)
        with tally.case(name, most):
            ran = town.run("check", "--quiet", at=DAYS[0])
            if ran.exception is not None and not isinstance(ran.exception, SystemExit):
                raise ran.exception
            if PASSWORD in ran.output:
                tally.fault(f"{name}: it says the password")
        if well.inbox.sent_to != ["well@example.org"]:
            tally.missing(f"{name}: the healthy server's mail", 1)
        with mail_server(tls=False, login=False) as healed:
            _settle(town, healed.address, ", tls: none", well.address)
            for day in DAYS[1:]:
                town.run("check", "--quiet", at=day)
            _count(tally, name, case, town, first, healed.inbox)


def _count(tally: Tally, name: str, case: Case, town: Town, first: Inbox, second: Inbox) -> None:
    refused = {
        row["recipient"]
        for row in json.loads(town.run("notify", "outbox", "--json", at=DAYS[2]).stdout)["waiting"]
        if row["channel"] == "me"
    }
    for who in RECIPIENTS:
        came = [mail for inbox in (first, second) for mail in inbox.mails if mail["To"] == who]
        if not came and not (who in case.refused and who in refused):
            tally.missing(f"{name}: the mail to {who}", 1)
        again = [mail for mail in came if mail["X-Watchlist-Again"] == "yes"]
        # A server that hangs has heard of nobody but the first.
        unsaid = case.doubtful and who == RECIPIENTS[0] and not again
        if len(came) - len(again) > 1 or unsaid:
            tally.fault(f"{name}: the mail to {who} came {len(came)} times, {len(again)} of them marked")
