"""What the pages of work read, at the same cost for one row and for a hundred."""

from django.db.models import F, Prefetch

from priorities.models import (
    Action,
    AreaForDevelopment,
    Priority,
    PrioritySuccession,
    ProgressUpdate,
    Project,
    Risk,
)
from priorities.reach import in_reach
from priorities.reading import (
    actions_in_short,
    all_reports,
    milestones_in_short,
    newest_reports,
    projects_in_short,
)

MOST = 100
REVIEWED_FIRST = F("review_on").asc(nulls_last=True)


def priorities_in_full():
    """Return priorities with their reports, what papers said, and the work on them."""
    lines = PrioritySuccession.objects.select_related(
        "paper", "before__version__strategy", "after__version__strategy"
    ).order_by("pk")
    updates = ProgressUpdate.objects.select_related("paper").order_by("-as_at_on")
    return Priority.objects.select_related(
        "paper", "version__strategy", "lead_post"
    ).prefetch_related(
        all_reports(),
        Prefetch("progress", updates),
        Prefetch("came_from", lines),
        Prefetch("projects", projects_in_short()),
        Prefetch("actions", actions_in_short()),
    )


def actions_in_full():
    """Return actions with what they hang on and their milestones."""
    return Action.objects.select_related(
        "project", "priority__version__strategy", "area", "lead_post", "paper"
    ).prefetch_related(Prefetch("milestones", milestones_in_short()))


class WorkInReach:
    """What a person may report on and change, read for the page that lists it."""

    def __init__(self, actor, *, on):
        def mine(rows):
            return list(in_reach(rows, actor, on=on)[:MOST])

        reported = (newest_reports(),)
        self.priorities = mine(
            Priority.objects.current()
            .select_related("version__strategy")
            .prefetch_related(*reported)
        )
        self.areas = mine(
            AreaForDevelopment.objects.current()
            .select_related("version__strategy")
            .prefetch_related(*reported)
        )
        self.projects = mine(Project.objects.order_by("title", "code"))
        self.actions = mine(actions_in_short().open())
        self.milestones = mine(
            milestones_in_short().open().select_related("project", "action")
        )
        self.risks = mine(
            Risk.objects.open()
            .select_related("strategy", "owner_post")
            .order_by(REVIEWED_FIRST, "code")
        )
