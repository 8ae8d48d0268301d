"""The data behind a document: one row an observation."""

from dataclasses import replace

import pytest

from outcomes.domain.figures import FigureStatus, Missing, Unit
from scorecards.domain.disclosure import Audience
from tests.unit.scorecards.builders import (
    ENGLAND,
    facts,
    measure,
    outcome,
    page_of,
    part,
    quarter_period,
    seen,
    target,
    year,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
COLUMNS = {
    "measure",
    "title",
    "outcome",
    "area",
    "breakdown",
    "period_start",
    "period_end",
    "basis",
    "value",
    "symbol",
    "figure_status",
    "target",
    "rating",
    "direction",
    "in_table",
    "source",
}


def data(*measures, **more):
    """Return the data rows of a scorecard."""
    return [row.values for row in page_of(*measures, **more).data]


def test_an_observation_has_all_its_columns():
    (row,) = data(
        measure(
            seen(year("2024/25"), "30.6", release="Key stage 4"),
            targets=(target("32", "28"),),
        )
    )

    assert row == {
        "measure": "W1",
        "title": "Children seen in time",
        "outcome": "Wellbeing",
        "area": "Ourtown",
        "breakdown": "",
        "period_start": "2024-09-01",
        "period_end": "2025-08-31",
        "basis": "academic year",
        "value": "30.6",
        "symbol": "",
        "figure_status": "final",
        "target": "32",
        "rating": "At risk",
        "direction": "Not comparable",
        "in_table": "yes",
        "source": "Key stage 4",
    }


def everything():
    """Return measures in every state that a row can be in."""
    others = {ENGLAND.code: (seen(Q1, "70"), seen(Q2, "71"))}
    return (
        measure(seen(Q1, "80"), seen(Q2, "82"), others=others),
        measure(of=facts("W2")),
        measure(of=facts("W3", in_development=True)),
        measure(seen(Q1, "80"), seen(Q2), of=facts("W4")),
        measure(seen(Q2, 3, 60), of=facts("W5")),
        measure(
            of=facts("W6"),
            parts=(part("a", seen(Q2, 20, 60)), part("b", seen(Q2, 2, 60))),
        ),
        measure(seen(Q2, "9"), of=facts("X1"), beside=True),
    )


@pytest.mark.parametrize("audience", Audience)
def test_every_row_has_the_same_columns_and_only_text(audience):
    rows = data(*everything(), audience=audience)

    assert all(set(row) == COLUMNS for row in rows)
    assert all(isinstance(value, str) for row in rows for value in row.values())


@pytest.mark.parametrize("audience", Audience)
def test_each_measure_stands_in_the_table_once(audience):
    rows = data(*everything(), audience=audience)

    standing = [row["measure"] for row in rows if row["in_table"] == "yes"]
    assert standing == ["W1", "W2", "W3", "W4", "W5", "W6", "X1"]


def test_rating_target_and_direction_stand_where_the_table_does():
    rows = data(*everything())

    for row in rows:
        if row["in_table"] == "no":
            assert (row["rating"], row["target"], row["direction"]) == ("", "", "")
        else:
            assert row["rating"]


def test_the_table_row_is_our_own_newest_whole_figure():
    rows = data(*everything())

    (standing,) = (r for r in rows if r["measure"] == "W1" and r["in_table"] == "yes")
    assert (standing["area"], standing["period_end"]) == ("Ourtown", "2025-09-30")
    assert standing["breakdown"] == ""


def test_a_measure_on_two_outcomes_stands_in_the_data_once():
    twice = measure(seen(Q1, "80"), seen(Q2, "82"))
    outcomes = (
        outcome(twice),
        outcome(twice, code="O2", slug="adulthood", title="Adulthood"),
    )

    rows = data(outcomes=outcomes, kind="pack")

    assert len(rows) == 2
    assert {row["outcome"] for row in rows} == {"Wellbeing; Adulthood"}


@pytest.mark.parametrize(
    ("figure", "symbol", "value"),
    [
        (seen(Q2, "80"), "", "80.0"),
        (seen(Q2, "80", status=FigureStatus.PROVISIONAL), "[p]", "80.0"),
        (seen(Q2, "80", status=FigureStatus.REVISED), "[r]", "80.0"),
        (seen(Q2, "80", status=FigureStatus.ESTIMATE), "[e]", "80.0"),
        (seen(Q2), "[x]", ""),
        (seen(Q2, missing=Missing.HIDDEN_BY_PROVIDER), "[c]", ""),
    ],
)
def test_a_figure_that_is_not_final_has_its_symbol(figure, symbol, value):
    (row,) = data(measure(figure))

    assert (row["symbol"], row["value"]) == (symbol, value)


def test_an_illustrative_figure_says_so_in_its_status():
    (row,) = data(measure(seen(Q2, "80", status=FigureStatus.ILLUSTRATIVE)))

    assert row["figure_status"] == "illustrative"


def test_a_measure_without_figures_has_a_row_and_a_symbol():
    plain, unsettled = data(
        measure(of=facts(release="A return")),
        measure(of=facts("W2", in_development=True)),
    )

    assert (plain["symbol"], plain["rating"]) == ("[x]", "Not yet reported")
    assert plain["source"] == "A return"
    assert (unsettled["symbol"], unsettled["rating"]) == ("[z]", "In development")


def test_the_data_are_as_exact_as_the_page():
    rows = data(
        measure(seen(Q2, 438, 558)),
        measure(seen(Q2, 15, 17), of=facts("W2")),
        measure(seen(Q2, "3623"), of=facts("W3", unit=Unit.COUNT, decimals=0)),
    )

    assert [row["value"] for row in rows] == ["78.5", "88", "3623"]


def test_a_target_is_a_plain_number():
    of = facts(unit=Unit.COUNT, decimals=0)

    (row,) = data(measure(seen(Q2, "3"), of=of, targets=(target("1200", "1000"),)))

    assert row["target"] == "1200"


def test_the_public_data_hold_no_hidden_figure():
    small = measure(seen(Q1, 3, 60), seen(Q2, 30, 60))

    hidden, shown = data(small, audience=Audience.PUBLIC)

    assert (hidden["value"], hidden["symbol"]) == ("", "[c]")
    assert (shown["value"], shown["direction"]) == ("50", "Not comparable")


def test_a_hidden_figure_in_the_table_has_no_direction():
    (row,) = data(measure(seen(Q2, 3, 60)), audience=Audience.PUBLIC)

    assert (row["rating"], row["direction"]) == ("Suppressed", "")


def test_a_part_stands_in_the_data_by_its_name():
    rows = data(replace(measure(), parts=(part("speech", seen(Q2, 20, 60)),)))

    assert [(row["breakdown"], row["in_table"]) for row in rows] == [
        ("", "yes"),
        ("Speech", "no"),
    ]
