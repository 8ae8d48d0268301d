"""What a set tells of each of our own figures, for the checkers and later editions."""

from django.db import models
from django.db.models import Q

from outcomes.models.definition import choices, figure_field
from scorecards.domain.told import Cell, Told
from scorecards.domain.verdicts import Why
from scorecards.models.quarter_set import QuarterSet
from scorecards.states import HAS_EDITION
from strategy_portal.periods import Basis, Period


class ToldFigureQuerySet(models.QuerySet):
    """Sets of figures that sets tell of."""

    def published(self):
        """Keep those of editions, whatever became of them: somebody has read them."""
        return self.filter(belongs_to__state__in=HAS_EDITION)

    def hidden(self):
        """Keep those that the public does not see."""
        return self.exclude(why="")

    def in_order(self):
        """Order by measure and part, the newest period first."""
        return self.order_by("measure__code", "part", "-period_end", "pk")


class ToldFigure(models.Model):
    """A figure of our own in a set: its counts, or why the public does not see it.

    The whole of a measure is the part without a code. A share has two counts, a figure
    without a base none. `version` tells a figure from what it corrects.
    """

    belongs_to = models.ForeignKey(
        QuarterSet, on_delete=models.PROTECT, related_name="told"
    )
    measure = models.ForeignKey(
        "outcomes.Measure", on_delete=models.PROTECT, related_name="+"
    )
    part = models.CharField(max_length=60, blank=True)
    period_start = models.DateField()
    period_end = models.DateField()
    basis = models.CharField(max_length=20, choices=choices(Basis))
    version = models.TextField(blank=True)
    first = figure_field()
    second = figure_field()
    why = models.CharField(max_length=10, choices=choices(Why), blank=True)

    objects = ToldFigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "belongs_to",
                    "measure",
                    "part",
                    "basis",
                    "period_start",
                    "period_end",
                ],
                name="told_figure_once_a_set",
            ),
            models.CheckConstraint(
                condition=Q(why="") | Q(first__isnull=True, second__isnull=True),
                name="told_figure_hidden_or_known",
            ),
        ]

    def __str__(self):
        return f"{self.belongs_to}: {self.measure_id} {self.part} {self.period_end}"

    @property
    def period(self):
        """Return the period as a value."""
        return Period(self.period_end, self.period_start, Basis(self.basis))

    @property
    def value(self):
        """Return what is told as a value, without why."""
        known = tuple(each for each in (self.first, self.second) if each is not None)
        cell = Cell(self.part, self.period, self.version)
        return Told(cell, None if self.why else known)
