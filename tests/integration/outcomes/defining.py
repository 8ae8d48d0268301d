"""What tests of the services that define measures share."""

from datetime import UTC, date, datetime
from decimal import Decimal

from outcomes.domain.rating import LimitKind, Reference
from outcomes.target_terms import Terms
from strategy_portal.periods import Quarter
from tests.factories import outcomes as make

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
Q1, Q2, Q3, Q4 = (Quarter(2025, number) for number in (1, 2, 3, 4))
WHY = "The board asked for more."


def terms(value="90", limit="85", **more):
    """Return a fixed target, at risk down to its limit."""
    return Terms(
        **{
            "reference": Reference.FIXED,
            "value": Decimal(value),
            "comparator": None,
            "limit_kind": LimitKind.VALUE,
            "limit": Decimal(limit),
            **more,
        }
    )


def signed(measure, quarter=Q2, **figure):
    """Return a figure of our own that stands for a quarter: 60 of 80."""
    place = figure.pop("place", None) or own_place()
    return make.ObservationFactory(
        measure=measure,
        place=place,
        period_start=quarter.start,
        period_end=quarter.end,
        **figure,
    )


def own_place():
    """Return our own area, made where there is none yet."""
    from outcomes.models import Place

    return Place.objects.filter(kind=Place.Kind.OWN).first() or make.PlaceFactory(
        own=True
    )


def target_since(measure, value="80", limit="75", **more):
    """Return a target that holds since April 2024."""
    return make.TargetFactory(
        measure=measure,
        **{
            "valid_from": date(2024, 4, 1),
            "value": Decimal(value),
            "limit": Decimal(limit),
            **more,
        },
    )
