"""Periods of time as values: quarters, years of three kinds, snapshots and month ends.

Pure: standard library only. A period knows its basis, because a financial year and an
academic year that share a label are not the same twelve months and are never compared.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Basis(StrEnum):
    """What kind of stretch of time a figure covers."""

    FINANCIAL_QUARTER = "financial quarter"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    CALENDAR_YEAR = "calendar year"
    SNAPSHOT = "snapshot"
    MONTH_END = "month end"


MONTHS = tuple(calendar.month_name)
_YEAR_STARTS = {
    Basis.FINANCIAL_YEAR: 4,
    Basis.ACADEMIC_YEAR: 9,
    Basis.CALENDAR_YEAR: 1,
}
_MONTHS_OF = dict.fromkeys(_YEAR_STARTS, 12) | {Basis.FINANCIAL_QUARTER: 3}
# Years that papers name: four digits, so that every label reads back.
_YEAR = r"([12]\d{3})"
_OF_A_MONTH = (Basis.SNAPSHOT, Basis.MONTH_END)


class NotAPeriod(ValueError):
    """The text is not a period of the basis that was asked for."""


def _month(year: int, month: int) -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1), date(year, month, last)


def _months_later(start: date, months: int) -> date:
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months with their basis: from the first day to the last, both within.

    Raises NotAPeriod where it would end before it starts.
    """

    end: date
    start: date
    basis: Basis

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise NotAPeriod("A period cannot end before it starts.")

    @property
    def months(self) -> int:
        """Return how many calendar months it covers, the first and last included."""
        years = self.end.year - self.start.year
        return years * 12 + self.end.month - self.start.month + 1

    def _shifted(self, months: int) -> "Period":
        start = _months_later(self.start, months)
        after = _months_later(start, self.months)
        return Period(after - timedelta(days=1), start, self.basis)

    def year_before(self) -> "Period":
        """Return the same period of the year before."""
        return self._shifted(-12)

    def previous(self) -> "Period":
        """Return the period of the same length that ends where this one starts."""
        return self._shifted(-self.months)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A financial quarter: number 1 is April to June of the year named."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise NotAPeriod("A quarter is numbered 1 to 4.")

    @classmethod
    def containing(cls, day: date) -> "Quarter":
        """Return the financial quarter that the day falls in."""
        index = day.year * 12 + day.month - 1 - 3
        return cls(index // 12, index % 12 // 3 + 1)

    @classmethod
    def from_code(cls, code: str) -> "Quarter":
        """Read `2025-26-q2`; raise NotAPeriod for anything else."""
        found = re.fullmatch(rf"{_YEAR}-(\d{{2}})-q([1-4])", code)
        if not found or (int(found[1]) + 1) % 100 != int(found[2]):
            raise NotAPeriod(f"“{code}” is not a quarter; write it like 2025-26-q2.")
        return cls(int(found[1]), int(found[3]))

    @property
    def code(self) -> str:
        """Return the quarter as addresses and folders write it: `2025-26-q2`."""
        return f"{self.year}-{(self.year + 1) % 100:02d}-q{self.number}"

    @property
    def start(self) -> date:
        """Return the first day."""
        return _months_later(date(self.year, 4, 1), 3 * (self.number - 1))

    @property
    def end(self) -> date:
        """Return the last day."""
        return _months_later(self.start, 3) - timedelta(days=1)

    @property
    def period(self) -> Period:
        """Return the quarter as a period."""
        return Period(self.end, self.start, Basis.FINANCIAL_QUARTER)

    def next(self) -> "Quarter":
        """Return the quarter after this one."""
        return Quarter.containing(self.end + timedelta(days=1))

    def previous(self) -> "Quarter":
        """Return the quarter before this one."""
        return Quarter.containing(self.start - timedelta(days=1))


def period_ending(basis: Basis, day: date) -> Period:
    """Return the period of a basis that ends with the month of a day.

    Raises NotAPeriod where none does: no financial year ends in August.
    """
    first, end = _month(day.year, day.month)
    period = Period(end, _months_later(first, 1 - _MONTHS_OF.get(basis, 1)), basis)
    starts = _YEAR_STARTS.get(basis, period.start.month)
    if basis is Basis.FINANCIAL_QUARTER:
        starts = Quarter.containing(end).start.month
    if period.start.month != starts:
        raise NotAPeriod(f"No {basis} ends in {MONTHS[day.month]}.")
    return period


def parse_period(basis: Basis, label: str) -> Period:
    """Read a period as officers write it: `2024/25`, `2025-26 Q2`, `January 2025`."""
    label = label.strip()
    if basis is Basis.FINANCIAL_QUARTER:
        return _parse_quarter(label)
    if basis in _OF_A_MONTH:
        return _parse_month(basis, label)
    return _parse_year(basis, label)


def _parse_quarter(label: str) -> Period:
    try:
        return Quarter.from_code(label.lower().replace(" ", "-")).period
    except NotAPeriod:
        raise NotAPeriod(
            f"“{label}” is not a financial quarter; write it like 2025-26 Q2."
        ) from None


def _parse_month(basis: Basis, label: str) -> Period:
    name, _, year = label.partition(" ")
    if name not in MONTHS[1:] or not re.fullmatch(_YEAR, year):
        raise NotAPeriod(f"“{label}” is not a month; write it like January 2025.")
    start, end = _month(int(year), MONTHS.index(name))
    return Period(end, start, basis)


def _parse_year(basis: Basis, label: str) -> Period:
    split = basis is not Basis.CALENDAR_YEAR
    found = re.fullmatch(rf"{_YEAR}/(\d{{2}})" if split else _YEAR, label)
    if not found or (split and (int(found[1]) + 1) % 100 != int(found[2])):
        example = "2024/25" if split else "2024"
        raise NotAPeriod(f"“{label}” is not a {basis}; write it like {example}.")
    start = date(int(found[1]), _YEAR_STARTS[basis], 1)
    return Period(_months_later(start, 12) - timedelta(days=1), start, basis)


def format_period(period: Period) -> str:
    """Return the period as officers write it; `parse_period` reads it back."""
    start = period.start
    if period.basis is Basis.FINANCIAL_QUARTER:
        code = Quarter.containing(start).code
        return code[:7] + " " + code[8:].upper()
    if period.basis in _OF_A_MONTH:
        return f"{MONTHS[start.month]} {start.year}"
    if period.basis is Basis.CALENDAR_YEAR:
        return str(start.year)
    return f"{start.year}/{(start.year + 1) % 100:02d}"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"
    ACADEMIC_YEAR = "academic year"


_TERM_ENDS = {"spring": (4, 30), "summer": (7, 31), "autumn": (12, 31)}


@dataclass(frozen=True, slots=True, order=True)
class LooseDate:
    """A date of any precision, held as the last day that it can mean."""

    on: date
    precision: Precision

    @property
    def term(self) -> str:
        """Return the name of the term that ends then; empty for all but terms."""
        if self.precision is not Precision.TERM:
            return ""
        return next(t for t, end in _TERM_ENDS.items() if end[0] == self.on.month)


def parse_loose_date(text: str) -> LooseDate:
    """Read `2018-10-18`, `2019-01`, `2019`, `2019-20` or `2020 spring term`.

    From 2000 to 2011 a year and its follower's last two digits could be a month too:
    `2001-02` is the academic year. The month is then written `February 2001`, which is
    read for every year. Raises NotAPeriod for anything else.
    """
    text = text.strip()
    for pattern, read in _LOOSE:
        found = re.fullmatch(pattern, text)
        if not found:
            continue
        try:
            loose = read(found)
        except ValueError:
            break
        if loose is not None:
            return loose
    raise NotAPeriod(
        f"“{text}” is not a date; write it like 2018-10-18, 2019-01, 2019, "
        "2019-20 (an academic year) or 2020 spring term."
    )


def _loose_month(found: "re.Match[str]") -> LooseDate | None:
    year, month = int(found[1]), int(found[2])
    if _reads_as_academic_year(year, month):
        return LooseDate(date(year + 1, 8, 31), Precision.ACADEMIC_YEAR)
    if 1 <= month <= 12:
        return LooseDate(_month(year, month)[1], Precision.MONTH)
    return None


def _reads_as_academic_year(year: int, month: int) -> bool:
    return (year + 1) % 100 == month


def _named_month(found: "re.Match[str]") -> LooseDate:
    period = _parse_month(Basis.SNAPSHOT, found[0])
    return LooseDate(period.end, Precision.MONTH)


_LOOSE = (
    (
        rf"{_YEAR}-(\d{{2}})-(\d{{2}})",
        lambda m: LooseDate(date(int(m[1]), int(m[2]), int(m[3])), Precision.DAY),
    ),
    (rf"{_YEAR}-(\d{{2}})", _loose_month),
    (rf"[A-Z][a-z]+ {_YEAR}", _named_month),
    (_YEAR, lambda m: LooseDate(date(int(m[1]), 12, 31), Precision.YEAR)),
    (
        rf"{_YEAR} (spring|summer|autumn) term",
        lambda m: LooseDate(date(int(m[1]), *_TERM_ENDS[m[2]]), Precision.TERM),
    ),
)


def format_loose_date(loose: LooseDate) -> str:
    """Return the date as files write it; `parse_loose_date` reads it back."""
    on = loose.on
    match loose.precision:
        case Precision.DAY:
            return on.isoformat()
        case Precision.MONTH:
            if _reads_as_academic_year(on.year, on.month):
                return f"{MONTHS[on.month]} {on.year}"
            return f"{on.year}-{on.month:02d}"
        case Precision.YEAR:
            return str(on.year)
        case Precision.ACADEMIC_YEAR:
            return f"{on.year - 1}-{on.year % 100:02d}"
        case _:
            return f"{on.year} {loose.term} term"
