"""The strategy's services refuse what no constraint of one table can see."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from priorities.models import (
    Priority,
    PrioritySuccession,
    ReportingLine,
    Strategy,
    StrategyVersion,
)
from priorities.services import (
    LeadsBackToItself,
    ReportsToItself,
    write_rows,
)
from strategy_portal.batch import Batch
from tests.factories import priorities as make
from tests.factories.portal import UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)


@pytest.fixture
def told():
    """Who writes, and when: what every service is told."""
    return {"actor": UserFactory(system=True), "now": NOW}


def test_lines_written_together_make_no_loop_either(told):
    one, other = make.BoardFactory.create_batch(2)
    lines = [
        ReportingLine(board=one, reports_to=other),
        ReportingLine(board=other, reports_to=one),
    ]

    with pytest.raises(ReportsToItself), transaction.atomic():
        write_rows(batch=Batch(ReportingLine, added=lines), **told)

    assert not ReportingLine.objects.exists()


def test_strategy_is_not_a_part_of_its_own_part(told):
    whole = make.StrategyFactory(code="whole")
    part = make.StrategyFactory(code="part", parent=whole)
    whole.parent = part
    batch = Batch(Strategy, changed=[whole], fields=frozenset({"parent"}))

    with pytest.raises(LeadsBackToItself, match="Strategy"), transaction.atomic():
        write_rows(batch=batch, **told)


def test_version_does_not_come_before_itself(told):
    first = make.StrategyVersionFactory(code="first")
    second = make.StrategyVersionFactory(code="second", predecessor=first)
    first.predecessor = second
    batch = Batch(StrategyVersion, changed=[first], fields=frozenset({"predecessor"}))

    with pytest.raises(LeadsBackToItself, match="→"), transaction.atomic():
        write_rows(batch=batch, **told)


def test_priority_does_not_become_itself_by_way_of_another(told):
    there = make.PrioritySuccessionFactory()
    back = PrioritySuccession(before=there.after, after=there.before, kind="carried")

    with pytest.raises(LeadsBackToItself, match="→"), transaction.atomic():
        write_rows(batch=Batch(PrioritySuccession, added=[back]), **told)


def test_rows_swap_places_in_one_write(told):
    version = make.StrategyVersionFactory()
    rows = [make.PriorityFactory(version=version, order=order) for order in (1, 2, 3)]
    for row, order in zip(rows, (2, 3, 1), strict=True):
        row.order = order

    batch = Batch(Priority, changed=rows, fields=frozenset({"order"}))
    write_rows(batch=batch, **told)

    in_order = Priority.objects.order_by("order")
    assert list(in_order) == [rows[2], rows[0], rows[1]]


def test_write_that_the_database_refuses_leaves_nothing(told):
    version = make.StrategyVersionFactory()
    rows = [
        Priority(code=code, version=version, order=1, title="Voice")
        for code in ("one", "two")
    ]

    with pytest.raises(IntegrityError), transaction.atomic():
        write_rows(batch=Batch(Priority, added=rows), **told)

    assert not Priority.objects.exists()
