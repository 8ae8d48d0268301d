"""What could go wrong, and who watches it."""

from django.db import models

from priorities.models.kept import Kept, changed_by_somebody
from priorities.models.people import Post
from priorities.models.sources import (
    Sourced,
    code_field,
    loose,
    precise_together,
    precision_field,
)
from priorities.models.strategy import Strategy


class RiskQuerySet(models.QuerySet):
    """Sets of risks."""

    def led_by(self, posts):
        """Keep those that one of some posts owns."""
        return self.filter(owner_post__in=posts)

    def open(self):
        """Keep those that are still risks."""
        return self.filter(is_over=False)


class Risk(Sourced, Kept):
    """What could go wrong, what is done against it, and when it is looked at again."""

    code = code_field()
    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="risks"
    )
    statement = models.TextField()
    mitigation = models.TextField(blank=True)
    owner_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
    )
    review_on = models.DateField(null=True, blank=True)
    review_precision = precision_field()
    is_over = models.BooleanField(default=False)

    objects = RiskQuerySet.as_manager()

    class Meta:
        constraints = [
            precise_together(
                "review_on", "review_precision", "risk_review_has_its_precision"
            ),
            changed_by_somebody("risk_changed_by_somebody"),
        ]

    def __str__(self):
        return self.statement

    @property
    def review(self):
        """Return when it is looked at again as a value, with its precision."""
        return loose(self.review_on, self.review_precision)
