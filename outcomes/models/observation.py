"""What was seen: figures that are never edited, and what was said about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from outcomes.domain.figures import FigureStatus, Missing
from outcomes.models.definition import (
    Breakdown,
    Measure,
    Place,
    choices,
    figure_field,
)
from priorities.models import Post
from strategy_portal.periods import Basis, Period


class AppendOnlyError(Exception):
    """An observation is never changed or deleted: a correction supersedes it."""


class ObservationQuerySet(models.QuerySet):
    """Sets of observations, which can be added to and never rewritten."""

    def current(self):
        """Keep the figure in force of each measure, breakdown, place and period."""
        return self.filter(superseded_by__isnull=True)

    def own(self):
        """Keep the figures of our own area."""
        return self.filter(place__kind=Place.Kind.OWN)

    def with_figure(self):
        """Keep the observations that hold a figure rather than a reason."""
        return self.filter(missing="")

    def up_to(self, day):
        """Keep the periods that had ended by a day."""
        return self.filter(period_end__lte=day)

    def not_illustrative(self):
        """Leave out what is only an illustration."""
        return self.exclude(status=FigureStatus.ILLUSTRATIVE.value)

    def corrections_of(self, measure):
        """Keep what supersedes a figure of a measure, the newest correction first."""
        return (
            self.filter(measure=measure, supersedes__isnull=False)
            .select_related("supersedes", "breakdown", "place")
            .order_by("-recorded_at", "-pk")
        )

    def bulk_create(self, objs, *args, **options):
        """Add rows; refuse to overwrite those that are there."""
        if options.get("update_conflicts"):
            raise AppendOnlyError("Observations are never edited; record a correction.")
        return super().bulk_create(objs, *args, **options)

    def update(self, **kwargs):
        """Refuse: a correction is a new row."""
        raise AppendOnlyError("Observations are never edited; record a correction.")

    def bulk_update(self, objs, fields, batch_size=None):
        """Refuse: a correction is a new row."""
        raise AppendOnlyError("Observations are never edited; record a correction.")

    def delete(self):
        """Refuse: history is added to, never taken away."""
        raise AppendOnlyError("Observations are never deleted; record a correction.")


class Observation(models.Model):
    """One figure of one place and period, or the reason why there is none.

    A correction is a new row that supersedes this one and says why.
    """

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="observations"
    )
    breakdown = models.ForeignKey(
        Breakdown,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="observations",
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="observations"
    )
    period_start = models.DateField()
    period_end = models.DateField()
    basis = models.CharField(max_length=20, choices=choices(Basis))
    as_at = models.DateField(null=True, blank=True)
    value = figure_field()
    numerator = figure_field()
    denominator = figure_field()
    status = models.CharField(max_length=20, choices=choices(FigureStatus))
    missing = models.CharField(max_length=30, choices=choices(Missing), blank=True)
    missing_reason = models.CharField(max_length=300, blank=True)
    series = models.CharField(max_length=60, blank=True)
    release = models.CharField(max_length=300, blank=True)
    caveat = models.CharField(max_length=300, blank=True)
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
    )
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(missing="", value__isnull=False, missing_reason="")
                | Q(
                    missing="",
                    numerator__isnull=False,
                    denominator__isnull=False,
                    missing_reason="",
                )
                | (
                    ~Q(missing="")
                    & Q(
                        value__isnull=True,
                        numerator__isnull=True,
                        denominator__isnull=True,
                    )
                    & ~Q(missing_reason="")
                ),
                name="observation_has_a_figure_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="observation_numerator_has_its_denominator",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="observation_denominator_above_zero",
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")),
                name="observation_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(supersedes=F("pk")),
                name="observation_not_its_own_correction",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="observation_correction_says_why",
            ),
            models.UniqueConstraint(
                fields=["measure", "place", "basis", "period_start", "period_end"],
                condition=Q(supersedes__isnull=True, breakdown__isnull=True),
                name="observation_one_original_a_period",
            ),
            models.UniqueConstraint(
                fields=[
                    "measure",
                    "breakdown",
                    "place",
                    "basis",
                    "period_start",
                    "period_end",
                ],
                condition=Q(supersedes__isnull=True, breakdown__isnull=False),
                name="observation_one_original_a_breakdown",
            ),
        ]
        indexes = [
            models.Index(
                fields=["measure", "place", "period_end"],
                name="observation_newest",
            ),
        ]

    def __str__(self):
        return f"{self.measure_id} {self.place_id} {self.period_end} #{self.pk}"

    def save(self, *args, **kwargs):
        """Add a row; refuse to change one."""
        if not self._state.adding:
            raise AppendOnlyError("Observations are never edited; record a correction.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: history is added to, never taken away."""
        raise AppendOnlyError("Observations are never deleted; record a correction.")

    @property
    def period(self):
        """Return the period as a value."""
        return Period(self.period_end, self.period_start, Basis(self.basis))


class Commentary(models.Model):
    """Why a measure stands where it does in a quarter, and what is done about it."""

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="commentaries"
    )
    quarter_end = models.DateField()
    why = models.TextField()
    action = models.TextField(blank=True)
    post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commentaries",
    )
    due_on = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "commentaries"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "quarter_end"], name="commentary_once_a_quarter"
            ),
        ]

    def __str__(self):
        return f"{self.measure}, {self.quarter_end}"
