"""Changes to actions, milestones and risks by the posts that lead them.

Each is one transaction, checks that the work is within the person's reach, and changes
nothing where the same is sent twice.
"""

from datetime import date, datetime

from django.db import transaction

from priorities.content import ActionContent, MilestoneContent, RiskContent
from priorities.keeping import Keeps, NeedsReason, add, change, hold
from priorities.models import (
    Action,
    AreaForDevelopment,
    Milestone,
    MilestoneMove,
    Post,
    Priority,
    Project,
    Risk,
    Strategy,
)
from priorities.reach import posts_to_choose, reaches_all, require_reach
from strategy_portal.access import NotAllowed
from strategy_portal.audit import Event
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import LooseDate

ActionParent = Project | Priority | AreaForDevelopment
MilestoneParent = Project | Action
PARENTS = {
    Project: "project",
    Priority: "priority",
    AreaForDevelopment: "area",
    Action: "action",
}


@transaction.atomic
def add_action(
    *,
    code: str,
    under: ActionParent,
    content: ActionContent,
    actor: User,
    now: datetime,
) -> Action:
    """Add an action to a project, a priority or an area.

    Raises NotAllowed and AlreadyAdded.
    """
    hold(under)
    require_reach(under, actor, on=day_of(now))
    refuse_post(content.lead_post, None, actor, on=day_of(now))
    action = Action(code=code, **content.fields, **{PARENTS[type(under)]: under})
    return add(action, event=Event.ACTION_ADDED, about=under, actor=actor, now=now)


@transaction.atomic
def change_action(
    *,
    action: Action,
    version: int,
    content: ActionContent,
    actor: User,
    now: datetime,
) -> Action:
    """Change an action: its words, date, status or lead.

    Raises NotAllowed and ChangedMeanwhile.
    """
    row = within_reach(action, actor, on=day_of(now))
    refuse_post(content.lead_post, row.lead_post, actor, on=day_of(now))
    change(
        row,
        content.fields,
        version=version,
        event=Event.ACTION_CHANGED,
        actor=actor,
        now=now,
    )
    return row


@transaction.atomic
def add_milestone(
    *,
    code: str,
    under: MilestoneParent,
    content: MilestoneContent,
    actor: User,
    now: datetime,
) -> Milestone:
    """Add a milestone to a project or an action. Raises NotAllowed and AlreadyAdded."""
    hold(under)
    require_reach(under, actor, on=day_of(now))
    milestone = Milestone(code=code, **content.fields, **{PARENTS[type(under)]: under})
    return add(
        milestone, event=Event.MILESTONE_ADDED, about=under, actor=actor, now=now
    )


@transaction.atomic
def change_milestone(
    *,
    milestone: Milestone,
    version: int,
    content: MilestoneContent,
    actor: User,
    now: datetime,
    reason: str = "",
) -> Milestone:
    """Change a milestone; a date that it had is kept as what it was, with the reason.

    Raises NotAllowed, ChangedMeanwhile, and NeedsReason where a date moves without one.
    """
    row = within_reach(milestone, actor, on=day_of(now))
    was = row.due
    moves = was is not None and was != content.due
    changed = change(
        row,
        content.fields,
        version=version,
        event=Event.MILESTONE_MOVED if moves else Event.MILESTONE_CHANGED,
        actor=actor,
        now=now,
        reason=reason,
    )
    if changed and was is not None and moves:
        keep_old_date(row, was, reason=reason, actor=actor, now=now)
    return row


def keep_old_date(
    milestone: Milestone, was: LooseDate, *, reason: str, actor: User, now: datetime
) -> None:
    """Keep when a milestone was due before. Raises NeedsReason without a reason."""
    if not reason:
        raise NeedsReason("Say why the date moves; the old one stays beside it.")
    MilestoneMove.objects.create(
        milestone=milestone,
        was_due_on=was.on,
        was_due_precision=was.precision,
        reason=reason,
        moved_at=now,
        moved_by=actor,
    )


@transaction.atomic
def add_risk(
    *,
    code: str,
    under: Strategy,
    content: RiskContent,
    actor: User,
    now: datetime,
) -> Risk:
    """Add a risk to a strategy. Raises NotAllowed and AlreadyAdded."""
    hold(under)
    require_reach(under, actor, on=day_of(now))
    refuse_post(content.owner_post, None, actor, on=day_of(now))
    risk = Risk(code=code, strategy=under, **content.fields)
    return add(risk, event=Event.RISK_ADDED, about=under, actor=actor, now=now)


@transaction.atomic
def change_risk(
    *,
    risk: Risk,
    version: int,
    content: RiskContent,
    actor: User,
    now: datetime,
) -> Risk:
    """Change a risk, or say that it is one no longer.

    Raises NotAllowed and ChangedMeanwhile.
    """
    row = within_reach(risk, actor, on=day_of(now))
    refuse_post(content.owner_post, row.owner_post, actor, on=day_of(now))
    change(
        row,
        content.fields,
        version=version,
        event=Event.RISK_CHANGED,
        actor=actor,
        now=now,
    )
    return row


def within_reach(row: Keeps, actor: User, *, on: date) -> Keeps:
    """Return a row as it stands now, held until the end. Raises NotAllowed."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    found = rows.select_related("changed_by").get(pk=row.pk)
    require_reach(found, actor, on=on)
    return found


def refuse_post(
    post: Post | None, before: Post | None, actor: User, *, on: date
) -> None:
    """Raise NotAllowed where a person would give work to another post, or to none."""
    if post == before or reaches_all(actor, on=on):
        return
    if post is None or post not in posts_to_choose(actor, on=on):
        raise NotAllowed(
            "Only the performance lead gives work to another post; choose one of yours."
        )
