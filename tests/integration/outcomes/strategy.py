"""A small strategy with figures, for the pages that show how measures stand."""

from datetime import date
from decimal import Decimal

from outcomes.models import Place
from strategy_portal.periods import Quarter
from tests.factories.outcomes import (
    ComparatorMemberFactory,
    ComparatorSetFactory,
    MeasureFactory,
    ObservationFactory,
    OutcomeFactory,
    PlaceFactory,
    PlacementFactory,
    TargetFactory,
)
from tests.factories.priorities import PartnershipFactory, PostFactory
from tests.factories.scorecards import ScorecardFactory

QUARTER = Quarter(2025, 2)
PLACES = {
    Place.Kind.OWN: "Northfield",
    Place.Kind.NEIGHBOURS: "Statistical neighbours",
    Place.Kind.NATION: "England",
}


class Strategy:
    """An outcome with measures, and the places that they are compared with."""

    def __init__(self):
        PartnershipFactory()
        self.places = {
            kind: PlaceFactory(kind=kind, name=name) for kind, name in PLACES.items()
        }
        neighbours = ComparatorSetFactory(place=self.places[Place.Kind.NEIGHBOURS])
        ComparatorMemberFactory(comparator_set=neighbours)
        self.outcome = OutcomeFactory(slug="wellbeing", title="Wellbeing", order=1)
        self.post = PostFactory(code="head", title="Head of Inclusion")

    def measure(self, value="60", *, target="75", outcome=None, line="", **fields):
        """Add a measure that stands at `value` out of 80, with a target or without."""
        measure = MeasureFactory(**{"reporting_post": self.post, **fields})
        PlacementFactory(
            outcome=outcome or self.outcome,
            measure=measure,
            source_text=line or f"% of children for {measure.code}",
            source_line=f"line {measure.number}",
        )
        if target:
            TargetFactory(
                measure=measure,
                value=Decimal(target),
                limit=Decimal(target) - 5,
                valid_from=date(2023, 4, 1),
            )
        if value:
            self.figure(measure, value)
        return measure

    def figure(self, measure, value, quarter=QUARTER, place=Place.Kind.OWN, **fields):
        """Add a quarter's figure, out of 80."""
        return ObservationFactory(
            **{
                "measure": measure,
                "place": self.places[place],
                "numerator": Decimal(value),
                "period_start": quarter.start,
                "period_end": quarter.end,
                **fields,
            }
        )

    def scorecard(self, slug="pack", **fields):
        """Add a scorecard of the outcome."""
        return ScorecardFactory(slug=slug, outcomes=[self.outcome], **fields)
