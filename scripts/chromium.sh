#!/usr/bin/env bash
# Prints the path of the Chromium that the browser tests drive. CHROMIUM= names another.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
    "$PWD"/var/browsers/chromium-*/chrome-linux*/chrome; do
    [ -n "$name" ] || continue
    path="$(command -v "$name")" || continue
    # Ubuntu's chromium-browser may be a note that says to install a snap.
    "$path" --version >/dev/null 2>&1 || continue
    echo "$path"
    exit 0
done
exit 1
