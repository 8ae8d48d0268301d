#!/usr/bin/env bash
# Sets everything up, renders the latest quarter's scorecards and serves the portal.
set -euo pipefail
cd "$(dirname "$0")/.."
port="${PORT:-8000}"
# A demonstration on this machine: nobody has to take a phone out. Every page says so.
export PORTAL_SECOND_FACTOR="${PORTAL_SECOND_FACTOR:-no}"
export PORTAL_DEMONSTRATION="${PORTAL_DEMONSTRATION:-yes}"
export PORTAL_URL="${PORTAL_URL:-http://127.0.0.1:$port}"

print_scorecards() {
    .venv/bin/python manage.py render_scorecards --out var/scorecards --audience board
}

scripts/setup.sh run
scripts/data.sh
. scripts/steps.sh
[ -d var/scorecards ] || rm -f "$stamps/scorecards"
step scorecards fixtures priorities outcomes scorecards strategy_portal templates \
    static/build requirements/run.txt -- print_scorecards
.venv/bin/python manage.py make_demo_accounts
if [ "$PORTAL_DEMONSTRATION" = yes ]; then
    .venv/bin/python manage.py publish_demonstration
fi
echo
echo "The scorecards are in var/scorecards."
echo "The public site is at http://127.0.0.1:$port/, the portal at http://127.0.0.1:$port/portal/ (Ctrl+C ends it)."
exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$port" \
    --workers 1 --blocking-threads 4 --no-ws --log-level warning --access-log \
    strategy_portal.wsgi:application
