"""The record of every change: text only, so that nothing it names can hold it back."""

from django.db import models

from strategy_portal.models.append_only import AppendOnly, AppendOnlyQuerySet


class AuditEventQuerySet(AppendOnlyQuerySet):
    """Sets of events, which can be added to and never rewritten."""

    def newest_first(self):
        """Order by when, the newest first."""
        return self.order_by("-pk")

    def concerning(self, thing):
        """Keep what was done to a thing, or to what belongs to it."""
        return self.filter(models.Q(subject=thing) | models.Q(about=thing))

    def unsealed(self):
        """Keep what waits for its place in the chain."""
        return self.filter(seal__isnull=True)


class AuditEvent(AppendOnly):
    """One thing that somebody did: who, when, to what, how it was and is, and why.

    It points at nothing: `subject` is a model and a key in words, and `about` what it
    belongs to, so that the trail of a whole can be read together.
    """

    at = models.DateTimeField()
    actor = models.EmailField()
    actor_name = models.CharField(max_length=150)
    event = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    subject_name = models.CharField(max_length=300)
    about = models.CharField(max_length=120, blank=True)
    about_name = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(event="") & ~models.Q(actor=""),
                name="audit_event_says_who_and_what",
            ),
        ]
        indexes = [
            models.Index(fields=["subject"], name="audit_event_of_a_subject"),
            models.Index(fields=["about"], name="audit_event_of_a_whole"),
        ]

    def __str__(self):
        return f"{self.event} {self.subject_name}"


class AuditSealQuerySet(AppendOnlyQuerySet):
    """Sets of seals."""

    def in_order(self):
        """Order by place, with the events; a seal whose event is gone is left out."""
        return self.order_by("position").select_related("event")

    def newest(self):
        """Return the last seal of the chain, or None."""
        return self.order_by("-position").first()


class AuditSeal(AppendOnly):
    """The place of an event in the chain, and the hash of it and all before it.

    `schema` says which fields of the event it covers; `audit_chain.py` reckons it.
    """

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        AuditEvent, on_delete=models.PROTECT, related_name="seal"
    )
    schema = models.PositiveSmallIntegerField()
    sealed_at = models.DateTimeField()
    hash = models.CharField(max_length=64)

    objects = AuditSealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="audit_seals_count_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.position} {self.hash}"
