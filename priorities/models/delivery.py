"""What carries the strategies out: projects, and their phases."""

from django.db import models
from django.urls import reverse

from priorities.models.areas import AreaForDevelopment
from priorities.models.people import Officer, Post
from priorities.models.sources import (
    Sourced,
    code_field,
    loose,
    precise_together,
    precision_field,
)
from priorities.models.strategy import Priority, Strategy


class WorkStatus(models.TextChoices):
    """How far a project, a phase or an action has come."""

    PROPOSED = "proposed", "Proposed"
    PLANNED = "planned", "Planned"
    UNDER_WAY = "under way", "Under way"
    DONE = "done", "Done"
    OVERTAKEN = "overtaken", "Overtaken"
    UNKNOWN = "unknown", "Not stated"


class ProjectQuerySet(models.QuerySet):
    """Sets of projects."""

    def led_by(self, posts):
        """Keep those that one of some posts leads."""
        return self.filter(lead_post__in=posts)


class Project(Sourced):
    """A piece of work that carries a strategy out."""

    class Kind(models.TextChoices):
        PROJECT = "project", "Project"
        PROGRAMME = "programme", "Programme"
        REVIEW = "review", "Review"

    code = code_field()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    strategy = models.ForeignKey(
        Strategy,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    priorities = models.ManyToManyField(Priority, blank=True, related_name="projects")
    areas = models.ManyToManyField(
        AreaForDevelopment, blank=True, related_name="projects"
    )
    lead_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    lead_officer = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = precision_field()
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = precision_field()
    status = models.CharField(max_length=20, choices=WorkStatus)
    summary = models.TextField(blank=True)
    funding = models.TextField(blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            precise_together(
                "starts_on", "starts_precision", "project_start_has_its_precision"
            ),
            precise_together(
                "ends_on", "ends_precision", "project_end_has_its_precision"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:project-detail", kwargs={"code": self.code})

    @property
    def starts(self):
        """Return when it starts as a value, with its precision."""
        return loose(self.starts_on, self.starts_precision)

    @property
    def ends(self):
        """Return when it ends as a value, with its precision."""
        return loose(self.ends_on, self.ends_precision)


class ProjectPhase(Sourced):
    """A stage of a project."""

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="phases"
    )
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = precision_field()
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = precision_field()
    status = models.CharField(max_length=20, choices=WorkStatus)
    summary = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "order"], name="phase_order_once_a_project"
            ),
        ]

    def __str__(self):
        return f"{self.project}: {self.title}"

    @property
    def starts(self):
        """Return when it starts as a value, with its precision."""
        return loose(self.starts_on, self.starts_precision)

    @property
    def ends(self):
        """Return when it ends as a value, with its precision."""
        return loose(self.ends_on, self.ends_precision)
