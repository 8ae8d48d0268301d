"""The scorecards that this partnership publishes: data, not code."""

from django.db import models

from outcomes.models import Outcome, Placement
from priorities.models import Board
from priorities.models.sources import Sourced


class ScorecardQuerySet(models.QuerySet):
    """Sets of scorecards."""

    def in_order(self):
        """Order as the partnership lists them."""
        return self.order_by("order")

    def with_placements(self, on):
        """Fetch the outcomes of each scorecard with the lines that they have then."""
        outcomes = Outcome.objects.in_order().with_placements(on)
        return self.prefetch_related(models.Prefetch("outcomes", outcomes))

    def showing(self, measure, on):
        """Keep the scorecards that show a measure on a day, with the board of each."""
        headlines = models.Q(kind=Scorecard.Kind.HEADLINE)
        lines = Placement.objects.in_force(on).filter(measure=measure)
        found = self.filter(outcomes__placements__in=lines)
        if not measure.headline:
            found = found.exclude(headlines)
        return found.select_related("board").distinct().in_order()


class Scorecard(Sourced):
    """A document for a board each quarter: which outcomes it shows, and how much."""

    class Kind(models.TextChoices):
        OUTCOME = "outcome", "Outcome scorecard"
        PACK = "pack", "Pack of scorecards"
        HEADLINE = "headline", "Headline scorecard"

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="scorecards"
    )
    order = models.PositiveSmallIntegerField(unique=True)
    description = models.CharField(max_length=300, blank=True)
    outcomes = models.ManyToManyField(Outcome, related_name="scorecards")

    objects = ScorecardQuerySet.as_manager()

    def __str__(self):
        return self.title
