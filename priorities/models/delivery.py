"""What is being done: projects and phases, actions, milestones, progress and risks."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from priorities.models.people import Officer, Post
from priorities.models.sources import (
    Sourced,
    code_field,
    loose,
    precise_together,
    precision_field,
)
from priorities.models.strategy import AreaForDevelopment, Priority, Strategy


class WorkStatus(models.TextChoices):
    """How far a project, a phase or an action has come."""

    PROPOSED = "proposed", "Proposed"
    PLANNED = "planned", "Planned"
    UNDER_WAY = "under way", "Under way"
    DONE = "done", "Done"
    OVERTAKEN = "overtaken", "Overtaken"
    UNKNOWN = "unknown", "Not stated"


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


class ActionQuerySet(models.QuerySet):
    """Sets of actions."""

    def carrying_out(self, strategy):
        """Keep those that hang on a strategy by a project, a priority or an area."""
        return self.filter(
            Q(project__strategy=strategy)
            | Q(priority__version__strategy=strategy)
            | Q(area__version__strategy=strategy)
        )


class Action(Sourced):
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
        ]

    def __str__(self):
        return self.title

    @property
    def due(self):
        """Return when it is due as a value, with its precision."""
        return loose(self.due_on, self.due_precision)


class Milestone(Sourced):
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

    class Meta:
        constraints = [
            precise_together(
                "due_on", "due_precision", "milestone_due_has_its_precision"
            ),
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


class ProgressUpdate(Sourced):
    """What was said of a priority at one date; a priority left out is recorded too."""

    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="progress"
    )
    as_at_on = models.DateField()
    as_at_precision = precision_field()
    reported = models.BooleanField(default=True)
    done = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    worried = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "as_at_on"], name="progress_once_a_date"
            ),
        ]

    def __str__(self):
        return f"{self.priority}, {self.as_at_on}"

    @property
    def as_at(self):
        """Return the date of the report as a value, with its precision."""
        return loose(self.as_at_on, self.as_at_precision)


class Risk(Sourced):
    """What could go wrong, and what is done against it."""

    code = code_field()
    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="risks"
    )
    statement = models.TextField()
    mitigation = models.TextField(blank=True)
    owner_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
    )

    def __str__(self):
        return self.statement
