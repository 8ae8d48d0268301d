#!/usr/bin/env bash
# Every check and every test. The first failure ends it, with its exit status.
set -euo pipefail
cd "$(dirname "$0")/.."

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

# Lines are counted in one of the two runs only: counting doubles the time it takes.
printf '\nTests on PostgreSQL\n'
scripts/postgres.sh with .venv/bin/python -m pytest -n 2 --dist loadgroup
printf '\nTests on SQLite\n'
env -u DATABASE_URL .venv/bin/python -m pytest -n 2 --dist loadgroup \
    --cov --cov-report= -m "not browser"

say "Coverage"
.venv/bin/coverage report --fail-under=95
say "Coverage of the reckoning"
.venv/bin/coverage report --include='*/domain/*' --fail-under=100
