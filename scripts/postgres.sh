#!/usr/bin/env bash
# A private PostgreSQL for one command: `postgres.sh with make-something …` starts a
# new cluster, sets DATABASE_URL, runs the command, and stops and removes the cluster
# however the command ends. `postgres.sh where` prints the folder of the programs.
# `postgres.sh durable with …` does the same with a cluster that waits for its disk, and
# `postgres.sh again FOLDER` starts a cluster once more that somebody killed.
#
# The cluster listens on a socket in a folder of its own and on no port, so it meets
# no other server and no other person. PostgreSQL refuses to run as root: then it runs
# as the user postgres, which Debian's package makes.
set -euo pipefail
cd "$(dirname "$0")/.."

programs() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) \
        "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            echo "$folder"
            return
        fi
    done
    return 1
}

as_owner() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start() {
    home="$(mktemp -d "${TMPDIR:-/tmp}/portal-pg.XXXXXX")"
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$home"
    fi
    trap stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if ! (cd "$home" && as_owner "$bin/initdb" --pgdata="$home/data" --username=portal \
        --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync &&
        as_owner "$bin/pg_ctl" --pgdata="$home/data" --log="$home/log" --wait start \
            --options="-c listen_addresses='' -c unix_socket_directories='$home' \
            $hurried") \
        >"$home.start" 2>&1; then
        cat "$home.start" "$home/log" >&2 2>/dev/null || true
        echo "PostgreSQL did not start." >&2
        exit 1
    fi
}

stop() {
    local ended=$?
    as_owner "$bin/pg_ctl" --pgdata="$home/data" --mode=immediate --wait stop \
        >/dev/null 2>&1 || true
    rm -rf "$home" "$home.start"
    exit "$ended"
}

bin="$(programs)" || {
    echo "PostgreSQL's server programs are not on this machine." >&2
    exit 1
}
# The data may be lost at any moment, so nothing waits for the disk.
hurried="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
if [ "${1:-}" = durable ]; then
    shift
    hurried=""
fi
case "${1:-}" in
where)
    echo "$bin"
    ;;
with)
    shift
    start
    DATABASE_URL="postgresql://portal@/postgres?host=$home" "$@"
    ;;
again)
    # With the options that it was started with.
    cd "$2"
    as_owner "$bin/pg_ctl" --pgdata="$2/data" --log="$2/log" --wait restart >/dev/null 2>&1
    ;;
*)
    echo "Usage: scripts/postgres.sh where | [durable] with COMMAND … | again FOLDER" >&2
    exit 2
    ;;
esac
