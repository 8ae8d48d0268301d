"""The lines of a return: what was typed for each measure, and how far it has come."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from outcomes.domain.entry import Entry
from outcomes.domain.figures import FigureStatus, Missing
from outcomes.models.definition import Breakdown, Measure, choices, figure_field
from outcomes.models.gatherings import (
    ACCOUNT,
    Return,
    at_field,
    by_field,
    done_together,
)
from outcomes.models.observation import Observation
from outcomes.states import WITH_ITS_POST, LineState
from priorities.models import Post, organisations_held, posts_held
from strategy_portal.access import Permission, can
from strategy_portal.periods import Basis, Period

COMMENT_LENGTH = 600
SHORT_LENGTH = 300


class ReturnLineQuerySet(models.QuerySet):
    """Sets of lines."""

    def in_order(self):
        """Order as the scorecards number the measures, then by period."""
        return self.order_by("measure__letter", "measure__number", "period_end", "pk")

    def with_all(self):
        """Fetch what a screen shows of each line."""
        return self.select_related(
            "belongs_to__gathering",
            "belongs_to__post",
            "measure",
            "action_post",
            "saved_by",
            "returned_by",
        ).prefetch_related(
            models.Prefetch(
                "measure__breakdowns", Breakdown.objects.order_by("order", "pk")
            ),
            parts_with_breakdowns(),
        )

    def visible_to(self, user, *, on):
        """Keep the lines that a person may see: of their posts, or that they sign."""
        if can(user, Permission.READ_QUARTER, on=on):
            return self
        mine = Q(pk=None)
        if can(user, Permission.FILL_RETURN, on=on):
            mine |= self.model.of_posts(posts_held(user, on=on))
        return self.filter(mine)

    def fillable_by(self, user, *, on):
        """Keep the lines that a person may fill in: of their posts, or on behalf."""
        if can(user, Permission.FILL_ANY_RETURN, on=on):
            return self
        if not can(user, Permission.FILL_RETURN, on=on):
            return self.none()
        return self.filter(self.model.of_posts(posts_held(user, on=on)))

    def signable_by(self, user, *, on):
        """Keep the lines of the organisations that a person signs for."""
        if not can(user, Permission.SIGN_OFF, on=on):
            return self.none()
        held = organisations_held(user, on=on)
        return self.filter(belongs_to__post__organisations__in=held).distinct()


class ReturnLine(models.Model):
    """One measure's figure of one period that a post is asked for in a quarter.

    Until it is signed off it holds what was typed; then an observation does.
    """

    belongs_to = models.ForeignKey(
        Return, on_delete=models.PROTECT, related_name="lines"
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="return_lines"
    )
    deputy_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputised_lines",
    )
    basis = models.CharField(max_length=20, choices=choices(Basis))
    period_start = models.DateField()
    period_end = models.DateField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices(LineState), default=LineState.OPEN
    )
    version = models.PositiveIntegerField(default=0)

    value = figure_field()
    numerator = figure_field()
    denominator = figure_field()
    missing = models.CharField(max_length=30, choices=choices(Missing), blank=True)
    missing_reason = models.CharField(max_length=SHORT_LENGTH, blank=True)
    status = models.CharField(
        max_length=20, choices=choices(FigureStatus), default=FigureStatus.FINAL
    )
    findings = models.JSONField(default=list, blank=True)
    comment = models.TextField(
        blank=True, validators=[MaxLengthValidator(COMMENT_LENGTH)]
    )
    cause = models.CharField(max_length=SHORT_LENGTH, blank=True)
    action = models.CharField(max_length=SHORT_LENGTH, blank=True)
    action_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    action_due_on = models.DateField(null=True, blank=True)

    on_behalf = models.BooleanField(default=False)
    saved_at = at_field()
    saved_by = by_field()
    submitted_at = at_field()
    submitted_by = by_field()
    returned_reason = models.CharField(max_length=SHORT_LENGTH, blank=True)
    returned_version = models.PositiveIntegerField(null=True, blank=True)
    returned_at = at_field()
    returned_by = by_field()
    signed_at = at_field()
    signed_by = by_field()
    observation = models.OneToOneField(
        Observation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="return_line",
    )

    objects = ReturnLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "basis", "period_start", "period_end"],
                name="return_line_once_a_measure_and_period",
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")),
                name="return_line_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(missing="", missing_reason="")
                | Q(
                    ~Q(missing=""),
                    ~Q(missing_reason=""),
                    value__isnull=True,
                    numerator__isnull=True,
                    denominator__isnull=True,
                ),
                name="return_line_has_a_figure_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="return_line_numerator_has_its_denominator",
            ),
            models.CheckConstraint(
                condition=~Q(state=LineState.SIGNED_OFF)
                | Q(observation__isnull=False, signed_at__isnull=False),
                name="return_line_signed_off_has_its_observation",
            ),
            models.CheckConstraint(
                condition=~Q(state=LineState.RETURNED) | ~Q(returned_reason=""),
                name="return_line_sent_back_says_why",
            ),
            done_together("saved", "return_line_saved_by_somebody"),
            done_together("submitted", "return_line_submitted_by_somebody"),
            done_together("returned", "return_line_returned_by_somebody"),
            done_together("signed", "return_line_signed_by_somebody"),
        ]

    def __str__(self):
        return f"{self.measure.code}, {self.period_end:%Y-%m}"

    @staticmethod
    def of_posts(posts):
        """Return the condition that a line is one of some posts, or of a deputy."""
        return Q(belongs_to__post__in=posts) | Q(deputy_post__in=posts)

    @property
    def period(self):
        """Return the period as a value."""
        return Period(self.period_end, self.period_start, Basis(self.basis))

    @property
    def entry(self):
        """Return what was given: a quantity, a reason, or nothing yet."""
        return entry_of(self)

    @property
    def waits_for_correction(self):
        """Return whether it came back and nobody has changed it since."""
        return self.state == LineState.RETURNED and (
            self.version == self.returned_version
        )

    @property
    def can_be_filled(self):
        """Return whether figures may be given in this state."""
        return self.state in WITH_ITS_POST


class LinePart(models.Model):
    """What was given for one breakdown of a line's measure."""

    line = models.ForeignKey(ReturnLine, on_delete=models.CASCADE, related_name="parts")
    breakdown = models.ForeignKey(
        Breakdown, on_delete=models.PROTECT, related_name="line_parts"
    )
    value = figure_field()
    numerator = figure_field()
    denominator = figure_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "breakdown"], name="line_part_once_a_breakdown"
            ),
            models.CheckConstraint(
                condition=Q(
                    value__isnull=False,
                    numerator__isnull=True,
                    denominator__isnull=True,
                )
                | Q(
                    value__isnull=True,
                    numerator__isnull=False,
                    denominator__isnull=False,
                ),
                name="line_part_is_a_value_or_a_share",
            ),
        ]

    def __str__(self):
        return f"{self.line}: {self.breakdown}"

    @property
    def entry(self):
        """Return what was given, as a value."""
        return entry_of(self)


def parts_with_breakdowns():
    """Return how the parts of lines are fetched: each with what it is a part of."""
    return models.Prefetch("parts", LinePart.objects.select_related("breakdown"))


def entry_of(row):
    """Return the figure of a line, or of a part of one, as a value."""
    missing = getattr(row, "missing", "")
    return Entry(
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        missing=Missing(missing) if missing else None,
        missing_reason=getattr(row, "missing_reason", ""),
    )


class ReturnDraft(models.Model):
    """What one person typed into a line and did not save: theirs alone."""

    user = models.ForeignKey(
        ACCOUNT, on_delete=models.CASCADE, related_name="return_drafts"
    )
    line = models.ForeignKey(
        ReturnLine, on_delete=models.CASCADE, related_name="drafts"
    )
    fields = models.JSONField()
    version = models.PositiveIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "line"], name="return_draft_once_a_person_and_line"
            ),
        ]

    def __str__(self):
        return f"{self.line}, as {self.user} typed it"
