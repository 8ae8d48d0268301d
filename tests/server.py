"""A PostgreSQL server of one's own that may be killed, with a copy of the database."""

import os
import select
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.db import connections

from load.servers import address_of

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = str(ROOT / "scripts/postgres.sh")
# It runs until its input is closed: with this process, however that ends.
WAITING = ("sh", "-c", 'echo "$DATABASE_URL" && exec cat')


class Server:
    """A server that waits for its disk, so that what it acknowledged is kept."""

    def __init__(self, address):
        self.address = address
        self.home = Path(parse_qs(urlsplit(address).query)["host"][0])

    def kill(self):
        """End every process of it at once, as kill -9 or a power cut does."""
        lock = self.home / "data/postmaster.pid"
        first = int(lock.read_text().split()[0])
        # It would notice that others end before it does.
        os.kill(first, signal.SIGSTOP)
        ends = [os.pidfd_open(pid) for pid in (first, *_children(first))]
        for end in ends:
            signal.pidfd_send_signal(end, signal.SIGKILL)
        for end in ends:
            select.select([end], [], [])
            os.close(end)
        # Whoever died and was not buried yet would be taken for alive.
        lock.unlink()
        (self.home / ".s.PGSQL.5432.lock").unlink()

    def start_again(self):
        """Start it on the data that the killed one left."""
        subprocess.run([SCRIPT, "again", self.home], check=True)
        connections["default"].close()


@contextmanager
def server_with_a_copy():
    """Copy the database to a server that may be killed, and lead Django to it."""
    theirs = connections["default"]
    with _server() as server:
        _copy(address_of(theirs.settings_dict), server.address)
        where = {"HOST": str(server.home), "PORT": "", "NAME": "postgres"}
        ours = type(theirs)(theirs.settings_dict | where, "default")
        connections["default"] = ours
        try:
            yield server
        finally:
            ours.close()
            connections["default"] = theirs


@contextmanager
def _server():
    with subprocess.Popen(
        [SCRIPT, "durable", "with", *WAITING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Server(process.stdout.readline().strip())


def _copy(source, target):
    dump = subprocess.check_output([program("pg_dump"), source])
    whole = ("--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    subprocess.run(
        [program("psql"), *whole, target],
        input=dump,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def program(name):
    """Return where one of PostgreSQL's programs is."""
    folder = subprocess.check_output([SCRIPT, "where"], text=True).strip()
    return Path(folder) / name


def _children(pid):
    return map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
