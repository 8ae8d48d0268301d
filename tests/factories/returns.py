"""The quarterly return: a quarter that was opened, a post's return, its lines."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from outcomes import models
from tests.factories.outcomes import (
    BreakdownFactory,
    MeasureFactory,
    ObservationFactory,
)
from tests.factories.portal import UserFactory
from tests.factories.priorities import PostFactory

Factory = factory.django.DjangoModelFactory
OPENED_AT = datetime(2025, 10, 1, 9, tzinfo=UTC)


class ReturnQuarterFactory(Factory):
    """July to September 2025, open until 21 November."""

    class Meta:
        model = models.ReturnQuarter

    class Params:
        closed = factory.Trait(
            state="closed",
            closed_at=OPENED_AT,
            closed_by=factory.SubFactory(UserFactory),
        )

    starts_on = date(2025, 7, 1)
    due_on = date(2025, 11, 21)
    opened_at = OPENED_AT
    opened_by = factory.SubFactory(UserFactory)


class ReturnFactory(Factory):
    """What a post is asked for."""

    class Meta:
        model = models.Return

    gathering = factory.SubFactory(ReturnQuarterFactory)
    post = factory.SubFactory(PostFactory)


class ReturnLineFactory(Factory):
    """A quarterly percentage, not started; `given` has 60 of 80."""

    class Meta:
        model = models.ReturnLine

    class Params:
        given = factory.Trait(numerator=Decimal(60), denominator=Decimal(80))
        signed = factory.Trait(
            given=True,
            state="signed off",
            observation=factory.SubFactory(
                ObservationFactory, measure=factory.SelfAttribute("..measure")
            ),
            signed_at=OPENED_AT,
            signed_by=factory.SubFactory(UserFactory),
        )

    belongs_to = factory.SubFactory(ReturnFactory)
    measure = factory.SubFactory(
        MeasureFactory,
        reporting_post=factory.SelfAttribute("..belongs_to.post"),
    )
    basis = "financial quarter"
    period_start = date(2025, 7, 1)
    period_end = date(2025, 9, 30)
    due_on = date(2025, 11, 21)


class LinePartFactory(Factory):
    """A service's part of a line."""

    class Meta:
        model = models.LinePart

    line = factory.SubFactory(ReturnLineFactory)
    breakdown = factory.SubFactory(
        BreakdownFactory, measure=factory.SelfAttribute("..line.measure")
    )
    numerator = Decimal(30)
    denominator = Decimal(40)


class ReturnDraftFactory(Factory):
    """What an officer typed and did not save."""

    class Meta:
        model = models.ReturnDraft

    user = factory.SubFactory(UserFactory)
    line = factory.SubFactory(ReturnLineFactory)
    fields = factory.LazyFunction(dict)
    version = 0
    kept_at = OPENED_AT


class FrozenRuleFactory(Factory):
    """80 or more, at risk to 75."""

    class Meta:
        model = models.FrozenRule

    observation = factory.SubFactory(ObservationFactory)
    polarity = "higher"
    reference_kind = "fixed"
    reference = Decimal(80)
    tolerance = Decimal(5)
    status = "At risk"
