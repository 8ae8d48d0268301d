#!/usr/bin/env bash
# Everything that reads the code without running it.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$1"; }

say "Format and lint"
.venv/bin/ruff format --check .
.venv/bin/ruff check .
say "Import contracts"
.venv/bin/lint-imports
say "Types"
.venv/bin/mypy
