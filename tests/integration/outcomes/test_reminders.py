"""Reminders: one mail a person and day, once, however often the command runs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from outcomes.quarter_services import close_quarter, extend_quarter
from outcomes.reminders import plan_reminders
from outcomes.sign_services import send_back
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import OutboxMessage
from strategy_portal.outbox import send_waiting
from tests.conftest import let_in
from tests.factories.priorities import OrganisationFactory, PostFactory
from tests.factories.returns import (
    ReturnFactory,
    ReturnLineFactory,
    ReturnQuarterFactory,
)
from tests.integration.outcomes.returning import Office, share

pytestmark = pytest.mark.django_db

DUE = date(2025, 10, 24)
DAYS = [date(2025, 10, day) for day in (10, 17, 23, 25, 29)]


def at(day):
    return timezone.make_aware(datetime.combine(day, time(9)))


def run(day):
    """Plan and send as the command does on a day; return what was sent."""
    mail.outbox.clear()
    plan_reminders(now=at(day))
    send_waiting(now=at(day))
    return list(mail.outbox)


@pytest.fixture
def office(make_user):
    return Office(make_user)


@pytest.fixture
def asked(office):
    """Two measures of which the officer is asked for figures by 24 October."""
    measures = [office.measure(65, 66) for _ in range(2)]
    office.open()
    return measures


def test_each_reminder_comes_on_its_day_and_once(office, asked):
    day, came = date(2025, 10, 1), []
    while day <= date(2025, 11, 30):
        came += [day for _ in range(3) for _ in run(day)]
        day += timedelta(days=1)

    assert came == DAYS


def test_reminder_says_what_is_due_when_and_where(office, asked, settings):
    settings.PORTAL_URL = "https://portal.example.org"

    (message,) = run(DAYS[1])

    assert message.subject == "2 figures due on Friday 24 October"
    assert message.recipients() == [office.officer.email]
    for measure in asked:
        assert f"- {measure}, due on Friday 24 October 2025\n" in message.body
    link = "https://portal.example.org/portal/returns/2025-26-q2/head-of-inclusion/"
    assert "Head of Inclusion\n" in message.body
    assert f"Give them here: {link}\n" in message.body
    assert "last reminder" not in message.body


def test_last_reminder_is_copied_to_whoever_signs(office, asked, make_user):
    make_user("another", roles=[(Role.APPROVER, OrganisationFactory())])

    (message,) = run(DAYS[-1])

    assert message.subject == "2 figures overdue since Friday 24 October"
    assert message.cc == [office.approver.email]
    assert "This is the last reminder." in message.body


def test_nobody_is_reminded_of_what_is_submitted(office, asked):
    for measure in asked:
        office.submit(measure)

    assert run(DAYS[0]) == []


def test_line_that_came_back_is_due_again_with_its_reason(office, asked):
    line = office.submit(asked[0]).lines[0]
    send_back(
        line=line,
        reason="The count is last year's.",
        actor=office.approver,
        now=clock.now(),
    )

    (message,) = run(DAYS[0])

    assert message.subject.startswith("2 figures due")
    assert "(sent back: The count is last year's.)" in message.body


def test_figures_of_several_days_are_one_mail(office):
    gathering = ReturnQuarterFactory()
    returned = ReturnFactory(gathering=gathering, post=office.post)
    for due in (DUE, DUE, DUE + timedelta(days=7)):
        ReturnLineFactory(belongs_to=returned, due_on=due)

    # A week before the first day, and two before the other.
    (message,) = run(DAYS[1])

    assert message.subject == "3 figures due, the first on Friday 24 October"
    assert "due on Friday 31 October 2025" in message.body


def test_person_of_several_posts_has_one_mail_with_both_returns(
    office, asked, make_user
):
    other = PostFactory(title="Head of SEND")
    both = make_user("both", roles=[(Role.OFFICER, office.post), (Role.OFFICER, other)])
    gathering = office.line(asked[0]).belongs_to.gathering
    returned = ReturnFactory(gathering=gathering, post=other)
    ReturnLineFactory(belongs_to=returned, due_on=DUE)

    mails = {message.to[0]: message for message in run(DAYS[0])}

    assert mails[both.email].body.count("Give them here") == 2
    assert mails[office.officer.email].body.count("Give them here") == 1


def test_deputy_is_reminded_too_and_one_whose_role_has_ended_is_not(
    office, asked, make_user
):
    deputy = PostFactory()
    line = office.line(asked[0])
    line.deputy_post = deputy
    line.save()
    stands_in = make_user("deputy", roles=[(Role.PARTNER_OFFICER, deputy)])
    left = make_user("left", roles=[(Role.OFFICER, office.post)])
    left.grants.update(valid_to=date(2025, 9, 1))
    make_user("closed", roles=[(Role.OFFICER, office.post)], is_active=False)

    mails = {message.to[0]: message for message in run(DAYS[0])}

    assert mails.keys() == {office.officer.email, stands_in.email}
    assert mails[stands_in.email].subject == "1 figure due on Friday 24 October"


def test_server_that_stood_still_catches_up_the_latest_reminder_alone(office, asked):
    assert len(run(DAYS[2] + timedelta(days=1))) == 1
    assert run(DUE) == []
    assert len(run(DAYS[3])) == 1


def test_clock_moved_forwards_and_back_sends_each_reminder_once(office, asked):
    days = [DAYS[0], DAYS[4], DAYS[1], DAYS[4], DAYS[0], *DAYS, *DAYS]

    came = [day for day in days for _ in run(day)]

    assert sorted(came) == DAYS


def test_more_time_begins_the_reminders_again(office, asked):
    run(DAYS[2])
    gathering = office.line(asked[0]).belongs_to.gathering

    extend_quarter(
        gathering=gathering,
        until=date(2025, 11, 21),
        actor=office.lead,
        now=at(DUE),
        reason="Half-term.",
    )

    assert run(DUE) == []
    assert len(run(date(2025, 11, 7))) == 1


def test_closed_quarter_reminds_nobody(office, asked):
    gathering = office.line(asked[0]).belongs_to.gathering
    close_quarter(gathering=gathering, actor=office.lead, now=clock.now())

    assert run(DAYS[-1]) == []


def test_reminder_leads_to_a_saved_figure_in_two_clicks(client, office, asked):
    let_in(client, office.officer)
    (message,) = run(DAYS[0])
    link = message.body.partition("Give them here: ")[2].split()[0]
    path = link.removeprefix("http://127.0.0.1:8000")

    page = client.get(path)
    key = f"{asked[0].code.lower()}-202509"
    saved = client.post(
        path,
        {
            "save": key,
            f"{key}-version": 0,
            f"{key}-numerator": "66",
            f"{key}-denominator": "80",
        },
    )

    assert f'name="{key}-numerator"' in page.text
    assert saved.status_code == 302
    assert office.line(asked[0]).entry == share(66).entry


@pytest.mark.parametrize("people", [1, 20])
def test_planning_reads_the_same_however_many_there_are(
    office, asked, make_user, django_assert_num_queries, people
):
    for number in range(people):
        make_user(f"officer.{number}", roles=[(Role.OFFICER, office.post)])
    plan_reminders(now=at(DAYS[0]))

    with django_assert_num_queries(3):
        assert plan_reminders(now=at(DAYS[0])) == 0


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_five_at_once_remind_each_person_once(office, asked, make_user, settings):
    settings.TODAY = DAYS[0]
    for number in range(19):
        make_user(f"officer.{number}", roles=[(Role.OFFICER, office.post)])

    def command(_):
        try:
            call_command("send_reminders", verbosity=0)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(command, range(5)))

    reminded = [message.to[0] for message in mail.outbox]
    assert len(reminded) == len(set(reminded)) == 20
    assert OutboxMessage.objects.unsent().count() == 0
