"""The services of outcomes: targets, and figures that stay."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction

from outcomes.domain.entry import ImpossibleFigure
from outcomes.domain.rating import RuleError
from outcomes.models import AppendOnlyError, Measure, Observation, Target
from outcomes.services import (
    CorrectionNeedsReason,
    CountedTwice,
    DerivedFromDerived,
    MeasureTakesNoFigures,
    record_observation,
    record_observations,
    write_rows,
)
from scorecards.models import Scorecard
from scorecards.services import ShowsWrongOutcomes
from scorecards.services import write_rows as write_scorecards
from strategy_portal.batch import Batch
from tests.factories import outcomes as make
from tests.factories.portal import UserFactory
from tests.factories.priorities import BoardFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
QUARTER = {
    "basis": "financial quarter",
    "period_start": date(2025, 7, 1),
    "period_end": date(2025, 9, 30),
    "status": "final",
}


@pytest.fixture
def told():
    """Who writes, and when: what every service is told."""
    return {"actor": UserFactory(system=True), "now": NOW}


def figure_of(observation, **changes):
    """Return what a service is given to record a figure of the same period."""
    return {
        **QUARTER,
        "measure": observation.measure,
        "place": observation.place,
        "numerator": observation.numerator,
        "denominator": observation.denominator,
        **changes,
    }


def test_record_observation_adds_the_first_figure_of_a_period(told):
    place, measure = make.PlaceFactory(own=True), make.MeasureFactory()

    figure = record_observation(
        measure=measure, place=place, value=Decimal(75), **QUARTER, **told
    )

    assert list(Observation.objects.current()) == [figure]
    assert (figure.recorded_by, figure.recorded_at) == (told["actor"], NOW)
    assert figure.supersedes is None


def test_record_observation_supersedes_the_figure_in_force(told):
    standing = make.ObservationFactory()
    new = figure_of(standing, numerator=Decimal(62))

    correction = record_observation(**new, reason="Two schools were late.", **told)

    assert list(Observation.objects.current()) == [correction]
    assert correction.supersedes == standing
    assert correction.reason == "Two schools were late."


def test_record_observation_supersedes_the_last_correction(told):
    standing = make.ObservationFactory()
    for numerator in (61, 62):
        new = figure_of(standing, numerator=Decimal(numerator))
        last = record_observation(**new, reason="Counted again.", **told)

    assert last.supersedes.numerator == 61
    assert Observation.objects.current().get() == last


@pytest.mark.parametrize("reason", ["", "  "])
def test_record_observation_wants_a_reason_for_a_correction(told, reason):
    standing = make.ObservationFactory()

    with pytest.raises(CorrectionNeedsReason, match="already has a figure for 2025-26"):
        record_observation(**figure_of(standing), reason=reason, **told)

    assert list(Observation.objects.current()) == [standing]


@pytest.mark.parametrize(
    "other",
    [
        lambda figure: {"measure": make.MeasureFactory()},
        lambda figure: {"place": make.PlaceFactory()},
        lambda figure: {"breakdown": make.BreakdownFactory(measure=figure.measure)},
        lambda figure: {"period_start": date(2025, 9, 1), "basis": "month end"},
    ],
    ids=["measure", "place", "breakdown", "basis"],
)
def test_figure_of_something_else_supersedes_nothing(told, other):
    standing = make.ObservationFactory()

    new = record_observation(**figure_of(standing, **other(standing)), **told)

    assert new.supersedes is None


def test_reason_why_there_is_no_figure_is_recorded(told):
    standing = make.ObservationFactory()
    nothing = {"numerator": None, "denominator": None, "missing": "not supplied"}

    record_observation(
        **figure_of(standing, **nothing, missing_reason="The return did not come."),
        reason="The first figure was of another area.",
        **told,
    )

    assert not Observation.objects.current().with_figure().exists()


def test_measure_in_development_takes_no_figures(told):
    figure = make.ObservationFactory.build(
        measure=make.MeasureFactory(in_development=True), place=make.PlaceFactory()
    )

    with pytest.raises(MeasureTakesNoFigures, match="is in development"):
        record_observations(observations=[figure], **told)


def test_measure_that_is_worked_out_takes_no_figures(told):
    measure = make.MeasureFactory(
        derivation="percent increase", derived_from=make.MeasureFactory()
    )
    figure = make.ObservationFactory.build(measure=measure, place=make.PlaceFactory())

    with pytest.raises(MeasureTakesNoFigures, match="worked out from another measure"):
        record_observations(observations=[figure], **told)


def test_part_above_its_whole_is_refused(told):
    standing = make.ObservationFactory()

    with pytest.raises(ImpossibleFigure):
        record_observation(
            **figure_of(standing, numerator=Decimal(81)), reason="Why.", **told
        )


def test_one_bad_figure_keeps_every_other_out(told):
    place = make.PlaceFactory()
    good = make.ObservationFactory.build(measure=make.MeasureFactory(), place=place)
    bad = make.ObservationFactory.build(
        measure=make.MeasureFactory(), place=place, numerator=Decimal(99)
    )

    with pytest.raises(ImpossibleFigure):
        record_observations(observations=[good, bad], **told)

    assert not Observation.objects.exists()


@pytest.mark.parametrize("number", [1, 40])
def test_many_figures_cost_as_many_queries_as_one(
    told, django_assert_max_num_queries, number
):
    place = make.PlaceFactory()
    figures = [
        make.ObservationFactory.build(measure=measure, place=place)
        for measure in make.MeasureFactory.create_batch(number)
    ]

    with django_assert_max_num_queries(5):
        record_observations(observations=figures, **told)

    assert Observation.objects.count() == number


def test_observation_is_not_saved_again():
    figure = make.ObservationFactory()
    figure.numerator = Decimal(61)

    with pytest.raises(AppendOnlyError, match="record a correction"):
        figure.save()

    figure.refresh_from_db()
    assert figure.numerator == 60


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda figures: figures.update(numerator=61),
        lambda figures: figures.bulk_update(list(figures), ["numerator"]),
        lambda figures: figures.delete(),
        lambda figures: figures.get().delete(),
        lambda figures: figures.update_or_create(defaults={"numerator": 61}),
        lambda figures: figures.bulk_create(
            list(figures),
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["numerator"],
        ),
    ],
    ids=["update", "bulk update", "delete", "delete one", "update or create", "upsert"],
)
def test_observations_are_never_rewritten(rewrite):
    figure = make.ObservationFactory()

    with pytest.raises(AppendOnlyError), transaction.atomic():
        rewrite(Observation.objects.all())

    assert Observation.objects.get(pk=figure.pk).numerator == 60


@pytest.mark.parametrize(
    ("polarity", "limit"), [("higher", 81), ("lower", 79), ("neutral", 75)]
)
def test_target_is_refused_with_a_limit_on_the_wrong_side(told, polarity, limit):
    measure = make.MeasureFactory(polarity=polarity)
    target = make.TargetFactory.build(measure=measure, limit=Decimal(limit))

    with pytest.raises(RuleError):
        write_rows(batch=Batch(Target, added=[target]), **told)

    assert not Target.objects.exists()


def test_measure_is_not_worked_out_from_one_that_is_worked_out(told):
    first = make.MeasureFactory()
    second = make.MeasureFactory(derivation="percent increase", derived_from=first)
    third = make.MeasureFactory.build(
        derivation="percent increase", derived_from=second
    )

    with pytest.raises(DerivedFromDerived, match="worked out itself"):
        write_rows(batch=Batch(Measure, added=[third]), **told)

    assert Measure.objects.count() == 2


@pytest.mark.parametrize(
    "larger",
    [
        pytest.param({"unit": "percent"}, id="no-count"),
        pytest.param({"unit": "count", "counts_people": False}, id="of-things"),
    ],
)
def test_measure_is_not_counted_in_one_that_counts_no_people(told, larger):
    larger = make.MeasureFactory(**larger)
    smaller = make.MeasureFactory.build(unit="count", counted_in=larger)

    with pytest.raises(CountedTwice, match="is no count of people"):
        write_rows(batch=Batch(Measure, added=[smaller]), **told)

    assert Measure.objects.count() == 1


def test_measure_is_counted_in_the_largest_one(told):
    largest = make.MeasureFactory(unit="count")
    larger = make.MeasureFactory(unit="count", counted_in=largest)
    smaller = make.MeasureFactory.build(unit="count", counted_in=larger)

    with pytest.raises(CountedTwice, match="Name the largest one"):
        write_rows(batch=Batch(Measure, added=[smaller]), **told)


def test_outcome_scorecard_shows_one_outcome(told):
    outcomes = make.OutcomeFactory.create_batch(2)
    card = Scorecard(
        slug="wellbeing",
        title="Wellbeing",
        kind=Scorecard.Kind.OUTCOME,
        board=BoardFactory(),
        order=1,
    )
    batch = Batch(Scorecard, added=[card], links={"outcomes": [(card, outcomes)]})

    with pytest.raises(ShowsWrongOutcomes, match="shows 2 outcomes"):
        write_scorecards(batch=batch, **told)

    assert not Scorecard.objects.exists()
