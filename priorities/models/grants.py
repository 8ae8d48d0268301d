"""The roles that people hold, and for which part of the partnership."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from priorities.models.governance import Board
from priorities.models.people import Organisation, Post
from strategy_portal.access import ROLES, Role, Scope


def held_for(scope: Scope) -> list[str]:
    """Return the roles that are held for one kind of part of the partnership."""
    return [role.value for role in Role if ROLES[role].scope is scope]


class GrantQuerySet(models.QuerySet):
    """Sets of grants."""

    def in_force(self, on):
        """Keep the grants that hold on a day."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on
        )

    def for_posts(self):
        """Keep those of people who report for a post."""
        return self.filter(post__isnull=False)


class Grant(models.Model):
    """A role that a person holds for a part of the partnership, from a day to a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField(
        max_length=20, choices=[(role.value, role.heading) for role in Role]
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
    )
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    role__in=held_for(Scope.POST),
                    post__isnull=False,
                    organisation__isnull=True,
                    board__isnull=True,
                )
                | Q(
                    role__in=held_for(Scope.ORGANISATION),
                    post__isnull=True,
                    organisation__isnull=False,
                    board__isnull=True,
                )
                | Q(
                    role__in=held_for(Scope.BOARD),
                    post__isnull=True,
                    organisation__isnull=True,
                    board__isnull=False,
                )
                | Q(
                    role__in=held_for(Scope.WHOLE),
                    post__isnull=True,
                    organisation__isnull=True,
                    board__isnull=True,
                ),
                name="grant_is_for_the_part_that_its_role_asks_for",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="grant_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        part = self.part
        return (
            f"{self.get_role_display()} of {part}" if part else self.get_role_display()
        )

    @property
    def part(self):
        """Return the post, organisation or board that the role is held for, if any."""
        return self.post or self.organisation or self.board

    def holds(self, on):
        """Return whether the grant is in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def posts_held(user, *, on):
    """Return the keys of the posts that a person reports for on a day."""
    return {grant.post_id for grant in user.held_grants if grant.holds(on)} - {None}


def organisations_held(user, *, on):
    """Return the keys of the organisations whose returns a person signs on a day."""
    held = (grant.organisation_id for grant in user.held_grants if grant.holds(on))
    return set(held) - {None}
