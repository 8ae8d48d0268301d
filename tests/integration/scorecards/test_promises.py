"""The days on which scorecards are promised: who names them, and what is kept of it."""

from datetime import date

import pytest

from scorecards import promises as service
from scorecards.models import PublicationDay
from scorecards.models.publication_day import PublicationDayQuerySet
from scorecards.promises import DayRefused, name_publication_day, still_to_publish
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Quarter
from tests.factories.scorecards import (
    EditionFactory,
    PublicationDayFactory,
    QuietPeriodFactory,
)
from tests.integration.scorecards.publishing import NOW

pytestmark = pytest.mark.django_db

QUARTER = Quarter(2025, 2)
DAY, LATER = date(2025, 11, 28), date(2025, 12, 5)


@pytest.fixture(params=[Role.PERFORMANCE_LEAD, Role.PUBLISHER])
def keeper(request, make_user):
    """Whoever may say when scorecards come out."""
    return make_user("keeper", roles=[request.param])


def name(keeper, due_on=DAY, quarter=QUARTER, **options):
    """Promise a quarter's scorecards for a day."""
    options = {"quarter": quarter, "due_on": due_on, "actor": keeper} | options
    return name_publication_day(now=NOW, **options)


def codes():
    """Return each quarter that is still to come, with its day."""
    return [(each.quarter.code, each.due_on) for each in still_to_publish(NOW.date())]


def test_day_is_named_without_a_reason_and_moved_with_one(keeper):
    name(keeper, reason="Not asked for.")
    moved = name(keeper, LATER, reason=" A school was late. ")

    (promise,) = service.promises()
    assert [day.reason for day in promise.days] == ["", "A school was late."]
    assert promise.due_on == moved.due_on == LATER
    first, second = AuditEvent.objects.order_by("pk")
    assert (first.event, first.after) == (
        "scorecards.publication_day.named",
        {"due": "2025-11-28"},
    )
    assert (second.before, second.reason) == (
        {"due": "2025-11-28"},
        "A school was late.",
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"due_on": LATER}, "Say why the day is moved"),
        ({"due_on": DAY, "reason": "Again."}, "It is 28 November 2025 already"),
        ({"due_on": date(2025, 11, 13), "reason": "Late."}, "That day is over"),
        (
            {"due_on": date(2025, 12, 31), "quarter": QUARTER.next()},
            "The quarter ends on 31 December 2025",
        ),
        ({"due_on": date(2026, 4, 1), "reason": "Late."}, "Nothing is published from"),
        ({"due_on": LATER, "quarter": QUARTER.previous()}, "are published"),
    ],
)
def test_day_that_cannot_be_promised_is_refused(keeper, options, sentence):
    QuietPeriodFactory()
    EditionFactory(starts_on=QUARTER.previous().start)
    name(keeper)

    with pytest.raises(DayRefused, match=sentence):
        name(keeper, **options)

    assert PublicationDay.objects.count() == AuditEvent.objects.count() == 1


def give_up(keeper, reason="The board did not meet.", quarter=QUARTER):
    """Tell the public that a quarter's scorecards do not come out."""
    return service.give_up_publication_day(
        quarter=quarter, reason=reason, actor=keeper, now=NOW
    )


def test_quarter_is_given_up_and_named_again_after_all(keeper):
    name(keeper)

    given_up = give_up(keeper, " The board did not meet. ")

    (promise,) = service.promises()
    assert promise.is_given_up
    assert codes() == [("2025-26-q2", None), ("2025-26-q3", None)]
    audited = AuditEvent.objects.get(event="scorecards.publication_day.given_up")
    assert (audited.before, audited.after) == ({"due": "2025-11-28"}, {"due": None})
    assert audited.reason == given_up.reason == "The board did not meet."
    with pytest.raises(DayRefused, match="Say why the day is moved"):
        name(keeper, LATER)
    name(keeper, LATER, reason="It met after all.")
    assert not service.promises()[0].is_given_up


def test_what_was_given_up_is_told_until_a_later_quarter_is_published(keeper):
    name(keeper)
    give_up(keeper)
    EditionFactory(starts_on=QUARTER.previous().start)
    assert len(service.promises()) == 1

    EditionFactory(starts_on=QUARTER.next().start)

    assert service.promises() == []


def test_what_is_late_is_told_whatever_is_published_later(keeper):
    name(keeper)

    EditionFactory(starts_on=QUARTER.next().start)

    assert [promise.due_on for promise in service.promises()] == [DAY]


def test_only_what_is_promised_and_not_published_is_given_up_with_a_reason(keeper):
    with pytest.raises(DayRefused, match="No day is promised"):
        give_up(keeper)
    name(keeper)
    with pytest.raises(DayRefused, match="Say why the scorecards do not come out"):
        give_up(keeper, "  ")
    give_up(keeper)
    with pytest.raises(DayRefused, match="No day is promised"):
        give_up(keeper)
    EditionFactory(starts_on=QUARTER.previous().start)
    with pytest.raises(DayRefused, match="are published"):
        give_up(keeper, quarter=QUARTER.previous())

    assert PublicationDay.objects.count() == AuditEvent.objects.count() == 2


def test_of_two_who_name_a_day_at_once_one_is_told(keeper, monkeypatch):
    monkeypatch.setattr(PublicationDayQuerySet, "last", lambda days: None)
    PublicationDayFactory()

    with pytest.raises(DayRefused, match="Somebody else named a day just now"):
        name(keeper)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_nobody_else_names_a_day(make_user, role):
    with pytest.raises(NotAllowed):
        name(make_user("other", roles=[role]))
    with pytest.raises(NotAllowed):
        give_up(make_user("another", roles=[role]))


def test_quarters_still_to_come_are_those_since_the_last_edition(db):
    assert codes() == [("2025-26-q2", None), ("2025-26-q3", None)]

    EditionFactory(starts_on=date(2025, 1, 1))
    PublicationDayFactory(due_on=DAY)
    PublicationDayFactory(starts_on=date(2026, 1, 1), due_on=date(2026, 5, 20))

    assert codes() == [
        ("2025-26-q1", None),
        ("2025-26-q2", DAY),
        ("2025-26-q3", None),
        ("2025-26-q4", date(2026, 5, 20)),
    ]


def test_quarter_with_an_edition_is_no_longer_to_come():
    PublicationDayFactory()

    EditionFactory()

    assert service.promises() == []
    assert codes() == [("2025-26-q3", None)]
