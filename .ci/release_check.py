"""What is asked before a release: known flaws in what we stand on, its licences, and whether builds are the same.

What cannot be had here, for want of a network, is skipped in words. Anything found ends it with 1.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / ".ci/locks/run.txt"
# Licences that ask nothing of who only runs or ships a program under MIT beside them.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|Unlicense|Public Domain|0BSD|Zlib|CC0", re.IGNORECASE
)
# Others, and why they are no matter.
LOOKED_AT = {"Pebble": "LGPL: imported as it is, and not shipped with us"}
MINUTES = 10 * 60


def main() -> int:
    """Go through all of it, whatever fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [*wheels(folder), *flaws(folder), *licences(folder)]
    for each in found:
        print(f"FOUND  {each}")
    return bool(found)


def wheels(folder: Path) -> Iterator[str]:
    """Build the wheel twice, in two places, of what is committed."""
    when = _out("git", "log", "-1", "--format=%ct").strip()
    hashes: list[str] = []
    for place in ("one", "another place"):
        source, made = folder / place / "source", folder / place / "wheel"
        source.mkdir(parents=True)
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
        subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pip",
                "wheel",
                "-q",
                "--disable-pip-version-check",
                "--no-deps",
                "-w",
                made,
                source,
            ],
            env={**os.environ, "SOURCE_DATE_EPOCH": when, "TZ": "UTC" if hashes else "Asia/Tokyo"},
            capture_output=True,
            text=True,
            check=False,
            timeout=MINUTES,
        )
        if done.returncode:
            print(f"wheel     skipped: it cannot be built here: {_last(done.stderr)}")
            return
        (wheel,) = made.glob("*.whl")
        hashes.append(hashlib.sha256(wheel.read_bytes()).hexdigest())
        print(f"wheel     {hashes[-1]}  {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
    if len(set(hashes)) > 1:
        yield "two builds of one commit are two different wheels"
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    yield from (f"the wheel holds {name}" for name in names if name.startswith(("tests/", "benchmarks/", ".ci/")))
    if not any(name.startswith("watchlist/shipped/watches/") for name in names):
        yield "the wheel holds no watches"


def flaws(folder: Path) -> Iterator[str]:
    """Ask what is known of the locked packages."""
    program = _environment(folder / "audit", "pip-audit>=2.9,<3")
    if program is None:
        print("pip-audit skipped: it cannot be had here")
        return
    done = subprocess.run(
        [program / "pip-audit", "-r", LOCK, "--disable-pip", "--require-hashes", "-f", "json", "--timeout", "10"],
        capture_output=True,
        text=True,
        check=False,
        timeout=MINUTES,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"pip-audit skipped: no word from the service that knows: {_last(done.stderr)}")
        return
    known = [(each["name"], each["version"], flaw["id"]) for each in packages for flaw in each.get("vulns", ())]
    print(f"pip-audit {len(packages)} packages, {len(known)} known flaws")
    yield from (f"{name} {version}: {flaw}" for name, version, flaw in known)


def licences(folder: Path) -> Iterator[str]:
    """List under which licence each locked package stands."""
    environment = _environment(folder / "run", "--require-hashes", "-r", str(LOCK))
    if environment is None:
        print("licences  skipped: the locked packages cannot be had here")
        return
    told = json.loads(_out(str(environment / "python"), "-c", ASK))
    for name, version, licence in told:
        why = LOOKED_AT.get(name, "")
        print(f"licence   {name} {version}: {licence}{f' ({why})' if why else ''}")
        if not why and not FREE.search(licence):
            yield f"{name} {version}: its licence is {licence}"


ASK = """
import json
from importlib.metadata import distributions

def licence(about):
    said = [about.get("License-Expression") or "", (about.get("License") or "").strip().partition("\\n")[0]]
    said += [each.rpartition(":: ")[2] for each in about.get_all("Classifier", ()) if each.startswith("License ::")]
    return next((each[:60] for each in said if each and each != "UNKNOWN"), "not said")

found = {d.metadata["Name"]: (d.version, licence(d.metadata)) for d in distributions()}
print(json.dumps([(name, *found[name]) for name in sorted(found, key=str.lower) if name not in {"pip", "setuptools"}]))
"""


def _environment(folder: Path, *wanted: str) -> Path | None:
    """Return the programs of a new environment with these packages, or None where they cannot be had."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    done = subprocess.run(
        [programs / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted],
        capture_output=True,
        check=False,
        timeout=MINUTES,
    )
    return programs if done.returncode == 0 else None


def _out(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _last(text: str) -> str:
    return ([line.strip() for line in text.splitlines() if line.strip()] or ["it says nothing"])[-1][:200]


if __name__ == "__main__":
    sys.exit(main())
