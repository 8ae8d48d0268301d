#!/usr/bin/env bash
# Sees to what only the system can give: `system_packages.sh run` or `… test`. Each
# thing is tried, not looked up in a package list, so any way of having it will do.
# What is missing is installed by name as root or with sudo, else named.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose="$1"
python="${PYTHON:-python3}"

missing=()
need() { # package, then the command that succeeds where it is there
    local package="$1"
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1"; }
has() { command -v "$1"; }
chromium() { scripts/chromium.sh; }
postgres() { scripts/postgres.sh where; }

look() {
    missing=()
    need python3 has "$python"
    need python3-venv "$python" -c 'import ensurepip, venv'
    need libpango-1.0-0 library libpango-1.0.so.0
    need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
    need libharfbuzz-subset0 library libharfbuzz-subset.so.0
    if [ "$purpose" = test ]; then
        need postgresql postgres
        need poppler-utils has pdftotext
        # Ubuntu has Chromium as a snap only: setup.sh takes Playwright's there.
        grep -qs '^ID=ubuntu' /etc/os-release || need chromium chromium
    fi
}

stop() {
    echo "$1" >&2
    exit 1
}

look
if [ ${#missing[@]} -gt 0 ]; then
    names="${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        stop "Missing on this system: $names (names of Debian's packages). Install them and run make again."
    elif [ "$(id -u)" = 0 ]; then
        as_root=(env)
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n env)
    else
        stop "Missing on this system: $names. Run: sudo apt-get install $names"
    fi
    echo "Installing with apt-get: $names"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "apt-get could not install: $names. Install them by hand and run make again."
    look
    [ ${#missing[@]} -eq 0 ] || stop "Still missing after apt-get: ${missing[*]}."
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Python 3.11 or later is needed; $python is $("$python" --version). Name another with PYTHON=, as in: make run PYTHON=python3.12"
