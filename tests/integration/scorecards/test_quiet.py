"""Days on which nothing is published: who says so, and what is kept of it."""

from datetime import date

import pytest

from scorecards.models import QuietPeriod
from scorecards.quiet import PeriodRefused, add_quiet_period, end_quiet_period
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from tests.factories.scorecards import QuietPeriodFactory
from tests.integration.scorecards.publishing import NOW

pytestmark = pytest.mark.django_db

DAYS = {"starts_on": date(2026, 3, 30), "ends_on": date(2026, 5, 7)}


@pytest.fixture(params=[Role.PERFORMANCE_LEAD, Role.PUBLISHER])
def keeper(request, make_user):
    """Whoever may say on which days nothing is published."""
    return make_user("keeper", roles=[request.param])


def test_days_are_kept_with_who_said_so_and_why(keeper):
    period = add_quiet_period(**DAYS, reason=" Elections ", actor=keeper, now=NOW)

    event = AuditEvent.objects.get()
    assert (period.reason, period.added_by) == ("Elections", keeper)
    assert event.event == "scorecards.quiet_period.added"
    assert event.after == {"from": "2026-03-30", "to": "2026-05-07"}


def test_one_day_alone_can_be_quiet(keeper):
    day = NOW.date()

    period = add_quiet_period(
        starts_on=day, ends_on=day, reason="A vote", actor=keeper, now=NOW
    )

    assert QuietPeriod.objects.on(day).get() == period


def test_days_without_a_reason_are_neither_added_nor_ended(keeper):
    period = QuietPeriodFactory()

    with pytest.raises(PeriodRefused, match="Say why nothing"):
        add_quiet_period(**DAYS, reason=" ", actor=keeper, now=NOW)
    with pytest.raises(PeriodRefused, match="Say why something"):
        end_quiet_period(period=period, reason=" ", actor=keeper, now=NOW)

    assert QuietPeriod.objects.get() == period


def test_days_that_somebody_ended_are_not_ended_twice(keeper):
    period = QuietPeriodFactory()
    same = QuietPeriod.objects.get()

    end_quiet_period(period=period, reason="Put off.", actor=keeper, now=NOW)
    with pytest.raises(PeriodRefused, match="over or were ended already"):
        end_quiet_period(period=same, reason="Put off.", actor=keeper, now=NOW)

    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_nobody_else_says_when_nothing_is_published(make_user, role):
    other = make_user("other", roles=[role])

    with pytest.raises(NotAllowed):
        add_quiet_period(**DAYS, reason="Elections", actor=other, now=NOW)
    with pytest.raises(NotAllowed):
        end_quiet_period(
            period=QuietPeriodFactory(), reason="Put off.", actor=other, now=NOW
        )
