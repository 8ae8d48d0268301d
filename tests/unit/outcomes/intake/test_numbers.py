"""Numbers as they are typed, pasted and exported."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.intake.numbers import (
    NotANumber,
    is_figure_like,
    is_percentage,
    read_number,
    read_pair,
)
from strategy_portal.wording import exact_words

D = Decimal
NO_BREAK = "\N{NO-BREAK SPACE}"
FULL_WIDTH = {ord(each): ord(each) + 0xFEE0 for each in "0123456789.,%-"}
figures = st.decimals(-99_999_999, 99_999_999, places=6)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("£1,200", "1200"),
        ("-£1,200.50", "-1200.5"),
        ("85%", "85"),
        (" 85.2 % ", "85.2"),
        ("0", "0"),
        ("-0", "0"),
        ("+3", "3"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("'85", "85"),
        ("\N{RIGHT SINGLE QUOTATION MARK}85", "85"),
        ("\N{MINUS SIGN}5", "-5"),
        ("\N{EN DASH}5", "-5"),
        (f"1{NO_BREAK}234", "1234"),
        ("12 345 678", "12345678"),
        ("1,234.5".translate(FULL_WIDTH), "1234.5"),
        ("\N{ZERO WIDTH SPACE}12\N{LEFT-TO-RIGHT MARK}", "12"),
        ("١٢", "12"),
        ("8.1999999999999993", "8.2"),
        ("60.900000000000", "60.9"),
        ("0000000000000000012", "12"),
    ],
)
def test_number_is_read_as_people_write_it(text, number):
    assert read_number(text) == D(number)


@pytest.mark.parametrize("text", ["", "  ", NO_BREAK, "\n", "'", "\x00"])
def test_blank_cell_is_no_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text", ["n/a", "N/A", "-", "\N{EN DASH}", "..", "x", "[c]", "#N/A", "TBC"]
)
def test_sign_of_nothing_asks_for_nought_or_a_reason(text):
    with pytest.raises(NotANumber, match="Type 0 for none, or leave it empty and say"):
        read_number(text)


@pytest.mark.parametrize("text", ["<5", "< 5", "≤5", "fewer than 5", "Under 5", "<=5"])
def test_small_figure_is_asked_for_as_it_is(text):
    with pytest.raises(NotANumber, match="Small figures are hidden later"):
        read_number(text)


@pytest.mark.parametrize("text", [">5", "5+", "about 50", "c. 50", "~50", "approx 50"])
def test_rough_figure_is_asked_for_exactly(text):
    with pytest.raises(NotANumber, match="Type the exact figure instead of"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("85,2", "Type “85.2” instead of “85,2” if the comma is a decimal one."),
        (
            "many",
            "“many” is not a number. Type it in figures, such as 1,234 or 85.2.",
        ),
        (
            "123456789",
            (
                "“123456789” is too large: a figure has at most 8 digits before the "
                "point."
            ),
        ),
        ("9" * 60, f"“{'9' * 39}…” is too long for a number."),
    ],
)
def test_what_is_no_number_says_what_to_type(text, sentence):
    with pytest.raises(NotANumber) as refusal:
        read_number(text)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "1e5",
        "12²",
        "½",
        "(5)",
        "$5",
        "1,2,3",
        "1,2345",
        "5-",
        "--5",
        "nan",
        "inf",
    ],
)
def test_what_is_nearly_a_number_is_none(text):
    with pytest.raises(NotANumber):
        read_number(text)


@given(figures)
def test_number_reads_back_as_it_was_written(number):
    words = exact_words(number)

    assert read_number(words) == number
    assert read_number(f"{number:f}") == number
    assert read_number(exact_words(number, "percent")) == number
    assert read_number(words.translate(FULL_WIDTH)) == number
    assert read_number(words.replace(",", NO_BREAK)) == number


@given(st.text() | st.text("0123456789,.%£-+ <>e/of", max_size=12))
def test_any_text_is_a_number_a_blank_or_refused(text):
    with suppress(NotANumber):
        number = read_number(text)
        assert number is None or read_number(f"{number:f}") == number
    with suppress(NotANumber):
        pair = read_pair(text)
        assert pair is None or len(pair) == 2
    assert is_figure_like(text) in (True, False)


# Pairs


@pytest.mark.parametrize(
    "text", ["12 of 52", "12 out of 52", "12/52", "12 / 52", f"12{NO_BREAK}OF 52"]
)
def test_pair_is_split(text):
    assert read_pair(text) == (D(12), D(52))


@pytest.mark.parametrize("text", ["", "12", "of 52", "many of them", "1/2/2025", "of"])
def test_what_is_no_pair_is_left_alone(text):
    assert read_pair(text) is None


def test_half_of_a_pair_that_is_no_number_is_refused():
    with pytest.raises(NotANumber, match="instead of “<5”"):
        read_pair("<5 of 52")
    with pytest.raises(NotANumber, match="“5 2” is not a number"):
        read_pair("12 of 5 2")


@given(st.integers(0, 99_999_999).map(D), st.integers(0, 99_999_999).map(D))
def test_pair_reads_back_as_it_was_written(part, whole):
    assert read_pair(f"{exact_words(part)} of {exact_words(whole)}") == (part, whole)


# Kinds of cells


def test_percentages_carry_the_sign():
    assert is_percentage("85 %".translate(FULL_WIDTH))
    assert not is_percentage("85")


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ("85", True),
        ("-", True),
        ("n/a", True),
        ("<5", True),
        ("fewer than 5", True),
        ("about 50", True),
        ("1e5", True),
        ("W1", False),
        ("Fewer delays", False),
        ("Families", False),
        ("", False),
    ],
)
def test_figures_are_told_from_names(text, is_figure):
    assert is_figure_like(text) is is_figure
