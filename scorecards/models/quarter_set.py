"""A quarter's scorecards on their way to the public: one set, moved as one."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from outcomes.models.definition import choices
from outcomes.models.gatherings import by_field, done_together
from scorecards.models.edition import StoredFile
from scorecards.states import IN_PREPARATION, SetState
from strategy_portal.periods import Quarter

REASON_LENGTH = 600


class QuarterSetQuerySet(models.QuerySet):
    """Sets of quarters' sets."""

    def newest_first(self):
        """Order by the quarter and then the edition, the newest first."""
        return self.order_by("-starts_on", "-number", "-pk")

    def of(self, quarter):
        """Keep those of a quarter."""
        return self.filter(starts_on=quarter.start)

    def in_preparation(self):
        """Keep those that are not published and were not given up."""
        return self.filter(state__in=IN_PREPARATION)

    def with_people(self):
        """Fetch who composed each, and its edition with who stood behind that."""
        return self.select_related(
            "composed_by",
            "cancelled_by",
            "edition__published_by",
            "edition__withdrawal__withdrawn_by",
        )

    def not_cancelled(self):
        """Keep those that were not given up."""
        return self.exclude(state=SetState.CANCELLED)

    def waiting_for_files(self):
        """Keep those whose files are still to be made, the oldest first."""
        return self.filter(state=SetState.GATHERING).order_by("composed_at", "pk")


class QuarterSet(models.Model):
    """All scorecards of a quarter, prepared to become one edition.

    `number` is the edition's. `reason` is the public one of a correction. `fingerprint`
    is of everything that the files say, and `made_with` names what rendered them; both
    are empty before they are made.
    """

    starts_on = models.DateField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=choices(SetState), default=SetState.GATHERING
    )
    reason = models.TextField(max_length=REASON_LENGTH, blank=True)
    composed_at = models.DateTimeField()
    composed_by = by_field(null=False, blank=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    figures_as_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    made_with = models.CharField(max_length=200, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_field()

    objects = QuarterSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on"],
                condition=Q(state__in=IN_PREPARATION),
                name="quarter_set_one_in_preparation_a_quarter",
            ),
            models.UniqueConstraint(
                fields=["starts_on", "number"],
                condition=~Q(state=SetState.CANCELLED),
                name="quarter_set_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""),
                name="quarter_set_correction_says_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=(SetState.GATHERING, SetState.CANCELLED),
                )
                | Q(checked_at__isnull=False, figures_as_at__isnull=False)
                & ~Q(fingerprint=""),
                name="quarter_set_checked_with_its_files",
            ),
            models.CheckConstraint(
                condition=Q(state=SetState.CANCELLED, cancelled_at__isnull=False)
                | ~Q(state=SetState.CANCELLED) & Q(cancelled_at__isnull=True),
                name="quarter_set_cancelled_at_some_time",
            ),
            done_together("cancelled", "quarter_set_cancelled_by_somebody"),
        ]

    def __str__(self):
        return f"{self.quarter.code} edition {self.number}"

    def get_absolute_url(self):
        return reverse("publishing:set-detail", kwargs={"pk": self.pk})

    @property
    def quarter(self):
        """Return the quarter as a value."""
        return Quarter.containing(self.starts_on)

    @property
    def is_correction(self):
        """Return whether it will stand in the place of an earlier edition."""
        return self.number > 1


class PreparedFile(models.Model):
    """One file of a set, made and waiting; no public address leads to it."""

    belongs_to = models.ForeignKey(
        QuarterSet, on_delete=models.PROTECT, related_name="files"
    )
    slug = models.SlugField()
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    extension = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["belongs_to", "slug", "extension"],
                name="prepared_file_once_a_set",
            ),
        ]

    def __str__(self):
        return f"{self.belongs_to}: {self.slug}.{self.extension}"


class Finding(models.Model):
    """Something that the checks found in a set: it blocks, or a person agrees to it.

    `key` names what it is about, so that the same finding of files made again is known.
    """

    belongs_to = models.ForeignKey(
        QuarterSet, on_delete=models.PROTECT, related_name="findings"
    )
    check_name = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    words = models.TextField()
    blocks = models.BooleanField()
    ticked_at = models.DateTimeField(null=True, blank=True)
    ticked_by = by_field()
    ticked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["belongs_to", "check_name", "key"], name="finding_once_a_set"
            ),
            models.CheckConstraint(
                condition=Q(blocks=False) | Q(ticked_at__isnull=True),
                name="finding_that_blocks_is_mended_not_ticked",
            ),
            done_together("ticked", "finding_ticked_by_somebody"),
        ]

    def __str__(self):
        return self.words

    @property
    def is_settled(self):
        """Return whether somebody has agreed to it."""
        return self.ticked_at is not None


class QuietPeriodQuerySet(models.QuerySet):
    """Sets of quiet periods."""

    def on(self, day):
        """Keep those that a day lies in."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def still_to_end(self, day):
        """Keep those that are not over on a day, the next one first."""
        return self.filter(ends_on__gte=day).order_by("starts_on", "pk")

    def in_order(self):
        """Order by their first day, the newest first."""
        return self.order_by("-starts_on", "-pk")


class QuietPeriod(models.Model):
    """Days, the first and the last included, on which nothing is published.

    For example the weeks before an election.
    """

    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = by_field(null=False, blank=False)

    objects = QuietPeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="quiet_period_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.starts_on:%Y-%m-%d} to {self.ends_on:%Y-%m-%d}"
