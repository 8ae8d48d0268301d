"""What moved: outcomes, measures, targets, comparators and observations."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from outcomes import models
from tests.factories.portal import UserFactory

Factory = factory.django.DjangoModelFactory
RECORDED_AT = datetime(2025, 10, 20, 12, tzinfo=UTC)


class OutcomeFactory(Factory):
    """An outcome."""

    class Meta:
        model = models.Outcome

    code = factory.Sequence(lambda n: f"O{n}")
    slug = factory.Sequence(lambda n: f"outcome-{n}")
    title = "Wellbeing"
    statement = "Children and young people are well."
    order = factory.Sequence(int)


class PlaceFactory(Factory):
    """England; the trait `own` is our own area."""

    class Meta:
        model = models.Place

    class Params:
        own = factory.Trait(name="Northfield", kind=models.Place.Kind.OWN)

    code = factory.Sequence(lambda n: f"place-{n}")
    name = "England"
    kind = models.Place.Kind.NATION


class ComparatorSetFactory(Factory):
    """The neighbours of a year."""

    class Meta:
        model = models.ComparatorSet

    code = factory.Sequence(lambda n: f"set-{n}")
    place = factory.SubFactory(PlaceFactory, kind=models.Place.Kind.NEIGHBOURS)
    name = "Statistical neighbours of 2025"


class ComparatorMemberFactory(Factory):
    """A neighbour."""

    class Meta:
        model = models.ComparatorMember

    comparator_set = factory.SubFactory(ComparatorSetFactory)
    name = factory.Sequence(lambda n: f"Neighbour {n}")


class MeasureFactory(Factory):
    """A quarterly percentage of children of whom more is better."""

    class Meta:
        model = models.Measure

    class Params:
        in_development = factory.Trait(
            state=models.Measure.State.IN_DEVELOPMENT,
            question_words="The definition is being agreed.",
        )

    letter = "W"
    number = factory.Sequence(lambda n: n + 1)
    code = factory.LazyAttribute(lambda row: f"{row.letter}{row.number}")
    slug = factory.LazyAttribute(lambda row: f"measure-{row.code.lower()}")
    title = "Therapy within 18 weeks"
    short_title = "Therapy within 18 weeks"
    plain_words = "How many children started a therapy within 18 weeks."
    definition = "Started within 18 weeks, of all who started."
    unit = "percent"
    polarity = "higher"
    counts = "children"
    frequency = models.Measure.Frequency.QUARTERLY
    basis = "financial quarter"


class MeasureChangeFactory(Factory):
    """A measure called something else from October 2025 on."""

    class Meta:
        model = models.MeasureChange

    measure = factory.SubFactory(MeasureFactory)
    valid_from = date(2025, 10, 1)
    before = factory.LazyFunction(lambda: {"title": "Therapy in time"})
    after = factory.LazyFunction(lambda: {"title": "Therapy within 18 weeks"})
    reason = "The title said too little."
    made_at = RECORDED_AT
    made_by = factory.SubFactory(UserFactory)


class BreakdownFactory(Factory):
    """A service within a measure."""

    class Meta:
        model = models.Breakdown

    measure = factory.SubFactory(MeasureFactory)
    code = factory.Sequence(lambda n: f"service-{n}")
    title = "Speech and language therapy"
    order = factory.Sequence(int)


class PlacementFactory(Factory):
    """A measure on a line of an outcome."""

    class Meta:
        model = models.Placement

    outcome = factory.SubFactory(OutcomeFactory)
    role = models.Placement.Role.MEASURE
    order = factory.Sequence(int)
    measure = factory.SubFactory(MeasureFactory)


class TargetFactory(Factory):
    """80 and more, and amber from 75."""

    class Meta:
        model = models.Target

    measure = factory.SubFactory(MeasureFactory)
    valid_from = date(2025, 4, 1)
    reference = "fixed"
    value = Decimal(80)
    limit_kind = "value"
    limit = Decimal(75)


class ObservationFactory(Factory):
    """A quarter's figure of our own, from its parts."""

    class Meta:
        model = models.Observation

    class Params:
        absent = factory.Trait(
            numerator=None,
            denominator=None,
            missing="not supplied",
            missing_reason="The return did not come.",
        )

    measure = factory.SubFactory(MeasureFactory)
    place = factory.SubFactory(PlaceFactory)
    period_start = date(2025, 7, 1)
    period_end = date(2025, 9, 30)
    basis = "financial quarter"
    numerator = Decimal(60)
    denominator = Decimal(80)
    status = "final"
    recorded_at = RECORDED_AT
    recorded_by = factory.SubFactory(UserFactory)


class CommentaryFactory(Factory):
    """Why a measure stands where it does."""

    class Meta:
        model = models.Commentary

    measure = factory.SubFactory(MeasureFactory)
    quarter_end = date(2025, 9, 30)
    why = "Two posts were vacant."
