#!/usr/bin/env bash
# Brings the database up to date: tables, Rotherham's strategy, demonstration accounts.
# Loading again changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

manage() { .venv/bin/python manage.py "$@"; }

manage migrate --verbosity 0
manage load_strategy fixtures/rotherham
# The demonstration is in the middle of a quarter's returns.
manage open_quarter 2025-26-q2 --unless-open
