"""Organisations, posts, and the people whom the papers name in them."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from priorities.models.kept import Kept, changed_by_somebody
from priorities.models.lasting import ends_after_it_starts, in_force_on
from priorities.models.sources import Sourced, code_field, loose, precision_field


class Organisation(Sourced):
    """A council, health body, school, charity or service that takes part."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        HEALTH = "health", "Health body"
        SCHOOL = "school", "School or trust"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        CONSULTANT = "consultant", "Consultant"
        SERVICE = "service", "Service"
        PARTNERSHIP = "partnership", "Partnership"

    code = code_field()
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)

    def __str__(self):
        return self.short_name or self.name


class PostQuerySet(models.QuerySet):
    """Sets of posts."""

    def in_order(self):
        """Order by title, then by code so that the order is certain."""
        return self.order_by("title", "code")

    def in_force(self, on):
        """Keep the posts that are there on a day; most are always."""
        return self.filter(in_force_on(on))


class Post(Sourced, Kept):
    """A post or a team that answers for something; a joint post has two employers."""

    class Kind(models.TextChoices):
        POST = "post", "Post"
        TEAM = "team", "Team"

    code = code_field()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.POST)
    organisations = models.ManyToManyField(Organisation, related_name="posts")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("post_ends_after_it_starts"),
            changed_by_somebody("post_changed_by_somebody"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("post-detail", kwargs={"code": self.code})


class Officer(Sourced):
    """A person whom a paper names. Shown on the strategy's own pages only."""

    code = code_field()
    name = models.CharField(max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="officer",
    )

    def __str__(self):
        return self.name


class Appointment(Sourced):
    """A person in a post as at the date of the paper that says so."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="appointments"
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="appointments"
    )
    as_at_on = models.DateField()
    as_at_precision = precision_field()
    started_on = models.DateField(null=True, blank=True)
    started_precision = precision_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "post", "as_at_on"], name="appointment_once_a_paper"
            ),
        ]

    def __str__(self):
        return f"{self.officer}, {self.post}"

    @property
    def as_at(self):
        """Return the paper's date as a value, with its precision."""
        return loose(self.as_at_on, self.as_at_precision)

    @property
    def started(self):
        """Return when the person started in the post, where the paper says."""
        return loose(self.started_on, self.started_precision)
