"""What was promised, by whom, and to which board."""

from priorities.models.delivery import (
    Action,
    Milestone,
    ProgressUpdate,
    Project,
    ProjectPhase,
    Risk,
)
from priorities.models.governance import (
    AgendaItem,
    Board,
    Event,
    Meeting,
    MemberQuestion,
    ReportingLine,
    Resolution,
)
from priorities.models.grants import Grant, organisations_held, posts_held
from priorities.models.people import Appointment, Officer, Organisation, Post
from priorities.models.sources import Abbreviation, EvidenceSource, Paper, Partnership
from priorities.models.strategy import (
    AreaForDevelopment,
    OversightLine,
    Priority,
    PrioritySuccession,
    Responsibility,
    Statement,
    Strategy,
    StrategyBoard,
    StrategyVersion,
)

__all__ = [
    "Abbreviation",
    "Action",
    "AgendaItem",
    "Appointment",
    "AreaForDevelopment",
    "Board",
    "Event",
    "EvidenceSource",
    "Grant",
    "Meeting",
    "MemberQuestion",
    "Milestone",
    "Officer",
    "Organisation",
    "OversightLine",
    "Paper",
    "Partnership",
    "Post",
    "Priority",
    "PrioritySuccession",
    "ProgressUpdate",
    "Project",
    "ProjectPhase",
    "ReportingLine",
    "Resolution",
    "Responsibility",
    "Risk",
    "Statement",
    "Strategy",
    "StrategyBoard",
    "StrategyVersion",
    "organisations_held",
    "posts_held",
]
