"""A migrated SQLite database that is kept, and that every worker begins with a copy of.

Migrating takes half a minute, a copy none. Django still migrates the copy, and finds
nothing left to do. It is kept under the hash of all that decides what migrating makes.
"""

import fcntl
import sqlite3
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "var/tests"
DECIDE = (
    "requirements/test.txt",
    "strategy_portal/immutable.py",
    "strategy_portal/settings.py",
    "*/migrations/*.py",
)


@contextmanager
def begun_as_copy(file):
    """Let Django find a copy where it will make the tests' database, in memory."""
    # What is in memory is there for as long as somebody holds it.
    memory = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(memory, uri=True)) as held:
        with closing(sqlite3.connect(file)) as ready:
            ready.backup(held)
        yield


def kept_database():
    """Return the file of the database, made now if nobody has; others wait for it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"migrated-{_fingerprint()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for stale in FOLDER.glob("*.sqlite3*"):
                stale.unlink()
            _migrate(file)
    return file


def _fingerprint():
    files = sorted(each for what in DECIDE for each in ROOT.glob(what))
    return sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:16]


def _migrate(file):
    """Migrate aside, so that whoever is killed leaves no half of it under its name."""
    usual, aside = connection.settings_dict["NAME"], file.with_suffix(".sqlite3-new")
    connection.settings_dict["NAME"] = str(aside)
    try:
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    aside.rename(file)
