#!/usr/bin/env bash
# Rewrites requirements/*.txt from pyproject.toml and package-lock.json from package.json:
# every version with its hashes, for every platform, and no address. uv lives in its own environment, because it
# is wanted here only.
set -euo pipefail
cd "$(dirname "$0")/.."

tool=var/locks-tool
if [ ! -x "$tool/bin/uv" ]; then
    python3 -m venv "$tool"
    "$tool/bin/pip" install --quiet uv
fi

compile() {
    "$tool/bin/uv" pip compile --quiet --universal --generate-hashes --no-header \
        --no-annotate --python-version 3.11 "$@"
}

compile pyproject.toml --output-file requirements/run.txt
# The test environment is the running one and more: the same versions in both.
compile pyproject.toml --group test --constraints requirements/run.txt \
    --output-file requirements/test.txt
compile --group pyproject.toml:node --output-file requirements/node.txt

# npm leaves the registry out of package-lock.json by .npmrc; the addresses of those
# who ask for money go too.
. scripts/node.sh
npm install --package-lock-only --silent
.venv/bin/python - <<'PYTHON'
import json
import pathlib

path = pathlib.Path("package-lock.json")
lock = json.loads(path.read_text())
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2) + "\n")
PYTHON

if grep --line-number --extended-regexp '://|--index-url|--find-links' requirements/*.txt package-lock.json; then
    echo "A lock names an address: locks must not." >&2
    exit 1
fi
