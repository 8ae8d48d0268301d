"""Periods as people write them in their own spreadsheets."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.intake.periods import read_period
from strategy_portal.periods import (
    Basis,
    NotAPeriod,
    format_period,
    parse_period,
    period_ending,
)
from strategy_portal.wording import period_long, period_words, sentence_case

QUARTER, SNAPSHOT = Basis.FINANCIAL_QUARTER, Basis.SNAPSHOT
ENDS = {
    QUARTER: (3, 6, 9, 12),
    Basis.FINANCIAL_YEAR: (3,),
    Basis.ACADEMIC_YEAR: (8,),
    Basis.CALENDAR_YEAR: (12,),
}


@st.composite
def periods(draw):
    """Make a period of any basis."""
    basis = draw(st.sampled_from(Basis))
    month = draw(st.sampled_from(ENDS.get(basis, range(1, 13))))
    return period_ending(basis, date(draw(st.integers(1901, 2098)), month, 1))


@pytest.mark.parametrize(
    ("basis", "text", "label"),
    [
        (QUARTER, "2024-25 Q2", "2024-25 Q2"),
        (QUARTER, "Q2 2024/25", "2024-25 Q2"),
        (QUARTER, "q2 24/25", "2024-25 Q2"),
        (QUARTER, "Qtr 4, 2024 - 2025", "2024-25 Q4"),
        (QUARTER, "Quarter 2 of 2024 to 2025", "2024-25 Q2"),
        (QUARTER, "Jul to Sep 2024", "2024-25 Q2"),
        (QUARTER, "July\N{EN DASH}Sept. 24", "2024-25 Q2"),
        (QUARTER, "Jan 2025 to Mar 2025", "2024-25 Q4"),
        (QUARTER, "quarter ending September 2024", "2024-25 Q2"),
        (QUARTER, "to 30 September 2024", "2024-25 Q2"),
        (Basis.ACADEMIC_YEAR, "2024-25", "2024/25"),
        (Basis.ACADEMIC_YEAR, "2024/2025", "2024/25"),
        (Basis.ACADEMIC_YEAR, "24/25", "2024/25"),
        (Basis.ACADEMIC_YEAR, "1999-00", "1999/00"),
        (Basis.ACADEMIC_YEAR, "202425", "2024/25"),
        (Basis.ACADEMIC_YEAR, "AY 2024/25", "2024/25"),
        (Basis.FINANCIAL_YEAR, "FY24/25", "2024/25"),
        (Basis.FINANCIAL_YEAR, "year ending 31 March 2025", "2024/25"),
        (Basis.FINANCIAL_YEAR, "to Mar 2025", "2024/25"),
        (Basis.CALENDAR_YEAR, "2024", "2024"),
        (Basis.CALENDAR_YEAR, "calendar year 2024", "2024"),
        (Basis.CALENDAR_YEAR, "'24", "2024"),
        (SNAPSHOT, "Jan 2025", "January 2025"),
        (SNAPSHOT, "jan-25", "January 2025"),
        (SNAPSHOT, "16th January 2025", "January 2025"),
        (SNAPSHOT, "16-Jan-2025", "January 2025"),
        (SNAPSHOT, "2025-01", "January 2025"),
        (SNAPSHOT, "2025-01-16 00:00:00", "January 2025"),
        (SNAPSHOT, "16/01/2025", "January 2025"),
        (SNAPSHOT, "1.2025", "January 2025"),
        (Basis.MONTH_END, "end of February 2024", "February 2024"),
        (Basis.MONTH_END, "29 February 2024", "February 2024"),
    ],
)
def test_period_is_read_as_people_write_it(basis, text, label):
    assert read_period(basis, text) == parse_period(basis, label)


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        (QUARTER, "Q2 2024"),
        (QUARTER, "Q5 2024/25"),
        (QUARTER, "Q2 2024/26"),
        (QUARTER, "Aug to Oct 2024"),
        (QUARTER, "Jul to Aug 2024"),
        (QUARTER, "Jul 2023 to Sep 2024"),
        (QUARTER, "Foo to Bar 2024"),
        (QUARTER, "September 2024"),
        (QUARTER, "to August 2024"),
        (Basis.ACADEMIC_YEAR, "2024"),
        (Basis.ACADEMIC_YEAR, "2024/26"),
        (Basis.ACADEMIC_YEAR, "2016-17 (OT)"),
        (Basis.ACADEMIC_YEAR, "to March 2025"),
        (Basis.FINANCIAL_YEAR, "to August 2025"),
        (Basis.CALENDAR_YEAR, "2025 (prov)"),
        (Basis.CALENDAR_YEAR, "2024/25"),
        (Basis.CALENDAR_YEAR, "0"),
        (SNAPSHOT, "30 February 2024"),
        (SNAPSHOT, "2024-13"),
        (SNAPSHOT, "January"),
        (SNAPSHOT, "Janvier 2025"),
        (SNAPSHOT, "January 2025 " * 20),
        (SNAPSHOT, ""),
    ],
)
def test_what_may_be_no_period_or_two_is_refused(basis, text):
    with pytest.raises(NotAPeriod, match=r"“.*” is not an? .+; write it like .+\."):
        read_period(basis, text)


@given(periods())
def test_period_reads_back_however_the_portal_writes_it(period):
    for words in (format_period, period_words, period_long):
        text = words(period)

        assert read_period(period.basis, text) == period
        assert read_period(period.basis, sentence_case(f" {text} ")) == period


@given(
    st.sampled_from(Basis),
    st.text() | st.text("0123456789-/. qQjanupr to", max_size=20),
)
def test_any_text_is_a_period_or_refused(basis, text):
    with suppress(NotAPeriod):
        assert read_period(basis, text).basis is basis
