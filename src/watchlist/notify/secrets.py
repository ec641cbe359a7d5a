"""Secrets: looked up where the owner keeps them, and shown to nobody."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from watchlist.errors import DeliveryError
from watchlist.notify.kinds import Env
from watchlist.notify.programs import run

SECONDS = 20.0
LONGEST = 64 * 1024
STAGE = "secret"


class Secret:
    """A secret. Only `reveal` gives it; printing, formatting, comparing and pickling it do not."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        """Return the secret itself."""
        return self.__value

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a secret is not written down")


def resolve(value: object, env: Env) -> Secret:
    """Return the secret that `{env: NAME}`, `{file: PATH}` or `{command: [..]}` names, without its line's end.

    Raise DeliveryError where there is none; it says where the secret was looked for, never what was found.
    """
    kind, where = next(iter(value.items())) if isinstance(value, Mapping) and len(value) == 1 else ("", None)
    if kind == "env":
        found = env.variables.get(str(where), "")
        if not found:
            raise _missing(f"the environment variable {where} is not set")
    elif kind == "file":
        found = _from_file(env.home / Path(str(where)).expanduser())
    elif kind == "command" and where:
        found = _from_command([str(where)] if isinstance(where, str) else [str(word) for word in where], env)
    else:
        raise _missing("a secret is {env: NAME}, {file: PATH} or {command: [PROGRAM, ...]}")
    found = found.removesuffix("\n").removesuffix("\r")
    if not found or any(ord(letter) < 32 for letter in found):
        raise _missing(f"the secret from {kind} {_shown(where)} is {'no single line' if found else 'empty'}")
    return Secret(found)


def _from_file(path: Path) -> str:
    try:
        # Without waiting for whoever might write into a pipe.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as opened:
            about = os.fstat(opened.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise _missing(f"{path} is no file")
            if about.st_uid not in {os.getuid(), 0} or about.st_mode & 0o077:
                raise _missing(f"others may read {path}: `chmod 600` it")
            return _text(opened.read(LONGEST), str(path))
    except OSError as error:
        raise _missing(f"{path} cannot be read: {error.strerror}") from None


def _from_command(argv: list[str], env: Env) -> str:
    try:
        ended = run(argv, seconds=SECONDS, variables=env.variables or None, folder=env.home)
    except DeliveryError as error:
        raise _missing(f"no secret from a command: {error}") from None
    # What it said on stderr may quote the secret, so nobody hears of it.
    if ended.code:
        raise _missing(f"no secret from a command: {Path(argv[0]).name} ended with {ended.code}")
    return _text(ended.out[:LONGEST], argv[0])


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        # `from None`: the error itself holds the bytes.
        raise _missing(f"the secret in {where} is no text") from None


def _shown(where: object) -> str:
    return str(where[0]) if isinstance(where, (list, tuple)) else str(where)


def _missing(what: str) -> DeliveryError:
    # Not permanent: the owner mends it, and the next run sends.
    return DeliveryError(what, stage=STAGE)
