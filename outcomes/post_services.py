"""Retiring a post: once nothing is asked of it that this floor knows of."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from outcomes.models import Measure, MeasureChange
from priorities.ending import StructureRefused, end, refuse_unfounded
from priorities.models import Post
from strategy_portal.audit import Event
from strategy_portal.models import User
from strategy_portal.periods import Quarter


@transaction.atomic
def retire_post(
    *,
    post: Post,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> Post:
    """End a post with a quarter, or let it go on; no measure is left without a post.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    if last_quarter:
        _refuse_answerable(post, last_quarter)
    return end(
        post,
        version,
        last_quarter,
        event=Event.POST_ENDED,
        actor=actor,
        now=now,
        reason=reason,
    )


def _refuse_answerable(post: Post, last_quarter: Quarter) -> None:
    """Raise StructureRefused where a measure needs the post after a quarter."""
    first_day = last_quarter.next().start
    given_away = MeasureChange.objects.filter(
        Q(before__reporting_post_id=post.pk) | Q(before__deputy_post_id=post.pk),
        valid_from__gt=first_day,
    )
    measure = (
        Measure.objects.live(first_day)
        .filter(
            Q(reporting_post=post) | Q(deputy_post=post) | Q(changes__in=given_away)
        )
        .in_order()
        .first()
    )
    if measure:
        raise StructureRefused(
            "last_quarter",
            f"{measure} is asked of it after that. Give the measure to another post "
            "first.",
        )
