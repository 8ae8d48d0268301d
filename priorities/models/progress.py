"""What was said of priorities and areas, by papers and by the posts that lead them."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from priorities.models.areas import AreaForDevelopment
from priorities.models.people import Post
from priorities.models.sources import Sourced, loose, precision_field
from priorities.models.strategy import Priority


class ProgressUpdate(Sourced):
    """What a paper said of a priority at one date; one left out is recorded too."""

    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="progress"
    )
    as_at_on = models.DateField()
    as_at_precision = precision_field()
    reported = models.BooleanField(default=True)
    done = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    worried = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "as_at_on"], name="progress_once_a_date"
            ),
        ]

    def __str__(self):
        return f"{self.priority}, {self.as_at_on}"

    @property
    def as_at(self):
        """Return the date of the report as a value, with its precision."""
        return loose(self.as_at_on, self.as_at_precision)


class ProgressReportQuerySet(models.QuerySet):
    """Sets of reports."""

    def newest_first(self):
        """Order by the day of which they speak, the newest first."""
        return self.order_by("-as_at_on", "-pk")

    def newest(self, by=None):
        """Keep the newest report of each priority and area, by a day where given."""
        told = self if by is None else self.filter(as_at_on__lte=by)
        later = told.filter(as_at_on__gt=OuterRef("as_at_on"))
        return told.filter(
            ~Exists(later.filter(priority=OuterRef("priority"))),
            ~Exists(later.filter(area=OuterRef("area"))),
        )


class ProgressReport(models.Model):
    """How a priority or an area stands as at a day, as the post that leads it says.

    `post` is the one that reported; none where the performance lead did. The newest can
    be put right, with a reason once its day of writing is over; earlier ones stand.
    """

    class Status(models.TextChoices):
        NOT_STARTED = "not started", "Not started"
        ON_TRACK = "on track", "On track"
        AT_RISK = "at risk", "At risk"
        OFF_TRACK = "off track", "Off track"
        DONE = "done", "Done"

    priority = models.ForeignKey(
        Priority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
    )
    area = models.ForeignKey(
        AreaForDevelopment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
    )
    as_at_on = models.DateField()
    status = models.CharField(max_length=20, choices=Status)
    done = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    worried = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__isnull=False, area__isnull=True)
                | Q(priority__isnull=True, area__isnull=False),
                name="report_is_on_a_priority_or_an_area",
            ),
            models.CheckConstraint(
                condition=~Q(done="", working_well="", worried="", next_steps=""),
                name="report_says_something",
            ),
            models.UniqueConstraint(
                fields=["priority", "as_at_on"], name="report_once_a_day_of_a_priority"
            ),
            models.UniqueConstraint(
                fields=["area", "as_at_on"], name="report_once_a_day_of_an_area"
            ),
        ]

    def __str__(self):
        return f"{self.about}, {self.as_at_on}"

    @property
    def about(self):
        """Return the priority or the area."""
        return self.priority or self.area
