"""Periods as people write them in their own spreadsheets, read by a measure's basis.

What may be two periods is refused: `Q2 2024` may be of the calendar or of the financial
year, and `2024` alone of two school years.
"""

import re
from datetime import date

from outcomes.intake.texts import name_of, quoted
from strategy_portal.periods import (
    MONTHS,
    Basis,
    NotAPeriod,
    Period,
    Quarter,
    period_ending,
)

LONGEST = 60
EXAMPLES = {
    Basis.FINANCIAL_QUARTER: (
        "a financial quarter; write it like Q2 2025/26 or Jul to Sep 2025"
    ),
    Basis.FINANCIAL_YEAR: "a financial year; write it like 2024/25",
    Basis.ACADEMIC_YEAR: "an academic year; write it like 2024/25",
    Basis.CALENDAR_YEAR: "a calendar year; write it like 2024",
    Basis.SNAPSHOT: "a month; write it like January 2025",
    Basis.MONTH_END: "a month; write it like January 2025",
}

_YEAR = r"(?P<year>[12]\d{3}|\d\d)"
_SPAN = rf"{_YEAR} ?(?:-|/|to) ?(?P<next>[12]\d{{3}}|\d\d)"
_NUMBER = r"q(?:uarter|tr)?\.? ?(?P<number>[1-4])"
_NUMBERED = (
    re.compile(rf"{_SPAN},? {_NUMBER}"),
    re.compile(rf"{_NUMBER},? (?:of )?{_SPAN}"),
)
_MONTHS = re.compile(
    r"(?P<first>[a-z]{3,9})\.?(?: (?P<same>\d{4}))? ?(?:-|/|to) ?"
    rf"(?P<last>[a-z]{{3,9}})\.?,? {_YEAR}"
)
_SPANS = (re.compile(_SPAN), re.compile(r"(?P<year>[12]\d{3})(?P<next>\d\d)"))
_DAYS = (
    re.compile(
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -])?(?P<name>[a-z]{3,9})\.?,?[ -]"
        + _YEAR
    ),
    re.compile(
        r"(?P<year>[12]\d{3})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[ t]00:00(?::00)?)?)?"
    ),
    re.compile(r"(?:(?P<day>\d{1,2})[/.])?(?P<month>\d{1,2})[/.](?P<year>[12]\d{3})"),
)
_ENDS = re.compile(
    r"(?:at )?(?:the )?(?:(?:financial|academic|calendar) )?"
    r"(?:(?:year|quarter|month) )?(?:ending|ended|end of|end|to) (?P<last>.+)"
)
_KIND = re.compile(
    r"(?:the )?(?:(?:financial|academic|school|calendar) year|year|fy|ay) ?"
    r"(?P<own>\d.*)"
)


def read_period(basis: Basis, text: str) -> Period:
    """Return the period of a basis that a text names. Raises NotAPeriod."""
    typed = name_of(text)
    try:
        last = _last_day(basis, typed) if len(typed) <= LONGEST else None
        if last:
            return period_ending(basis, last)
    except ValueError:  # no such day, or no period of the basis that ends with it
        pass
    raise NotAPeriod(f"{quoted(text)} is not {EXAMPLES[basis]}.")


def _last_day(basis: Basis, typed: str) -> date | None:
    """Return a day of the last month of the period; None where none is named."""
    ends, kind = _ENDS.fullmatch(typed), _KIND.fullmatch(typed)
    if ends:
        return _day(ends["last"])
    own = kind["own"] if kind else typed
    match basis:
        case Basis.FINANCIAL_QUARTER:
            return _quarter(own)
        case Basis.SNAPSHOT | Basis.MONTH_END:
            return _day(own)
        case Basis.CALENDAR_YEAR:
            found = re.fullmatch(_YEAR, own)
            return date(_full(found["year"]), 12, 1) if found else None
        case _:
            year = _spanning(own)
            month = 3 if basis is Basis.FINANCIAL_YEAR else 8
            return date(year + 1, month, 1) if year else None


def _quarter(typed: str) -> date | None:
    found = _MONTHS.fullmatch(typed)
    if found:
        first, last = _month(found["first"]), _month(found["last"])
        year = _full(found["year"])
        alike = found["same"] is None or int(found["same"]) == year
        return date(year, last, 1) if alike and last == first + 2 else None
    for pattern in _NUMBERED:
        numbered = pattern.fullmatch(typed)
        start = _first_year(numbered) if numbered else None
        if numbered and start:
            return Quarter(start, int(numbered["number"])).end
    return None


def _day(typed: str) -> date | None:
    for pattern in _DAYS:
        found = pattern.fullmatch(typed)
        if found:
            parts = found.groupdict()
            month = _month(parts["name"]) if "name" in parts else int(parts["month"])
            return date(_full(parts["year"]), month, int(parts["day"] or 1))
    return None


def _spanning(typed: str) -> int | None:
    for pattern in _SPANS:
        found = pattern.fullmatch(typed)
        if found:
            return _first_year(found)
    return None


def _first_year(found: "re.Match[str]") -> int | None:
    """Return the first of two years that follow one another; None if they do not."""
    year, following = _full(found["year"]), found["next"]
    return year if str(year + 1).endswith(following) else None


def _full(year: str) -> int:
    """Return a year of four digits; two are of this century."""
    return int(year) if len(year) == 4 else 2000 + int(year)


def _month(name: str) -> int:
    """Return the number of a month by its name, or how that begins; else raise."""
    for number, month in enumerate(MONTHS):
        if month.lower().startswith(name):
            return number
    raise NotAPeriod(name)
