"""A cell becomes a value, or a sentence that says what to write."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.intake import columns
from strategy_portal.intake.columns import BadCell, Column, single
from strategy_portal.periods import Quarter, parse_loose_date

FIGURE = columns.number_of(14, 6)


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (columns.text_of(10), "=1+1", "=1+1"),
        (columns.one_of(["higher", "lower"]), "lower", "lower"),
        (columns.yes_or_no, "Yes", True),
        (columns.yes_or_no, "no", False),
        (columns.whole_number, "012", 12),
        (FIGURE, "-0.500000", Decimal("-0.5")),
        (FIGURE, "12345678.000001", Decimal("12345678.000001")),
        (columns.day, "2020-02-29", date(2020, 2, 29)),
        (columns.quarter_end, "2025-26 Q2", date(2025, 9, 30)),
        (columns.loose_date, "2019-20", (date(2020, 8, 31), "academic year")),
        (columns.first_day, "2019-20", date(2019, 9, 1)),
        (columns.first_day, "2019", date(2019, 1, 1)),
        (columns.first_day, "2020 spring term", date(2020, 1, 1)),
        (columns.first_day, "2019 autumn term", date(2019, 9, 1)),
        (columns.first_day, "2025-05", date(2025, 5, 1)),
        (columns.first_day, "2025-05-07", date(2025, 5, 7)),
        (columns.last_day, "2025-05", date(2025, 5, 31)),
        (columns.listed, "one; two;three ; ", ["one", "two", "three"]),
    ],
)
def test_cell_is_read(parse, text, value):
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text", "sentence"),
    [
        (columns.text_of(9), "x" * 10_000, "has 10,000 characters; shorten it to 9."),
        (
            columns.one_of(["higher", "lower"]),
            "up",
            "“up” is not one of higher, lower.",
        ),
        (columns.yes_or_no, "true", "“true” is not yes or no."),
        (columns.whole_number, "1.5", "“1.5” is not a whole number from 0 to 2000."),
        (columns.whole_number, "2001", "is not a whole number from 0 to 2000."),
        (columns.whole_number, "٣", "is not a whole number"),
        (FIGURE, "1,234", "“1,234” is not a number; write it like 1234.5,"),
        (FIGURE, "54%", "without commas, spaces or signs."),
        (FIGURE, "NaN", "is not a number"),
        (FIGURE, "1e3", "is not a number"),
        (FIGURE, "123456789", "is too large a number."),
        (FIGURE, "1.0000001", "has more than 6 decimal places."),
        (columns.day, "2025-02-30", "is not a day; write it like 2018-10-18."),
        (columns.day, "18/10/2018", "is not a day; write it like 2018-10-18."),
        (columns.loose_date, "soon", "“soon” is not a date; write it like 2018-10-18"),
        (columns.quarter_end, "2025 Q2", "write it like 2025-26 Q2."),
        (columns.listed, "one; two; one", "“one” is written twice."),
    ],
)
def test_bad_cell_says_what_to_write(parse, text, sentence):
    with pytest.raises(BadCell) as refusal:
        parse(text)

    assert sentence in str(refusal.value)


def test_blank_cell_has_the_meaning_of_its_column():
    optional = Column("value", ("value",), single(FIGURE), blank=(None,))
    needed = Column("value", ("value",), single(FIGURE))

    assert optional.read("  ") == {"value": None}
    with pytest.raises(BadCell, match="The cell is empty"):
        needed.read("")


def test_long_text_is_shortened_in_the_sentence():
    assert columns.quoted("x" * 61) == f"“{'x' * 59}…”"


@given(st.decimals(-(10**7), 10**7, places=6, allow_nan=False, allow_infinity=False))
def test_number_is_read_as_it_was_written(number):
    assert FIGURE(format(number, "f")) == number


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_quarter_ends_on_or_after_each_of_its_days(day):
    quarter = Quarter.containing(day)

    assert columns.quarter_end(quarter.code) == quarter.end >= day


@given(
    st.sampled_from(["2019", "2019-20", "2019-05", "2019-05-03", "2019 summer term"])
)
def test_first_day_is_not_after_the_last(text):
    assert columns.first_of(parse_loose_date(text)) <= columns.last_day(text)


@pytest.mark.parametrize(
    "parse",
    [
        FIGURE,
        columns.whole_number,
        columns.day,
        columns.loose_date,
        columns.first_day,
        columns.quarter_end,
        columns.yes_or_no,
        columns.listed,
    ],
)
@given(text=st.text() | st.from_regex(r"[0-9]{1,5}([-/.][0-9]{1,3})*"))
def test_any_text_is_read_or_refused(parse, text):
    # Any other exception than this one would be a fault of the parser.
    with suppress(BadCell):
        parse(text)
