"""What of the strategy a person may report on and change: what their posts lead.

The performance lead reaches everything. Every query set that is asked has a `led_by`.
"""

from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from priorities.models import Post, posts_held
from strategy_portal.access import NotAllowed, Permission, can
from strategy_portal.models import User

Row = TypeVar("Row", bound=Model)


def reaches_all(actor: User, *, on: date) -> bool:
    """Return whether a person may report and change anywhere."""
    return can(actor, Permission.REPORT_ANY_PROGRESS, on=on)


def in_reach(rows: QuerySet[Row], actor: User, *, on: date) -> QuerySet[Row]:
    """Keep the rows that a person may report on and change on a day."""
    if reaches_all(actor, on=on):
        return rows
    posts = posts_held(actor, on=on)
    if not posts or not can(actor, Permission.REPORT_PROGRESS, on=on):
        return rows.none()
    led: QuerySet[Row] = rows.led_by(posts)  # type: ignore[attr-defined]
    return led


def reaches(row: Model, actor: User, *, on: date) -> bool:
    """Return whether a person may report on and change a row on a day."""
    one = type(row)._default_manager.filter(pk=row.pk)
    return in_reach(one, actor, on=on).exists()


def require_reach(row: Model, actor: User, *, on: date) -> None:
    """Raise NotAllowed unless a person may report on and change a row on a day."""
    if not reaches(row, actor, on=on):
        raise NotAllowed(
            "Another post leads this; that post and the performance lead change it."
        )


def posts_to_choose(actor: User, *, on: date) -> QuerySet[Post]:
    """Return the posts to which a person may give work: their own; any for the lead."""
    posts: QuerySet[Post] = Post.objects.in_order()
    if reaches_all(actor, on=on):
        return posts
    return posts.filter(pk__in=posts_held(actor, on=on))
