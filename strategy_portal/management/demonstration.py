"""Accounts to look at the portal with: one a role, held where the loaded data has work.

It knows no partnership: posts, organisation and board are read from what was loaded.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from outcomes.models import Measure, ReturnLine
from outcomes.states import WITH_ITS_POST
from priorities.models import Board, Grant, Organisation, Post
from priorities.services import give_role
from scorecards.models import Scorecard
from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.clock import day_of
from strategy_portal.models import User

Part = Post | Organisation | Board


@dataclass(frozen=True, slots=True)
class Account:
    """A demonstration account. It bears the name of a role, never of a person."""

    role: Role
    part: Part | None = None

    @property
    def email(self) -> str:
        """Return an address to which no mail can go."""
        return f"{self.role.value.replace(' ', '.')}@demo.invalid"


def accounts() -> Iterator[Account]:
    """Yield an account for every role that the loaded data has a part for."""
    parts = parts_of_roles()
    for role in Role:
        part = parts.get(role)
        if part or ROLES[role].scope is Scope.WHOLE:
            yield Account(role, part)


def parts_of_roles() -> dict[Role, Part | None]:
    """Return where each role is best seen at work, where anything is loaded."""
    posts = list(busiest_posts())
    council = next((post for post in posts if employer_of(post)), None)
    partner = next((post for post in posts if not employer_of(post)), None)
    scorecard = Scorecard.objects.in_order().select_related("board").first()
    board = scorecard.board if scorecard else None
    return {
        Role.OFFICER: council,
        Role.PARTNER_OFFICER: partner,
        Role.APPROVER: employer_of(council) if council else None,
        Role.BOARD_MEMBER: board,
        Role.BOARD_SECRETARY: board,
    }


def busiest_posts() -> list[Post]:
    """Return the posts that report measures, those with the most to do first."""
    returned = Measure.objects.returned().filter(reporting_post__isnull=False)
    counts = dict(returned.values_list("reporting_post").annotate(Count("pk")))
    waiting = Counter(
        ReturnLine.objects.filter(state__in=WITH_ITS_POST).values_list(
            "belongs_to__post", flat=True
        )
    )
    posts = Post.objects.filter(pk__in=counts).prefetch_related("organisations")
    return sorted(
        posts, key=lambda post: (-waiting[post.pk], -counts[post.pk], post.code)
    )


def employer_of(post: Post) -> Organisation | None:
    """Return the council that employs a post; none where a partner does."""
    councils = (
        each
        for each in post.organisations.all()
        if each.kind == Organisation.Kind.COUNCIL
    )
    return next(councils, None)


@transaction.atomic
def settle(account: Account, password: str, *, now: datetime) -> None:
    """Make an account, or mend the one there is, so that the password opens it."""
    user, is_new = User.objects.get_or_create(
        email=account.email, defaults={"display_name": account.role.heading}
    )
    if is_new or not user.check_password(password):
        user.set_password(password)
    user.display_name, user.is_active = account.role.heading, True
    user.save()
    held = Grant.objects.in_force(day_of(now)).filter(user=user, role=account.role)
    if not held.exists():
        give_role(
            user=user,
            role=account.role,
            part=account.part,
            actor=User.objects.system(),
            now=now,
        )
