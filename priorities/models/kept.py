"""What people keep true in the portal's own pages: who changed a row last, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Kept(models.Model):
    """A row that may have been written or changed in the portal, and by whom last.

    `version` grows with each change; whoever saves says which version they read. At 0
    the row stands as a paper has it, and loading the files again may change it.
    """

    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        abstract = True


def changed_by_somebody(name: str):
    """Constrain a version, a moment and a person to be given together or not at all."""
    return models.CheckConstraint(
        condition=Q(version=0, changed_at__isnull=True, changed_by__isnull=True)
        | Q(version__gt=0, changed_at__isnull=False, changed_by__isnull=False),
        name=name,
    )
