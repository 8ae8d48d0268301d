"""Ending a process in the middle of its work, as a power cut would."""

import os
import signal
from contextlib import contextmanager
from threading import Thread
from unittest import mock

from django.db import connection, connections

BEFORE_COMMIT, AFTER_COMMIT = "before the commit", "after the commit"
AT_COMMIT = "at the same time as the commit"


def killed_at(point, work):
    """Do some work in a process of its own that is killed; return whether it was.

    `point` is the number of a statement, from one, or one of those around the commit.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with struck(point, _die):
                work()
        finally:
            # Neither the tests nor their fixtures end in this process.
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def statements_of(work):
    """Return how many statements some work sends, undone as soon as it is done."""
    counted = _Counting()
    with connection.execute_wrapper(counted):
        work()
    return counted.seen


@contextmanager
def struck(point, strike):
    """Let something strike at a point of what is done within."""
    if isinstance(point, int):
        with connection.execute_wrapper(_Counting(point, strike)):
            yield
        return
    database = type(connections["default"])
    commit = database._commit

    def committed(self):
        with _STRUCK[point](strike):
            commit(self)

    with mock.patch.object(database, "_commit", committed):
        yield


@contextmanager
def _before(strike):
    strike()
    yield


@contextmanager
def _beside(strike):
    other = Thread(target=strike)
    other.start()
    try:
        yield
    finally:
        other.join()


@contextmanager
def _after(strike):
    yield
    strike()


_STRUCK = {BEFORE_COMMIT: _before, AT_COMMIT: _beside, AFTER_COMMIT: _after}


class _Counting:
    """Counts statements, and lets something strike before the one that it is told."""

    def __init__(self, last=None, strike=None):
        self.seen, self.last, self.strike = 0, last, strike

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.last:
            self.strike()
        return execute(sql, params, many, context)


def _die():
    os.kill(os.getpid(), signal.SIGKILL)
