#!/usr/bin/env bash
# Sets up this folder: `setup.sh run` or `setup.sh test`. A second run does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose="${1:-run}"
python="${PYTHON:-python3}"
. scripts/steps.sh

python_packages() {
    echo "Installing Python packages"
    # pip, not a faster tool: it compiles bytecode, which every later start needs.
    # Without the resolver: the lock is whole, and an extra could draw in a newer version.
    .venv/bin/pip install --quiet --quiet --disable-pip-version-check --require-hashes --no-deps \
        --requirement "requirements/$1.txt"
}

npm_packages() {
    echo "Installing npm packages"
    npm ci --silent
}

assets() {
    echo "Building style sheets, script and fonts"
    scripts/assets.sh
}

static_files() {
    .venv/bin/python manage.py collectstatic --no-input --clear --verbosity 0
}

# One at a time: two runs in one folder would build over each other.
mkdir -p var
exec 9>var/setup.lock
flock 9

scripts/system_packages.sh "$purpose"
if [ ! -x .venv/bin/python ]; then
    # Whatever was installed before is gone with the environment it was in.
    rm -rf "$stamps"
    "$python" -m venv .venv
fi
mkdir -p "$stamps"

# The test lock holds the running one and more.
if [ "$purpose" = test ]; then
    step python-test requirements/test.txt -- python_packages test
elif [ "$(cat "$stamps/python-test" 2>/dev/null)" != "$(fingerprint requirements/test.txt)" ]; then
    step python-run requirements/run.txt -- python_packages run
fi

if [ "$purpose" = test ] && ! scripts/chromium.sh >/dev/null; then
    echo "Fetching Chromium"
    PLAYWRIGHT_BROWSERS_PATH="$PWD/var/browsers" \
        .venv/bin/playwright install --with-deps chromium >/dev/null
fi

. scripts/node.sh
[ -d node_modules ] || rm -f "$stamps/npm"
[ -d static/build ] || rm -f "$stamps/assets"
[ -d staticfiles ] || rm -f "$stamps/static"
step npm package-lock.json -- npm_packages
step assets package-lock.json static/scss scripts/assets.sh -- assets
step static requirements/run.txt static/build static/images static/js -- static_files
