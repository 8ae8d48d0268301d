"""Load the portal on a temporary database, print what was seen, and check it.

`office` lets officers save; `readers` ask for public pages while editions come out;
`guesses` are made at the addresses of what waits to be published.
"""

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

    from load.servers import address_of

    if connection.vendor != "postgresql":
        raise SystemExit("Name a PostgreSQL in DATABASE_URL; `make load` does.")
    databases = setup_databases(verbosity=0, interactive=False)
    # Processes that are started from here on work on the same database.
    os.environ["DATABASE_URL"] = address_of(connection.settings_dict)
    try:
        return int(asked.run(asked))
    finally:
        _end_sessions()
        teardown_databases(databases, verbosity=0)


def _end_sessions() -> None:
    """End what still holds the database, such as a server that takes its time to go."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m load", description=__doc__)
    kinds = parser.add_subparsers(required=True)
    office = kinds.add_parser("office")
    office.set_defaults(run=_office)
    office.add_argument("--officers", type=int, default=100)
    office.add_argument("--seconds", type=float, default=600)
    office.add_argument("--thinking", type=float, default=THINKING)
    readers = kinds.add_parser("readers")
    readers.set_defaults(run=_readers)
    readers.add_argument("--rate", type=float, default=200)
    readers.add_argument("--seconds", type=float, default=300)
    readers.add_argument("--editions", type=int, default=10)
    guesses = kinds.add_parser("guesses")
    guesses.set_defaults(run=_guesses)
    guesses.add_argument("--number", type=int, default=10_000)
    return parser.parse_args()


def _office(asked: argparse.Namespace) -> bool:
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
    return bool(lost or ledger.strange)


def _readers(asked: argparse.Namespace) -> bool:
    from load.burst import burst
    from load.press import press_apart
    from load.report import lines_of_burst
    from load.servers import SERVERS, servers
    from scorecards.models import Scorecard

    print(
        f"Readers ask {asked.rate:g} times a second for {asked.seconds:g} seconds, "
        f"while {asked.editions} editions come out, against {SERVERS} servers.\n",
        flush=True,
    )
    with press_apart() as publish, servers() as ports:
        seen = burst(
            publish,
            ports,
            first=publish(),
            slugs=Scorecard.objects.values_list("slug", flat=True),
            rate=asked.rate,
            editions=asked.editions,
            seconds=asked.seconds,
        )
    print(*lines_of_burst(seen), sep="\n")
    return bool(seen.errors or seen.mixed)


def _guesses(asked: argparse.Namespace) -> bool:
    from load.browser import Browser
    from load.guessing import ask_all, guesses, open_folders, unpublished_in
    from load.press import Press
    from load.report import lines_of_guesses
    from load.servers import servers

    press = Press()
    press.publish()
    press.hold_back()
    with servers() as ports:
        # Of one alone: each process has its own order of the content security policy.
        told = ask_all(guesses(asked.number), Browser(ports[:1]).get)
    leaks = unpublished_in(open_folders())
    print(*lines_of_guesses(told, leaks), sep="\n")
    return bool(leaks) or len(told.answers) > 1


if __name__ == "__main__":
    sys.exit(main())
