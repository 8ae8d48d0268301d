"""What was promised, by whom, and to which board."""

from priorities.models.areas import (
    AreaForDevelopment,
    OversightLine,
    Responsibility,
)
from priorities.models.delivery import Project, ProjectPhase, WorkStatus
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
from priorities.models.kept import Kept
from priorities.models.names import FormerName
from priorities.models.people import Appointment, Officer, Organisation, Post
from priorities.models.progress import ProgressReport, ProgressUpdate
from priorities.models.risks import Risk
from priorities.models.sources import Abbreviation, EvidenceSource, Paper, Partnership
from priorities.models.strategy import (
    Priority,
    PrioritySuccession,
    Statement,
    Strategy,
    StrategyBoard,
    StrategyVersion,
)
from priorities.models.work import Action, Milestone, MilestoneMove

__all__ = [
    "Abbreviation",
    "Action",
    "AgendaItem",
    "Appointment",
    "AreaForDevelopment",
    "Board",
    "Event",
    "EvidenceSource",
    "FormerName",
    "Grant",
    "Kept",
    "Meeting",
    "MemberQuestion",
    "Milestone",
    "MilestoneMove",
    "Officer",
    "Organisation",
    "OversightLine",
    "Paper",
    "Partnership",
    "Post",
    "Priority",
    "PrioritySuccession",
    "ProgressReport",
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
    "WorkStatus",
    "organisations_held",
    "posts_held",
]
