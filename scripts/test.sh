#!/usr/bin/env bash
# Every check and every test. The first failure ends it, with its exit status.
set -euo pipefail
cd "$(dirname "$0")/.."

# pytest keeps what it makes of the tests for the next of its processes, unless told not to.
unset PYTHONDONTWRITEBYTECODE

say() { printf '\n== %s\n' "$1"; }

scripts/setup.sh test
scripts/lint.sh

say "Deployment settings"
DEBUG=no PORTAL_HTTPS=yes ALLOWED_HOSTS=portal.example \
    SECRET_KEY="$(head -c 48 /dev/urandom | base64)" \
    .venv/bin/python manage.py check --deploy --fail-level WARNING
say "Migrations"
.venv/bin/python manage.py makemigrations --check --dry-run

# A folder for each run: two runs at once must not count each other's lines.
measurements="$(mktemp -d "${TMPDIR:-/tmp}/portal-coverage.XXXXXX")"
trap 'rm -rf "$measurements"' EXIT
export COVERAGE_FILE="$measurements/data"
CHROMIUM="$(scripts/chromium.sh)"
export CHROMIUM
. scripts/node.sh

counted=(--cov --cov-append --cov-report=)
on_postgresql() { scripts/postgres.sh with .venv/bin/python -m pytest -n 2 "$@"; }
on_sqlite() { env -u DATABASE_URL .venv/bin/python -m pytest -n 2 "$@"; }
# A worker that has nothing left to do takes half of what the other still has: tests with
# a browser come last and take seconds each.
short=(--dist worksteal)
# What a file sets up takes a minute, so each of these stays on one worker.
long=(--dist loadfile --no-loadscope-reorder)

# Lines are counted in one of two runs only, and not where every page is asked for: it
# nearly doubles the time.
say "Tests without a database"
on_sqlite -m "not database and not browser" "${short[@]}" "${counted[@]}"
say "Tests on PostgreSQL"
on_postgresql -m "(database or browser) and not long" "${short[@]}"
on_postgresql -m "(database or browser) and long" "${long[@]}"
say "Tests on SQLite"
on_sqlite -m "database and not browser and not long" "${short[@]}" "${counted[@]}"
on_sqlite -m "database and not browser and long" "${long[@]}"

say "Coverage"
.venv/bin/coverage report --fail-under=95
say "Coverage of the reckoning"
.venv/bin/coverage report --include='*/domain/*' --fail-under=100
