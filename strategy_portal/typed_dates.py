"""Dates as people type them, of any precision; `wording` writes what is read here.

Pure: standard library, `periods` and nothing else.
"""

import re
from collections.abc import Callable
from datetime import date

from strategy_portal.periods import (
    MONTHS,
    LooseDate,
    NotAPeriod,
    Precision,
    parse_loose_date,
)

EXAMPLES = "28 November 2025, November 2025, spring term 2026, 2025-26 or 2026"
EXAMPLE_OF_A_DAY = "28 11 2025"
# No plan of a partnership reaches further, and a slip of a digit does.
EARLIEST, LATEST = 1990, 2100
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_YEAR = r"([12]\d{3})"
_APART = r"[ ./-]+"


class NotADate(ValueError):
    """What was typed is no date. The words say what to type."""


def read_loose_date(text: str) -> LooseDate:
    """Read a date of any precision: "28 Nov 2025", "2025/26", "spring term 2026".

    Raises NotADate.
    """
    plain = " ".join(text.lower().replace(",", " ").split())
    try:
        found = _read(plain)
    except ValueError:
        found = None
    if found is None:
        raise NotADate(f"Enter a date, such as {EXAMPLES}.")
    if not EARLIEST <= found.on.year <= LATEST:
        raise NotADate(f"Enter a year from {EARLIEST} to {LATEST}.")
    return found


def read_day(text: str) -> date:
    """Read a date that must be a day. Raises NotADate."""
    try:
        found = read_loose_date(text)
    except NotADate:
        raise NotADate(f"Enter a day, such as {EXAMPLE_OF_A_DAY}.") from None
    if found.precision is not Precision.DAY:
        raise NotADate(f"Enter a day with its month and year: {EXAMPLE_OF_A_DAY}.")
    return found.on


def _read(text: str) -> LooseDate | None:
    for pattern, read in _SHAPES:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return read(found)
    return None


def _day(found: "re.Match[str]") -> LooseDate | None:
    month = _month_number(found[2])
    if month is None:
        return None
    return LooseDate(date(int(found[3]), month, int(found[1])), Precision.DAY)


def _month(found: "re.Match[str]") -> LooseDate | None:
    month = _MONTHS.get(found[1])
    return parse_loose_date(f"{MONTHS[month]} {found[2]}") if month else None


def _month_number(text: str) -> int | None:
    return int(text) if text.isdigit() else _MONTHS.get(text)


def _as_files_write_it(found: "re.Match[str]") -> LooseDate | None:
    try:
        return parse_loose_date(found[0])
    except NotAPeriod:
        return None


def _academic_year(found: "re.Match[str]") -> LooseDate | None:
    first, last = found[1], found[2]
    if int(first[:4]) + 1 != int(last if len(last) == 4 else first[:2] + last):
        return None
    return LooseDate(date(int(first) + 1, 8, 31), Precision.ACADEMIC_YEAR)


def _term(found: "re.Match[str]") -> LooseDate:
    return parse_loose_date(f"{found[2]} {found[1]} term")


_SHAPES: tuple[tuple[str, Callable[["re.Match[str]"], LooseDate | None]], ...] = (
    (rf"(\d{{1,2}})(?:st|nd|rd|th)?{_APART}(\d{{1,2}}|[a-z]+){_APART}{_YEAR}", _day),
    (rf"{_YEAR}-\d{{2}}-\d{{2}}", _as_files_write_it),
    (
        rf"(?:academic year )?{_YEAR}(?: to |/|-)(\d{{4}}|\d{{2}})",
        lambda found: _academic_year(found) or _as_files_write_it(found),
    ),
    (rf"(spring|summer|autumn)(?: term)? {_YEAR}", _term),
    (rf"{_YEAR} (?:spring|summer|autumn) term", _as_files_write_it),
    (rf"([a-z]+) {_YEAR}", _month),
    (_YEAR, _as_files_write_it),
)
