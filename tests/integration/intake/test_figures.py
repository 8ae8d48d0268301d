"""Figures are never edited: a changed one supersedes, and somebody says why."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from outcomes.models import Observation
from outcomes.services import record_observation
from strategy_portal.intake.load import FiguresChanged, check_strategy
from tests.factories.portal import UserFactory
from tests.integration.intake.conftest import NOW

LATER = datetime(2025, 12, 1, 9, tzinfo=UTC)


def in_force():
    """Return the figure in force of the first quarter."""
    return Observation.objects.current().get(period_end=date(2025, 6, 30))


def history():
    """Return the numerators of the first quarter, the oldest first."""
    found = Observation.objects.filter(period_end=date(2025, 6, 30)).order_by("pk")
    return [int(figure.numerator) for figure in found]


@pytest.fixture
def correct(folder):
    """Write a line into the corrections file."""

    def write(numerator, recorded_on, **cells):
        folder.rows["corrections"].append(
            {
                "measure": "W1",
                "place": "northfield",
                "basis": "financial quarter",
                "period": "2025-26 Q1",
                "numerator": numerator,
                "denominator": "80",
                "status": "revised",
                "reason": f"A school returned late: {numerator}.",
                "recorded_on": recorded_on,
                **cells,
            }
        )

    return write


def correct_in_the_portal(numerator):
    """Record a figure as a person would, after the files were loaded."""
    figure = in_force()
    return record_observation(
        measure=figure.measure,
        place=figure.place,
        basis=figure.basis,
        period_start=figure.period_start,
        period_end=figure.period_end,
        numerator=Decimal(numerator),
        denominator=Decimal(80),
        status="revised",
        reason="Counted again.",
        actor=UserFactory(),
        now=LATER,
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"numerator": "61"},
        {"denominator": "81"},
        {"numerator": "", "denominator": "", "value": "75"},
        {"status": "provisional"},
        {"caveat": "Two schools are missing."},
        {"series": "from 2025"},
        {
            "numerator": "",
            "denominator": "",
            "missing": "not supplied",
            "missing_reason": "The return did not come.",
        },
    ],
    ids=lambda cells: "-".join(cells),
)
def test_changed_figure_needs_a_reason(folder, load, cells):
    load()
    folder["published_figures", 2].update(cells)

    with pytest.raises(FiguresChanged) as refusal:
        load()

    assert len(refusal.value.plan.figures.without_reason) == 1
    assert history() == [60]


def test_changed_figure_is_refused_with_everything_else(folder, load):
    load()
    folder["published_figures", 2]["numerator"] = "61"
    folder["boards", 2]["name"] = "Another name"

    with pytest.raises(FiguresChanged):
        load()

    assert history() == [60]


def test_changed_figure_supersedes_with_its_reason(folder, load):
    load()
    folder["published_figures", 2]["numerator"] = "61"

    load(reason="A school returned late.", now=LATER)

    figure = in_force()
    assert (figure.numerator, figure.reason) == (61, "A school returned late.")
    assert figure.supersedes.numerator == 60
    assert figure.recorded_at == LATER
    assert history() == [60, 61]


def test_reason_is_not_put_on_what_is_new(folder, load):
    load()
    folder["published_figures", 2]["numerator"] = "61"
    folder.rows["published_figures"].append(
        folder["published_figures", 3] | {"period": "2024-25 Q4"}
    )

    load(reason="A school returned late.")

    new = Observation.objects.get(period_end=date(2025, 3, 31))
    assert (new.reason, new.supersedes) == ("", None)


def test_load_after_a_correction_changes_nothing(folder, load):
    load()
    folder["published_figures", 2]["numerator"] = "61"
    load(reason="A school returned late.")

    assert load().is_empty


def test_figure_written_in_another_way_is_the_same_figure(folder, load):
    load()
    folder["published_figures", 4]["value"] = "91.500"

    assert load().is_empty


def test_older_figure_comes_back_with_a_reason_only(folder, load):
    load()
    folder["published_figures", 2]["numerator"] = "61"
    load(reason="A school returned late.")
    folder["published_figures", 2]["numerator"] = "60"

    with pytest.raises(FiguresChanged):
        load()
    load(reason="That school is in another area.")

    assert history() == [60, 61, 60]


def test_correction_supersedes_after_the_original(load, correct):
    correct("62", "2025-10-20")

    load()

    figure = in_force()
    assert (figure.numerator, figure.status) == (62, "revised")
    assert figure.reason == "A school returned late: 62."
    assert figure.recorded_at == datetime(2025, 10, 20, 11, tzinfo=UTC)
    assert figure.supersedes.recorded_at <= figure.recorded_at
    assert history() == [60, 62]


def test_correction_keeps_what_it_does_not_say(folder, load, correct):
    folder["published_figures", 2].update(series="from 2025", release="Return")
    correct("62", "2025-10-20")

    load()

    assert (in_force().series, in_force().release) == ("from 2025", "Return")


def test_correction_is_not_loaded_twice(load, correct):
    correct("62", "2025-10-20")
    load()

    assert load().is_empty
    assert history() == [60, 62]


def test_corrections_are_loaded_in_the_order_of_their_days(load, correct):
    correct("63", "2025-10-21")
    correct("62", "2025-10-20")

    load()

    assert history() == [60, 62, 63]


def test_later_correction_is_added_to_those_loaded(load, correct):
    correct("62", "2025-10-20")
    load()
    correct("60", "2025-10-21")

    load()

    assert history() == [60, 62, 60]
    assert load().is_empty


def test_correction_may_be_of_a_figure_of_an_earlier_load(folder, load, correct):
    load()
    folder.rows["published_figures"] = folder.rows["published_figures"][1:]
    correct("62", "2025-10-20")

    load()

    assert history() == [60, 62]
    assert load().is_empty


def test_figure_under_a_correction_is_not_changed_beneath_it(
    folder, load, correct, refusal_of
):
    correct("62", "2025-10-20")
    load()
    folder["published_figures", 2]["numerator"] = "61"

    assert refusal_of(reason="A school returned late.") == [
        (
            "published_figures.csv, line 2: This figure was corrected by line 2 of "
            "corrections.csv; write the change as a further correction there."
        )
    ]


def test_correction_of_nothing_is_refused(correct, refusal_of):
    correct("62", "2025-10-20", period="2024-25 Q1")

    assert refusal_of() == [
        "corrections.csv, line 2, period: There is no figure of this period to correct."
    ]


def test_correction_of_tomorrow_is_refused(correct, refusal_of):
    correct("62", "2025-11-15")

    assert refusal_of() == [
        (
            "corrections.csv, line 2, recorded_on: The day has not come yet: today is "
            "2025-11-14."
        )
    ]


def test_correction_in_the_portal_outlives_the_next_load(load):
    load()
    correct_in_the_portal(65)

    plan = load()

    assert plan.is_empty
    assert history() == [60, 65]


def test_file_may_follow_the_portal(folder, load):
    load()
    correct_in_the_portal(65)
    folder["published_figures", 2].update(numerator="65", status="revised")

    assert load().is_empty


def test_file_that_differs_from_the_portal_needs_a_reason(folder, load):
    load()
    correct_in_the_portal(65)
    folder["published_figures", 2]["numerator"] = "66"

    with pytest.raises(FiguresChanged):
        load()
    load(reason="The portal left one child out.")

    assert history() == [60, 65, 66]


def test_check_writes_nothing(folder, load, db):
    plan = check_strategy(folder.write(), now=NOW)

    assert len(plan.figures.entries) == 3
    assert not Observation.objects.exists()
