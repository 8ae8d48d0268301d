# Sourced by the scripts that make things: a step leaves a stamp with the fingerprint of
# what it was made from, so that a second run does nothing.
# shellcheck shell=bash
stamps=var/stamps

fingerprint() { find "$@" -type f ! -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum | sha256sum; }

# step NAME PATHS… -- COMMAND…: run the command unless the paths are as they were then.
step() {
    local name="$1" now paths=()
    shift
    while [ "$1" != -- ]; do
        paths+=("$1")
        shift
    done
    shift
    now="$(fingerprint "${paths[@]}")"
    if [ "$(cat "$stamps/$name" 2>/dev/null)" != "$now" ]; then
        "$@"
        echo "$now" >"$stamps/$name"
    fi
}
