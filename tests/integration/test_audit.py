"""The record of what was done: in the same transaction, and for good."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from priorities.services import EndsBeforeItStarts, PartDoesNotFit, end_role, give_role
from strategy_portal import audit, clock
from strategy_portal.access import NotAllowed, Role
from strategy_portal.audit import Event, OutsideTransaction, record
from strategy_portal.models import AuditEvent, RecordIsKept
from tests.factories.portal import AuditEventFactory, UserFactory
from tests.factories.priorities import BoardFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_user):
    return make_user("administrator", roles=[Role.ADMINISTRATOR])


def test_change_and_its_record_fall_together(administrator):
    officer = UserFactory()

    with transaction.atomic():
        give_role(user=officer, role=Role.AUDITOR, actor=administrator, now=clock.now())
        transaction.set_rollback(True)

    assert not officer.grants.exists()
    assert not AuditEvent.objects.exists()


def test_record_tells_who_did_what_to_whom(administrator):
    officer, post = UserFactory(), PostFactory(title="Head of Inclusion")

    grant = give_role(
        user=officer,
        role=Role.OFFICER,
        part=post,
        actor=administrator,
        now=clock.now(),
    )

    event = AuditEvent.objects.get()
    assert event.event == "priorities.grant.given"
    assert event.actor == administrator.email
    assert event.subject == f"priorities.Grant {grant.pk}"
    assert event.about == f"strategy_portal.User {officer.pk}"
    assert event.after["part"] == "Head of Inclusion"
    assert event.at == clock.now()


def test_record_keeps_the_reason_and_what_was_before(administrator):
    grant = give_role(
        user=UserFactory(), role=Role.AUDITOR, actor=administrator, now=clock.now()
    )

    end_role(
        grant=grant,
        last_day=date(2025, 12, 31),
        actor=administrator,
        now=clock.now(),
        reason="Leaves at the end of the year.",
    )

    event = AuditEvent.objects.newest_first().first()
    assert (event.before, event.after) == ({"to": None}, {"to": "2025-12-31"})
    assert event.reason == "Leaves at the end of the year."


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused():
    with pytest.raises(OutsideTransaction):
        record(
            Event.ROLE_GIVEN,
            actor=UserFactory(),
            subject=PostFactory(),
            now=clock.now(),
        )


@pytest.mark.parametrize(
    "tamper",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: AuditEvent.objects.update(reason="Nothing happened."),
        lambda event: AuditEvent.objects.all().delete(),
    ],
)
def test_record_is_never_rewritten(tamper):
    event = AuditEventFactory()

    with pytest.raises(RecordIsKept):
        tamper(event)


def test_numbers_are_kept_exactly_and_lists_whole():
    kept = audit.as_text(
        {"value": Decimal("85.10"), "of": [Decimal(2), None], "so": {"is": True}}
    )

    assert kept == {"value": "85.1", "of": ["2", None], "so": {"is": True}}


def test_nobody_gives_or_ends_a_role_of_their_own(administrator):
    own = administrator.grants.get()

    with pytest.raises(NotAllowed, match="another administrator"):
        give_role(
            user=administrator,
            role=Role.AUDITOR,
            actor=administrator,
            now=clock.now(),
        )
    with pytest.raises(NotAllowed, match="another administrator"):
        end_role(
            grant=own,
            last_day=clock.today(),
            actor=administrator,
            now=clock.now(),
            reason="",
        )


@pytest.mark.parametrize(
    ("role", "part"),
    [
        (Role.OFFICER, None),
        (Role.OFFICER, BoardFactory),
        (Role.AUDITOR, PostFactory),
    ],
)
def test_role_is_held_for_the_part_that_it_asks_for(administrator, role, part):
    with pytest.raises(PartDoesNotFit, match="choose that"):
        give_role(
            user=UserFactory(),
            role=role,
            part=part() if part else None,
            actor=administrator,
            now=clock.now(),
        )


def test_role_never_ends_before_it_starts(administrator):
    grant = give_role(
        user=UserFactory(), role=Role.AUDITOR, actor=administrator, now=clock.now()
    )

    with pytest.raises(EndsBeforeItStarts):
        give_role(
            user=UserFactory(),
            role=Role.AUDITOR,
            valid_to=date(2025, 1, 1),
            actor=administrator,
            now=clock.now(),
        )
    with pytest.raises(EndsBeforeItStarts):
        end_role(
            grant=grant,
            last_day=date(2025, 1, 1),
            actor=administrator,
            now=clock.now(),
            reason="",
        )


def test_only_an_administrator_gives_roles(make_user):
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])

    with pytest.raises(NotAllowed):
        give_role(user=UserFactory(), role=Role.AUDITOR, actor=lead, now=clock.now())
