"""The database refuses what no measure, target or figure can be: one case a rule."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from outcomes.models import Measure
from tests.constraints import assert_refused, constraints_of, unique_fields_of
from tests.factories import outcomes as make
from tests.factories import returns
from tests.integration.outcomes.return_refusals import RETURNS_REFUSED

pytestmark = pytest.mark.django_db


def twice(factory, **shared):
    """Write two rows that share some values."""
    for _ in range(2):
        factory(**shared)


def supersede_itself():
    """Let a figure be its own correction, past the model's guard."""
    figure = make.ObservationFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE outcomes_observation SET supersedes_id = id, reason = 'why' "
            "WHERE id = %s",
            [figure.pk],
        )


REFUSED = {
    **RETURNS_REFUSED,
    "place_one_is_our_own": lambda: twice(make.PlaceFactory, own=True),
    "comparator_set_ends_after_it_starts": lambda: make.ComparatorSetFactory(
        valid_from=date(2021, 4, 1), valid_to=date(2021, 3, 31)
    ),
    "comparator_member_once_a_set": lambda: twice(
        make.ComparatorMemberFactory,
        comparator_set=make.ComparatorSetFactory(),
        name="Doncaster",
    ),
    "comparator_set_changed_by_somebody": lambda: make.ComparatorSetFactory(version=1),
    "place_changed_by_somebody": lambda: make.PlaceFactory(version=1),
    "place_ends_after_it_starts": lambda: make.PlaceFactory(
        valid_from=date(2026, 1, 1), valid_to=date(2025, 12, 31)
    ),
    "measure_changed_by_somebody": lambda: make.MeasureFactory(version=1),
    "measure_ends_after_it_starts": lambda: make.MeasureFactory(
        valid_from=date(2025, 10, 1), valid_to=date(2025, 9, 30)
    ),
    "measure_change_says_why": lambda: make.MeasureChangeFactory(reason=""),
    "measure_change_names_its_series_once": lambda: twice(
        make.MeasureChangeFactory, measure=make.MeasureFactory(), series="anew"
    ),
    "target_changed_by_somebody": lambda: make.TargetFactory(version=1),
    "measure_derivation_names_its_base": lambda: make.MeasureFactory(
        derivation=Measure.Derivation.PERCENT_INCREASE
    ),
    "measure_not_derived_from_itself": lambda: Measure.objects.filter(
        pk=make.MeasureFactory().pk
    ).update(derived_from=F("pk"), derivation="percent increase"),
    "measure_not_counted_in_itself": lambda: Measure.objects.filter(
        pk=make.MeasureFactory(unit="count").pk
    ).update(counted_in=F("pk")),
    "measure_counted_in_another_counts_people": lambda: make.MeasureFactory(
        unit="percent", counted_in=make.MeasureFactory(unit="count")
    ),
    "measure_in_development_says_why": lambda: make.MeasureFactory(
        in_development=True, question_words=""
    ),
    "measure_numbered_once_a_letter": lambda: [
        make.MeasureFactory(number=1, code=code) for code in ("W1", "W01")
    ],
    "breakdown_code_once_a_measure": lambda: twice(
        make.BreakdownFactory, measure=make.MeasureFactory(), code="speech"
    ),
    "placement_order_once_a_role": lambda: twice(
        make.PlacementFactory, outcome=make.OutcomeFactory(), order=1
    ),
    "placement_changed_by_somebody": lambda: make.PlacementFactory(version=1),
    "placement_ends_after_it_starts": lambda: make.PlacementFactory(
        valid_from=date(2025, 10, 1), valid_to=date(2025, 9, 30)
    ),
    "placement_begun_on_a_day_goes_on_once": lambda: twice(
        make.PlacementFactory,
        outcome=make.OutcomeFactory(),
        measure=make.MeasureFactory(),
        valid_from=date(2025, 10, 1),
    ),
    "target_is_a_value_or_a_comparator": lambda: make.TargetFactory(value=None),
    "target_ends_after_it_starts": lambda: make.TargetFactory(
        valid_to=date(2025, 3, 31)
    ),
    "target_tolerance_not_negative": lambda: make.TargetFactory(
        limit_kind="tolerance", limit=Decimal(-1)
    ),
    "target_one_a_start": lambda: twice(
        make.TargetFactory, measure=make.MeasureFactory()
    ),
    "target_one_a_start_and_breakdown": lambda: twice(
        make.TargetFactory,
        measure=make.MeasureFactory(),
        breakdown=make.BreakdownFactory(),
    ),
    "observation_has_a_figure_or_a_reason": lambda: make.ObservationFactory(
        missing="not supplied", missing_reason="The return did not come."
    ),
    "observation_numerator_has_its_denominator": lambda: make.ObservationFactory(
        value=Decimal(75), denominator=None
    ),
    "observation_denominator_above_zero": lambda: make.ObservationFactory(
        numerator=Decimal(0), denominator=Decimal(0)
    ),
    "observation_period_ends_after_it_starts": lambda: make.ObservationFactory(
        period_end=date(2025, 6, 30)
    ),
    "observation_not_its_own_correction": supersede_itself,
    "observation_correction_says_why": lambda: make.ObservationFactory(
        supersedes=make.ObservationFactory()
    ),
    "observation_one_original_a_period": lambda: twice(
        make.ObservationFactory,
        measure=make.MeasureFactory(),
        place=make.PlaceFactory(),
    ),
    "observation_one_original_a_breakdown": lambda: twice(
        make.ObservationFactory,
        measure=make.MeasureFactory(),
        breakdown=make.BreakdownFactory(),
        place=make.PlaceFactory(),
    ),
    "commentary_once_a_quarter": lambda: twice(
        make.CommentaryFactory, measure=make.MeasureFactory()
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_constraint_refuses(name):
    assert_refused(name, REFUSED[name])


def test_every_constraint_has_its_test():
    assert constraints_of("outcomes") == REFUSED.keys()


@pytest.mark.parametrize("field", unique_fields_of("outcomes"), ids=str)
def test_code_slug_or_order_is_given_once(field):
    name = f"{field.model.__name__}Factory"
    home = next(each for each in (make, returns) if hasattr(each, name))
    factory = getattr(home, name)
    value = {"order": 1, "starts_on": date(2025, 7, 1)}.get(field.name, "W1")

    with pytest.raises(IntegrityError), transaction.atomic():
        twice(factory, **{field.name: value})


def test_figure_is_superseded_once():
    figure = make.ObservationFactory()
    make.ObservationFactory(supersedes=figure, reason="Two schools returned late.")

    with pytest.raises(IntegrityError), transaction.atomic():
        make.ObservationFactory(supersedes=figure, reason="Another reason.")
