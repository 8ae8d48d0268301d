"""The quarters for which figures are gathered, and what each post is asked for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from outcomes.models.definition import choices
from outcomes.states import QuarterState
from priorities.models import Post
from strategy_portal.periods import Quarter

ACCOUNT = settings.AUTH_USER_MODEL


def by_field(**options):
    """Return the field of the person who did something; there is none before it."""
    options = {"null": True, "blank": True} | options
    return models.ForeignKey(
        ACCOUNT, on_delete=models.PROTECT, related_name="+", **options
    )


def at_field():
    """Return the field of when something was done; empty before it."""
    return models.DateTimeField(null=True, blank=True)


def done_together(deed: str, name: str):
    """Constrain when something was done and who did it to be given together."""
    return models.CheckConstraint(
        condition=Q((f"{deed}_at__isnull", True), (f"{deed}_by__isnull", True))
        | Q((f"{deed}_at__isnull", False), (f"{deed}_by__isnull", False)),
        name=name,
    )


class ReturnQuarterQuerySet(models.QuerySet):
    """Sets of quarters that were opened."""

    def newest_first(self):
        """Order by the quarter, the newest first."""
        return self.order_by("-starts_on")

    def open(self):
        """Keep those whose figures may still be given."""
        return self.filter(state=QuarterState.OPEN)

    def of(self, quarter):
        """Keep the one of a quarter."""
        return self.filter(starts_on=quarter.start)


class ReturnQuarter(models.Model):
    """A financial quarter for which figures are gathered, until a day."""

    starts_on = models.DateField(unique=True)
    due_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices(QuarterState), default=QuarterState.OPEN
    )
    opened_at = models.DateTimeField()
    opened_by = by_field(null=False, blank=False)
    closed_at = at_field()
    closed_by = by_field()

    objects = ReturnQuarterQuerySet.as_manager()

    class Meta:
        constraints = [
            done_together("closed", "return_quarter_closed_by_somebody"),
            models.CheckConstraint(
                condition=Q(state=QuarterState.OPEN, closed_at__isnull=True)
                | Q(state=QuarterState.CLOSED, closed_at__isnull=False),
                name="return_quarter_closed_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("starts_on")),
                name="return_quarter_due_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.quarter.code

    @property
    def quarter(self):
        """Return the quarter as a value."""
        return Quarter.containing(self.starts_on)

    @property
    def is_open(self):
        """Return whether figures may still be given."""
        return self.state == QuarterState.OPEN


class Return(models.Model):
    """What one post is asked for in one quarter."""

    gathering = models.ForeignKey(
        ReturnQuarter, on_delete=models.PROTECT, related_name="returns"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="returns")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "post"], name="return_once_a_post_and_quarter"
            ),
        ]

    def __str__(self):
        return f"{self.gathering} {self.post}"

    def get_absolute_url(self):
        return reverse(
            "returns:return-detail",
            kwargs={"quarter": self.gathering.quarter, "post": self.post.code},
        )
