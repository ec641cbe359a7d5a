"""A canary through every failure: no output, log, traceback, file or process list ever shows a secret."""

from __future__ import annotations

import base64
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from tests.cli.town import Town
from tests.mail_servers import Part, scripted
from tests.servers import Answer, Call, Server, http, serving

from watchlist.cli import exits

CANARY = "c4nary-pl3ase-never-show"
KEY = "whsec_" + base64.b64encode(f"{CANARY} as a key".encode()).decode()
# Each way in which it might be shown.
SPELLINGS = (
    CANARY,
    KEY.removeprefix("whsec_"),
    base64.b64encode(CANARY.encode()).decode().rstrip("="),
    base64.b64encode(f"\0me\0{CANARY}".encode()).decode(),
    base64.b64encode(f"me:{CANARY}".encode()).decode(),
)
EVENING = "2026-03-14T20:00:00Z"


def keep(folder: Path, name: str, secret: str, how: str) -> str:
    """Put a secret where `how` says, and return how the settings name it."""
    if how == "env":
        return f"{{env: {name}}}"
    path = folder / "keys" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(secret, encoding="utf-8")
    path.chmod(0o600)
    return f"{{file: keys/{name}}}" if how == "file" else f"{{command: [/bin/cat, keys/{name}]}}"


class Place:
    """A town with a secret in everything that can hold one, and a look at all that it leaves."""

    def __init__(self, folder: Path, how: str, mail: str, web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        self.town, self.web = Town.at(folder), web
        self.seen: list[str] = []
        self.town.run("check", "--quiet", at="2026-03-13T07:00:00Z")
        port = web.port
        secrets = {
            "PASSWORD": CANARY,
            "KEY": KEY,
            "TOKEN": CANARY,
            "PUSH": f"json://me:{CANARY}@127.0.0.1:{port}/push/{CANARY}",
            "BEAT": f"http://127.0.0.1:{port}/beat/{CANARY}",
            "HOOK": f"http://me:{CANARY}@127.0.0.1:{port}/hook/{CANARY}",
        }
        if how == "env":
            for name, secret in secrets.items():
                monkeypatch.setenv(name, secret)
        at = {name: keep(folder, name, secret, how) for name, secret in secrets.items()}
        hook = json.dumps([sys.executable, "-S", "-c", LOOK_AROUND])
        self.town.write(
            "watchlist.yaml",
            f"timezone: UTC\nnetwork: {{allow: [127.0.0.1]}}\nheartbeat_url: {at['BEAT']}\nchannels:\n"
            f"  - {{id: post, kind: mail, to: [me@example.org], server: '{mail}', tls: none, deadline: 2,"
            f" user: me, password: {at['PASSWORD']}}}\n"
            f"  - {{id: web, kind: webhook, url: {at['HOOK']}, secret: {at['KEY']}, token: {at['TOKEN']},"
            f" deadline: 2}}\n"
            f"  - {{id: bell, kind: push, url: {at['PUSH']}, deadline: 10}}\n"
            f"  - {{id: own, kind: hook, command: {hook}}}\n"
            "routes: [{channel: post}, {channel: web}, {channel: bell}, {channel: own}]\n",
        )
        self.town.open_harbour()

    def read_all(self) -> str:
        """Say everything that the program ever says of this home."""
        commands = [
            ["check", "--json"], ["--verbose", "check", "--force", "--quiet"], ["status"], ["status", "--json"],
            ["show", "harbour"], ["history", "harbour"], ["feeds", "list"], ["notify", "outbox"],
            ["notify", "outbox", "--json"], ["notify", "test"], ["lint"], ["where"],
            ["report", "--format", "html"], ["report", "--format", "json"],
        ]  # fmt: skip
        for words in commands:
            ran = self.town.run(*words, at=EVENING)
            self.seen += [" ".join(words), ran.output]
            if ran.exception is not None and not isinstance(ran.exception, SystemExit):
                self.seen += traceback.format_exception(ran.exception)
        return "\n".join(self.seen)

    def files(self) -> Iterator[tuple[Path, bytes]]:
        """Give every file that the program wrote."""
        for path in self.town.folder.rglob("*"):
            if path.is_file() and path.parent.name != "keys":
                yield path, path.read_bytes()


# A hook of the owner's that fails, and says all that it knows: its words, its variables, and who else runs.
LOOK_AROUND = """
import os, pathlib, sys
open("around", "a").write(repr((sys.argv, dict(os.environ))))
with open("around", "a") as file:
    for each in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            file.write(repr(each.read_bytes()))
        except OSError:
            pass
sys.exit("no " + repr(dict(os.environ)))
"""


def processes() -> bytes:
    """What anybody on this machine sees of those who run."""
    found = b""
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found += each.read_bytes() + b"\n"
    return found


def children() -> bytes:
    """The variables of the processes that we have started."""
    found = b""
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"watchlist.notify.push" in (each / "cmdline").read_bytes():
                found += (each / "environ").read_bytes()
    return found


def echo(call: Call) -> None:
    """Answer with all that was sent, as a server that wants to be helpful does."""
    said = f"{call.target} {call.head}".encode() + call.body
    call.send(http(said, status="400 Bad Request " + call.target.rpartition("/")[2]))


def gone(call: Call) -> None:
    """Hang up."""


def away(call: Call) -> None:
    call.send(http(b"", f"Location: http://me:{CANARY}@127.0.0.1:9/{CANARY}", status="302 Found"))


def refuse_login(part: Part) -> None:
    part.greet("AUTH PLAIN LOGIN")
    part.say(f"535 5.7.8 no, {part.hear()} is not good: {CANARY}")


def hang_up_at_login(part: Part) -> None:
    part.greet("AUTH PLAIN LOGIN")
    part.hear()


def refuse_mail(part: Part) -> None:
    part.greet("AUTH PLAIN LOGIN")
    told = part.hear()
    part.say("235 good")
    part.hear()
    part.say(f"550 5.7.1 {told} {CANARY} {base64.b64encode(CANARY.encode()).decode()}")


def offer_no_login(part: Part) -> None:
    part.greet()
    part.hear()


def ask_twice(part: Part) -> None:
    part.greet("AUTH LOGIN")
    part.hear()
    part.say("334 !!! no base64")
    part.hear()


WEB: dict[str, Answer] = {
    "echo": echo,
    "gone": gone,
    "away": away,
    "server error": http(b"oh", status="500 Oh"),
    "for good": http(b"", status="410 Gone"),
    "nonsense": b"SSH-2.0-what\r\n\r\n",
}
MAIL: dict[str, Callable[[Part], None]] = {
    "refuses the login": refuse_login,
    "hangs up at the login": hang_up_at_login,
    "refuses the mail": refuse_mail,
    "offers no login": offer_no_login,
    "asks in nonsense": ask_twice,
}
PAIRS = [*zip(WEB, [*MAIL, "refuses the login"], ("env", "file", "command") * 2, strict=True)]


@pytest.mark.parametrize(("web", "mail", "how"), PAIRS)
def test_a_secret_is_shown_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, web: str, mail: str, how: str
) -> None:
    """Whatever mail servers and services answer, and wherever the secret is kept."""
    caplog.set_level(logging.DEBUG)
    around: list[bytes] = []

    def answer(call: Call) -> None:
        around.extend((processes(), children()))
        given = WEB[web]
        call.send(given) if isinstance(given, bytes) else given(call)

    ends = ("hook/{}", "push/{}", "push/{}/", "beat/{}", "beat/{}/start", "beat/{}/fail")
    with ExitStack() as stack:
        server = stack.enter_context(serving({f"/{end.format(CANARY)}": answer for end in ends}))
        address, _ = stack.enter_context(scripted(MAIL[mail]))
        place = Place(tmp_path, how, address, server, monkeypatch)
        said = place.read_all()

    assert "was not told" in said
    assert server.calls, "the services were asked"
    assert around
    assert (
        shown_in(
            {
                "the output": said,
                "the log": caplog.text,
                "the process list": b"".join(around).decode(errors="replace"),
                **{str(path): content.decode("latin-1") for path, content in place.files()},
            }
        )
        == []
    )


def shown_in(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Return where the canary is, with what stands around it."""
    return [
        (where, text[max(0, text.find(each) - 80) :][:200])
        for where, text in texts.items()
        for each in SPELLINGS
        if each in text
    ]


SETTINGS = (
    "heartbeat_url: 'https://me:{}@127.0.0.1/'\n",
    "heartbeat_url: {{password: {}}}\n",
    "network: {{proxy: 'http://me:{}@127.0.0.1:9'}}\n",
    "channels: [{{id: a, kind: mail, to: a@example.org, server: 'smtp://me:{}@127.0.0.1'}}]\n",
    "channels: [{{id: a, kind: mail, to: a@example.org, server: 'smtp://127.0.0.1', user: me, password: {}}}]\n",
    "channels: [{{id: a, kind: mail, to: a@example.org, server: 'smtp://127.0.0.1', password: {{env: [{}]}}}}]\n",
    "channels: [{{id: a, kind: push, url: 'tgram://{}/1'}}]\n",
    "channels: [{{id: a, kind: webhook, url: 'https://me:{}@127.0.0.1/'}}]\n",
    "channels: [{{id: a, kind: webhook, url: 'https://127.0.0.1/', secret: {}}}]\n",
    "channels: [{{id: a, kind: webhook, url: 'https://127.0.0.1/', token: [{}]}}]\n",
    "channels: [{{id: a, kind: hook, command: x, variables: ['TOKEN={}']}}]\n",
)


@pytest.mark.parametrize("settings", SETTINGS)
def test_a_secret_in_the_settings_is_refused_and_not_repeated(tmp_path: Path, settings: str) -> None:
    """The sentence says where it stands, and not what it is; nothing of it is remembered."""
    town = Town.at(tmp_path)
    town.write("watchlist.yaml", settings.format(CANARY))
    said = [town.run(*words) for words in (["lint"], ["check"], ["check", "--json"], ["notify", "test"], ["status"])]

    assert said[0].exit_code != 0, said[0].output
    kept = {str(path): path.read_text("latin-1") for path in (tmp_path / ".watchlist").glob("*") if path.is_file()}
    assert shown_in({str(n): ran.output for n, ran in enumerate(said)} | kept) == []


# Also what is wrong in some other way besides, and would be quoted for that.
ADDRESSES = (
    "http://me:{}@127.0.0.1:9/feed",
    "http://{}@127.0.0.1:9/feed",
    "http://me:{} x@127.0.0.1:9/feed",
    "http://me:x/{}@127.0.0.1:9/feed",
    "http://me:{}@127.0.0.1:99999/feed",
    "http://me:{}@[bad/feed",
    "ftp://me:{}@127.0.0.1:9/feed",
    "file://me:{}@127.0.0.1/feed",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_in_the_address_of_a_feed_is_refused_and_not_repeated(tmp_path: Path, address: str) -> None:
    """In the file, where it may stand twice, in a list of feeds, and on the command line."""
    town = Town.at(tmp_path)
    url = address.format(CANARY)
    town.write("feeds.opml", f'<opml><body><outline type="rss" text="x" xmlUrl="{url}"/></body></opml>')
    asked = [
        town.run(*words)
        for words in (
            ["feeds", "add", url], ["feeds", "find", url], ["add", "--url", url],
            ["feeds", "import", str(tmp_path / "feeds.opml")],
        )
    ]  # fmt: skip
    twice = "".join(f"  - {{id: {name}, url: '{url}', site: '{url}'}}\n" for name in ("herald", "herald", "tribune"))
    town.write("feeds.yaml", f"feeds:\n{twice}")
    said = [
        town.run(*words)
        for words in (
            ["lint"], ["check"], ["feeds", "list"], ["feeds", "doctor"], ["status"], ["feeds", "add", url],
            ["feeds", "add", "http://127.0.0.1:9/other"],
        )
    ]  # fmt: skip

    assert asked[0].exit_code == said[0].exit_code == exits.USAGE
    kept = {str(path): path.read_text("latin-1") for path in (tmp_path / ".watchlist").glob("*") if path.is_file()}
    assert shown_in({str(n): ran.output for n, ran in enumerate([*asked, *said])} | kept) == []
