"""What the pages read: each function returns rows with all that their page shows.

Every set costs the same number of queries for one row and for a hundred.
"""

from django.db.models import F, Prefetch

from priorities.models import (
    Action,
    AgendaItem,
    Appointment,
    AreaForDevelopment,
    Meeting,
    MemberQuestion,
    Milestone,
    MilestoneMove,
    Organisation,
    OversightLine,
    Post,
    Priority,
    PrioritySuccession,
    ProgressReport,
    ProgressUpdate,
    Project,
    ProjectPhase,
    Resolution,
    Responsibility,
    Risk,
    Statement,
    Strategy,
    StrategyBoard,
    StrategyVersion,
)

SOONEST = F("due_on").asc(nulls_last=True)


def newest_reports():
    """Prefetch the newest report of each priority or area as `newest_reports`."""
    newest = ProgressReport.objects.newest().select_related("post")
    return Prefetch("reports", newest, to_attr="newest_reports")


def all_reports():
    """Prefetch every report of a priority or an area, the newest first."""
    return Prefetch(
        "reports", ProgressReport.objects.select_related("post").newest_first()
    )


def milestones_in_short():
    """Return milestones, the soonest due first, with the dates that they had before."""
    moves = MilestoneMove.objects.order_by("pk")
    return (
        Milestone.objects.select_related("paper")
        .prefetch_related(Prefetch("moves", moves))
        .order_by(SOONEST, "code")
    )


def strategies_in_short():
    """Return strategies with their versions and boards, as a list shows them."""
    return (
        Strategy.objects.in_order()
        .select_related("parent")
        .prefetch_related(
            Prefetch("versions", StrategyVersion.objects.order_by("-current", "pk")),
            Prefetch("board_lines", _board_lines()),
        )
    )


def strategies_in_full():
    """Return strategies with all that hangs on them."""
    return Strategy.objects.select_related("paper", "parent").prefetch_related(
        Prefetch("parts", Strategy.objects.in_order()),
        Prefetch("board_lines", _board_lines()),
        Prefetch("versions", StrategyVersion.objects.select_related("paper")),
        Prefetch(
            "versions__statements",
            Statement.objects.select_related("paper").order_by("kind", "order"),
        ),
        Prefetch("versions__priorities", _priorities_in_full()),
        Prefetch(
            "versions__areas",
            _areas().order_by("order").prefetch_related(newest_reports()),
        ),
        Prefetch("projects", projects_in_short()),
        Prefetch(
            "risks",
            Risk.objects.select_related("paper", "owner_post").order_by("code"),
        ),
    )


def _board_lines():
    return StrategyBoard.objects.select_related("board", "paper").order_by(
        "role", "board__name", "pk"
    )


def _priorities_in_full():
    lines = PrioritySuccession.objects.select_related(
        "paper", "before__version__strategy", "after__version__strategy"
    ).order_by("pk")
    return (
        Priority.objects.select_related("paper", "version", "lead_post")
        .order_by("order")
        .prefetch_related(
            Prefetch("came_from", lines),
            Prefetch("became", lines),
            Prefetch("progress", ProgressUpdate.objects.select_related("paper")),
            newest_reports(),
        )
    )


def _areas():
    return AreaForDevelopment.objects.select_related(
        "paper", "version__strategy"
    ).prefetch_related(
        Prefetch(
            "oversight_lines",
            OversightLine.objects.select_related("strategy", "board", "paper").order_by(
                "order"
            ),
        ),
        Prefetch(
            "responsibilities",
            Responsibility.objects.select_related("post", "officer", "paper").order_by(
                "order"
            ),
        ),
    )


def areas_in_full():
    """Return areas with their oversight, their posts and the work on them."""
    return _areas().prefetch_related(
        all_reports(),
        Prefetch("projects", projects_in_short()),
        Prefetch("actions", actions_in_short()),
    )


def actions_in_short():
    """Return actions, the soonest due first, with what a list shows of them."""
    return Action.objects.select_related("project", "lead_post", "paper").order_by(
        SOONEST, "title", "code"
    )


def projects_in_short():
    """Return projects with what a list shows of them."""
    return Project.objects.select_related("strategy", "lead_post", "paper").order_by(
        "title", "code"
    )


def projects_in_full():
    """Return projects with phases, milestones, actions and what they serve."""
    milestones = milestones_in_short()
    return Project.objects.select_related(
        "strategy", "lead_post", "lead_officer", "paper"
    ).prefetch_related(
        Prefetch(
            "phases",
            ProjectPhase.objects.select_related("paper").order_by("order"),
        ),
        Prefetch("milestones", milestones),
        Prefetch("actions", actions_in_short()),
        Prefetch("actions__milestones", milestones),
        Prefetch(
            "priorities",
            Priority.objects.select_related("version__strategy").order_by(
                "version__code", "order"
            ),
        ),
        Prefetch("areas", AreaForDevelopment.objects.order_by("order", "pk")),
    )


def meetings_in_short():
    """Return meetings, the newest first, with what a list shows of them."""
    return (
        Meeting.objects.select_related("board", "paper")
        .prefetch_related(
            Prefetch("items", AgendaItem.objects.order_by("order")),
        )
        .order_by(F("held_on").desc(nulls_last=True), "code")
    )


def meetings_in_full():
    """Return meetings with items, resolutions and members' questions."""
    return (
        Meeting.objects.select_related("board", "paper")
        .prefetch_related(
            Prefetch(
                "items", AgendaItem.objects.select_related("paper").order_by("order")
            ),
            Prefetch(
                "items__resolutions",
                Resolution.objects.select_related("paper").order_by("order"),
            ),
            Prefetch(
                "items__questions",
                MemberQuestion.objects.select_related("paper").order_by("order"),
            ),
        )
        .order_by(F("held_on").desc(nulls_last=True), "code")
    )


def posts_in_full():
    """Return posts with the people named in them and what they answer for here."""
    return Post.objects.select_related("paper").prefetch_related(
        Prefetch("organisations", Organisation.objects.order_by("name", "code")),
        Prefetch(
            "appointments",
            Appointment.objects.select_related("officer", "paper", "post"),
        ),
        Prefetch(
            "responsibilities",
            Responsibility.objects.select_related(
                "area__version__strategy", "officer", "paper"
            ).order_by("area__version__code", "area__order", "pk"),
        ),
        Prefetch("projects", Project.objects.order_by("title", "code")),
        Prefetch("actions", actions_in_short()),
        Prefetch("risks", Risk.objects.select_related("strategy").order_by("code")),
    )
