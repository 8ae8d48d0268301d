"""Letting somebody in: an account and its first role, both or neither."""

from datetime import date, datetime

from django.db import transaction

from priorities.models import Board, Organisation, Post
from priorities.services import give_role
from strategy_portal.access import Role
from strategy_portal.accounts.services import invite
from strategy_portal.models import User


@transaction.atomic
def invite_to_role(
    *,
    email: str,
    display_name: str,
    role: Role,
    actor: User,
    now: datetime,
    part: Post | Organisation | Board | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> User:
    """Make an account that holds a role, and send its owner a link to take it up.

    Raises NotAllowed, HasAnAccount, PartDoesNotFit, StartsInThePast and
    EndsBeforeItStarts.
    """
    user = invite(email=email, display_name=display_name, actor=actor, now=now)
    give_role(
        user=user,
        role=role,
        part=part,
        valid_from=valid_from,
        valid_to=valid_to,
        actor=actor,
        now=now,
    )
    return user
