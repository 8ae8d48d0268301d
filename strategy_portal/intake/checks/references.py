"""References to rows that are neither in the files nor in the database."""

import difflib
from collections.abc import Iterator

from strategy_portal.intake.columns import Column, quoted
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Row
from strategy_portal.intake.schema import BY_TARGET
from strategy_portal.intake.whole import Whole


def dangling_references(whole: Whole) -> Iterator[Problem]:
    """Find every reference that leads nowhere."""
    for kind, row in whole.all_rows():
        for column in kind.sheet.columns:
            if not column.target:
                continue
            value = row.values[column.fields[0]]
            keys = value if column.many else (value,)
            for key in keys:
                if key is not None and not whole.knows(column.target, key):
                    yield _nowhere(whole, row, column, key)


def _nowhere(whole: Whole, row: Row, column: Column, key: Key) -> Problem:
    file = BY_TARGET[column.target].file
    if isinstance(key, tuple):
        message = f"{quoted(str(key[-1]))} is not a breakdown of {key[0]} in {file}."
    else:
        codes = [code for code in whole.values(file) if isinstance(code, str)]
        close = difflib.get_close_matches(str(key), codes, n=1)
        hint = f" Did you mean {quoted(close[0])}?" if close else ""
        message = f"{quoted(str(key))} is not in {file} or the database.{hint}"
    return Problem(row.file, row.line, column.name, message)
