"""Let officers save on a temporary database, print what they saw, and check it."""

import argparse
import os
import sys
from time import perf_counter

import django

THINKING = 6


def main() -> int:
    """Set up, run and report; the status is 1 where anything went wrong."""
    asked = _asked()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "load.settings")
    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    if connection.vendor != "postgresql":
        raise SystemExit("Name a PostgreSQL in DATABASE_URL; `make load` does.")
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        return _run(asked)
    finally:
        teardown_databases(databases, verbosity=0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m load", description=__doc__)
    parser.add_argument("--officers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--thinking", type=float, default=THINKING)
    return parser.parse_args()


def _run(asked: argparse.Namespace) -> int:
    from load.checking import lost_saves
    from load.office import open_office
    from load.report import lines_of
    from load.servers import SERVERS, servers
    from load.together import Until, work_together

    print(
        f"{asked.officers} officers save for {asked.seconds:g} seconds, each after "
        f"about {asked.thinking:g} seconds of thought, against {SERVERS} servers.",
        flush=True,
    )
    officers = open_office(asked.officers)
    with servers() as ports:
        until = Until(asked.seconds, thinking=asked.thinking)
        started = perf_counter()
        ledger = work_together(officers, ports, until)
        came_in = (until.ends_at or started) - asked.seconds - started
    lost = lost_saves(ledger.saves)
    print(f"Signing everybody in took {came_in:.0f} seconds before that.\n")
    print(*lines_of(ledger, lost, asked.seconds), sep="\n")
    return int(bool(lost or ledger.strange))


if __name__ == "__main__":
    sys.exit(main())
