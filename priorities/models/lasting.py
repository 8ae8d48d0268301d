"""What lasts from a day to a day, `valid_from` to `valid_to`; either may be open."""

from django.db import models
from django.db.models import F, Q


def in_force_on(day) -> Q:
    """Return the condition that a row holds on a day; one without dates always does."""
    return Q(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
    )


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Constrain a row to start no later than it ends."""
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True)
        | Q(valid_to__isnull=True)
        | Q(valid_from__lte=F("valid_to")),
        name=name,
    )
