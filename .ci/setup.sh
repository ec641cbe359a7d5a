#!/bin/sh
# Build .venv and install one of the locked lists into it: `setup.sh run` or `setup.sh dev`.
# Needs a Python of at least 3.11; says what is missing where it cannot go on. Talks on stderr only.
set -eu
cd "$(dirname "$0")/.."
list=${1:?say run or dev}
venv=.venv

say() { echo "$*" >&2; }

find_python() {
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  say "watchlist needs Python 3.11 or newer. Install it, or name it: make run PYTHON=/path/to/python3"
  exit 1
}

# A .venv whose Python has gone (an upgrade, a moved folder) cannot be mended, only built again.
if [ -e "$venv" ] && ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
  say "The Python in $venv does not run any more; building it again."
  rm -rf "$venv"
fi

if [ ! -e "$venv" ]; then
  python=$(find_python)
  say "Setting up $venv with $("$python" --version) ..."
  # Debian ships Python without ensurepip; there, the system's own pip can fill the environment.
  if ! "$python" -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    if ! { "$python" -m venv --without-pip "$venv" &&
      "$python" -m pip --python "$venv/bin/python" install --quiet pip; } 2>/dev/null; then
      rm -rf "$venv"
      say "This Python cannot build an environment. On Debian and Ubuntu: apt-get install python3-venv"
      exit 1
    fi
  fi
fi

export PIP_DISABLE_PIP_VERSION_CHECK=1
say "Installing what is listed in .ci/locks/$list.txt ..."
if ! "$venv/bin/python" -m pip install --quiet --require-hashes -r ".ci/locks/$list.txt"; then
  say "The packages could not be installed. Without a network, a package mirror or PIP_FIND_LINKS will do."
  exit 1
fi
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .

# Bytecode now, so that the first command does not pay for it.
"$venv/bin/python" -m compileall -q "$venv/lib" >/dev/null 2>&1 || true
touch "$venv/.$list"
