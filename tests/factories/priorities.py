"""What was promised: papers, people, boards, strategies and work."""

from datetime import UTC, date, datetime

import factory

from priorities import models
from strategy_portal.access import ROLES, Role, Scope
from tests.factories.portal import UserFactory

Factory = factory.django.DjangoModelFactory


class PartnershipFactory(Factory):
    """The one partnership."""

    class Meta:
        model = models.Partnership

    id = 1
    name = "Northfield SEND Partnership"
    place = "Northfield"
    council = "Northfield Council"


class PaperFactory(Factory):
    """A paper with a day as its date."""

    class Meta:
        model = models.Paper

    code = factory.Sequence(lambda n: f"{n:03}")
    title = "A strategy for children with special educational needs"
    body = "Health and Wellbeing Board"
    dated_on = date(2020, 3, 11)
    dated_precision = "day"


class AbbreviationFactory(Factory):
    """An abbreviation."""

    class Meta:
        model = models.Abbreviation

    term = factory.Sequence(lambda n: f"SEN{n}")
    meaning = "special educational needs"


class OrganisationFactory(Factory):
    """A council."""

    class Meta:
        model = models.Organisation

    code = factory.Sequence(lambda n: f"organisation-{n}")
    name = "Northfield Council"
    kind = models.Organisation.Kind.COUNCIL


class PostFactory(Factory):
    """A post; `organisations` are those that employ it."""

    class Meta:
        model = models.Post
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"post-{n}")
    title = "Head of Inclusion"

    @factory.post_generation
    def organisations(self, create, extracted):
        """Link the organisations given."""
        self.organisations.set(extracted or [])


class OfficerFactory(Factory):
    """A person whom a paper names."""

    class Meta:
        model = models.Officer

    code = factory.Sequence(lambda n: f"officer-{n}")
    name = "A. Example"


class AppointmentFactory(Factory):
    """A person in a post."""

    class Meta:
        model = models.Appointment

    officer = factory.SubFactory(OfficerFactory)
    post = factory.SubFactory(PostFactory)
    as_at_on = date(2020, 3, 11)
    as_at_precision = "day"


class EvidenceSourceFactory(Factory):
    """A survey."""

    class Meta:
        model = models.EvidenceSource

    code = factory.Sequence(lambda n: f"survey-{n}")
    name = "Survey of parents and carers"


class BoardFactory(Factory):
    """A strategic board."""

    class Meta:
        model = models.Board

    code = factory.Sequence(lambda n: f"board-{n}")
    name = factory.Sequence(lambda n: f"Board {n}")
    kind = models.Board.Kind.STRATEGIC


class FormerNameFactory(Factory):
    """What a post was called until the end of September 2025."""

    class Meta:
        model = models.FormerName

    post = factory.SubFactory(PostFactory)
    name = factory.Sequence("Head of service {}".format)
    valid_to = date(2025, 9, 30)


class ReportingLineFactory(Factory):
    """A line between two boards, without dates."""

    class Meta:
        model = models.ReportingLine

    board = factory.SubFactory(BoardFactory)
    reports_to = factory.SubFactory(BoardFactory)


class StrategyFactory(Factory):
    """A strategy."""

    class Meta:
        model = models.Strategy

    code = factory.Sequence(lambda n: f"strategy-{n}")
    title = "SEND Strategy"
    kind = models.Strategy.Kind.STRATEGY


class StrategyBoardFactory(Factory):
    """The board that a strategy answers to."""

    class Meta:
        model = models.StrategyBoard

    strategy = factory.SubFactory(StrategyFactory)
    board = factory.SubFactory(BoardFactory)
    role = models.StrategyBoard.Role.ACCOUNTABLE


class StrategyVersionFactory(Factory):
    """A published version."""

    class Meta:
        model = models.StrategyVersion

    code = factory.Sequence(lambda n: f"version-{n}")
    strategy = factory.SubFactory(StrategyFactory)
    label = "2020"
    status = models.StrategyVersion.Status.PUBLISHED


class StatementFactory(Factory):
    """A value of a version."""

    class Meta:
        model = models.Statement

    code = factory.Sequence(lambda n: f"statement-{n}")
    version = factory.SubFactory(StrategyVersionFactory)
    kind = models.Statement.Kind.VALUE
    order = factory.Sequence(int)
    text = "Trust"


class PriorityFactory(Factory):
    """A priority of a version."""

    class Meta:
        model = models.Priority

    code = factory.Sequence(lambda n: f"priority-{n}")
    version = factory.SubFactory(StrategyVersionFactory)
    order = factory.Sequence(int)
    title = "Sufficiency"


class PrioritySuccessionFactory(Factory):
    """A priority carried over."""

    class Meta:
        model = models.PrioritySuccession

    before = factory.SubFactory(PriorityFactory)
    after = factory.SubFactory(PriorityFactory)
    kind = models.PrioritySuccession.Kind.CARRIED


class AreaForDevelopmentFactory(Factory):
    """An area for development."""

    class Meta:
        model = models.AreaForDevelopment

    code = factory.Sequence(lambda n: f"area-{n}")
    version = factory.SubFactory(StrategyVersionFactory)
    order = factory.Sequence(int)
    title = "Joint commissioning"


class OversightLineFactory(Factory):
    """An oversight by a board."""

    class Meta:
        model = models.OversightLine

    area = factory.SubFactory(AreaForDevelopmentFactory)
    order = factory.Sequence(int)
    board = factory.SubFactory(BoardFactory)


class ResponsibilityFactory(Factory):
    """A post that answers for an area."""

    class Meta:
        model = models.Responsibility

    area = factory.SubFactory(AreaForDevelopmentFactory)
    order = factory.Sequence(int)
    post = factory.SubFactory(PostFactory)


class ProjectFactory(Factory):
    """A project under way."""

    class Meta:
        model = models.Project

    code = factory.Sequence(lambda n: f"project-{n}")
    title = "Alternative provision review"
    kind = models.Project.Kind.PROJECT
    status = "under way"


class ProjectPhaseFactory(Factory):
    """A phase under way."""

    class Meta:
        model = models.ProjectPhase

    project = factory.SubFactory(ProjectFactory)
    order = factory.Sequence(int)
    title = "First phase"
    status = "under way"


class ActionFactory(Factory):
    """An action planned."""

    class Meta:
        model = models.Action

    code = factory.Sequence(lambda n: f"action-{n}")
    title = "Agree the specification"
    status = "planned"


class MilestoneFactory(Factory):
    """A milestone on track."""

    class Meta:
        model = models.Milestone

    code = factory.Sequence(lambda n: f"milestone-{n}")
    title = "New places open"
    status = models.Milestone.Status.ON_TRACK


class ProgressUpdateFactory(Factory):
    """What was said of a priority."""

    class Meta:
        model = models.ProgressUpdate

    priority = factory.SubFactory(PriorityFactory)
    as_at_on = date(2020, 3, 11)
    as_at_precision = "day"
    done = "Two new units opened."


class ProgressReportFactory(Factory):
    """What the post that leads a priority reports of it."""

    class Meta:
        model = models.ProgressReport

    priority = factory.SubFactory(PriorityFactory)
    as_at_on = date(2025, 11, 3)
    status = models.ProgressReport.Status.ON_TRACK
    done = "Two new units opened."
    changed_at = datetime(2025, 11, 3, 14, 16, tzinfo=UTC)
    changed_by = factory.SubFactory(UserFactory)


class MilestoneMoveFactory(Factory):
    """A milestone that was due at the end of September."""

    class Meta:
        model = models.MilestoneMove

    milestone = factory.SubFactory(MilestoneFactory)
    was_due_on = date(2025, 9, 30)
    was_due_precision = "month"
    reason = "The builder withdrew."
    moved_at = datetime(2025, 10, 6, 9, tzinfo=UTC)
    moved_by = factory.SubFactory(UserFactory)


class RiskFactory(Factory):
    """A risk to a strategy."""

    class Meta:
        model = models.Risk

    code = factory.Sequence(lambda n: f"risk-{n}")
    strategy = factory.SubFactory(StrategyFactory)
    statement = "Places are not ready in time."


class MeetingFactory(Factory):
    """A meeting of a board."""

    class Meta:
        model = models.Meeting

    code = factory.Sequence(lambda n: f"meeting-{n}")
    board = factory.SubFactory(BoardFactory)


class AgendaItemFactory(Factory):
    """An item of a meeting."""

    class Meta:
        model = models.AgendaItem

    code = factory.Sequence(lambda n: f"item-{n}")
    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(int)
    title = "SEND Strategy"


class ResolutionFactory(Factory):
    """What a meeting agreed."""

    class Meta:
        model = models.Resolution

    code = factory.Sequence(lambda n: f"resolution-{n}")
    item = factory.SubFactory(AgendaItemFactory)
    order = factory.Sequence(int)
    text = "That the report be noted."


class MemberQuestionFactory(Factory):
    """A member's question."""

    class Meta:
        model = models.MemberQuestion

    code = factory.Sequence(lambda n: f"question-{n}")
    item = factory.SubFactory(AgendaItemFactory)
    order = factory.Sequence(int)
    question = "How are young people heard?"


class EventFactory(Factory):
    """A conference."""

    class Meta:
        model = models.Event

    code = factory.Sequence(lambda n: f"event-{n}")
    title = "Voices conference"
    kind = models.Event.Kind.CONFERENCE


class GrantFactory(Factory):
    """A role for good, of the part that it asks for: a post, a board, an organisation.

    `part` is that part; one is made where none is given.
    """

    class Meta:
        model = models.Grant

    class Params:
        part = None

    user = factory.SubFactory(UserFactory)
    role = Role.AUDITOR
    valid_from = date(2018, 1, 1)
    given_at = datetime(2018, 1, 1, tzinfo=UTC)
    given_by = factory.SelfAttribute("user")
    post = factory.LazyAttribute(lambda made: part_of(made, Scope.POST))
    organisation = factory.LazyAttribute(lambda made: part_of(made, Scope.ORGANISATION))
    board = factory.LazyAttribute(lambda made: part_of(made, Scope.BOARD))


PARTS = {
    Scope.POST: PostFactory,
    Scope.ORGANISATION: OrganisationFactory,
    Scope.BOARD: BoardFactory,
}


def part_of(made, scope):
    """Return the part of a grant where its role is held for one of this kind."""
    if ROLES[Role(made.role)].scope is not scope:
        return None
    return made.part or PARTS[scope]()
