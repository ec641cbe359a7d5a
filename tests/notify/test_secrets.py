"""A secret is found where the owner keeps it, and shown to nobody."""

from __future__ import annotations

import os
import pickle
import sys
import traceback

import pytest

from watchlist.errors import DeliveryError
from watchlist.notify.kinds import Env
from watchlist.notify.secrets import Secret, resolve

CANARY = "hunter2-canary"


@pytest.fixture
def env(tmp_path):
    """A home with a secret in each place."""
    (tmp_path / "pw").write_text(f"{CANARY}\n")
    (tmp_path / "pw").chmod(0o600)
    return Env(variables={"PW": CANARY, "PATH": "/usr/bin:/bin"}, home=tmp_path)


@pytest.mark.parametrize(
    "reference",
    [
        {"env": "PW"},
        {"file": "pw"},
        {"command": [sys.executable, "-S", "-c", f"print({CANARY!r})"]},
        {"command": [sys.executable, "-S", "-c", f"print({CANARY!r}, end=chr(13) + chr(10))"]},
    ],
)
def test_a_secret_is_found_where_it_stands(env, reference):
    """Without the end of its line."""
    assert resolve(reference, env).reveal() == CANARY


def test_a_file_is_found_from_anywhere(env):
    """By its whole path, too."""
    assert resolve({"file": str(env.home / "pw")}, env).reveal() == CANARY


def test_a_command_may_be_one_word(env):
    """A program without arguments, in the home's folder."""
    program = env.home / "say"
    program.write_text(f"#!/bin/sh\necho {CANARY}\n")
    program.chmod(0o700)

    assert resolve({"command": str(program)}, env).reveal() == CANARY


def test_a_secret_shows_itself_to_nobody():
    """Printed, formatted, in a list, in an error: three stars."""
    secret = Secret(CANARY)

    assert {repr(secret), str(secret), f"{secret}", f"{[secret]!r}"} == {"***", "[***]"}
    assert CANARY not in repr(vars(Secret))
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ({"env": "NONE"}, "the environment variable NONE is not set"),
        ({"file": "none"}, "none cannot be read: No such file or directory"),
        ({"file": "."}, "cannot be read: Is a directory"),
        ({"file": "pipe"}, "is no file"),
        ({"file": "open"}, "`chmod 600` it"),
        ({"file": "empty"}, "the secret from file empty is empty"),
        ({"file": "two"}, "the secret from file two is no single line"),
        ({"file": "bytes"}, "is no text"),
        ({"command": ["/nowhere/pass"]}, "no secret from a command: pass cannot be run: No such file"),
        ({"command": [sys.executable, "-S", "-c", f"import sys; sys.exit({CANARY!r})"]}, "ended with 1"),
        ({"command": [sys.executable, "-S", "-c", "pass"]}, "is empty"),
        ({"command": []}, "a secret is {env: NAME}, {file: PATH} or {command: [PROGRAM, ...]}"),
        ({"env": "PW", "file": "pw"}, "a secret is {env: NAME}"),
        ({}, "a secret is {env: NAME}"),
        (CANARY, "a secret is {env: NAME}"),
        (None, "a secret is {env: NAME}"),
    ],
)
def test_a_secret_that_is_not_to_be_had_is_named_by_its_place(env, reference, said):
    """Never by what was found there; and it is worth another try, once the owner has mended it."""
    os.mkfifo(env.home / "pipe")
    for name, content, mode in (
        ("open", CANARY.encode(), 0o644),
        ("empty", b"\n", 0o600),
        ("two", f"{CANARY}\n{CANARY}\n".encode(), 0o600),
        ("bytes", CANARY.encode() + b"\xff", 0o600),
    ):
        (env.home / name).write_bytes(content)
        (env.home / name).chmod(mode)

    with pytest.raises(DeliveryError) as caught:
        resolve(reference, env)

    assert said in str(caught.value)
    assert (caught.value.stage, caught.value.permanent, caught.value.maybe) == ("secret", False, False)
    assert CANARY not in str(caught.value)
    assert CANARY not in _without_source(traceback.format_exception(caught.value))


def _without_source(lines: list[str]) -> str:
    """A traceback as a user would see it, without the lines of this test."""
    return "".join(line for line in lines if "test_secrets" not in line)
