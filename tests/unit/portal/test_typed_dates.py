"""Dates as people type them are read, and what pages write is read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.periods import LooseDate, Precision, parse_loose_date
from strategy_portal.typed_dates import NotADate, read_day, read_loose_date
from strategy_portal.wording import loose_date_words

DAY = LooseDate(date(2025, 11, 28), Precision.DAY)
NOVEMBER = LooseDate(date(2025, 11, 30), Precision.MONTH)
SPRING = LooseDate(date(2026, 4, 30), Precision.TERM)
SCHOOL_YEAR = LooseDate(date(2026, 8, 31), Precision.ACADEMIC_YEAR)
YEAR = LooseDate(date(2026, 12, 31), Precision.YEAR)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("28 November 2025", DAY),
        ("28 nov 2025", DAY),
        ("28th November, 2025", DAY),
        (" 28  11  2025 ", DAY),
        ("28/11/2025", DAY),
        ("28.11.2025", DAY),
        ("28-11-2025", DAY),
        ("2025-11-28", DAY),
        ("November 2025", NOVEMBER),
        ("NOV 2025", NOVEMBER),
        ("2025-11", NOVEMBER),
        ("Sept 2025", LooseDate(date(2025, 9, 30), Precision.MONTH)),
        ("spring term 2026", SPRING),
        ("Spring 2026", SPRING),
        ("2026 spring term", SPRING),
        ("2025-26", SCHOOL_YEAR),
        ("2025/26", SCHOOL_YEAR),
        ("2025 to 2026", SCHOOL_YEAR),
        ("academic year 2025 to 2026", SCHOOL_YEAR),
        ("1999-00", LooseDate(date(2000, 8, 31), Precision.ACADEMIC_YEAR)),
        ("2026", YEAR),
    ],
)
def test_date_is_read_as_people_type_it(typed, read):
    assert read_loose_date(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31 February 2025",
        "28 13 2025",
        "28 brumaire 2025",
        "winter term 2026",
        "Brumaire 2026",
        "2025/27",
        "2025 to 2027",
        "2025-13",
        "2025-02-30",
        "28/11/25",
        "٢٠٢٥",
        "\N{SUPERSCRIPT TWO}",
    ],
)
def test_what_is_no_date_is_refused_with_examples(typed):
    with pytest.raises(NotADate, match="28 November 2025, November 2025, spring term"):
        read_loose_date(typed)


@pytest.mark.parametrize("typed", ["1 May 1225", "2999", "1989"])
def test_year_that_is_a_slip_is_refused(typed):
    with pytest.raises(NotADate, match="from 1990 to 2100"):
        read_loose_date(typed)


def test_day_must_be_a_day():
    assert read_day("28 11 2025") == DAY.on
    with pytest.raises(NotADate, match="with its month and year"):
        read_day("November 2025")
    with pytest.raises(NotADate, match="Enter a day, such as 28 11 2025"):
        read_day("yesterday")


FILES = st.one_of(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat),
    st.builds(
        "{}-{:02d}".format,
        st.integers(1990, 2099),
        st.integers(min_value=1, max_value=12),
    ),
    st.integers(1990, 2100).map(str),
    st.integers(1990, 2099).map(lambda year: f"{year}-{(year + 1) % 100:02d}"),
    st.builds(
        "{} {} term".format,
        st.integers(1990, 2100),
        st.sampled_from(["spring", "summer", "autumn"]),
    ),
)


@given(FILES)
def test_what_pages_write_is_read_back(text):
    loose = parse_loose_date(text)

    assert read_loose_date(loose_date_words(loose)) == loose


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_refused(text):
    try:
        found = read_loose_date(text)
    except NotADate:
        return

    assert 1990 <= found.on.year <= 2100
