"""Reading the cells of a row for its line: a figure as the line takes it, a comment.

A line with a base takes two cells, how many and out of how many, any other one. Both
take `47 of 52` in one cell, or a reason such as `Not collected: no tests in 2020`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from outcomes.domain.entry import Entry, agrees
from outcomes.domain.figures import Missing, Unit
from outcomes.intake.lines import COMMENT, Known
from outcomes.intake.numbers import (
    NotANumber,
    is_percentage,
    read_number,
    read_pair,
)
from outcomes.intake.texts import lines_of, plain, quoted

_REASON = re.compile(
    rf"\s*({'|'.join(Missing)})\b\s*[:,.;-]?\s*(.*)",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
_PER_ONE = " to 1"


class BadRow(ValueError):
    """The row cannot be used; the message says what to write instead."""


def read_cells(cells: Sequence[str], line: Known) -> tuple[Entry | None, str]:
    """Return what the cells give, and the comment after it, each empty if not given.

    Raises BadRow.
    """
    try:
        entry, rest = _figure(cells, line)
    except NotANumber as error:
        raise BadRow(str(error)) from None
    comment, *more = [cell for cell in rest if cell.strip()] or [""]
    if more:
        raise BadRow(
            f"The row has more cells than it may: {quoted(more[0])} is one too many."
        )
    if comment and line.whole:
        raise BadRow(f"Comment on the whole of {line.code}, not on one of its parts.")
    return entry, lines_of(comment).strip()


def _figure(cells: Sequence[str], line: Known) -> tuple[Entry | None, Sequence[str]]:
    """Return the entry that the first cells give, and the cells after them."""
    first, rest = (cells[0], cells[1:]) if cells else ("", ())
    entry = read_reason(first) or _of_pair(first, line.unit)
    if entry:
        return entry, rest
    if line.takes_base:
        return _base(first, rest, line)
    number = read_value(first, line.unit)
    if rest and rest[0] != line.texts.get(COMMENT) and _is_number(rest[0]):
        raise BadRow(
            f"{line.code} takes one figure, and {quoted(rest[0])} is one too many."
        )
    return (None if number is None else Entry(number)), rest


def read_reason(text: str) -> Entry | None:
    """Return why there is no figure, where a cell says so; None where it does not."""
    found = _REASON.fullmatch(lines_of(text))
    if not found:
        return None
    return Entry(missing=Missing(found[1].lower()), missing_reason=found[2].strip())


def read_value(text: str, unit: Unit) -> Decimal | None:
    """Return the figure of a cell in the unit given; None where it is blank.

    Raises NotANumber, and BadRow for a percentage of what is none.
    """
    if is_percentage(text) and not unit.is_share:
        raise BadRow(f"{quoted(text)} is a percentage, and this measure is none.")
    typed = plain(text)
    return read_number(typed.removesuffix(_PER_ONE) if unit is Unit.RATIO else typed)


def _of_pair(text: str, unit: Unit) -> Entry | None:
    pair = read_pair(text)
    if pair is None:
        return None
    if unit is Unit.COUNT:
        raise BadRow(f"Give one number instead of {quoted(text)}: this is a count.")
    return Entry(None, *pair)


def _base(
    first: str, rest: Sequence[str], line: Known
) -> tuple[Entry | None, Sequence[str]]:
    second, rest = (rest[0], rest[1:]) if rest else ("", ())
    if not plain(second) and _stands_alone(first, line.unit):
        return Entry(read_value(first, line.unit)), rest
    part, whole = _read_count(first), _read_count(second)
    if part is None and whole is None:
        return None, rest
    return _with_echo(Entry(None, part, whole), rest, line)


def _stands_alone(text: str, unit: Unit) -> bool:
    """Return whether a cell can only be the share itself, not how many."""
    if unit.is_share:
        return is_percentage(text)
    return bool(plain(text))


def _read_count(text: str) -> Decimal | None:
    if is_percentage(text):
        raise BadRow(f"Give how many, and out of how many, instead of {quoted(text)}.")
    return read_number(text)


def _with_echo(
    entry: Entry, rest: Sequence[str], line: Known
) -> tuple[Entry, Sequence[str]]:
    """Take a percentage that stands after the two numbers it is worked out from.

    One that agrees with them is dropped; one that does not is kept, to be refused. A
    number without the sign that does not agree is a comment.
    """
    quantity = entry.quantity
    if not (rest and quantity) or rest[0] == line.texts.get(COMMENT):
        return entry, rest
    value = read_number(rest[0]) if _is_number(rest[0]) else None
    if value is None:
        return entry, rest
    if agrees(value, quantity, line.unit):
        return entry, rest[1:]
    return (
        (replace(entry, value=value), rest[1:])
        if is_percentage(rest[0])
        else (entry, rest)
    )


def _is_number(text: str) -> bool:
    try:
        return read_number(text) is not None
    except NotANumber:
        return False
