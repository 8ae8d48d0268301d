"""Words: what a reader sees of a date, a period or a list."""

import re
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.periods import (
    Basis,
    Period,
    Quarter,
    parse_loose_date,
    parse_period,
)
from strategy_portal.wording import (
    date_words,
    days_late_words,
    join_words,
    keep_together,
    loose_date_words,
    moment_words,
    month_words,
    period_long,
    period_when,
    period_words,
    quarter_full,
    quarter_months,
    quarter_words,
    range_words,
    sentence_case,
    span_words,
    time_words,
)

DASHES = re.compile("[-\N{EN DASH}\N{EM DASH}]")
SECOND_QUARTER = Quarter(2025, 2)
D = Decimal


# Dates and times


def test_dates_are_day_month_year():
    assert date_words(date(2026, 6, 4)) == "4 June 2026"
    assert month_words(date(2026, 6, 4)) == "June 2026"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(14, 14), "2:14pm"),
        (time(9, 32), "9:32am"),
        (time(9, 0), "9am"),
        (time(12, 5), "12:05pm"),
        (time(0, 5), "12:05am"),
        (time(12, 0), "midday"),
        (datetime(2026, 6, 4, 0, 0), "midnight"),  # noqa: DTZ001 (any clock)
    ],
)
def test_times_are_said_on_a_twelve_hour_clock(moment, words):
    assert time_words(moment) == words


def test_a_moment_is_its_day_and_its_time():
    moment = datetime(2025, 11, 14, 14, 14)  # noqa: DTZ001 (any clock)

    assert moment_words(moment) == "14 November 2025 at 2:14pm"


@given(st.times())
def test_times_of_day_are_told_apart_by_the_minute(moment):
    words = time_words(moment)

    if words in ("midday", "midnight"):
        assert (moment.hour, moment.minute) == (12 if words == "midday" else 0, 0)
        return
    found = re.fullmatch(r"(1[0-2]|[1-9])(?::([0-5][0-9]))?([ap])m", words)
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0)
    assert (hour, int(found[2] or 0)) == (moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-10-18", "18 October 2018"),
        ("2019-01", "January 2019"),
        ("2020 spring term", "spring term 2020"),
        ("2019-20", "academic year 2019 to 2020"),
        ("2019", "2019"),
    ],
)
def test_loose_dates_say_no_more_than_is_known(text, words):
    assert loose_date_words(parse_loose_date(text)) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2018", "2020", "2018 to 2020"),
        ("2019", "2019", "2019"),
        ("2019-04", "", "from April 2019"),
        ("", "2021", "by 2021"),
        ("", "", "No date given"),
    ],
)
def test_spans_say_which_of_their_ends_is_known(starts, ends, words):
    first, last = (parse_loose_date(end) if end else None for end in (starts, ends))

    assert span_words(first, last) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2025, 10, 31), "7 days late"),
        (date(2025, 10, 25), "1 day late"),
        (date(2025, 10, 24), "due today"),
        (date(2025, 10, 23), "due in 1 day"),
        (date(2025, 10, 21), "due in 3 days"),
    ],
)
def test_lateness_is_counted_in_days(today, words):
    assert days_late_words(date(2025, 10, 24), today) == words


# Periods


def test_quarter_is_named_with_its_months():
    assert quarter_words(SECOND_QUARTER) == "Quarter 2 of 2025 to 2026"
    assert quarter_months(SECOND_QUARTER) == "July to September 2025"
    assert (
        quarter_full(SECOND_QUARTER)
        == "Quarter 2 of 2025 to 2026 (July to September 2025)"
    )


def test_last_quarter_is_named_by_the_year_that_its_months_are_in():
    assert quarter_full(Quarter(2025, 4)) == (
        "Quarter 4 of 2025 to 2026 (January to March 2026)"
    )


@pytest.mark.parametrize(
    ("basis", "label", "short", "long", "when"),
    [
        (
            Basis.ACADEMIC_YEAR,
            "2024/25",
            "2024/25",
            "the academic year 2024 to 2025",
            "in 2024/25",
        ),
        (
            Basis.FINANCIAL_YEAR,
            "2024/25",
            "to March 2025",
            "the year ending March 2025",
            "in the year ending March 2025",
        ),
        (
            Basis.FINANCIAL_QUARTER,
            "2025-26 Q2",
            "Jul to Sep 2025",
            "July to September 2025",
            "in July to September 2025",
        ),
        (Basis.SNAPSHOT, "January 2025", *["January 2025"] * 2, "in January 2025"),
        (Basis.CALENDAR_YEAR, "2024", "2024", "2024", "in 2024"),
        (
            Basis.MONTH_END,
            "June 2023",
            "end of June 2023",
            "the end of June 2023",
            "at the end of June 2023",
        ),
    ],
)
def test_periods_are_short_in_cells_and_long_in_sentences(
    basis, label, short, long, when
):
    period = parse_period(basis, label)

    assert period_words(period) == short
    assert period_long(period) == long
    assert period_when(period) == when


def test_period_over_the_new_year_names_both_years():
    winter = Period(date(2025, 2, 28), date(2024, 12, 1), Basis.SNAPSHOT)

    assert period_words(winter) == "Dec 2024 to Feb 2025"
    assert period_long(winter) == "December 2024 to February 2025"


@given(
    st.sampled_from(Basis),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_periods_are_said_without_a_dash(basis, day):
    period = Period(day, day.replace(day=1), basis)

    for say in (period_words, period_long, period_when):
        assert say(period)
        assert not DASHES.search(say(period))


# Lists


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_lists_end_in_and(words, joined):
    assert join_words(words) == joined


def test_lists_may_end_in_or():
    assert join_words(iter("AB"), "or") == "A or B"


def test_ranges_are_said_with_to():
    assert range_words("2015/16", "2024/25") == "2015/16 to 2024/25"
    assert range_words("2024/25", "2024/25") == "2024/25"


def test_words_that_stand_alone_begin_with_a_capital():
    assert sentence_case("summer term 2020, SEND") == "Summer term 2020, SEND"
    assert sentence_case("") == ""


def test_terms_that_belong_together_stay_on_one_line():
    text = keep_together("Key stage 2, EHC plan, SEN support by age 19")

    assert text == (
        "Key\N{NO-BREAK SPACE}stage\N{NO-BREAK SPACE}2, EHC\N{NO-BREAK SPACE}plan, "
        "SEN\N{NO-BREAK SPACE}support by age\N{NO-BREAK SPACE}19"
    )
