"""A measure's history, pasted once: a period a row, and what was measured then."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Unit
from outcomes.intake.grid import BlockRefused
from outcomes.intake.history import read_history
from outcomes.intake.paste import Matched
from outcomes.intake.preview import Fate
from strategy_portal.periods import Basis, Quarter, format_period, parse_period
from tests.unit.outcomes.intake.returns import (
    FAMILIES,
    LONGEST,
    PLANS,
    SCORE,
    SPEECH,
    block,
)
from tests.unit.outcomes.readings import entry

TODAY = date(2025, 11, 14)
NEW = replace(
    PLANS, context=replace(PLANS.context, history=()), texts={}, entry=Entry()
)
COUNT = replace(NEW, code="C4", title="Families", context=FAMILIES.context)


def quarter(label):
    return parse_period(Basis.FINANCIAL_QUARTER, label)


def paste(*rows, line=NEW, standing=()):
    return read_history(
        block(row.split("|") for row in rows),
        line,
        today=TODAY,
        standing=dict(standing),
        longest=LONGEST,
    )


def only(*rows, **facts):
    return paste(*rows, **facts).rows[-1]


def test_history_is_read_period_by_period():
    found = paste(
        "Quarter|In time|Asked for",
        "2024-25 Q2|92|114",
        "Q3 2024/25|95|113",
        "",
        "Jan to Mar 2025|97 of 115",
        "Q1 2025/26|Not collected: the system changed",
    )

    assert found.by is Matched.BY_PERIOD
    assert found.has_heading
    assert found.count(Fate.CHANGE) == 4
    assert [row.number for row in found.rows] == [2, 3, 5, 6]
    assert [format_period(row.known.context.period) for row in found.rows] == [
        "2024-25 Q2",
        "2024-25 Q3",
        "2024-25 Q4",
        "2025-26 Q1",
    ]
    assert [row.comes for row in found.rows] == [
        "92 of 114",
        "95 of 113",
        "97 of 115",
        "Not collected: the system changed",
    ]
    assert found.rows[0].name == "B3 Social care advice within 6 weeks, Jul to Sep 2024"
    assert found.rows[0].sentence == "New figure."


@pytest.mark.parametrize(
    ("line", "row", "given_for_it"),
    [
        (COUNT, "2024-25 Q2|207", "207"),
        (NEW, "2024-25 Q2|81%", "81"),
        (NEW, "2024-25 Q2|80.7", "80.7"),
        (NEW, "2024-25 Q2|81%|92|114", "92/114"),
        (NEW, "2024-25 Q2||92|114", "92/114"),
        (NEW, "2024-25 Q2|81%||\n2023-24 Q2|81%|92|114", "81"),
        (replace(NEW, context=SCORE.context), "2024-25 Q2|918|30", "918/30"),
    ],
)
def test_cells_are_read_by_how_many_columns_there_are(line, row, given_for_it):
    found = paste(*row.split("\n"), line=line).rows[0]

    assert (found.sentence, found.entry) == ("New figure.", entry(given_for_it))


@pytest.mark.parametrize(
    ("line", "row", "sentence"),
    [
        (NEW, "Q2 2024|92|114", "“Q2 2024” is not a financial quarter; write it like"),
        (NEW, "2025-26 Q3|9|10", "October to December 2025 has not ended yet."),
        (NEW, "2024-25 Q2||", "The row has no figure. Leave it out, or say why there"),
        (NEW, "2024-25 Q2", "The row has no figure. Leave it out, or say why there"),
        (NEW, "2024-25 Q2|<5|114", "Type the real figure instead of “<5”."),
        (NEW, "2024-25 Q2|many", "“many” is not a number."),
        (NEW, "2024-25 Q2|18||92", "Say how many of 92."),
        (NEW, "2024-25 Q2|120|114", "120 is more than 114. The part cannot be larger"),
        (NEW, "2024-25 Q2|18%|92|114", "92 of 114 is 81%, not 18%."),
        (NEW, "2024-25 Q2|92|\n2023-24 Q1|50|60", "Say what 92 is out of."),
        (NEW, "2024-25 Q2|81%|92|114|x", "“x” is one cell too many for a history."),
        (NEW, "2024-25 Q2|92 of 114|x", "“x” is one cell too many for a history."),
        (COUNT, "2024-25 Q2|92|114", "C4 takes one figure, and “114” is one too many."),
        (COUNT, "2024-25 Q2||92|114", "A count has no denominator; write the count as"),
    ],
)
def test_row_that_cannot_be_used_says_what_to_write(line, row, sentence):
    found = paste(*row.split("\n"), line=line).rows[0]

    assert found.fate is Fate.REJECTED
    assert found.sentence.startswith(sentence)


def test_two_rows_for_one_period_are_both_rejected():
    found = paste("2024-25 Q2|92|114", "Q2 2024/25|93|114", "2024-25 Q3|95|113")

    assert found.rows[0].sentence == (
        "Rows 1 and 2 are all for B3 Social care advice within 6 weeks, Jul to Sep "
        "2024. Keep one of them."
    )
    assert [row.fate for row in found.rows] == [
        Fate.REJECTED,
        Fate.REJECTED,
        Fate.CHANGE,
    ]


def test_figure_that_stands_is_left_as_it_is():
    standing = {quarter("2024-25 Q2"): entry("92/114")}

    same = only("2024-25 Q2|92|114", standing=standing)
    other = only("2024-25 Q2|93|114", standing=standing)

    assert same.fate is Fate.SAME
    assert other.fate is Fate.REJECTED
    assert other.sentence == (
        "It stands already: 92 of 114. Correct it on the measure's own page."
    )


def test_slip_within_the_series_is_asked_about_whatever_the_order():
    found = paste(
        "2025-26 Q1|9|112",
        "2024-25 Q2|92|114",
        "2024-25 Q3|95|113",
        "2024-25 Q4|97|115",
    )

    assert [row.fate for row in found.rows] == [Fate.CHECK, *[Fate.CHANGE] * 3]
    assert found.rows[0].sentence.startswith("9 of 112 is 8%. The last three quarters")


def test_figures_that_stand_are_part_of_the_series():
    standing = {quarter("2025-26 Q1"): entry("96/111")}

    assert only("2025-26 Q2|9|112", standing=standing).fate is Fate.CHECK


def test_part_has_a_history_of_its_own():
    row = only("2024-25 Q2|92|114", line=SPEECH)

    assert row.name == (
        "W1 Therapy begun within 18 weeks, Speech and language therapy, Jul to Sep 2024"
    )
    assert row.fate is Fate.CHANGE


@pytest.mark.parametrize(
    ("first", "has_heading"),
    [("Period|Figure", True), ("Quarter", True), ("Foo|Not collected: x", False)],
)
def test_headings_are_left_out(first, has_heading):
    assert paste(first, "2024-25 Q2|207", line=COUNT).has_heading is has_heading


def test_row_without_cells_is_no_heading():
    assert not paste("", "2024-25 Q2|207", line=COUNT).has_heading


def test_headings_alone_are_refused():
    with pytest.raises(BlockRefused, match=r"Only headings were pasted\."):
        paste("Period|Figure")


# For any history at all


figures = st.tuples(st.integers(0, 400), st.integers(1, 400)).map(sorted)
series = st.dictionaries(
    st.builds(Quarter, st.integers(2015, 2024), st.integers(1, 4)), figures, min_size=1
)


@given(series)
def test_history_that_is_added_is_the_one_that_was_pasted(told):
    rows = [f"{format_period(each.period)}|{n}|{d}" for each, (n, d) in told.items()]

    found = paste(*rows)

    assert found.count(Fate.REJECTED) == found.count(Fate.SAME) == 0
    assert {row.known.context.period: row.entry for row in found.to_save} == {
        each.period: entry(f"{n}/{d}") for each, (n, d) in told.items()
    }


@given(series)
def test_history_that_stands_changes_nothing(told):
    rows = [f"{format_period(each.period)}|{n}|{d}" for each, (n, d) in told.items()]
    standing = {each.period: entry(f"{n}/{d}") for each, (n, d) in told.items()}

    assert paste(*rows, standing=standing).count(Fate.SAME) == len(told)


@given(
    st.text() | st.text("\t\n2024-5 Qq1/%<.", max_size=60),
    st.sampled_from(Basis),
    st.sampled_from(Unit),
)
def test_any_text_is_a_history_or_refused(text, basis, unit):
    period = replace(quarter("2025-26 Q2"), basis=basis)
    line = replace(NEW, context=replace(NEW.context, unit=unit, period=period))

    with suppress(BlockRefused):
        found = read_history(text, line, today=TODAY, standing={}, longest=LONGEST)

        assert all(row.sentence.endswith((".", "?")) for row in found.rows)
        assert all(row.entry for row in found.to_save)
