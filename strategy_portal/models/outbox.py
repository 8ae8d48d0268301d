"""Mail that waits to be sent, written in the transaction that gives rise to it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

# Longer than any server may take over one message (EMAIL_TIMEOUT), so that only a
# process that died leaves a lease behind.
LEASE = timedelta(minutes=10)


class OutboxMessageQuerySet(models.QuerySet):
    """Sets of messages."""

    def unsent(self):
        """Keep what nobody has marked as sent."""
        return self.filter(sent_at__isnull=True)

    def waiting(self, now):
        """Keep what may be sent at an instant: due, of use still, and in no hands.

        A lease counts on both sides of the instant: the clocks of two machines differ.
        """
        return self.unsent().filter(
            Q(not_before__isnull=True) | Q(not_before__lte=now),
            Q(expires_at__isnull=True) | Q(expires_at__gt=now),
            Q(leased_at__isnull=True)
            | Q(leased_at__lte=now - LEASE)
            | Q(leased_at__gte=now + LEASE),
        )


class OutboxMessage(models.Model):
    """One e-mail in plain text: waiting to be sent, or sent and its text let go.

    `key` says what it is about, so that the same thing is never said twice.
    """

    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    copy_to = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    leased_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(to="") & ~Q(subject="") & ~Q(key=""),
                name="outbox_message_says_to_whom_and_what",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) & ~Q(body="")
                | Q(sent_at__isnull=False, body="", attempts__gte=1),
                name="outbox_message_keeps_its_text_until_sent",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gt=F("queued_at")),
                name="outbox_message_expires_after_it_is_queued",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(sent_at__isnull=True),
                name="outbox_message_unsent",
            ),
        ]

    def __str__(self):
        return self.subject
