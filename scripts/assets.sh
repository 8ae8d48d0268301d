#!/usr/bin/env bash
# Builds static/build from npm packages and static/scss: style sheets, the script of
# GOV.UK Frontend and the fonts. Nothing of it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/node.sh

build=static/build
# Written aside and moved, so that a server never meets half a folder.
new="$(mktemp -d static/.build.XXXXXX)"
trap 'rm -rf "$new"' EXIT
chmod 755 "$new"

node node_modules/sass/sass.js --style=compressed --no-source-map --no-charset \
    --quiet-deps --load-path=node_modules static/scss:"$new"

# The comment at the end of the script names a source map that is not served.
sed '/^\/\/# sourceMappingURL=/d' \
    node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js >"$new/govuk-frontend.min.js"

mkdir "$new/fonts"
for weight in 400 600 700; do
    for subset in latin latin-ext; do
        cp "node_modules/@fontsource/source-sans-3/files/source-sans-3-$subset-$weight-normal.woff2" \
            "$new/fonts/"
    done
done
cp node_modules/@fontsource/source-sans-3/LICENSE "$new/fonts/LICENSE.txt"

rm -rf "$build"
mv "$new" "$build"
trap - EXIT
