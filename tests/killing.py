"""Ending a process in the middle of its work, as a power cut would."""

import os
import signal
from contextlib import contextmanager
from unittest import mock

from django.db import connection, connections

BEFORE_COMMIT, AFTER_COMMIT = "before the commit", "after the commit"


def killed_at(point, work):
    """Do some work in a process of its own that is killed; return whether it was.

    `point` is the number of a statement, from one, or one of those around the commit.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with _death(point):
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
def _death(point):
    if isinstance(point, int):
        with connection.execute_wrapper(_Counting(point)):
            yield
        return
    database = type(connections["default"])
    commit = database._commit

    def dying(self):
        if point == BEFORE_COMMIT:
            _die()
        commit(self)
        _die()

    with mock.patch.object(database, "_commit", dying):
        yield


class _Counting:
    """Counts statements, and ends the process before the one that it is told."""

    def __init__(self, last=None):
        self.seen, self.last = 0, last

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.last:
            _die()
        return execute(sql, params, many, context)


def _die():
    os.kill(os.getpid(), signal.SIGKILL)
