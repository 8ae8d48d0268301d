"""The files of the strategy itself: papers, people, boards, versions and areas."""

from priorities import models as m
from strategy_portal.intake.schema.kinds import kind, lasting

SOURCES = (
    kind(
        "partnership.csv",
        m.Partnership,
        "",
        "name place council local_offer_url local_offer_url_in_paper licence contact",
        finish=lambda values: {"id": 1},
        upright=True,
    ),
    kind("papers.csv", m.Paper, "code", "code title body date=dated address question"),
    kind("abbreviations.csv", m.Abbreviation, "term", "term meaning"),
)

PEOPLE = (
    kind("organisations.csv", m.Organisation, "code", "code name short_name kind"),
    kind("posts.csv", m.Post, "code", "code title kind organisations"),
    kind("officers.csv", m.Officer, "code", "code name"),
    kind(
        "appointments.csv",
        m.Appointment,
        "officer post as_at_on",
        "officer post as_at started",
    ),
    kind("evidence_sources.csv", m.EvidenceSource, "code", "code name organisation"),
)

BOARDS = (
    kind("boards.csv", m.Board, "code", "code name aliases kind meets"),
    kind(
        "reporting_lines.csv",
        m.ReportingLine,
        "board reports_to",
        "board reports_to",
        *lasting(),
    ),
)

STRATEGIES = (
    kind("strategies.csv", m.Strategy, "code", "code title aliases kind parent"),
    kind(
        "strategy_boards.csv", m.StrategyBoard, "strategy board", "strategy board role"
    ),
    kind(
        "strategy_versions.csv",
        m.StrategyVersion,
        "code",
        "code strategy label status date=dated predecessor review_cadence current",
        "summary",
    ),
    kind("statements.csv", m.Statement, "code", "code version kind order text"),
    kind("priorities.csv", m.Priority, "code", "code version order title statement"),
    kind(
        "successions.csv",
        m.PrioritySuccession,
        "before after",
        "from=before to=after kind",
    ),
    kind("areas.csv", m.AreaForDevelopment, "code", "code version order title"),
    kind(
        "oversight_lines.csv",
        m.OversightLine,
        "area order",
        "area order strategy board programme",
    ),
    kind(
        "responsibilities.csv",
        m.Responsibility,
        "area order",
        "area order post officer",
    ),
)
