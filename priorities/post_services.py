"""Adding and changing posts: what they are, and who employs them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from priorities.ending import StructureRefused, free_code, refuse_unfounded
from priorities.holding import held, refuse_unread, touch
from priorities.models import Organisation, Post
from strategy_portal.audit import Event, record
from strategy_portal.models import User
from strategy_portal.periods import Quarter


@transaction.atomic
def add_post(
    *,
    title: str,
    kind: str,
    organisations: Sequence[Organisation],
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Post:
    """Let there be a post from a quarter on; sent twice, it is added once.

    Raises NotAllowed and Refused.
    """
    refuse_unfounded(actor, now, reason)
    # Those who add at the same time take turns, so that each sees what the other added.
    list(Organisation.objects.select_for_update().order_by("pk"))
    _refuse_unemployed(organisations)
    first_day = first_quarter.start
    standing = Post.objects.filter(title=title).first()
    if standing:
        if standing.kind != kind or standing.valid_from != first_day:
            raise StructureRefused("title", f"{standing} is there already.")
        return standing
    post = Post(
        code=free_code(Post, title, "title"),
        title=title,
        kind=kind,
        valid_from=first_day,
    )
    touch(post, actor=actor, now=now)
    post.save()
    post.organisations.set(organisations)
    record(
        Event.POST_ADDED,
        actor=actor,
        subject=post,
        now=now,
        after={"from": first_day, "organisations": list(organisations)},
        reason=reason,
    )
    return post


@transaction.atomic
def change_post(
    *,
    post: Post,
    version: int,
    kind: str,
    organisations: Sequence[Organisation],
    actor: User,
    now: datetime,
    reason: str,
) -> Post:
    """Change what a post is and who employs it; its work stays with it.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    post = held(post)
    employers = list(post.organisations.order_by("name", "code"))
    if post.kind == kind and set(employers) == set(organisations):
        return post
    refuse_unread(post, version)
    _refuse_unemployed(organisations)
    was, post.kind = post.kind, kind
    touch(post, actor=actor, now=now)
    post.save()
    post.organisations.set(organisations)
    record(
        Event.POST_CHANGED,
        actor=actor,
        subject=post,
        now=now,
        before={"kind": was, "organisations": employers},
        after={"kind": kind, "organisations": list(organisations)},
        reason=reason,
    )
    return post


def _refuse_unemployed(organisations: Sequence[Organisation]) -> None:
    if not organisations:
        raise StructureRefused("organisations", "Choose who employs the post.")
