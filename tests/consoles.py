"""The console blocks of a page, run as a reader would run them, and compared with what the page shows.

A page is one session: its commands go to one shell, in order, in a throw-away folder that looks like a fresh
clone. A block of YAML between them is saved where the page's reader would save it. `...` stands for anything,
and `# exits with 6` behind a command says that it does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.imports import ROOT

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What sets up a machine is shown, and not done to this one.
NOT_RUN = {"make", "git", "crontab", "cd watchlist"}
EXITS = re.compile(r"#\s*exits with (\d+)\s*$")
SECONDS = re.compile(r"\b\d+\.\d s\b")
HERE = re.compile(r"<<'(\w+)'$")
MARK = "-- that was "
# The keys of a file of words.
WORDS = {"actors", "aliases", "actions", "things", "cues", "verbs", "nouns"}
# Whatever the reader's shell knows, the pages are read with this.
SHELL = {"TZ": "UTC", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh", "LOGNAME": "me", "USER": "me"}
ME = "/home/me"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A command as a page shows it: at which line, what it prints there, and how it exits."""

    line: int
    command: str
    output: str
    code: int = 0

    @property
    def run(self) -> bool:
        """Whether the command is done, and not only shown."""
        return not any(self.command == each or self.command.startswith(f"{each} ") for each in NOT_RUN)


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A file that the reader saves, copied from the page."""

    name: str
    text: str


def steps(page: str) -> Iterator[Shown | Saved]:
    """Yield what a page has its reader do, in order."""
    for found in FENCE.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        if found[1] == "console":
            yield from _commands(found[2], line)
        elif found[1] == "yaml":
            yield Saved(name=name_of(found[2]), text=found[2])


def name_of(block: str) -> str:
    """Return where a block of YAML belongs in a home."""
    key, _, rest = block.split("\n", 1)[0].split("#")[0].partition(":")
    if key == "watch":
        return f"watches/{rest.strip()}.yaml"
    return "feeds.yaml" if key == "feeds" else "vocabulary/mine.yaml" if key in WORDS else "watchlist.yaml"


def _commands(block: str, line: int) -> Iterator[Shown]:
    """Yield the commands of a block. Here-documents belong to them, and lines behind a backslash."""
    lines = block.splitlines()
    starts = [place for place, each in enumerate(lines) if each.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said, here = [lines[start][2:]], HERE.search(lines[start])
        after = start + 1
        while after < end and (said[-1].endswith("\\") or (here and said[-1] != here[1])):
            said.append(lines[after])
            after += 1
        exits = EXITS.search(said[0])
        yield Shown(
            line=line + start + 1,
            command="\n".join(said),
            output="\n".join(lines[after:end]).strip(),
            code=int(exits[1]) if exits else 0,
        )


def differences(page: str, folder: Path) -> list[str]:
    """Run a page in the folder, and return every place where it does not say what happens."""
    clone = _clone(folder)
    done = [step for step in steps(page) if isinstance(step, Saved) or step.run]
    script = "\n".join(_script(step) for step in done)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    shell = subprocess.run(
        ["/bin/sh"],
        input=script,
        cwd=clone,
        env={**SHELL, "PATH": path, "HOME": str(folder / "me")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = shell.stdout.replace(str(clone), f"{ME}/watchlist").replace(str(folder / "me"), ME)
    printed = printed.replace(str(Path(sys.executable).parent), f"{ME}/watchlist/.venv/bin")
    parts = re.split(rf"{MARK}(\d+)\n", printed)
    commands = [step for step in done if isinstance(step, Shown)]
    found: list[str] = []
    for step, output, code in zip(commands, parts[0::2], parts[1::2], strict=False):
        if int(code) != step.code:
            found.append(f"line {step.line}: {step.command} exits with {code}, not {step.code}:\n{output}")
        elif not agree(step.output, output):
            found.append(f"line {step.line}: {step.command} prints\n{output}\nnot\n{step.output}")
    if len(parts) // 2 < len(commands):
        found.append(f"the session ended after {len(parts) // 2} of {len(commands)} commands:\n{parts[-1]}")
    return found


def _script(step: Shown | Saved) -> str:
    if isinstance(step, Saved):
        return f"mkdir -p watches vocabulary && cat > {step.name} <<'END OF FILE'\n{step.text}END OF FILE"
    # A command that reads from a pipe must not read the rest of the page.
    return f"{{ {step.command}\n}} </dev/null\necho '{MARK}'$?"


def _clone(folder: Path) -> Path:
    """Make what a reader has after the first two commands: a clone to stand in, and a home directory."""
    clone = folder / "watchlist"
    for name in ("watches", "seeds"):
        shutil.copytree(ROOT / name, clone / name)
    # Its activation would only put on the path what stands there already.
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "activate").touch()
    (folder / "me").mkdir()
    return clone


def agree(shown: str, printed: str) -> bool:
    """Return whether a page shows what was printed: lines of `...` are any lines, and seconds may differ."""
    pattern = re.escape(_calm(shown)).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, _calm(printed), re.DOTALL) is not None


def _calm(text: str) -> str:
    lines = (line.rstrip() for line in SECONDS.sub("0.0 s", text).strip().splitlines())
    return "\n".join(lines)
