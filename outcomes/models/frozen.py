"""What a figure was held against when it was signed off."""

from django.db import models
from django.db.models import Q

from outcomes.models.definition import Place, figure_field
from outcomes.models.observation import Observation


class FrozenRule(models.Model):
    """What a figure was held against when it was signed off, and how it stood then.

    Without a reference it had no target. Later targets never recolour it.
    """

    observation = models.OneToOneField(
        Observation, on_delete=models.PROTECT, related_name="frozen_rule"
    )
    polarity = models.CharField(max_length=20)
    reference_kind = models.CharField(max_length=20, blank=True)
    reference = figure_field()
    tolerance = figure_field()
    comparator = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    illustrative = models.BooleanField(default=False)
    status = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    reference__isnull=True, tolerance__isnull=True, reference_kind=""
                )
                | Q(
                    ~Q(reference_kind=""),
                    reference__isnull=False,
                    tolerance__isnull=False,
                ),
                name="frozen_rule_is_whole_or_absent",
            ),
        ]

    def __str__(self):
        return f"{self.observation}: {self.status}"
