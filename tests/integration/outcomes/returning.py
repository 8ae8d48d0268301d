"""People who return figures for a quarter, and a quarter to return them for."""

from datetime import date
from decimal import Decimal

from outcomes.domain.entry import Entry
from outcomes.given import Given
from outcomes.models import Place, ReturnLine
from outcomes.quarter_services import open_quarter
from outcomes.return_services import save_line
from outcomes.submit_services import submit_return
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.periods import Quarter
from tests.factories.outcomes import (
    MeasureFactory,
    ObservationFactory,
    PlaceFactory,
    TargetFactory,
)
from tests.factories.priorities import OrganisationFactory, PostFactory

QUARTER = Quarter(2025, 2)


class Office:
    """A council with a post, its officer, an approver and a performance lead."""

    def __init__(self, make_user):
        self.own = PlaceFactory(own=True)
        self.council = OrganisationFactory(name="Northfield Council")
        self.post = PostFactory(title="Head of Inclusion", code="head-of-inclusion")
        self.post.organisations.add(self.council)
        self.officer = make_user("officer", roles=[(Role.OFFICER, self.post)])
        self.approver = make_user("approver", roles=[(Role.APPROVER, self.council)])
        self.lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])

    def measure(self, *values, target=None, **fields):
        """Add a measure with figures of earlier quarters, out of 80, oldest first."""
        measure = MeasureFactory(**{"reporting_post": self.post, **fields})
        quarter = QUARTER
        for value in reversed(values):
            quarter = quarter.previous()
            self.figure(measure, value, quarter)
        if target:
            TargetFactory(
                measure=measure,
                value=Decimal(target),
                limit=Decimal(target) - 5,
                valid_from=date(2023, 4, 1),
            )
        return measure

    def figure(self, measure, value, quarter, **fields):
        """Add a figure of a quarter, out of 80."""
        return ObservationFactory(
            measure=measure,
            place=self.own,
            numerator=Decimal(value),
            period_start=quarter.start,
            period_end=quarter.end,
            **fields,
        )

    def open(self):
        """Open the quarter."""
        return open_quarter(quarter=QUARTER, actor=self.lead, now=clock.now())

    def line(self, measure):
        """Return a measure's line as it stands."""
        return ReturnLine.objects.with_all().get(measure=measure)

    def save(self, measure, given, *, actor=None, version=None):
        """Save what is given for a measure."""
        line = self.line(measure)
        return save_line(
            line=line,
            version=line.version if version is None else version,
            given=given,
            actor=actor or self.officer,
            now=clock.now(),
        )

    def submit(self, measure, given=None):
        """Save a measure's line and submit the return that it is in."""
        self.save(measure, given or share(60))
        return submit_return(
            belongs_to=self.line(measure).belongs_to,
            actor=self.officer,
            now=clock.now(),
        )

    @property
    def neighbours(self):
        """Return the neighbours as a place."""
        return PlaceFactory(kind=Place.Kind.NEIGHBOURS, name="Statistical neighbours")


def share(numerator, denominator=80, **said):
    """Return a share as it is given."""
    entry = Entry(numerator=Decimal(numerator), denominator=Decimal(denominator))
    return Given(entry=entry, **said)
