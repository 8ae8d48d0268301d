"""What was decided about a measure, from which quarter on, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from outcomes.models.definition import Measure


class MeasureChangeQuerySet(models.QuerySet):
    """Sets of changes."""

    def touching(self, field):
        """Return the measures of which a field was ever changed."""
        return self.filter(before__has_key=field).values("measure")


class MeasureChange(models.Model):
    """What changes about a measure from a quarter on, and why; never edited.

    `before` and `after` hold the fields that change. Where it has a `series`, figures
    from that quarter on are of it, and are not comparable with those before.
    """

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="changes"
    )
    valid_from = models.DateField()
    before = models.JSONField()
    after = models.JSONField()
    series = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = MeasureChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="measure_change_says_why"
            ),
            models.UniqueConstraint(
                fields=["measure", "series"],
                condition=~Q(series=""),
                name="measure_change_names_its_series_once",
            ),
        ]

    def __str__(self):
        return f"{self.measure} from {self.valid_from}"
