"""The database refuses what no strategy can be: one case a constraint."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from priorities.models import (
    PrioritySuccession,
    ReportingLine,
    Strategy,
    StrategyVersion,
)
from tests.constraints import assert_refused, constraints_of, unique_fields_of
from tests.factories import priorities as make

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 11)


def twice(factory, **shared):
    """Write two rows that share some values."""
    for _ in range(2):
        factory(**shared)


def point_at_itself(row, field):
    """Let a row refer to itself."""
    type(row).objects.filter(pk=row.pk).update(**{field: F("pk")})


REFUSED = {
    "grant_is_for_the_part_that_its_role_asks_for": lambda: make.GrantFactory(
        role="auditor", post=make.PostFactory()
    ),
    "grant_ends_after_it_starts": lambda: make.GrantFactory(
        valid_to=date(2017, 12, 31)
    ),
    "partnership_is_the_only_one": lambda: make.PartnershipFactory(id=2),
    "paper_date_has_its_precision": lambda: make.PaperFactory(dated_precision=""),
    "appointment_once_a_paper": lambda: twice(
        make.AppointmentFactory, officer=make.OfficerFactory(), post=make.PostFactory()
    ),
    "former_name_is_of_a_post_or_of_a_board": lambda: make.FormerNameFactory(
        board=make.BoardFactory()
    ),
    "former_name_of_a_post_once_a_day": lambda: twice(
        make.FormerNameFactory, post=make.PostFactory()
    ),
    "former_name_of_a_board_once_a_day": lambda: twice(
        make.FormerNameFactory, post=None, board=make.BoardFactory()
    ),
    "reporting_line_once_a_pair": lambda: twice(
        make.ReportingLineFactory,
        board=make.BoardFactory(),
        reports_to=make.BoardFactory(),
    ),
    "reporting_line_not_to_itself": lambda: ReportingLine.objects.filter(
        pk=make.ReportingLineFactory().pk
    ).update(reports_to=F("board")),
    "reporting_line_ends_after_it_starts": lambda: make.ReportingLineFactory(
        valid_from=date(2020, 2, 1), valid_to=date(2020, 1, 31)
    ),
    "agenda_item_order_once_a_meeting": lambda: twice(
        make.AgendaItemFactory, meeting=make.MeetingFactory(), order=1
    ),
    "resolution_order_once_an_item": lambda: twice(
        make.ResolutionFactory, item=make.AgendaItemFactory(), order=1
    ),
    "member_question_order_once_an_item": lambda: twice(
        make.MemberQuestionFactory, item=make.AgendaItemFactory(), order=1
    ),
    "strategy_not_its_own_parent": lambda: point_at_itself(
        make.StrategyFactory(), "parent"
    ),
    "strategy_board_once_a_pair": lambda: twice(
        make.StrategyBoardFactory,
        strategy=make.StrategyFactory(),
        board=make.BoardFactory(),
    ),
    "version_not_its_own_predecessor": lambda: point_at_itself(
        make.StrategyVersionFactory(), "predecessor"
    ),
    "version_one_current_a_strategy": lambda: twice(
        make.StrategyVersionFactory, strategy=make.StrategyFactory(), current=True
    ),
    "version_date_has_its_precision": lambda: make.StrategyVersionFactory(dated_on=DAY),
    "statement_order_once_a_kind": lambda: twice(
        make.StatementFactory, version=make.StrategyVersionFactory(), order=1
    ),
    "priority_order_once_a_version": lambda: twice(
        make.PriorityFactory, version=make.StrategyVersionFactory(), order=1
    ),
    "succession_once_a_pair": lambda: twice(
        make.PrioritySuccessionFactory,
        before=make.PriorityFactory(),
        after=make.PriorityFactory(),
    ),
    "succession_not_to_itself": lambda: PrioritySuccession.objects.filter(
        pk=make.PrioritySuccessionFactory().pk
    ).update(after=F("before")),
    "area_order_once_a_version": lambda: twice(
        make.AreaForDevelopmentFactory, version=make.StrategyVersionFactory(), order=1
    ),
    "oversight_order_once_an_area": lambda: twice(
        make.OversightLineFactory, area=make.AreaForDevelopmentFactory(), order=1
    ),
    "oversight_names_something": lambda: make.OversightLineFactory(board=None),
    "responsibility_order_once_an_area": lambda: twice(
        make.ResponsibilityFactory, area=make.AreaForDevelopmentFactory(), order=1
    ),
    "project_start_has_its_precision": lambda: make.ProjectFactory(starts_on=DAY),
    "project_end_has_its_precision": lambda: make.ProjectFactory(ends_precision="day"),
    "phase_order_once_a_project": lambda: twice(
        make.ProjectPhaseFactory, project=make.ProjectFactory(), order=1
    ),
    "action_due_has_its_precision": lambda: make.ActionFactory(due_on=DAY),
    "milestone_due_has_its_precision": lambda: make.MilestoneFactory(due_on=DAY),
    "post_changed_by_somebody": lambda: make.PostFactory(version=1),
    "post_ends_after_it_starts": lambda: make.PostFactory(
        valid_from=DAY, valid_to=DAY - timedelta(days=1)
    ),
    "board_changed_by_somebody": lambda: make.BoardFactory(version=1),
    "board_ends_after_it_starts": lambda: make.BoardFactory(
        valid_from=DAY, valid_to=DAY - timedelta(days=1)
    ),
    "reporting_line_changed_by_somebody": lambda: make.ReportingLineFactory(version=1),
    "action_changed_by_somebody": lambda: make.ActionFactory(version=1),
    "milestone_changed_by_somebody": lambda: make.MilestoneFactory(
        changed_by=make.UserFactory()
    ),
    "milestone_move_says_from_when_and_why": lambda: make.MilestoneMoveFactory(
        reason=""
    ),
    "risk_review_has_its_precision": lambda: make.RiskFactory(review_on=DAY),
    "risk_changed_by_somebody": lambda: make.RiskFactory(version=2),
    "report_is_on_a_priority_or_an_area": lambda: make.ProgressReportFactory(
        area=make.AreaForDevelopmentFactory()
    ),
    "report_says_something": lambda: make.ProgressReportFactory(done=""),
    "report_once_a_day_of_a_priority": lambda: twice(
        make.ProgressReportFactory, priority=make.PriorityFactory()
    ),
    "report_once_a_day_of_an_area": lambda: twice(
        make.ProgressReportFactory,
        priority=None,
        area=make.AreaForDevelopmentFactory(),
    ),
    "progress_once_a_date": lambda: twice(
        make.ProgressUpdateFactory, priority=make.PriorityFactory()
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_constraint_refuses(name):
    assert_refused(name, REFUSED[name])


def test_every_constraint_has_its_test():
    assert constraints_of("priorities") == REFUSED.keys()


@pytest.mark.parametrize("field", unique_fields_of("priorities"), ids=str)
def test_code_is_given_once(field):
    factory = getattr(make, f"{field.model.__name__}Factory")

    with pytest.raises(IntegrityError), transaction.atomic():
        twice(factory, **{field.name: "same"})


def test_sequence_of_strategies_and_versions_is_allowed():
    whole = make.StrategyFactory()
    make.StrategyFactory(parent=whole)
    first = make.StrategyVersionFactory(strategy=whole)
    make.StrategyVersionFactory(strategy=whole, predecessor=first, current=True)

    assert Strategy.objects.filter(parent=whole).count() == 1
    assert StrategyVersion.objects.filter(predecessor=first).count() == 1
