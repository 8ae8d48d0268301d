"""A migrated database that is kept, and that every worker begins with a copy of.

Migrating takes half a minute, a copy a moment. Django still migrates the copy, and
finds nothing left to do. What is kept, a file of SQLite and a dump of PostgreSQL, lies
under the hash of all that decides what migrating makes.
"""

import fcntl
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from load.servers import address_of
from tests.server import program

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "var/tests"
DECIDE = (
    "requirements/test.txt",
    "strategy_portal/immutable.py",
    "strategy_portal/settings.py",
    "*/migrations/*.py",
)


@contextmanager
def begun_as_copy():
    """Let Django begin the tests' database as a copy of the migrated one."""
    name = f"migrated-{_fingerprint()}"
    give = {"sqlite": _in_memory, "postgresql": _as_template}[connection.vendor]
    with give(name):
        yield


@contextmanager
def _in_memory(name):
    file = FOLDER / f"{name}.sqlite3"
    with _alone():
        if not file.exists():
            _keep(file, _migrated_file)
    # What is in memory is there for as long as somebody holds it.
    memory = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(memory, uri=True)) as held:
        with closing(sqlite3.connect(file)) as ready:
            ready.backup(held)
        yield


@contextmanager
def _as_template(name):
    with _alone():
        if not _is_whole(name):
            _make_template(name, FOLDER / f"{name}.sql")
    connection.settings_dict["TEST"]["TEMPLATE"] = name
    yield


def _make_template(name, dump):
    """Make a database that is whole as soon as nobody can connect to it any more."""
    quoted = connection.ops.quote_name(name)
    _run(f"DROP DATABASE IF EXISTS {quoted}", f"CREATE DATABASE {quoted}")
    if dump.exists():
        whole = ("--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        restore = [program("psql"), *whole, f"--file={dump}", _address(name)]
        subprocess.run(restore, stdout=subprocess.DEVNULL, check=True)
    else:
        _migrate(name)
        _keep(dump, lambda file: _dump(name, file))
    _run(f"ALTER DATABASE {quoted} ALLOW_CONNECTIONS false")


def _dump(name, file):
    whole = ("--no-owner", f"--file={file}")
    subprocess.run([program("pg_dump"), *whole, _address(name)], check=True)


def _migrated_file(file):
    _migrate(file)
    with closing(sqlite3.connect(file)) as whole:
        whole.execute("PRAGMA journal_mode=DELETE")


def _migrate(name):
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(name)
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _keep(file, make):
    """Make a file aside and move it, and let go of those of before."""
    aside = file.with_name(f"new{file.suffix}")
    aside.unlink(missing_ok=True)
    make(aside)
    for stale in FOLDER.glob(f"migrated-*{file.suffix}"):
        stale.unlink()
    aside.rename(file)


@contextmanager
def _alone():
    """Wait until no other worker is here."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint():
    files = sorted(each for what in DECIDE for each in ROOT.glob(what))
    return sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:16]


def _address(name):
    return address_of(connection.settings_dict | {"NAME": name})


def _is_whole(name):
    found = "SELECT 1 FROM pg_database WHERE datname = %s AND NOT datallowconn"
    with connection._nodb_cursor() as cursor:
        cursor.execute(found, [name])
        return cursor.fetchone() is not None


def _run(*statements):
    for statement in statements:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)
