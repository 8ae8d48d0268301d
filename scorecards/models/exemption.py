"""Measures whose figures the public reads elsewhere, small ones too."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from outcomes.models import Measure
from outcomes.models.gatherings import by_field
from strategy_portal.models import AppendOnly, AppendOnlyQuerySet

WORDS_LENGTH = 300


class ExemptionQuerySet(AppendOnlyQuerySet):
    """Sets of exemptions."""

    def newest(self):
        """Keep what was decided last of each measure."""
        later = self.model.objects.filter(
            measure=OuterRef("measure"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later))

    def in_force(self):
        """Keep those that hold: the last word on their measure is that they do."""
        return self.newest().filter(holds=True)


class Exemption(AppendOnly):
    """A decision that a measure's figures are shown as published, or no longer.

    `words` say where everybody can read them already; or why they are protected again.
    The last decision on a measure counts.
    """

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="exemptions"
    )
    holds = models.BooleanField()
    words = models.CharField(max_length=WORDS_LENGTH)
    decided_at = models.DateTimeField()
    decided_by = by_field(null=False, blank=False)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="exemption_says_where_or_why"
            ),
        ]

    def __str__(self):
        return str(self.measure)
