"""Watch files that somebody else might hand you: what each tries, and whether it has to be refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

START = "watch: {id}\n"
SIGNAL = "signals:\n  - id: opened\n    when: [{does: [open], what: [harbour]}]\n"

TAGS = (
    "!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!eve x", "!!binary aGk=",
    "!<tag:quay.example,2026:x> y", "!!set {a, b}", "!!timestamp 2026-01-01", "!include /etc/passwd",
)  # fmt: skip


@dataclass(frozen=True)
class WatchFile:
    """A file, and whether its reader must refuse it. What it may read, it has to read in time."""

    name: str
    data: bytes
    refused: bool


def watch_files() -> list[WatchFile]:
    """Return every hostile watch file; `{id}` in its bytes is the name that the file gets."""
    found = [WatchFile(name, data.encode("utf-8", "surrogatepass"), True) for name, data in _reaching_out()]
    found += [WatchFile(name, data.encode("utf-8", "surrogatepass"), True) for name, data in _yaml()]
    found += [WatchFile(name, data, True) for name, data in _bytes()]
    found += [WatchFile(name, data.encode("utf-8", "surrogatepass"), False) for name, data in _heavy()]
    return found


def _reaching_out() -> Iterator[tuple[str, str]]:
    for name, key in (
        ("a recipient", "to: eve@quay.example"), ("recipients", "recipients: [eve@quay.example]"),
        ("a channel", "channels: [{id: eve, kind: mail, to: eve@quay.example}]"),
        ("a route", "routes: [{channel: eve}]"),
        ("a mail server", "server: smtp://quay.example"), ("a webhook", "webhook: http://10.0.0.1/hook"),
        ("a push address", "notify: ntfy://quay.example/eve"), ("headers", "headers: {X-Eve: 1}"),
        ("a command", "command: [touch, /tmp/owned]"), ("a hook", "hook: /bin/true"), ("a shell", "run: $(id)"),
        ("the network", "network: {allow: [127.0.0.1]}"), ("a proxy", "proxy: http://10.0.0.1:3128"),
        ("a heartbeat", "heartbeat_url: http://10.0.0.1/"), ("a secret", "token: {env: HOME}"),
        ("a file's secret", "token: {file: /etc/passwd}"), ("an include", "include: /etc/passwd"),
        ("an import", "import: ../other.yaml"), ("a feed of its own", "feeds: [{id: a, url: 'http://10.0.0.1/'}]"),
        ("a feed of this machine", "feeds: [{id: a, url: 'file:///etc/passwd'}]"),
        ("a template", "template: '{{ 7 * 7 }}'\nenabled: '{{ 1 }}'"), ("a time zone", "timezone: ../../etc/passwd"),
        ("a plug-in", "python: os.system"), ("words of its own", "vocabulary: /etc/passwd"),
    ):  # fmt: skip
        yield f"names {name}", START + key + "\n" + SIGNAL
    yield "names a recipient on a signal", START + SIGNAL + "    to: eve@quay.example\n"
    yield "runs from a signal", START + SIGNAL + "    command: [id]\n"
    yield "posts from a pattern", START + SIGNAL.replace("what:", "webhook: 'http://10.0.0.1/', what:")
    yield "names another file's watch", "watch: ../../etc/passwd\n" + SIGNAL


def _yaml() -> Iterator[tuple[str, str]]:
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10))
    yield "a billion aliases", START + "l0: &l0 [ha]\n" + laughs + SIGNAL
    yield "an anchor", START + SIGNAL.replace("[open]", "&a [open]")
    yield "an alias", START + SIGNAL.replace("[open]", "&a [open]").replace("[harbour]", "*a")
    yield "an alias of itself", START + "terms: &t {a: *t}\n" + SIGNAL
    yield "a merge", START + "<<: {enabled: false}\n" + SIGNAL
    yield "merges in merges", START + "a: &a {b: 1}\n" + "<<: [*a, *a, *a]\n" * 500 + SIGNAL
    for tag in TAGS:
        yield f"the tag {tag[:24]}", START + f"title: {tag}\n" + SIGNAL
    yield "100,000 open brackets", "[" * 100_000
    yield "100,000 open braces", "{a: " * 100_000
    yield "dashes in dashes", "- " * 100_000
    yield "a key of a key", "? " * 50_000
    yield "nested 1,000 deep", START + "terms: " + "{a: " * 1_000 + "}" * 1_000 + "\n" + SIGNAL
    yield "a key twice", START + START + SIGNAL
    yield "many documents", (START + SIGNAL + "---\n") * 100
    yield "a quote that never ends", START + "title: '" + "x" * 500_000
    yield "a block that never ends", START + "title: |\n" + "  x\n" * 100_000
    yield "100,000 unknown keys", START + "".join(f"k{n}: 1\n" for n in range(60_000)) + SIGNAL
    yield "a key of 900,000 letters", START + "k" * 900_000 + ": 1\n" + SIGNAL
    yield "a number of 500,000 digits", START + "enabled: " + "9" * 500_000 + "\n" + SIGNAL
    yield "sixties", START + "title: " + ":".join(["59"] * 100_000) + "\nenabled: 1:2\n" + SIGNAL
    yield "a date that is none", START + "window: {by: 9999999999-99-99}\n" + SIGNAL
    yield "escapes of a terminal", START + 'title: "\\e[2J"\nk: "\\e]0;x\\a"\n' + SIGNAL
    yield "keys that are lists", START + "? [a, b]\n: c\n" + SIGNAL
    yield "indents without end", "".join(" " * n + "a:\n" for n in range(1_200))


def _bytes() -> Iterator[tuple[str, bytes]]:
    yield "2 MB", b"# " + b"x" * (2 * 1024 * 1024)
    yield "no UTF-8", START.encode() + b"title: \xff\xfe\n" + SIGNAL.encode()
    yield "UTF-16", (START + SIGNAL).encode("utf-16")
    yield "NULs", START.encode() + b"title: \0\0\n" + SIGNAL.encode()
    yield "noise", bytes(range(256)) * 64
    yield "nothing", b""


def _heavy() -> Iterator[tuple[str, str]]:
    def matching(*terms: str, what: str = "harbour") -> str:
        listed = ", ".join(f"'{term}'" for term in terms)
        return START + f"signals:\n  - id: opened\n    when: [{{does: [open], what: [{what}, {listed}]}}]\n"

    slow = ("/(a+)+$/", "/(a|aa)+$/", "/(.*)*x/", "/(a?){500}a{500}/", "/((a{1,100}){1,100}){1,100}/", "/(?=a+)b/",
            "/(a)\\1+/", "/(?<!a)b/", "/.*.*.*.*.*.*=.*/", "/[a-z]+[a-z]+[a-z]+[a-z]+1/", "/(/", "/\\p{L}{900}/",
            "/x{1000}{1000}/", "/(?i)(?:h|ha|har|harb|harbo|harbou|harbour)*$/", "/./", "/\\b/")  # fmt: skip
    for each in slow:
        yield f"the expression {each}", matching(each)
    yield "5,000 expressions", matching(*(f"/har{n}.*bour.*{n}/" for n in range(5_000)))
    yield "500 wide expressions", matching(*(f"/(quay|{n}).{{0,500}}(pier|{n}).{{0,400}}x/" for n in range(500)))
    yield "50,000 words", matching(*(f"harbour{n}" for n in range(50_000)))
    yield "50,000 phrases of gaps", matching(*(f"har .. bour .. quay{n}" for n in range(15_000)))
    yield "a phrase of 10,000 words", matching("quay " * 10_000)
    yield "a word of 900,000 letters", matching("q" * 900_000)
    yield (
        "2,000 patterns",
        START + "signals:\n  - id: opened\n    when:\n" + ("      - {does: [open], what: [harbour]}\n" * 2_000),
    )
    yield (
        "2,000 signals",
        START
        + "signals:\n"
        + "".join(f"  - id: s{n}\n    when: [{{does: [open], what: [harbour]}}]\n" for n in range(2_000)),
    )
    yield (
        "200 slots",
        START
        + "signals:\n  - id: opened\n    when: [{does: [open], what: {"
        + ", ".join(f"s{n}: [harbour]" for n in range(200))
        + "}}]\n",
    )
    yield (
        "lists of lists",
        START
        + "terms:\n"
        + "".join(f"  l{n}: ['$l{n + 1}', '$l{n + 1}']\n" for n in range(40))
        + ("  l40: [harbour]\n" + SIGNAL.replace("[harbour]", "['$l0']")),
    )
    yield "a list that is itself", START + "terms:\n  a: ['$b']\n  b: ['$a']\n" + SIGNAL.replace("[harbour]", "['$a']")
    yield "a directive", "%TAG ! tag:quay.example,2026:\n---\n" + START + SIGNAL
    yield "stars alone", matching("*", "**", "a*", "*a", "..", ".. ..")
