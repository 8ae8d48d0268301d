#!/usr/bin/env bash
# Renders the scorecards: scorecards.sh OUT AUDIENCE ILLUSTRATIVE [QUARTER].
set -euo pipefail
cd "$(dirname "$0")/.."

options=(--out "$1" --audience "$2")
case "$3" in
yes) ;;
no) options+=(--no-illustrative) ;;
*)
    echo "ILLUSTRATIVE is '$3'. Set it to yes or no." >&2
    exit 1
    ;;
esac
[ -z "${4:-}" ] || options+=(--quarter "$4")

scripts/setup.sh run
scripts/data.sh
.venv/bin/python manage.py render_scorecards "${options[@]}"
