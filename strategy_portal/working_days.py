"""Working days in England and Wales: neither weekends nor bank holidays.

The bank holidays are those bundled with the package govuk-bank-holidays, so nothing is
fetched. It knows them up to about two years ahead; of later years only the weekends are
known, so the package is renewed with the locks, at least once a year.
"""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays


def is_working_day(day: date) -> bool:
    """Return whether offices are open on a day."""
    return bool(_calendar().is_work_day(day, division=BankHolidays.ENGLAND_AND_WALES))


@cache
def _calendar() -> BankHolidays:
    return BankHolidays(use_cached_holidays=True)
