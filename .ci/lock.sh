#!/bin/sh
# Resolve the dependencies of pyproject.toml into .ci/locks: run.txt (to run and to build) and dev.txt (to develop).
# Every version is pinned with the hashes of its files; no address of any index is written down.
# `sh .ci/lock.sh --upgrade` takes the newest versions; without it, versions move only where they must.
set -eu
cd "$(dirname "$0")/.."
tools=build/lock
python=${PYTHON:-python3}

[ -x "$tools/bin/pip-compile" ] || { "$python" -m venv "$tools" && "$tools/bin/pip" install --quiet pip-tools; }
mkdir -p .ci/locks
export CUSTOM_COMPILE_COMMAND="make lock"

compile() {
  "$tools/bin/pip-compile" --quiet --generate-hashes --strip-extras --allow-unsafe \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links "$@"
}

compile --build-deps-for wheel --build-deps-for editable -o .ci/locks/run.txt "$@" pyproject.toml

"$python" -c '
import tomllib
with open("pyproject.toml", "rb") as file:
    print("\n".join(tomllib.load(file)["dependency-groups"]["dev"]))
' >build/dev.in
compile -o .ci/locks/dev.txt "$@" .ci/locks/run.txt build/dev.in
