"""Server processes as a deployment starts them, on the database that Django has."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from time import perf_counter
from urllib.parse import quote, urlencode

from django.db import connection

from load.browser import HOST, Browser

ROOT = Path(__file__).resolve().parent.parent
SERVERS = 2
PATIENCE = 60
GRANIAN = (
    *(str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"),
    *("--workers", "1", "--blocking-threads", "4", "--no-ws"),
    *("--log-level", "warning", "strategy_portal.wsgi:application"),
)


@contextmanager
def servers() -> Iterator[list[int]]:
    """Start two servers, yield their ports once they answer, and end them."""
    with ExitStack() as running:
        ports = [running.enter_context(_server()) for _ in range(SERVERS)]
        for port in ports:
            _wait_for(port)
        yield ports


@contextmanager
def _server() -> Iterator[int]:
    port = _free_port()
    # A group of their own: a server that hangs is ended with the process that it made.
    process = subprocess.Popen(
        [*GRANIAN, "--host", HOST, "--port", str(port)],
        cwd=ROOT,
        env=_environment(),
        start_new_session=True,
    )
    try:
        yield port
    finally:
        _end(process)


def _environment() -> dict[str, str]:
    """Return what the servers are told: our database, and codes asked of nobody."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "load.settings",
        "DATABASE_URL": address_of(connection.settings_dict),
        "PORTAL_SECOND_FACTOR": "no",
        "PORTAL_HTTPS": "no",
    }


def address_of(database: dict) -> str:
    """Return a database's settings as `DATABASE_URL` writes them."""
    user, password = quote(database["USER"]), quote(database["PASSWORD"], safe="")
    port = f":{database['PORT']}" if database["PORT"] else ""
    host = urlencode({"host": database["HOST"]})
    who = f"{user}:{password}" if password else user
    return f"postgresql://{who}@{port}/{database['NAME']}?{host}"


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind((HOST, 0))
        port: int = bound.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    started, pause = perf_counter(), Event()
    while Browser([port]).get("/healthz").status != 200:
        if perf_counter() - started > PATIENCE:
            raise RuntimeError("A server did not start; what it said stands above.")
        pause.wait(0.1)


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
