"""Hooks: a command of the owner's that gets each message as JSON on stdin, without a shell in between."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.document import document
from watchlist.notify.kinds import Env
from watchlist.notify.programs import SHOWN, VARIABLES, needed, run

# Of sysexits.h: that it was called wrongly, with data it cannot use, without a right or with settings that cannot
# be. None of it gets better by waiting; anything else may.
FOR_GOOD = frozenset({64, 65, 77, 78})
TEMPORARY = 75
SECONDS = 60.0
# What is shorter, such as `:0` or `yes`, is no secret, and would make holes in every sentence.
SHORTEST_SECRET = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HookNotifier:
    """Runs a command for each message."""

    command: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(repr=False)
    seconds: float = SECONDS

    @classmethod
    def from_options(cls, channel: Channel, env: Env) -> HookNotifier:
        """Return the way to a hook, or raise DeliveryError where its options cannot be used."""
        options: Mapping[str, Any] = channel.options
        words = options.get("command") or ()
        program, *rest = [words] if isinstance(words, str) else [str(word) for word in words] or [""]
        if not program:
            raise DeliveryError(f"the hook {channel.id} has no command", permanent=True, stage="options")
        named = options.get("variables") or ()
        # What it needs besides to do its work is named by the owner.
        variables = needed(env.variables, *([named] if isinstance(named, str) else named))
        return cls(
            command=(str(Path(program).expanduser()) if program.startswith("~") else program, *rest),
            folder=env.home,
            variables=variables,
            seconds=float(options.get("deadline", SECONDS)),
        )

    def send(self, message: Message) -> str:
        """Run the command and return how it ended, or raise DeliveryError."""
        about = {
            "WATCHLIST_ID": message.id,
            "WATCHLIST_KIND": str(message.payload.get("kind", "alert")),
            "WATCHLIST_AGAIN": "1" if message.again else "",
        }
        given = json.dumps(document(message), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        ended = run(
            self.command, given=given, seconds=self.seconds, variables={**self.variables, **about}, folder=self.folder
        )
        name = Path(self.command[0]).name
        if ended.code:
            how = f"ended with {ended.code}" if ended.code > 0 else f"was ended by signal {-ended.code}"
            later = ", to be tried later" if ended.code == TEMPORARY else ""
            raise DeliveryError(
                f"{name} {how}{later}{self._last_words(ended.err)}", permanent=ended.code in FOR_GOOD, stage="run"
            )
        return f"{name} ended with 0"

    def _last_words(self, err: bytes) -> str:
        """Return the last line of its troubles, without what was entrusted to it."""
        lines = [" ".join(line.split()) for line in err.decode(errors="replace").splitlines()]
        said = next((line for line in reversed(lines) if line), "")
        for name, value in self.variables.items():
            if name not in VARIABLES and len(value) >= SHORTEST_SECRET:
                said = said.replace(value, "***")
        return f": {''.join(letter for letter in said if letter.isprintable())[:SHOWN]}" if said else ""
