"""The words at the head of a measure's page, its rule, and its series as tables."""

from dataclasses import replace
from datetime import date

import pytest

from outcomes.domain.figures import FigureStatus, Missing, Unit
from outcomes.domain.rating import LimitKind, Polarity
from scorecards.domain.history import history_of
from scorecards.presenters.measure import headlines_of
from scorecards.presenters.measure_facts import rule_words
from scorecards.presenters.series import parts_pages, series_page
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    facts,
    part,
    quarter_period,
    row_of,
    seen,
    target,
    year,
)

OLD, NEW = year("2023/24"), year("2024/25")
Q1, Q2 = quarter_period("2025-26 Q1"), quarter_period("2025-26 Q2")


def heads(*own, **more):
    return {each.label: each for each in headlines_of(row_of(*own, **more))}


def series(*own, targets=(), **more):
    row = row_of(*own, targets=targets, **more)
    return series_page(row, history_of(row, targets))


def test_figures_stand_at_the_head_with_what_they_are_held_against():
    found = heads(
        seen(Q2, "47", "52"),
        targets=(target("95", limit="92"),),
        others={NEIGHBOURS.code: (seen(Q2, "92"),), ENGLAND.code: (seen(Q2, "88"),)},
    )

    assert list(found) == [
        "Latest, Jul to Sep 2025",
        "Target",
        "Status",
        "Direction",
        "Statistical neighbours",
        "England",
    ]
    assert found["Latest, Jul to Sep 2025"].cell.lines == ("47 of 52 children",)
    assert found["Statistical neighbours"].cell.lines == ("2 points above Ourtown",)
    assert found["England"].cell.lines == ("2 points below Ourtown",)


def test_same_figure_elsewhere_is_told_as_the_same():
    found = heads(seen(Q2, "92"), others={ENGLAND.code: (seen(Q2, "92"),)})

    assert found["England"].cell.lines == ("the same as Ourtown",)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("90", "just meets the target"),
        ("91", "meets the target"),
        ("88.5", "1.5 points short of the target"),
        ("89", "1.0 points short of the target"),
        ("84.6", "0.4 points beyond the limit"),
        ("84.96", "0.04 points beyond the limit"),
    ],
)
def test_status_says_how_far_from_the_target(value, says):
    found = heads(seen(Q2, value), targets=(target("90", limit="85"),))

    assert found["Status"].cell.lines[0] == says


def test_too_much_is_told_as_too_much():
    found = heads(
        seen(Q2, "8.5"),
        of=facts(polarity=Polarity.LOWER),
        targets=(target("8", limit="9"),),
    )

    assert found["Status"].cell.lines[0] == "0.5 points over the target"


def test_status_says_how_it_stood_the_quarter_before():
    targets = (target("90", limit="85"),)

    same = heads(seen(Q1, "80"), seen(Q2, "81"), targets=targets)
    better = heads(seen(Q1, "80"), seen(Q2, "95"), targets=targets)

    assert same["Status"].cell.lines[1] == "off track the quarter before too"
    assert better["Status"].cell.lines[1] == "off track the quarter before"


def test_count_is_told_with_what_it_counts_and_without_others():
    found = heads(
        seen(Q2, "6"),
        of=facts(unit=Unit.COUNT, decimals=0, polarity=Polarity.LOWER),
        targets=(target("4", limit="5"),),
        others={ENGLAND.code: (seen(Q2, "90"),)},
    )

    assert found["Latest, Jul to Sep 2025"].cell.lines == ("children",)
    assert found["Status"].cell.lines == ("1 beyond the limit",)
    assert "England" not in found


def test_grey_state_says_what_it_means():
    found = heads(seen(Q2))

    assert found["Status"].mark.word == "Not yet reported"
    assert found["Status"].cell.lines == ("A figure was due and has not come",)
    assert "Direction" not in found


def test_direction_names_the_period_that_it_is_held_against():
    found = heads(seen(OLD, "60"), seen(NEW, "70"))

    assert found["Since 2023/24"].move.word == "Improving"
    assert found["Since 2023/24"].cell.lines == ("up 10.0 points from 60.0%",)


@pytest.mark.parametrize(
    ("polarity", "limit", "words"),
    [
        (
            Polarity.HIGHER,
            "85",
            "On track at 90.0% or more. At risk down to 85.0%. Off track below 85.0%.",
        ),
        (
            Polarity.LOWER,
            "95",
            "On track at 90.0% or less. At risk up to 95.0%. Off track above 95.0%.",
        ),
        (Polarity.HIGHER, "90", "On track at 90.0% or more. Off track below 90.0%."),
        (
            Polarity.TARGET,
            "85",
            "On track at 90.0%. At risk from 85.0% to 95.0%. Off track beyond.",
        ),
    ],
)
def test_rule_stands_in_words(polarity, limit, words):
    row = row_of(
        seen(Q2, "80"),
        of=facts(polarity=polarity),
        targets=(replace(target("90", limit=limit), limit_kind=LimitKind.VALUE),),
    )

    assert rule_words(row) == words


def test_rule_of_no_target_is_no_words():
    assert rule_words(row_of(seen(Q2, "80"))) == ""


def test_series_is_newest_first_with_target_and_status_of_its_time():
    earlier = replace(target("70", limit="60"), valid_to=date(2024, 8, 31))
    later = replace(target("80", limit="76"), valid_from=date(2024, 9, 1))

    table = series(seen(OLD, "70"), seen(NEW, "75"), targets=(earlier, later))

    assert [row.period for row in table.rows] == ["2024/25", "2023/24"]
    assert [row.target.text for row in table.rows] == ["80.0%", "70.0%"]
    assert [row.mark.word for row in table.rows] == ["Off track", "On track"]


def test_series_without_a_target_leaves_target_and_status_out():
    assert not series(seen(NEW, "75")).has_targets


def test_series_keeps_a_place_for_a_missing_year():
    table = series(
        seen(year("2022/23"), "70"), seen(NEW, "75"), of=facts(frequency="yearly")
    )

    assert [row.own.text for row in table.rows] == ["75.0%", "Not available", "70.0%"]


def test_series_has_a_word_where_another_place_has_no_figure():
    table = series(
        seen(OLD, "70"), seen(NEW, "75"), others={ENGLAND.code: (seen(OLD, "68"),)}
    )

    assert [row.others[0].text for row in table.rows] == ["Not available", "68.0%"]


def test_series_of_a_count_stands_alone():
    table = series(
        seen(NEW, "75"),
        of=facts(unit=Unit.COUNT),
        others={ENGLAND.code: (seen(NEW, "6800"),)},
    )

    assert table.heads == ()


def test_series_without_figures_is_no_table():
    assert series() is None


def test_series_says_why_a_figure_is_not_there():
    hidden = seen(NEW, missing=Missing.HIDDEN_BY_PROVIDER, reason="Small.")

    table = series(seen(OLD), hidden)

    assert [(row.own.text, row.own.lines) for row in table.rows] == [
        ("Hidden to protect privacy", ("[c]",)),
        ("No figure", ("The provider has not sent it.",)),
    ]


def test_series_marks_what_is_provisional_and_made_another_way():
    own = seen(NEW, "75", status=FigureStatus.PROVISIONAL, series="grades by schools")

    [row] = series(own).rows

    assert row.own.text == "75.0% [p]"
    assert row.notes == ("grades by schools",)


def test_examples_are_marked_over_the_table_or_else_on_their_rows():
    old, new = (seen(p, "75", status=FigureStatus.ILLUSTRATIVE) for p in (OLD, NEW))

    every = series(old, new)
    some = series(seen(OLD, "75"), new)
    targets = series(
        seen(NEW, "75"), targets=(replace(target("80"), illustrative=True),)
    )

    assert (every.illustrative, every.rows[0].illustrative) == ("Illustrative", "")
    assert (some.illustrative, some.rows[0].illustrative) == ("", "Illustrative")
    assert targets.illustrative == "Illustrative targets"


def test_neutral_measure_is_not_rated_in_any_row():
    [row] = series(seen(NEW, "75"), of=facts(polarity=Polarity.NEUTRAL)).rows

    assert row.target.text == "Not rated"


def test_parts_stand_over_time_and_beside_others():
    speech = part("speech", seen(Q1, "30", "40"), seen(Q2, "40", "50"))
    speech = replace(speech, seen={**speech.seen, ENGLAND.code: (seen(Q2, "78"),)})
    movement = part("movement", seen(Q2, "9", "10"))

    beside, over_time = parts_pages(row_of(parts=(speech, movement)))

    assert beside.heads == ("Ourtown", "England")
    assert [[cell.text for cell in row.cells] for row in beside.rows] == [
        ["80%", "78.0%"],
        ["90%", "Not available"],
    ]
    assert over_time.heads == ("Speech", "Movement")
    assert [row.head for row in over_time.rows] == [
        "Jul to Sep 2025",
        "Apr to Jun 2025",
    ]


def test_parts_of_our_own_alone_make_one_table():
    [table] = parts_pages(row_of(parts=(part("speech", seen(Q2, "40", "50")),)))

    assert table.rows[0].cells[0].lines == ("40 of 50",)


def test_measure_without_parts_has_no_table_of_them():
    assert parts_pages(row_of(seen(Q2, "80"))) == ()
