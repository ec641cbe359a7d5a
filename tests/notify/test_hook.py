"""A command of the owner's is told by JSON on stdin, within its time, and never through a shell."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.notify.builders import CANARY, EVENT, a_channel, a_message, an_env

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.notify.kinds import build

PATH = os.environ["PATH"]


def told(message: Message, *command: str, **options: Any) -> str:
    return build(a_channel("hook", command=list(command), **options), an_env(PATH=PATH)).send(message)


def python(code: str) -> tuple[str, ...]:
    return sys.executable, "-S", "-c", code


def test_a_hook_gets_the_message_as_json(tmp_path: Path):
    """With its name, which is the same at every try, and whether this may be the second."""
    said = told(a_message(again=True), "sh", "-c", f"cat > {tmp_path}/in; echo thanks")

    assert said == "sh ended with 0"
    assert json.loads((tmp_path / "in").read_text()) == {
        "version": 1,
        "kind": "alert",
        "events": [EVENT],
        "id": "harbour.1.abc@watchlist.example",
        "channel": "me",
        "again": True,
        "subject": "[watchlist] FIRED: The harbour opens",
        "text": "The harbour opens.\nThree publishers say so.\n",
    }


def test_a_hook_runs_in_the_home_and_knows_little_of_its_surroundings(tmp_path: Path):
    """What it needs besides is named."""
    env = replace(an_env(PATH=PATH, LANG="C", TOKEN=CANARY, PAGER="less"), home=tmp_path)
    code = "import json, os; json.dump(dict(os.environ), open('env', 'w'))"
    build(a_channel("hook", command=list(python(code)), variables="PAGER"), env).send(a_message())
    found = json.loads((tmp_path / "env").read_text())

    assert found == {
        **{name: found[name] for name in ("LC_CTYPE",) if name in found},
        "PATH": PATH,
        "LANG": "C",
        "PAGER": "less",
        "WATCHLIST_ID": "harbour.1.abc@watchlist.example",
        "WATCHLIST_KIND": "alert",
        "WATCHLIST_AGAIN": "",
    }


def test_a_command_is_never_read_by_a_shell(tmp_path: Path):
    """Its words are words, whatever stands in them."""
    told(
        a_message(), *python(f"import sys; open(r'{tmp_path}/words', 'w').write(repr(sys.argv[1:]))"), "$(id)", "; rm *"
    )

    assert (tmp_path / "words").read_text() == "['$(id)', '; rm *']"


def test_a_command_may_be_one_word_and_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`~` is the owner's folder; a path without it begins in the home of the watches."""
    monkeypatch.setenv("HOME", str(tmp_path))
    script = tmp_path / "told"
    script.write_text("#!/bin/sh\nexit 0\n")
    script.chmod(0o700)

    assert build(a_channel("hook", command="~/told"), an_env()).send(a_message()) == "told ended with 0"
    here = replace(an_env(PATH=PATH), home=tmp_path)
    assert build(a_channel("hook", command="./told"), here).send(a_message()) == "told ended with 0"


@pytest.mark.parametrize(
    ("code", "permanent"), [(1, False), (2, False), (64, True), (65, True), (77, True), (78, True), (127, False)]
)
def test_a_hook_that_fails_is_tried_again_unless_it_says_that_this_helps_nobody(code: int, permanent: bool):
    """Its last words are told."""
    with pytest.raises(DeliveryError, match=rf"^sh ended with {code}: no  ?paper$") as failed:
        told(a_message(), "sh", "-c", f"echo first >&2; printf 'no\\033 paper\\n\\n' >&2; exit {code}")

    assert failed.value.permanent is permanent


def test_what_was_entrusted_to_a_hook_is_not_in_its_last_words():
    """A program that fails likes to show all it knows."""
    env = an_env(PATH=PATH, TOKEN=CANARY, DISPLAY=":0")
    talks = a_channel(
        "hook", command=["sh", "-c", "echo 401 with $TOKEN on $DISPLAY >&2; exit 1"], variables=["TOKEN", "DISPLAY"]
    )
    with pytest.raises(DeliveryError, match=r"^sh ended with 1: 401 with \*\*\* on :0$"):
        build(talks, env).send(a_message())


def test_a_hook_may_ask_to_be_called_later():
    """75, as mailers say it."""
    with pytest.raises(DeliveryError, match=r"^sh ended with 75, to be tried later$") as failed:
        told(a_message(), "sh", "-c", "exit 75")

    assert not failed.value.permanent


def test_a_hook_that_is_ended_by_a_signal_failed():
    """Whoever sent it."""
    with pytest.raises(DeliveryError, match=r"^sh was ended by signal 9$"):
        told(a_message(), "sh", "-c", "kill -9 $$")


def test_a_hook_that_never_ends_is_ended():
    """It may have told somebody before."""
    with pytest.raises(DeliveryError, match=r"^sleep did not end within 0.3 s$") as late:
        told(a_message(), "sleep", "60", deadline=0.3)

    assert late.value.maybe


def test_a_hook_that_writes_without_end_is_ended_too():
    """Its words are not kept."""
    with pytest.raises(DeliveryError, match=r"^yes did not end"):
        told(a_message(), "yes", deadline=0.3)


def test_a_hook_without_a_command_tells_nobody():
    """The lint has said so before."""
    with pytest.raises(DeliveryError, match="the hook me has no command") as failed:
        told(a_message())

    assert failed.value.permanent


def test_a_hook_shows_none_of_its_variables():
    """Not even to a debugger's eye."""
    hook = build(a_channel("hook", command="x", variables=["TOKEN"]), an_env(TOKEN=CANARY))

    assert CANARY not in repr(hook)
