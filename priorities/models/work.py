"""What is being done: actions, and the milestones by which it is to have happened."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from priorities.models.areas import AreaForDevelopment
from priorities.models.delivery import Project, WorkStatus
from priorities.models.kept import Kept, changed_by_somebody
from priorities.models.people import Post
from priorities.models.sources import (
    Sourced,
    code_field,
    loose,
    precise_together,
    precision_field,
)
from priorities.models.strategy import Priority


class ActionQuerySet(models.QuerySet):
    """Sets of actions."""

    def carrying_out(self, strategy):
        """Keep those that hang on a strategy by a project, a priority or an area."""
        return self.filter(
            Q(project__strategy=strategy)
            | Q(priority__version__strategy=strategy)
            | Q(area__version__strategy=strategy)
        )

    def led_by(self, posts):
        """Keep those that one of some posts leads, or that hang on what it leads."""
        return self.filter(
            Q(lead_post__in=posts)
            | Q(project__lead_post__in=posts)
            | Q(priority__lead_post__in=posts)
            | Q(area__in=AreaForDevelopment.objects.led_by(posts))
        )

    def open(self):
        """Keep those that are neither done nor overtaken."""
        return self.exclude(status__in=[WorkStatus.DONE, WorkStatus.OVERTAKEN])


class Action(Sourced, Kept):
    """Something that a post has undertaken to do."""

    code = code_field()
    title = models.CharField(max_length=300)
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    priority = models.ForeignKey(
        Priority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    area = models.ForeignKey(
        AreaForDevelopment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    lead_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    due_on = models.DateField(null=True, blank=True)
    due_precision = precision_field()
    status = models.CharField(max_length=20, choices=WorkStatus)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            precise_together("due_on", "due_precision", "action_due_has_its_precision"),
            changed_by_somebody("action_changed_by_somebody"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:action-detail", kwargs={"code": self.code})

    @property
    def due(self):
        """Return when it is due as a value, with its precision."""
        return loose(self.due_on, self.due_precision)


class MilestoneQuerySet(models.QuerySet):
    """Sets of milestones."""

    def led_by(self, posts):
        """Keep those of projects and actions that one of some posts leads."""
        return self.filter(
            Q(project__lead_post__in=posts) | Q(action__in=Action.objects.led_by(posts))
        )

    def open(self):
        """Keep those that are neither done nor overtaken."""
        closed = [Milestone.Status.DONE, Milestone.Status.OVERTAKEN]
        return self.exclude(status__in=closed)


class Milestone(Sourced, Kept):
    """A point by which something is to have happened."""

    class Status(models.TextChoices):
        DONE = "done", "Done"
        ON_TRACK = "on track", "On track"
        SLIPPED = "slipped", "Slipped"
        OVERTAKEN = "overtaken", "Overtaken"
        NO_DATE = "no date", "No date given"
        UNKNOWN = "unknown", "Not stated"

    code = code_field()
    title = models.CharField(max_length=300)
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
    )
    action = models.ForeignKey(
        Action,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
    )
    due_on = models.DateField(null=True, blank=True)
    due_precision = precision_field()
    status = models.CharField(max_length=20, choices=Status)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        constraints = [
            precise_together(
                "due_on", "due_precision", "milestone_due_has_its_precision"
            ),
            changed_by_somebody("milestone_changed_by_somebody"),
        ]

    def __str__(self):
        return self.title

    @property
    def due(self):
        """Return when it is due as a value, with its precision."""
        return loose(self.due_on, self.due_precision)

    @property
    def status_words(self):
        """Return its status in words; that no date is given, its date says."""
        is_dateless = self.status == self.Status.NO_DATE
        return "Not stated" if is_dateless else self.get_status_display()


class MilestoneMove(models.Model):
    """A milestone's date was put off or brought forward: what it was, and why."""

    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, related_name="moves"
    )
    was_due_on = models.DateField()
    was_due_precision = precision_field()
    reason = models.CharField(max_length=300)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(was_due_precision="") & ~Q(reason=""),
                name="milestone_move_says_from_when_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.milestone}, was due {self.was_due_on}"

    @property
    def was_due(self):
        """Return when it was due before as a value, with its precision."""
        return loose(self.was_due_on, self.was_due_precision)
