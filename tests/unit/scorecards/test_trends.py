"""Trend pictures: what is drawn, and the sentence that stands for it."""

from decimal import Decimal

import pytest

from outcomes.domain.figures import FigureStatus, Unit
from outcomes.domain.rating import Polarity
from scorecards.domain.disclosure import Audience
from scorecards.presenters.trends import trend_of, trend_words
from strategy_portal.charts import trend_picture
from strategy_portal.periods import Basis, Quarter, parse_period
from tests.unit.scorecards.builders import (
    NEIGHBOURS,
    QUARTER,
    facts,
    part,
    quarter_period,
    row_of,
    seen,
    target,
    year,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
YEARS = [seen(year(f"20{n}/{n + 1}"), str(n)) for n in range(14, 25)]


def trend(*own, **more):
    """Return the trend of a row."""
    return trend_of(row_of(*own, **more), QUARTER)


def test_a_yearly_series_shows_ten_years_with_its_gaps():
    drawn = trend(seen(year("2015/16"), "10"), seen(year("2024/25"), "30"))

    assert drawn.own == (Decimal(10), *[None] * 8, Decimal(30))


def test_a_quarterly_series_shows_eight_quarters_with_its_gaps():
    drawn = trend(seen(LAST_YEAR, "70"), seen(Q2, "80"))

    assert drawn.own == (*[None] * 3, Decimal(70), *[None] * 3, Decimal(80))


def test_the_sentence_begins_where_the_picture_begins():
    drawn = trend(*YEARS)

    assert drawn.own[0] == 15
    assert "It was 15.0% in 2015/16 and is 24.0% in 2024/25." in drawn.title


def test_comparators_share_the_places_of_our_own_figures():
    others = {NEIGHBOURS.code: (seen(LAST_YEAR, "75"), seen(Q2, "84"))}

    drawn = trend(seen(LAST_YEAR, "70"), seen(Q2, "80"), others=others)

    assert drawn.neighbours == (*[None] * 3, Decimal(75), *[None] * 3, Decimal(84))
    assert drawn.title.endswith("The statistical neighbours stand at 84.0%.")


def test_without_comparators_none_are_drawn():
    assert trend(seen(LAST_YEAR, "70"), seen(Q2, "80")).neighbours == ()


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ((seen(Q2, "80"),), "One figure so far"),
        ((seen(year("2012/13"), "1"), seen(year("2013/14"), "2")), "Too few years"),
        (
            (
                seen(parse_period(Basis.MONTH_END, "June 2023"), "6"),
                seen(parse_period(Basis.MONTH_END, "August 2023"), "7"),
            ),
            "Too few years",
        ),
        (
            (
                seen(quarter_period("2020-21 Q1"), "1"),
                seen(quarter_period("2020-21 Q2"), "2"),
            ),
            "Too few quarters",
        ),
    ],
)
def test_too_few_figures_are_not_drawn_and_the_row_says_so(own, words):
    row = row_of(*own)

    assert trend_of(row, QUARTER) is None
    assert trend_words(row).startswith(words)


def test_a_hidden_figure_is_not_drawn_nor_is_anything_before_it():
    public = Audience.PUBLIC
    history = (seen(LAST_YEAR, 30, 60), seen(Q1, 31, 60))

    assert trend(*history, seen(Q2, 3, 60), audience=public) is None


def test_an_earlier_hidden_figure_is_a_gap():
    history = (seen(LAST_YEAR, 30, 60), seen(Q1, 3, 60), seen(Q2, 33, 60))

    drawn = trend(*history, audience=Audience.PUBLIC)

    assert drawn.own[-2] is None
    assert drawn.own[-1] == 55


def test_the_parts_are_not_drawn():
    parts = (part("speech", seen(LAST_YEAR, "1"), seen(Q1, "2")),)

    drawn = trend(seen(LAST_YEAR, "70"), seen(Q2, "80"), parts=parts)

    assert drawn.own.count(None) == 6


def test_a_target_is_drawn_and_said():
    drawn = trend(seen(LAST_YEAR, "70"), seen(Q2, "89.96"), targets=(target("90"),))

    assert drawn.target == 90
    assert drawn.title == (
        "Trend of Children seen in time. It was 70.0% in July to September 2024 and is "
        "89.96% in July to September 2025. The target is 90.0%."
    )


def test_a_provisional_end_is_hollow():
    last = seen(Q2, "80", status=FigureStatus.PROVISIONAL)

    assert trend(seen(LAST_YEAR, "70"), last).provisional
    assert not trend(seen(LAST_YEAR, "70"), seen(Q2, "80")).provisional


def test_noise_is_drawn_flat_by_the_band_of_little_change():
    assert trend(seen(LAST_YEAR, "70"), seen(Q2, "80")).band == Decimal("0.5")


def test_a_series_that_cannot_be_compared_has_no_band():
    drawn = trend(
        seen(year("2022/23"), "70"), seen(year("2024/25"), "80", series="new")
    )

    assert drawn.band is None


@pytest.mark.parametrize(
    ("own", "places"),
    [
        (
            (
                seen(year("2021/22"), "60"),
                seen(year("2023/24"), "70", series="new"),
                seen(year("2024/25"), "80", series="new"),
            ),
            (8,),
        ),
        (
            (
                seen(LAST_YEAR, "60"),
                seen(Q1, "70", series="new"),
                seen(Q2, "80", series="new"),
            ),
            (6,),
        ),
        ((seen(LAST_YEAR, "60"), seen(Q2, "70")), ()),
    ],
)
def test_the_line_breaks_where_the_definition_changed(own, places):
    assert trend(*own).breaks == places


def test_a_scorecard_of_the_last_quarter_ends_in_the_new_year():
    row = row_of(seen(year("2022/23"), "70"), seen(year("2023/24"), "80"))

    assert trend_of(row, Quarter(2025, 4)).own[-3:] == (Decimal(80), None, None)


def test_what_is_drawn_can_be_drawn():
    drawn = trend(*YEARS, of=facts(unit=Unit.SCORE, polarity=Polarity.LOWER))

    picture = trend_picture(drawn.own, title=drawn.title, band=drawn.band)
    assert picture.startswith("<svg")
    assert drawn.title in picture
