"""Areas for development: who oversees each, and who answers for it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from priorities.models.governance import Board
from priorities.models.people import Officer, Post
from priorities.models.sources import Sourced, code_field
from priorities.models.strategy import Strategy, StrategyVersion


class AreaQuerySet(models.QuerySet):
    """Sets of areas for development."""

    def current(self):
        """Keep those of versions in force, by strategy and in their order."""
        return self.filter(version__current=True).order_by(
            "version__strategy__title", "version__code", "order"
        )

    def led_by(self, posts):
        """Keep those that one of some posts answers for."""
        answered = Responsibility.objects.filter(post__in=posts).values("area")
        return self.filter(pk__in=answered)


class AreaForDevelopment(Sourced):
    """An area that the strategy says must develop, with its oversight."""

    code = code_field()
    version = models.ForeignKey(
        StrategyVersion, on_delete=models.PROTECT, related_name="areas"
    )
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)

    objects = AreaQuerySet.as_manager()

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
