"""A demonstration publishes by itself; no other site does."""

import pytest
from django.core.management import CommandError, call_command

from scorecards.models import Edition
from scorecards.preparation import FORMATS
from strategy_portal import clock
from strategy_portal.access import Role
from tests.factories.portal import UserFactory
from tests.factories.priorities import GrantFactory
from tests.factories.returns import ReturnLineFactory
from tests.factories.scorecards import QuietPeriodFactory
from tests.integration.outcomes.strategy import QUARTER, Strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch):
    """Leave the PDF out, which takes seconds."""
    quick = tuple(each for each in FORMATS if each.EXTENSION != "pdf")
    monkeypatch.setattr("scorecards.preparation.FORMATS", quick)


@pytest.fixture
def strategy(quick):
    """A scorecard with two quarters' figures."""
    strategy = Strategy()
    measure = strategy.measure("60")
    strategy.figure(measure, "58", QUARTER.previous())
    strategy.scorecard("wellbeing")
    return strategy


@pytest.fixture
def people(db):
    """The demonstration's lead and publisher."""
    for role in (Role.PERFORMANCE_LEAD, Role.PUBLISHER):
        email = f"{role.value.replace(' ', '.')}@demo.invalid"
        GrantFactory(user=UserFactory(email=email), role=role)


def test_newest_quarters_are_published_once(strategy, people, capsys):
    call_command("publish_demonstration")
    call_command("publish_demonstration")

    assert Edition.objects.count() == 2
    said = capsys.readouterr().out
    assert said.count("Published: ") == 2
    assert said.count("Promised: 2025-26-q3 on 2026-01-28.") == 1


def test_quarter_whose_returns_wait_is_left_alone(strategy, people):
    ReturnLineFactory(measure=strategy.measure(""))

    call_command("publish_demonstration")

    assert Edition.objects.get().quarter == QUARTER.previous()


def test_quarter_that_is_refused_is_told_and_stops_nothing(strategy, people, capsys):
    QuietPeriodFactory(starts_on=clock.today(), ends_on=clock.today())

    call_command("publish_demonstration")

    assert "is not published. Nothing is published from" in capsys.readouterr().err
    assert not Edition.objects.exists()


def test_without_its_people_or_figures_it_says_what_is_missing(strategy, capsys):
    with pytest.raises(CommandError, match="Make the accounts first"):
        call_command("publish_demonstration")

    assert not Edition.objects.exists()


def test_real_site_never_publishes_by_itself(strategy, people, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="Only a demonstration"):
        call_command("publish_demonstration")
