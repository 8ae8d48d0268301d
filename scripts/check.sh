#!/usr/bin/env bash
# The inner loop: what a change should pass before the whole of `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh test
scripts/lint.sh
. scripts/node.sh
printf '\n== Unit tests\n'
.venv/bin/python -m pytest tests/unit tests/test_house.py --quiet -n 2 \
    --dist worksteal -m "not thorough"
