"""Strategies and their versions, and what each version states and puts first."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from priorities.models.governance import Board
from priorities.models.people import Post
from priorities.models.sources import (
    Sourced,
    code_field,
    loose,
    precise_together,
    precision_field,
)


class StrategyQuerySet(models.QuerySet):
    """Sets of strategies."""

    def in_order(self):
        """Order by title, then by code so that the order is certain."""
        return self.order_by("title", "code")

    def led_by(self, posts):
        """Keep those of which one of some posts leads a priority, area or project."""
        led = Strategy.objects.filter(
            Q(versions__priorities__lead_post__in=posts)
            | Q(versions__areas__responsibilities__post__in=posts)
            | Q(projects__lead_post__in=posts)
        )
        return self.filter(pk__in=led.values("pk"))


class Strategy(Sourced):
    """A strategy, plan, review or programme of the partnership."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy"
        PLAN = "plan", "Plan"
        REVIEW = "review", "Review"
        PROGRAMME = "programme", "Programme"

    code = code_field()
    title = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
    )
    boards = models.ManyToManyField(
        Board, through="StrategyBoard", related_name="strategies"
    )

    objects = StrategyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="strategy_not_its_own_parent"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:strategy-detail", kwargs={"code": self.code})


class StrategyBoard(Sourced):
    """A board that a strategy answers to, or that oversees it."""

    class Role(models.TextChoices):
        ACCOUNTABLE = "accountable", "Accountable board"
        OVERSIGHT = "oversight", "Oversight"

    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="board_lines"
    )
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="strategy_lines"
    )
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "board"], name="strategy_board_once_a_pair"
            ),
        ]

    def __str__(self):
        return f"{self.strategy}: {self.board}"


class StrategyVersion(Sourced):
    """A strategy as it stood at one time."""

    class Status(models.TextChoices):
        OUTLINE = "outline", "Outline"
        DRAFT = "draft", "Draft"
        FINAL = "final", "Final"
        PUBLISHED = "published", "Published"
        UNKNOWN = "unknown", "Not stated"

    code = code_field()
    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="versions"
    )
    label = models.CharField(max_length=120)
    status = models.CharField(max_length=20, choices=Status)
    dated_on = models.DateField(null=True, blank=True)
    dated_precision = precision_field()
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    review_cadence = models.CharField(max_length=200, blank=True)
    current = models.BooleanField(default=False)
    summary = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("pk")),
                name="version_not_its_own_predecessor",
            ),
            models.UniqueConstraint(
                fields=["strategy"],
                condition=Q(current=True),
                name="version_one_current_a_strategy",
            ),
            precise_together(
                "dated_on", "dated_precision", "version_date_has_its_precision"
            ),
        ]

    def __str__(self):
        return f"{self.strategy}, {self.label}"

    @property
    def date(self):
        """Return the version's date as a value, with its precision."""
        return loose(self.dated_on, self.dated_precision)


class Statement(Sourced):
    """A vision, principle, commitment or value that a version states."""

    class Kind(models.TextChoices):
        VISION = "vision", "Vision"
        PRINCIPLE = "principle", "Principle"
        COMMITMENT = "commitment", "Commitment"
        VALUE = "value", "Value"

    code = code_field()
    version = models.ForeignKey(
        StrategyVersion, on_delete=models.PROTECT, related_name="statements"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "order"], name="statement_order_once_a_kind"
            ),
        ]

    def __str__(self):
        return self.text


class PriorityQuerySet(models.QuerySet):
    """Sets of priorities."""

    def current(self):
        """Keep those of versions in force, by strategy and in their order."""
        return self.filter(version__current=True).order_by(
            "version__strategy__title", "version__code", "order"
        )

    def led_by(self, posts):
        """Keep those that one of some posts leads."""
        return self.filter(lead_post__in=posts)


class Priority(Sourced):
    """Something that a version of a strategy puts first.

    The papers name nobody who leads one: the performance lead names the post here.
    """

    code = code_field()
    version = models.ForeignKey(
        StrategyVersion, on_delete=models.PROTECT, related_name="priorities"
    )
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    statement = models.TextField(blank=True)
    lead_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="priorities",
    )

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "order"], name="priority_order_once_a_version"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:priority-detail", kwargs={"code": self.code})


class PrioritySuccession(Sourced):
    """How a priority of one version became a priority of the next."""

    class Kind(models.TextChoices):
        CARRIED = "carried", "Carried over"
        RENAMED = "renamed", "Renamed"
        MERGED = "merged", "Merged"

    before = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="became"
    )
    after = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="came_from"
    )
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], name="succession_once_a_pair"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="succession_not_to_itself"
            ),
        ]

    def __str__(self):
        return f"{self.before} became {self.after}"
