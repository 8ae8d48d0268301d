"""Words: what a reader sees of a figure, a target, a move, a share, a sum."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategy_portal.periods import (
    Quarter,
)
from strategy_portal.rounding import rounded
from strategy_portal.wording import (
    base_words,
    change_words,
    count_words,
    exact_words,
    figure_words,
    in_every,
    money_words,
    number_words,
    target_words,
)

DASHES = re.compile("[-\N{EN DASH}\N{EM DASH}]")
SECOND_QUARTER = Quarter(2025, 2)
D = Decimal

values = st.decimals(-5000, 5000, places=4)
shares = st.decimals(0, 100, places=4)
decimals = st.integers(0, 3)


def read(words):
    """Return the number that words begin with."""
    found = re.match("(\N{MINUS SIGN}?)([0-9,]+(?:[.][0-9]+)?)", words)
    sign = -1 if found[1] else 1
    return sign * Decimal(found[2].replace(",", ""))


# Numbers


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (D("3623"), 0, "3,623"),
        (3310, 0, "3,310"),
        (D("1234567.5"), 1, "1,234,567.5"),
        (D("0.151"), 3, "0.151"),
        (D(".5"), 1, "0.5"),
        (D("0.5"), 0, "1"),
        (D("1.5"), 0, "2"),
        (D("2.5"), 0, "3"),
        (D("28.85"), 1, "28.9"),
        (D("-1.75"), 1, "\N{MINUS SIGN}1.8"),
        (D("-0.04"), 1, "0.0"),
        (D("1E+3"), 0, "1,000"),
        (D("53"), 1, "53.0"),
    ],
)
def test_numbers_have_commas_a_leading_nought_and_are_rounded_half_up(
    value, places, words
):
    assert number_words(value, places) == words


@given(values, decimals)
def test_number_reads_back_as_its_rounding(value, places):
    words = number_words(value, places)

    assert read(words) == rounded(value, places)
    assert abs(read(words) - value) <= Decimal(5).scaleb(-places - 1)
    assert not DASHES.search(words)


@given(values, values, decimals)
def test_rounding_keeps_the_order(one, other, places):
    low, high = sorted((one, other))

    assert rounded(low, places) <= rounded(high, places)


@given(values, decimals)
def test_rounding_is_the_same_on_both_sides_of_nought(value, places):
    assert rounded(-value, places) == -rounded(value, places)


@pytest.mark.parametrize(
    ("value", "unit", "places", "words"),
    [
        (D("30"), "percent", 0, "30%"),
        (D("30.6"), "score", 1, "30.6"),
        (D("0.151"), "rate", 3, "0.151%"),
        (D("3623"), "count", 0, "3,623"),
        (D("0.888"), "ratio", 2, "0.89 to 1"),
    ],
)
def test_figures_keep_their_unit(value, unit, places, words):
    assert figure_words(value, unit, places) == words


@pytest.mark.parametrize(
    ("value", "against", "polarity", "words"),
    [
        (D("89.6"), D(90), "higher", "89.6%"),
        (D("89.96"), D(90), "higher", "89.96%"),
        (D("90.4"), D(90), "higher", "90%"),
        (D("90.4"), D(90), "lower", "90.4%"),
        (D("89.6"), D(90), "lower", "90%"),
        (D("89.6"), D(90), "target", "89.6%"),
        (D("90.4"), D(90), "", "90.4%"),
        (D("90"), D(90), "higher", "90%"),
        (D("82"), D(90), "higher", "82%"),
        (D("84.7"), (D(90), D(85)), "higher", "84.7%"),
        (D("84.7"), D(90), "higher", "85%"),
    ],
)
def test_rounding_never_carries_a_figure_over_its_target(
    value, against, polarity, words
):
    assert figure_words(value, "percent", against=against, polarity=polarity) == words


@given(
    shares,
    st.lists(shares, min_size=1, max_size=3),
    decimals,
    st.sampled_from(["higher", "lower", "target", ""]),
)
def test_what_is_printed_stands_on_the_same_side_of_every_limit(
    value, limits, places, polarity
):
    def hit(number, limit):
        if polarity == "higher":
            return number >= limit
        if polarity == "lower":
            return number <= limit
        return (number > limit, number < limit)

    shown = read(
        figure_words(value, "percent", places, against=limits, polarity=polarity)
    )

    for limit in limits:
        assert hit(shown, limit) == hit(value, limit)


@given(shares, shares, decimals)
def test_decimals_are_added_only_where_they_are_needed(value, limit, places):
    plain = read(figure_words(value, "percent", places))
    assume(abs(value - limit) > 2 * Decimal(1).scaleb(-places))

    words = figure_words(value, "percent", places, against=limit)

    assert read(words) == plain


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (D("90"), 0, "90%"),
        (D("89.5"), 0, "89.5%"),
        (D("89.50"), 1, "89.5%"),
        (D("32"), 1, "32.0%"),
        (D("1E+2"), 0, "100%"),
    ],
)
def test_targets_are_printed_exactly(value, places, words):
    assert target_words(value, "percent", places) == words


@given(values, decimals)
def test_target_reads_back_exactly(value, places):
    assert read(target_words(value, "score", places)) == value
    assert read(exact_words(value)) == value


def test_base_of_a_percentage_stands_under_it():
    assert base_words(D(47), D(1052)) == "47 of 1,052"


# Moves


@pytest.mark.parametrize(
    ("change", "before", "unit", "places", "words"),
    [
        (D("1.7"), D("28.9"), "score", 1, "up 1.7 points from 28.9"),
        (D("-0.8"), D("12.3"), "score", 1, "down 0.8 points from 12.3"),
        (D("4"), D("26"), "percent", 0, "up 4 points from 26%"),
        (D("-1"), D("26"), "percent", 0, "down 1 point from 26%"),
        (D("0.013"), D("0.138"), "rate", 3, "up 0.013 points from 0.138%"),
        (D("313"), D("3310"), "count", 0, "up 313 (9.5%) from 3,310"),
        (D("-500"), D("1000"), "count", 0, "down 500 (50%) from 1,000"),
        (D("1"), D("9000"), "count", 0, "up 1 (less than 0.1%) from 9,000"),
        (D("3"), D("6"), "count", 0, "up 3 from 6"),
        (D("5"), D("0"), "count", 0, "up 5 from 0"),
        (D("-0.02"), D("0.87"), "ratio", 2, "down 0.02 from 0.87"),
        (D("0"), D("53"), "percent", 0, "53% in both years"),
        (D("0.3"), D("52.8"), "percent", 0, "53% in both years"),
        # 84.6% to 88.2%: "up 4 from 85%" would not make the 88% that stands beside it.
        (D("3.6"), D("84.6"), "percent", 0, "up 3.6 points from 84.6%"),
        # 51.76% to 88.46%: one more decimal would make 88.5.
        (D("36.7"), D("51.76"), "percent", 0, "up 36.70 points from 51.76%"),
        # 52.4% to 52.6%: "up 0" would say nothing.
        (D("0.2"), D("52.4"), "percent", 0, "up 0.2 points from 52.4%"),
    ],
)
def test_moves_say_which_way_how_far_and_from_where(
    change, before, unit, places, words
):
    assert change_words(change, before, unit, places) == words


def test_move_since_another_period_says_which():
    words = change_words(D(0), D(53), "percent", both="quarters")

    assert words == "53% in both quarters"


@given(shares, shares, decimals)
def test_move_adds_up_to_the_figure_beside_it(before, now, places):
    words = change_words(now - before, before, "percent", places)

    if words.endswith("in both years"):
        assert rounded(now, places) == rounded(before, places)
        return
    way, size, _, _, start = words.split()
    told = read(start) + read(size) * (1 if way == "up" else -1)
    assert (way == "up") == (now > before)
    assert read(size) > 0
    assert abs(told - rounded(now, places)) <= Decimal(1).scaleb(-places)


@given(shares, shares, decimals)
def test_move_of_published_figures_needs_no_more_decimals(before, now, places):
    before, now = rounded(before, places), rounded(now, places)
    assume(now != before)

    words = change_words(now - before, before, "percent", places)

    _, size, _, _, start = words.split()
    assert read(size) == abs(now - before)
    assert read(start) == before


# Shares and counts as people say them


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (D("88.2"), "88 in every 100"),
        (D("0.151"), "15 in every 10,000"),
        (D("0.89"), "89 in every 10,000"),
        (D("0.004"), "4 in every 100,000"),
        (D("1"), "1 in every 100"),
        (D("0"), "0 in every 100"),
        (D("99.7"), "997 in every 1,000"),
        (D("99.99"), "9,999 in every 10,000"),
        (D("100"), "100 in every 100"),
        (D("120"), "120 for every 100"),
    ],
)
def test_shares_are_said_in_people(percent, words):
    assert in_every(percent) == words


@given(st.decimals(0, 100, places=3))
def test_share_in_people_is_never_none_and_never_all_unless_it_is(percent):
    count, base = re.fullmatch(
        "([0-9,]+) in every ([0-9,]+)", in_every(percent)
    ).groups()
    count, base = read(count), read(base)

    assert (count == 0) == (percent == 0)
    assert (count == base) == (percent == 100)
    assert abs(count / base * 100 - percent) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no plans"), (1, "1 plan"), (2, "2 plans"), (3310, "3,310 plans")],
)
def test_counts_agree_with_their_noun(count, words):
    assert count_words(count, "plan") == words


def test_counts_take_the_plural_that_they_are_given():
    assert count_words(2, "child", "children") == "2 children"


@pytest.mark.parametrize(
    ("pounds", "words"),
    [
        (D("3310"), "£3,310"),
        (D("2.5"), "£2.50"),
        (D("1250000"), "£1.25 million"),
        (D("20000000"), "£20 million"),
        (D("1234567"), "£1,234,567"),
        (D("999999.99"), "£999,999.99"),
        (D("-40"), "\N{MINUS SIGN}£40"),
    ],
)
def test_money_is_never_rounded_to_a_round_figure(pounds, words):
    assert money_words(pounds) == words
