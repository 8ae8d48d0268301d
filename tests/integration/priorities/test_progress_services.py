"""Posts report how priorities and areas stand: once each, and never over another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from priorities.keeping import ChangedMeanwhile, NeedsReason
from priorities.models import ProgressReport
from priorities.progress_services import (
    LeadNamedMeanwhile,
    NotThen,
    Said,
    mark_of,
    name_lead,
    newest_report,
    report_progress,
)
from strategy_portal import clock
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from tests.factories import priorities as make

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 14)
SAID = Said(TODAY, "on track", done="Two units opened.", next_steps="Open a third.")


def report(about, actor, said=SAID, seen=None, now=None, **more):
    """Report as somebody who has just opened the form."""
    mark = mark_of(newest_report(about)) if seen is None else seen
    now = now or clock.now()
    return report_progress(
        about=about, seen=mark, said=said, actor=actor, now=now, **more
    )


def test_officer_reports_on_the_priority_that_their_post_leads(
    officer, believe, inclusion
):
    made = report(believe, officer)

    assert (made.priority, made.post, made.status) == (believe, inclusion, "on track")
    assert (made.changed_by, made.changed_at) == (officer, clock.now())
    event = AuditEvent.objects.get()
    assert event.event == "priorities.progress_report.added"
    assert event.about == f"priorities.Priority {believe.pk}"
    assert event.after["done"] == "Two units opened."


def test_officer_reports_on_the_area_that_their_post_answers_for(officer, inclusion):
    area = make.ResponsibilityFactory(post=inclusion).area

    made = report(area, officer)

    assert (made.area, made.priority, made.post) == (area, None, inclusion)


def test_officer_of_another_post_is_refused(stranger, believe):
    with pytest.raises(NotAllowed, match="Another post leads this"):
        report(believe, stranger)

    assert not ProgressReport.objects.exists()


def test_role_that_has_ended_reports_nothing(make_user, believe, inclusion):
    former = make_user("former", roles=[])
    make.GrantFactory(
        user=former, role=Role.OFFICER, part=inclusion, valid_to=date(2025, 11, 13)
    )

    with pytest.raises(NotAllowed):
        report(believe, former)


def test_performance_lead_reports_for_anybody_and_under_no_post(lead, believe):
    assert report(believe, lead).post is None


def test_second_click_reports_nothing_anew(officer, believe):
    first = report(believe, officer, seen="")

    second = report(believe, officer, seen="")

    assert first == second
    assert ProgressReport.objects.count() == AuditEvent.objects.count() == 1


def test_earlier_reports_stand(officer, believe):
    report(believe, officer, replace(SAID, as_at_on=date(2025, 10, 1)))

    report(believe, officer)

    assert [each.as_at_on for each in believe.reports.newest_first()] == [
        TODAY,
        date(2025, 10, 1),
    ]


def test_report_of_today_is_put_right_today_without_a_reason(officer, believe):
    first = report(believe, officer)

    put_right = report(believe, officer, replace(SAID, status="at risk"))

    assert put_right.pk == first.pk
    assert (put_right.version, put_right.status) == (2, "at risk")
    event = AuditEvent.objects.newest_first().first()
    assert event.event == "priorities.progress_report.corrected"
    assert (event.before["status"], event.after["status"]) == ("on track", "at risk")


def test_report_of_an_earlier_day_is_put_right_with_a_reason(officer, believe):
    report(believe, officer)
    tomorrow = clock.now() + timedelta(days=1)
    other = replace(SAID, status="at risk")

    with pytest.raises(NeedsReason, match="say why it changes, or enter a later day"):
        report(believe, officer, other, now=tomorrow)
    put_right = report(
        believe, officer, other, now=tomorrow, reason="The unit opened late."
    )

    assert put_right.reason == "The unit opened late."


def test_second_writer_is_shown_what_the_first_saved(officer, lead, believe):
    seen = ""
    report(believe, lead, replace(SAID, done="Three units opened."), seen)

    with pytest.raises(
        ChangedMeanwhile, match="Performance lead saved this at midday while you typed"
    ) as refusal:
        report(believe, officer, seen=seen)

    assert refusal.value.theirs.done == "Three units opened."
    assert ProgressReport.objects.count() == AuditEvent.objects.count() == 1


def test_second_writer_may_save_theirs_once_they_have_seen_the_first(
    officer, lead, believe
):
    report(believe, lead, replace(SAID, done="Three units opened."))

    mine = report(believe, officer)

    assert (mine.version, mine.done) == (2, "Two units opened.")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2025, 11, 15), "today is 14 November 2025"),
        (date(2025, 9, 30), "The last report is as at 1 October 2025"),
    ],
)
def test_report_is_as_at_no_day_to_come_and_none_before_the_last(
    officer, believe, day, sentence
):
    report(believe, officer, replace(SAID, as_at_on=date(2025, 10, 1)))

    with pytest.raises(NotThen, match=sentence):
        report(believe, officer, replace(SAID, as_at_on=day))


def test_newest_report_of_each_is_kept_and_by_a_day(believe):
    area = make.AreaForDevelopmentFactory()
    make.ProgressReportFactory(priority=believe, as_at_on=date(2025, 9, 1))
    late = make.ProgressReportFactory(priority=believe, as_at_on=date(2025, 11, 1))
    of_area = make.ProgressReportFactory(
        priority=None, area=area, as_at_on=date(2025, 10, 1)
    )

    newest = ProgressReport.objects.newest()
    by_october = ProgressReport.objects.newest(by=date(2025, 10, 31))

    assert set(newest) == {late, of_area}
    assert {each.as_at_on for each in by_october} == {
        date(2025, 9, 1),
        date(2025, 10, 1),
    }


def test_performance_lead_names_the_post_that_leads_a_priority(lead, believe):
    post = make.PostFactory(title="Head of SEND")

    named = name_lead(
        priority=believe,
        seen=believe.lead_post,
        post=post,
        actor=lead,
        now=clock.now(),
    )

    assert named.lead_post == post
    event = AuditEvent.objects.get()
    assert (event.before["lead_post"], event.after["lead_post"]) == (
        "Head of Inclusion",
        "Head of SEND",
    )


def test_naming_the_same_lead_again_does_nothing(lead, believe, inclusion):
    name_lead(priority=believe, seen=None, post=inclusion, actor=lead, now=clock.now())

    assert not AuditEvent.objects.exists()


def test_lead_that_somebody_else_named_is_not_overwritten_unseen(lead, believe):
    with pytest.raises(LeadNamedMeanwhile, match="Head of Inclusion has been named"):
        name_lead(
            priority=believe,
            seen=None,
            post=make.PostFactory(),
            actor=lead,
            now=clock.now(),
        )


def test_officer_names_no_lead(officer, believe):
    with pytest.raises(NotAllowed):
        name_lead(
            priority=believe,
            seen=believe.lead_post,
            post=None,
            actor=officer,
            now=clock.now(),
        )
