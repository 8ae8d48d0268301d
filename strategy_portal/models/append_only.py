"""What models share whose rows are added and then kept as they are.

The database keeps them too: the migration of each says `ForbidChanges`.
"""

from django.db import models


class RecordIsKept(Exception):
    """The record of what was done is added to, and never changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet):
    """Sets of rows that can be added to and never rewritten."""

    def update(self, **kwargs):
        """Refuse: what was done was done."""
        raise RecordIsKept(_refusal(self.model, "changed"))

    def bulk_update(self, *args, **kwargs):
        """Refuse: what was done was done."""
        raise RecordIsKept(_refusal(self.model, "changed"))

    def delete(self):
        """Refuse: what was done was done."""
        raise RecordIsKept(_refusal(self.model, "deleted"))


class AppendOnly(models.Model):
    """A row that is written once; its own class says what it is.

    Its `objects` are an AppendOnlyQuerySet's.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Add a row; refuse to change one."""
        if not self._state.adding:
            raise RecordIsKept(_refusal(self, "changed"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: what was done was done."""
        raise RecordIsKept(_refusal(self, "deleted"))


def _refusal(of, deed):
    name = str(of._meta.verbose_name_plural).capitalize()
    return f"{name} are added to, and never {deed}."
