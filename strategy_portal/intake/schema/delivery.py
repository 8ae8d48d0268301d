"""The files of what is being done, and of what meetings said about it."""

from priorities import models as m
from strategy_portal.intake.schema.kinds import kind

DELIVERY = (
    kind(
        "projects.csv",
        m.Project,
        "code",
        "code title kind priorities areas strategy lead_post lead_officer starts ends",
        "status summary funding",
    ),
    kind(
        "phases.csv",
        m.ProjectPhase,
        "project order",
        "project order title starts ends status summary",
    ),
    kind(
        "actions.csv",
        m.Action,
        "code",
        "code title project priority area lead_post due status",
    ),
    kind("milestones.csv", m.Milestone, "code", "code title project action due status"),
    kind(
        "progress.csv",
        m.ProgressUpdate,
        "priority as_at_on",
        "priority as_at reported done working_well worried next_steps",
    ),
    kind("risks.csv", m.Risk, "code", "code strategy statement mitigation owner_post"),
)

MEETINGS = (
    kind("meetings.csv", m.Meeting, "code", "code board date=held"),
    kind(
        "agenda_items.csv",
        m.AgendaItem,
        "code",
        "code meeting order title recommendation",
    ),
    kind("resolutions.csv", m.Resolution, "code", "code agenda_item=item order text"),
    kind(
        "questions.csv",
        m.MemberQuestion,
        "code",
        "code agenda_item=item order question_asked=question answer commitment",
        "follow_up",
    ),
    kind("events.csv", m.Event, "code", "code title kind date=held summary"),
)
