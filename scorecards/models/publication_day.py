"""The days on which scorecards are promised to the public."""

from django.db import models
from django.db.models import F, Q

from outcomes.models.gatherings import by_field
from strategy_portal.models import AppendOnly, AppendOnlyQuerySet
from strategy_portal.periods import Quarter

REASON_LENGTH = 300


class PublicationDayQuerySet(AppendOnlyQuerySet):
    """Sets of promised days."""

    def of(self, quarter):
        """Keep those of a quarter, the first that was promised first."""
        return self.filter(starts_on=quarter.start).order_by("number")

    def in_order(self):
        """Order by the quarter, and within it as they were promised."""
        return self.order_by("starts_on", "number")


class PublicationDay(AppendOnly):
    """A day on which a quarter's first edition is promised; the last row counts.

    Whoever moves the day adds another that says why, and the public reads both. A row
    without a day says that the quarter's scorecards do not come out.
    """

    starts_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    named_at = models.DateTimeField()
    named_by = by_field(null=False, blank=False)

    objects = PublicationDayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on", "number"], name="publication_day_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason=""),
                name="publication_day_moved_says_why",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=1) | Q(due_on__isnull=False),
                name="publication_day_named_before_it_is_given_up",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("starts_on")),
                name="publication_day_after_its_quarter_begins",
            ),
        ]

    def __str__(self):
        if self.due_on is None:
            return self.quarter.code
        return f"{self.quarter.code} on {self.due_on:%Y-%m-%d}"

    @property
    def quarter(self):
        """Return the quarter as a value."""
        return Quarter.containing(self.starts_on)
