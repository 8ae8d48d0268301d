"""The full chart of a measure's page: places, lines, bands, and what happened."""

from dataclasses import replace
from decimal import Decimal

import pytest

from outcomes.domain.figures import FigureStatus, Unit
from scorecards.domain.history import history_of
from scorecards.presenters.chart import chart_of, grid, unit_words
from strategy_portal.periods import Basis, Period, parse_period
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    facts,
    quarter_period,
    row_of,
    seen,
    target,
    year,
)

COUNT = {"unit": Unit.COUNT, "decimals": 0, "frequency": "yearly"}
QUARTERS = ("2024-25 Q2", "2024-25 Q3", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2")


def chart(*own, targets=(), **more):
    more.setdefault("of", facts(frequency="yearly"))
    row = row_of(*own, targets=targets, **more)
    return chart_of(row, history_of(row, targets))


def years(*values, first=2024):
    start = first - len(values) + 1
    return [
        seen(year(f"{start + n}/{(start + n + 1) % 100:02d}"), value)
        for n, value in enumerate(values)
    ]


def quarterly(*values):
    return [
        seen(quarter_period(label), value)
        for label, value in zip(QUARTERS[-len(values) :], values, strict=True)
    ]


def test_one_figure_makes_no_chart():
    assert chart(seen(year("2024/25"), "70")) is None


@pytest.mark.parametrize(
    ("values", "title"),
    [
        (("64", "58"), "Fell from 64.0% to 58.0%"),
        (("58", "64"), "Rose from 58.0% to 64.0%"),
        (("58", "58"), "Stayed at 58.0%"),
        (("58", "58.3"), "Little changed, from 58.0% to 58.3%"),
        (("50", "54", "58"), "Rose again from 54.0% to 58.0%"),
        (("60", "56", "52", "48", "58"), "Rose from 48.0% to 58.0% after 3 falls"),
        (("40", "44", "48", "52", "47"), "Fell from 52.0% to 47.0% after 3 rises"),
        (("60", "56", "52", "58"), "Rose from 52.0% to 58.0%"),
    ],
)
def test_title_says_what_happened(values, title):
    assert chart(*years(*values)).title == title


def test_title_names_the_target():
    found = chart(*years("64", "58"), targets=(target("70", limit="60"),))

    assert found.title == "Fell from 64.0% to 58.0%, target 70.0%"


def test_title_names_the_neighbours_where_there_is_no_target():
    others = {NEIGHBOURS.code: tuple(years("66")), ENGLAND.code: tuple(years("67"))}

    found = chart(*years("64", "58"), others=others)

    assert found.title == "Fell from 64.0% to 58.0%, statistical neighbours 66.0%"


def test_title_names_the_neighbours_where_they_are_the_target():
    others = {NEIGHBOURS.code: tuple(years("66", "67"))}
    targets = (target(comparator=NEIGHBOURS.code, limit="2"),)

    found = chart(*years("64", "58"), others=others, targets=targets)

    assert found.title == "Fell from 64.0% to 58.0%, statistical neighbours 67.0%"


def test_title_names_england_where_there_are_no_neighbours():
    found = chart(*years("64", "58"), others={ENGLAND.code: tuple(years("67"))})

    assert found.title == "Fell from 64.0% to 58.0%, England 67.0%"


def test_missing_figure_is_no_turn():
    own = years("40", "44", "48", "52", "47")
    own[2] = seen(own[2].period)

    assert chart(*own).title == "Fell from 52.0% to 47.0%"


def test_title_of_a_quarter_speaks_of_the_year():
    found = chart(*quarterly("50", "90", "20", "70", "60"), of=facts())

    assert found.title == "Rose from 50.0% to 60.0% in a year"


def test_title_without_an_earlier_figure_only_says_where_it_stood():
    found = chart(seen(year("2020/21"), "60"), seen(year("2024/25"), "64"))

    assert found.title == "Stood at 64.0% in 2024/25"


def test_break_in_method_is_no_turn():
    own = [
        *(replace(each, series="old") for each in years("60", "56", "52", first=2022)),
        *years("40", "45"),
    ]

    assert chart(*own).title == "Rose from 40.0% to 45.0%"


def test_figure_that_the_title_speaks_of_is_called_out():
    drawing = chart(*years("70", "64", "58")).drawing

    assert drawing.called == [(1, "64.0%")]


def test_missing_year_between_two_figures_is_a_gap():
    drawing = chart(*years("70", first=2022), *years("58")).drawing

    assert list(drawing.own.values) == [Decimal(70), None, Decimal(58)]


def test_gap_keeps_its_place_and_is_never_bridged():
    own = [*years("70", first=2021), *years("64", "58")]

    drawing = chart(*own).drawing

    assert drawing.places[1] == "2022/23"
    assert drawing.own.values[1] is None


def test_figures_made_another_way_stand_on_a_band():
    own = [
        *(replace(each, series="grades set by schools") for each in years("60", "61")),
    ]
    own = [*years("50", first=2022), *own]
    own[-1] = replace(own[-1], series="")

    drawing = chart(*own).drawing

    [band] = drawing.cautions
    assert (band.first, band.last, band.words) == (1, 1, "Grades set by schools")
    assert drawing.own.breaks == (1, 2)


def test_counts_are_never_drawn_beside_others():
    others = {ENGLAND.code: tuple(years("6700", "6800"))}

    drawing = chart(*years("64", "58"), of=facts(**COUNT), others=others).drawing

    assert drawing.others == ()


def test_others_stand_in_their_order():
    others = {
        ENGLAND.code: tuple(years("67", "68")),
        NEIGHBOURS.code: tuple(years("60", "61")),
    }

    drawing = chart(*years("64", "58"), others=others).drawing

    assert [each.name for each in drawing.others] == [
        "Statistical neighbours",
        "England",
    ]


def test_target_is_drawn_only_where_it_applied():
    later = replace(target("70", limit="60"), valid_from=year("2024/25").start)

    drawing = chart(*years("64", "58"), targets=(later,)).drawing

    assert list(drawing.target.values) == [None, Decimal(70)]
    assert drawing.target.figure == "70.0%"


def test_target_that_is_a_line_already_is_not_drawn_twice():
    others = {NEIGHBOURS.code: tuple(years("66", "67"))}
    targets = (target(comparator=NEIGHBOURS.code, limit="2"),)

    found = chart(*years("64", "58"), others=others, targets=targets)

    assert found.drawing.target is None
    assert found.notes == ("The target is the figure of the statistical neighbours.",)


def test_provisional_figure_is_hollow():
    first, last = years("64", "58")

    drawing = chart(first, replace(last, status=FigureStatus.PROVISIONAL)).drawing

    assert drawing.provisional


def test_caveat_of_a_period_stands_under_the_chart_once():
    closed = "Schools were closed."
    own = [replace(each, caveat=closed) for each in years("64", "58")]

    assert chart(*own).notes == ("2023/24 and 2024/25: Schools were closed.",)


def test_subtitle_names_unit_and_span_and_warns_of_the_scale():
    subtitle = chart(*years("64", "58")).subtitle

    assert subtitle == (
        "Children seen in time: % of children, academic years 2023/24 to 2024/25."
        " Scale from 58%."
    )


def test_alternative_is_sentences():
    title = chart(*years("70", "64", "58"), targets=(target("80"),)).drawing.title

    assert title.startswith("Line chart, 2022/23 to 2024/25. Ourtown was 70.0%")
    assert "The target is 80.0%." in title


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.PERCENT, "% of children"),
        (Unit.RATE, "for each 100 children"),
        (Unit.COUNT, "number of children"),
        (Unit.RATIO, "ratio of children"),
        (Unit.SCORE, "points"),
    ],
)
def test_unit_is_told_in_words(unit, words):
    row = row_of(seen(year("2024/25"), "70"), of=facts(unit=unit))

    assert unit_words(row) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.PERCENT, "%"),
        (Unit.RATE, "for each 100"),
        (Unit.COUNT, "number"),
        (Unit.RATIO, "ratio"),
    ],
)
def test_unit_without_what_it_counts_stays_short(unit, words):
    row = row_of(seen(year("2024/25"), "70"), of=facts(unit=unit, counts=""))

    assert unit_words(row) == words


def test_grid_of_snapshots_steps_by_the_year():
    januaries = [
        parse_period(Basis.SNAPSHOT, f"January {n}") for n in (2022, 2023, 2025)
    ]

    assert [each.end.year for each in grid(januaries, "yearly")] == [
        2022,
        2023,
        2024,
        2025,
    ]


def test_grid_of_a_measure_of_every_second_year_keeps_its_step():
    found = grid([year("2020/21"), year("2022/23")], "two-yearly")

    assert found == (year("2020/21"), year("2022/23"))


def test_grid_of_periods_longer_than_their_step_adds_none():
    rolling = [
        Period(quarter_period(label).end, quarter_period(label).year_before().start, b)
        for label, b in zip(QUARTERS[:2], [Basis.FINANCIAL_YEAR] * 2, strict=True)
    ]

    assert grid(rolling, "quarterly") == tuple(rolling)
