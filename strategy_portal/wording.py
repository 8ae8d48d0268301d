"""Words: the one place where dates, numbers, periods and lists become text.

Pages, papers, pictures and their alternatives all print what is made here, so that a
figure reads the same wherever it stands. The rules are those of the GOV.UK content
style guide (A to Z: dates, times, numbers, percentages, money, ranges) in short: day,
month, year without commas or endings; 12-hour times with am and pm, midday and midnight
as words; numerals, with commas from 1,000 and a 0 before a decimal point; the % sign;
ranges with "to", never a dash; sentence case. Quarters name their months, as the Office
for National Statistics asks.

Pure: standard library and `periods` only. Units are the words of `outcomes.domain`:
percent and rate (both out of 100), count, score, ratio.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from strategy_portal.periods import (
    MONTHS,
    Basis,
    LooseDate,
    Period,
    Precision,
    Quarter,
)
from strategy_portal.rounding import adding_up, honest_decimals, own_decimals, rounded

NO_DATE = "No date given"
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_KEPT_TOGETHER = re.compile(r"SEN support|EHC plan|[Kk]ey stage \d|\bage \d")
_SHARES = ("percent", "rate")
# Below this many, the percentage of a count says more than the count does.
_FEWEST_FOR_A_PERCENTAGE = 20


def date_words(day: date) -> str:
    """Return a day: "4 June 2026"."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def lasting_words(starts: date | None, ends: date | None) -> str:
    """Return from when to when, where either end may be open: `From 1 April 2025`."""
    if starts is None:
        return f"Until {date_words(ends)}" if ends else "Always"
    if ends is None:
        return f"From {date_words(starts)}"
    return f"{date_words(starts)} to {date_words(ends)}"


def month_words(day: date) -> str:
    """Return the month of a day: "June 2026"."""
    return f"{MONTHS[day.month]} {day.year}"


def time_words(moment: time | datetime) -> str:
    """Return a time of day: "2:14pm", "9am", "midday", "midnight"."""
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'pm' if moment.hour >= 12 else 'am'}"


def moment_words(moment: datetime) -> str:
    """Return a date and its time: "4 June 2026 at 2:14pm"."""
    return f"{date_words(moment)} at {time_words(moment)}"


def loose_date_words(loose: LooseDate) -> str:
    """Return a date as exactly as it is known, and no more so."""
    on = loose.on
    match loose.precision:
        case Precision.DAY:
            return date_words(on)
        case Precision.MONTH:
            return month_words(on)
        case Precision.TERM:
            return f"{loose.term} term {on.year}"
        case Precision.ACADEMIC_YEAR:
            return f"academic year {on.year - 1} to {on.year}"
        case _:
            return str(on.year)


def span_words(starts: LooseDate | None, ends: LooseDate | None) -> str:
    """Return from when to when: "2018 to 2020", "from April 2019", "by 2021"."""
    if starts and ends:
        return range_words(loose_date_words(starts), loose_date_words(ends))
    if starts:
        return f"from {loose_date_words(starts)}"
    return f"by {loose_date_words(ends)}" if ends else NO_DATE


def days_late_words(due: date, today: date) -> str:
    """Return how late a thing is: "7 days late", "due today", "due in 3 days"."""
    days = (today - due).days
    if days > 0:
        return f"{count_words(days, 'day')} late"
    return f"due in {count_words(-days, 'day')}" if days else "due today"


def quarter_words(quarter: Quarter) -> str:
    """Return a quarter by its number: "Quarter 2 of 2025 to 2026"."""
    return f"Quarter {quarter.number} of {quarter.year} to {quarter.year + 1}"


def quarter_months(quarter: Quarter) -> str:
    """Return a quarter by its months: "July to September 2025"."""
    return _months_words(quarter.start, quarter.end)


def quarter_full(quarter: Quarter) -> str:
    """Return "Quarter 2 of 2025 to 2026 (July to September 2025)"."""
    return f"{quarter_words(quarter)} ({quarter_months(quarter)})"


def period_words(period: Period) -> str:
    """Return a period as a table cell holds it: "2024/25", "Jul to Sep 2025"."""
    start, end = period.start, period.end
    match period.basis:
        case Basis.ACADEMIC_YEAR:
            return f"{start.year}/{end.year % 100:02d}"
        case Basis.FINANCIAL_YEAR:
            return f"to {month_words(end)}"
        case Basis.CALENDAR_YEAR:
            return str(end.year)
        case Basis.MONTH_END:
            return f"end of {month_words(end)}"
        case _:
            return _months_words(start, end, letters=3)


def period_long(period: Period) -> str:
    """Return a period as a sentence names it: "the academic year 2024 to 2025"."""
    start, end = period.start, period.end
    match period.basis:
        case Basis.ACADEMIC_YEAR:
            return f"the academic year {start.year} to {end.year}"
        case Basis.FINANCIAL_YEAR:
            return f"the year ending {month_words(end)}"
        case Basis.CALENDAR_YEAR:
            return str(end.year)
        case Basis.MONTH_END:
            return f"the end of {month_words(end)}"
        case _:
            return _months_words(start, end)


def period_when(period: Period) -> str:
    """Return when a figure was so: "in 2024/25", "at the end of June 2023"."""
    match period.basis:
        case Basis.ACADEMIC_YEAR:
            return f"in {period_words(period)}"
        case Basis.MONTH_END:
            return f"at {period_long(period)}"
        case _:
            return f"in {period_long(period)}"


def _months_words(start: date, end: date, letters: int | None = None) -> str:
    first, last = MONTHS[start.month][:letters], MONTHS[end.month][:letters]
    if start.year < end.year:
        return f"{first} {start.year} to {last} {end.year}"
    if start.month < end.month:
        return f"{first} to {last} {end.year}"
    return month_words(end)


def number_words(value: Decimal | int, decimals: int = 0) -> str:
    """Return a number: commas from 1,000, a leading 0, a true minus sign."""
    shown = rounded(Decimal(value), decimals)
    sign = MINUS if shown < 0 else ""
    return f"{sign}{abs(shown):,f}"


def figure_words(
    value: Decimal,
    unit: str,
    decimals: int = 0,
    *,
    against: Decimal | Iterable[Decimal] | None = None,
    polarity: str = "",
) -> str:
    """Return a figure with the unit that stays with it: "30%", "0.89 to 1", "3,623".

    `against` holds the target, or the target and its limits: where rounding would make
    a miss look like a hit, or a hit like a miss, decimals are added until it does not.
    `polarity` (higher, lower) says on which side a hit lies; without it, a difference
    must stay a difference.
    """
    if against is not None:
        limits = [against] if isinstance(against, Decimal) else list(against)
        decimals = honest_decimals(value, decimals, limits, polarity)
    return _with_unit(number_words(value, decimals), unit)


def exact_words(value: Decimal, unit: str = "", decimals: int = 0) -> str:
    """Return a number as it was given: never rounded, and with its unit if named."""
    return _with_unit(number_words(value, max(decimals, own_decimals(value))), unit)


def target_words(value: Decimal, unit: str, decimals: int = 0) -> str:
    """Return a target exactly: with more decimals than published if it has them."""
    return exact_words(value, unit, decimals)


def _with_unit(number: str, unit: str) -> str:
    if unit in _SHARES:
        return f"{number}%"
    return f"{number} to 1" if unit == "ratio" else number


def change_words(
    change: Decimal,
    before: Decimal,
    unit: str,
    decimals: int = 0,
    *,
    both: str = "years",
) -> str:
    """Return a move: "up 1.7 points from 28.9"; where none shows, "53% in both years".

    `change` and `before` are unrounded, in the measure's unit. A decimal is added where
    the words would not add up to the figure that the reader sees beside them.
    """
    now = before + change
    if rounded(now, decimals) == rounded(before, decimals):
        return f"{figure_words(before, unit, decimals)} in both {both}"
    places = adding_up(change, before, decimals)
    way = "up" if change > 0 else "down"
    size = _size_words(abs(change), before, unit, places)
    # "from 0.87 to 1" would read as a move from 0.87 to 1, so a ratio goes bare.
    start = number_words(before, places)
    return f"{way} {size} from {start if unit == 'ratio' else _with_unit(start, unit)}"


def _size_words(size: Decimal, before: Decimal, unit: str, decimals: int) -> str:
    number = number_words(size, decimals)
    if unit in _SHARES or unit == "score":
        return f"{number} {'point' if number == '1' else 'points'}"
    if unit == "count" and before >= _FEWEST_FOR_A_PERCENTAGE:
        return f"{number} ({_growth_words(size / before * 100)})"
    return number


def _growth_words(percent: Decimal) -> str:
    if percent < Decimal("0.05"):
        return "less than 0.1%"
    return f"{number_words(percent, 1 if percent < 10 else 0)}%"


def in_every(percent: Decimal) -> str:
    """Return a share as people say it: "88 in every 100", "15 in every 10,000".

    Below 1 in 100 the base is 10,000. It grows until a share that is not quite none
    does not read as none, nor one that is not quite all as all.
    """
    base = 10_000 if 0 < percent < 1 else 100
    while 0 < percent < 100 and rounded(percent * base / 100, 0) in (0, base):
        base *= 10
    word = "for" if percent > 100 else "in"
    count = number_words(percent * base / 100)
    return f"{count} {word} every {number_words(base)}"


def count_words(count: int, singular: str, plural: str = "") -> str:
    """Return how many: "1 plan", "3,310 plans", "no plans"."""
    if count == 1:
        return f"1 {singular}"
    number = number_words(count) if count else "no"
    return f"{number} {plural or singular + 's'}"


def base_words(numerator: Decimal, denominator: Decimal) -> str:
    """Return what a percentage is out of: "47 of 52"."""
    return f"{number_words(numerator)} of {number_words(denominator)}"


def money_words(pounds: Decimal) -> str:
    """Return money: "£3,310", "£2.50", "£1.25 million" where that is exact."""
    sign, amount = (MINUS if pounds < 0 else ""), abs(rounded(pounds, 2))
    millions = amount / 1_000_000
    if millions >= 1 and millions == rounded(millions, 2):
        return f"{sign}£{millions.normalize():f} million"
    return f"{sign}£{number_words(amount, 0 if amount == amount.to_integral() else 2)}"


def join_words(words: Iterable[str], last: str = "and") -> str:
    """Return a list in a sentence: "A", "A and B", "A, B and C"."""
    *most, end = list(words) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def range_words(first: str, last: str) -> str:
    """Return a range: "2015/16 to 2024/25", or the one where both ends are the same."""
    return first if first == last else f"{first} to {last}"


def sentence_case(text: str) -> str:
    """Return text with a capital first, to stand alone: "Summer term 2020"."""
    return text[:1].upper() + text[1:]


def keep_together(text: str) -> str:
    """Return text with terms such as "SEN support" held on one line."""
    return _KEPT_TOGETHER.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
