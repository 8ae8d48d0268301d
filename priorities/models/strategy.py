"""Strategies and their versions, what each version states, and who oversees it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from priorities.models.governance import Board
from priorities.models.people import Officer, Post
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


class Priority(Sourced):
    """Something that a version of a strategy puts first."""

    code = code_field()
    version = models.ForeignKey(
        StrategyVersion, on_delete=models.PROTECT, related_name="priorities"
    )
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    statement = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "order"], name="priority_order_once_a_version"
            ),
        ]

    def __str__(self):
        return self.title


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


class AreaForDevelopment(Sourced):
    """An area that the strategy says must develop, with its oversight."""

    code = code_field()
    version = models.ForeignKey(
        StrategyVersion, on_delete=models.PROTECT, related_name="areas"
    )
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "areas for development"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "order"], name="area_order_once_a_version"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:area-detail", kwargs={"code": self.code})


class OversightLine(Sourced):
    """One strand of an area's oversight: a strategy, a board or a programme."""

    area = models.ForeignKey(
        AreaForDevelopment, on_delete=models.PROTECT, related_name="oversight_lines"
    )
    order = models.PositiveSmallIntegerField()
    strategy = models.ForeignKey(
        Strategy,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="oversight_lines",
    )
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="oversight_lines",
    )
    programme = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "order"], name="oversight_order_once_an_area"
            ),
            models.CheckConstraint(
                condition=Q(strategy__isnull=False)
                | Q(board__isnull=False)
                | ~Q(programme=""),
                name="oversight_names_something",
            ),
        ]

    def __str__(self):
        return self.programme or str(self.board or self.strategy)


class Responsibility(Sourced):
    """A post that answers for an area, and the person whom the paper names in it."""

    area = models.ForeignKey(
        AreaForDevelopment, on_delete=models.PROTECT, related_name="responsibilities"
    )
    order = models.PositiveSmallIntegerField()
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="responsibilities"
    )
    officer = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities",
    )

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "order"], name="responsibility_order_once_an_area"
            ),
        ]

    def __str__(self):
        return f"{self.post}: {self.area}"
