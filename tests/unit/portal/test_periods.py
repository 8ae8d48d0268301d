"""Periods: read, written, and counted across the ends of years."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategy_portal.periods import (
    Basis,
    LooseDate,
    NotAPeriod,
    Period,
    Precision,
    Quarter,
    format_loose_date,
    format_period,
    parse_loose_date,
    parse_period,
    period_ending,
)

years = st.integers(1000, 2999)
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
quarters = st.builds(Quarter, st.integers(1001, 2998), st.integers(1, 4))
bases = st.sampled_from(Basis)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


@st.composite
def labels(draw):
    """Make a basis and a label as officers write it."""
    basis, year = draw(bases), draw(years)
    match basis:
        case Basis.FINANCIAL_QUARTER:
            number = draw(st.integers(1, 4))
            return basis, f"{year}-{(year + 1) % 100:02d} Q{number}"
        case Basis.SNAPSHOT | Basis.MONTH_END:
            return basis, f"{draw(st.sampled_from(MONTHS))} {year}"
        case Basis.CALENDAR_YEAR:
            return basis, str(year)
        case _:
            return basis, f"{year}/{(year + 1) % 100:02d}"


@st.composite
def periods(draw):
    """Make a period of any basis."""
    return parse_period(*draw(labels()))


@pytest.mark.parametrize(
    ("basis", "label", "start", "end"),
    [
        (Basis.FINANCIAL_QUARTER, "2025-26 Q2", date(2025, 7, 1), date(2025, 9, 30)),
        (Basis.FINANCIAL_QUARTER, "2025-26 Q4", date(2026, 1, 1), date(2026, 3, 31)),
        (Basis.FINANCIAL_YEAR, "2024/25", date(2024, 4, 1), date(2025, 3, 31)),
        (Basis.ACADEMIC_YEAR, "2024/25", date(2024, 9, 1), date(2025, 8, 31)),
        (Basis.ACADEMIC_YEAR, "1999/00", date(1999, 9, 1), date(2000, 8, 31)),
        (Basis.CALENDAR_YEAR, "2024", date(2024, 1, 1), date(2024, 12, 31)),
        (Basis.SNAPSHOT, "January 2025", date(2025, 1, 1), date(2025, 1, 31)),
        (Basis.MONTH_END, "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_parse_period_reads_what_officers_write(basis, label, start, end):
    assert parse_period(basis, f" {label} ") == Period(end, start, basis)


@given(periods())
def test_period_is_known_by_its_basis_and_its_last_month(period):
    assert period_ending(period.basis, period.end) == period
    assert period_ending(period.basis, period.end.replace(day=1)) == period


@pytest.mark.parametrize(
    ("basis", "month"),
    [
        (Basis.FINANCIAL_YEAR, 8),
        (Basis.ACADEMIC_YEAR, 7),
        (Basis.CALENDAR_YEAR, 1),
        (Basis.FINANCIAL_QUARTER, 10),
    ],
)
def test_no_period_of_the_basis_ends_in_another_month(basis, month):
    with pytest.raises(NotAPeriod, match=f"No {basis} ends in"):
        period_ending(basis, date(2025, month, 15))


@given(labels())
def test_period_label_is_written_as_it_was_read(basis_and_label):
    basis, label = basis_and_label

    assert format_period(parse_period(basis, label)) == label


@pytest.mark.parametrize(
    ("basis", "label", "example"),
    [
        (Basis.FINANCIAL_QUARTER, "2025-26 Q5", "2025-26 Q2"),
        (Basis.FINANCIAL_QUARTER, "2025-27 Q1", "2025-26 Q2"),
        (Basis.FINANCIAL_QUARTER, "0999-00 Q1", "2025-26 Q2"),
        (Basis.FINANCIAL_YEAR, "2024/26", "2024/25"),
        (Basis.ACADEMIC_YEAR, "2024", "2024/25"),
        (Basis.ACADEMIC_YEAR, "9999/00", "2024/25"),
        (Basis.CALENDAR_YEAR, "2024/25", "2024"),
        (Basis.CALENDAR_YEAR, "0000", "2024"),
        (Basis.SNAPSHOT, "Jan 2025", "January 2025"),
        (Basis.SNAPSHOT, "January", "January 2025"),
        (Basis.MONTH_END, " 2025", "January 2025"),
        (Basis.MONTH_END, "January 0000", "January 2025"),
    ],
)
def test_parse_period_says_what_it_wants_instead(basis, label, example):
    with pytest.raises(NotAPeriod, match=f"write it like {example}"):
        parse_period(basis, label)


@given(bases, st.text())
def test_parse_period_reads_or_refuses_whatever_it_is_given(basis, text):
    try:
        period = parse_period(basis, text)
    except NotAPeriod:
        return

    assert period.basis is basis


def test_period_cannot_end_before_it_starts():
    with pytest.raises(NotAPeriod, match="cannot end before it starts"):
        Period(date(2025, 3, 31), date(2025, 4, 1), Basis.FINANCIAL_QUARTER)


def test_one_day_is_a_period():
    day = date(2025, 3, 31)

    assert Period(day, day, Basis.SNAPSHOT).months == 1


@given(periods())
def test_period_before_ends_the_day_before_it_starts(period):
    assume(period.start.year > 1)

    before = period.previous()

    assert before.end + timedelta(days=1) == period.start
    assert (before.months, before.basis) == (period.months, period.basis)


@given(periods())
def test_year_before_is_the_same_months_of_the_year_before(period):
    before = period.year_before()

    assert (before.start.year, before.end.year) == (
        period.start.year - 1,
        period.end.year - 1,
    )
    assert before.start.replace(year=period.start.year) == period.start
    assert before.end.month == period.end.month
    assert (before.end + timedelta(days=1)).day == 1
    assert before.basis is period.basis


@given(periods())
def test_as_many_previous_periods_as_fill_a_year_lead_to_the_year_before(period):
    before = period
    for _ in range(12 // period.months):
        before = before.previous()

    assert before == period.year_before()


@given(periods())
def test_periods_stand_in_the_order_of_their_ends(period):
    assert period.year_before() < period
    assert period.previous() < period


def test_leap_february_follows_the_calendar():
    leap = parse_period(Basis.SNAPSHOT, "February 2024")

    assert leap.year_before().end == date(2023, 2, 28)
    assert parse_period(Basis.SNAPSHOT, "February 2025").year_before() == leap


def test_same_label_of_another_basis_is_another_period():
    financial = parse_period(Basis.FINANCIAL_YEAR, "2024/25")

    assert financial != parse_period(Basis.ACADEMIC_YEAR, "2024/25")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2025, 4, 1), "2025-26-q1"),
        (date(2025, 3, 31), "2024-25-q4"),
        (date(2024, 2, 29), "2023-24-q4"),
        (date(2025, 12, 31), "2025-26-q3"),
        (date(2026, 1, 1), "2025-26-q4"),
        (date(2000, 1, 1), "1999-00-q4"),
    ],
)
def test_quarter_of_a_day_crosses_the_year_in_april(day, code):
    assert Quarter.containing(day).code == code


@given(days)
def test_every_day_falls_in_one_quarter(day):
    quarter = Quarter.containing(day)

    assert quarter.start <= day <= quarter.end
    assert quarter.end < quarter.next().start


@given(quarters)
def test_quarter_holds_three_whole_months_and_is_read_back(quarter):
    assert quarter.start.day == 1
    assert quarter.period.months == 3
    assert quarter.next().start == quarter.end + timedelta(days=1)
    assert quarter.next().previous() == quarter
    assert quarter.previous().next() == quarter
    assert Quarter.from_code(quarter.code) == quarter
    assert Quarter.containing(quarter.start) == quarter
    assert Quarter.containing(quarter.end) == quarter


@given(quarters)
def test_four_quarters_make_a_year(quarter):
    later = quarter.next().next().next().next()

    assert (later.year, later.number) == (quarter.year + 1, quarter.number)
    assert later.period.year_before() == quarter.period


@given(quarters, quarters)
def test_quarters_stand_in_the_order_of_their_days(one, other):
    assert (one < other) == (one.start < other.start)


@pytest.mark.parametrize(
    "code", ["2025-26-q0", "2025-26-q5", "2025-27-q1", "2025-26", "", "2025-26-Q1"]
)
def test_malformed_quarter_is_refused_by_name(code):
    with pytest.raises(NotAPeriod, match="2025-26-q2"):
        Quarter.from_code(code)


@pytest.mark.parametrize("number", [0, 5])
def test_quarter_is_numbered_one_to_four(number):
    with pytest.raises(NotAPeriod, match="1 to 4"):
        Quarter(2025, number)


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("2018-10-18", date(2018, 10, 18), Precision.DAY),
        ("2019-01", date(2019, 1, 31), Precision.MONTH),
        ("2024-02", date(2024, 2, 29), Precision.MONTH),
        ("February 2001", date(2001, 2, 28), Precision.MONTH),
        ("2001-02", date(2002, 8, 31), Precision.ACADEMIC_YEAR),
        ("2019-20", date(2020, 8, 31), Precision.ACADEMIC_YEAR),
        ("1999-00", date(2000, 8, 31), Precision.ACADEMIC_YEAR),
        ("2019", date(2019, 12, 31), Precision.YEAR),
        ("2020 spring term", date(2020, 4, 30), Precision.TERM),
        ("2020 summer term", date(2020, 7, 31), Precision.TERM),
        (" 2020 autumn term ", date(2020, 12, 31), Precision.TERM),
    ],
)
def test_loose_date_is_held_as_the_last_day_it_can_mean(text, on, precision):
    assert parse_loose_date(text) == LooseDate(on, precision)


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30",
        "2019-13",
        "2019-00",
        "2020 winter term",
        "Smarch 2019",
        "May 0000",
        "0000",
        "soon",
        "",
    ],
)
def test_loose_date_says_how_to_write_one(text):
    with pytest.raises(NotAPeriod, match="write it like 2018-10-18"):
        parse_loose_date(text)


loose_texts = st.one_of(
    days.map(date.isoformat),
    years.map(str),
    st.builds("{0}-{1:02d}".format, years, st.integers(1, 12)),
    years.map(lambda year: f"{year}-{(year + 1) % 100:02d}"),
    st.builds("{} {} term".format, years, st.sampled_from(("spring", "summer"))),
    st.builds("{} {}".format, st.sampled_from(MONTHS), years),
)


@given(loose_texts)
def test_loose_date_is_the_same_when_written_and_read_again(text):
    loose = parse_loose_date(text)

    assert parse_loose_date(format_loose_date(loose)) == loose


@given(loose_texts.filter(lambda text: text[0].isdigit()))
def test_loose_date_is_written_as_files_write_it(text):
    assert format_loose_date(parse_loose_date(text)) == text


def test_month_that_looks_like_an_academic_year_is_written_by_name():
    month = parse_loose_date("February 2001")

    assert format_loose_date(month) == "February 2001"
    assert format_loose_date(parse_loose_date("February 2020")) == "2020-02"


@pytest.mark.parametrize(
    ("text", "term"), [("2020 autumn term", "autumn"), ("2020", "")]
)
def test_only_terms_have_a_name(text, term):
    assert parse_loose_date(text).term == term
