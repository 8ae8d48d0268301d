"""What was published: rows that are written once and never change.

The models and query sets refuse to change them, and so do triggers in the database.
"""

import hashlib

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from outcomes.models.gatherings import by_field
from strategy_portal.models import AppendOnly, AppendOnlyQuerySet
from strategy_portal.periods import Quarter


class StoredFileQuerySet(AppendOnlyQuerySet):
    """Sets of stored files."""

    def keep(self, content):
        """Return the file with these bytes, stored now if it was not yet."""
        return self.get_or_create(
            sha256=fingerprint(content),
            defaults={"content": content, "size": len(content)},
        )[0]


class StoredFile(AppendOnly):
    """Bytes, known by their SHA-256; reached only by way of an edition or a set."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    objects = StoredFileQuerySet.as_manager()

    def __str__(self):
        return self.sha256[:12]

    @property
    def is_intact(self):
        """Return whether the bytes are those that were stored."""
        return fingerprint(bytes(self.content)) == self.sha256


class EditionQuerySet(AppendOnlyQuerySet):
    """Sets of editions."""

    def in_force(self):
        """Keep the newest edition of each quarter, withdrawn or not."""
        return self.filter(superseded_by__isnull=True)

    def standing(self):
        """Keep those that were not withdrawn."""
        return self.filter(withdrawal__isnull=True)

    def newest_first(self):
        """Order by the quarter and then the edition, the newest first."""
        return self.order_by("-starts_on", "-number")

    def of(self, quarter):
        """Keep those of a quarter."""
        return self.filter(starts_on=quarter.start)


class Edition(AppendOnly):
    """A quarter's scorecards as they were published, and who stood behind them.

    `manifest` is the text whose SHA-256 stands beside it: every file with its own, the
    rules applied, and the head of the audit. A correction supersedes.
    """

    starts_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    prepared = models.OneToOneField(
        "scorecards.QuarterSet", on_delete=models.PROTECT, related_name="edition"
    )
    manifest = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
    )
    reason = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_on = models.DateField()
    published_by = by_field(null=False, blank=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on", "number"], name="edition_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, number=1, reason="")
                | Q(supersedes__isnull=False, number__gt=1) & ~Q(reason=""),
                name="edition_correction_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(supersedes=F("pk")), name="edition_not_its_own_correction"
            ),
        ]

    def __str__(self):
        return f"{self.quarter.code} edition {self.number}"

    def get_absolute_url(self):
        return reverse("publishing:set-detail", kwargs={"pk": self.prepared_id})

    @property
    def quarter(self):
        """Return the quarter as a value."""
        return Quarter.containing(self.starts_on)

    @property
    def is_intact(self):
        """Return whether the manifest is the one that was published."""
        return fingerprint(self.manifest.encode()) == self.sha256


class EditionFileQuerySet(AppendOnlyQuerySet):
    """Sets of files of editions."""


class EditionFile(AppendOnly):
    """One file of an edition: a scorecard in one format, or the frozen page itself."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    slug = models.SlugField()
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    extension = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug", "extension"],
                name="edition_file_once_an_edition",
            ),
        ]

    def __str__(self):
        return f"{self.edition}: {self.slug}.{self.extension}"


class WithdrawalQuerySet(AppendOnlyQuerySet):
    """Sets of withdrawals."""


class Withdrawal(AppendOnly):
    """That an edition was taken back: its address says why, and shows no figure."""

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField()
    withdrawn_at = models.DateTimeField()
    withdrawn_on = models.DateField()
    withdrawn_by = by_field(null=False, blank=False)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why"),
        ]

    def __str__(self):
        return f"{self.edition}, withdrawn"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
