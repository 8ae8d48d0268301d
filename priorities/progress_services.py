"""Reports of progress by the posts that lead priorities and areas for development."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from priorities.keeping import ChangedMeanwhile, NeedsReason, Refusal, hold
from priorities.models import (
    AreaForDevelopment,
    Post,
    Priority,
    ProgressReport,
    Responsibility,
    posts_held,
)
from priorities.reach import require_reach
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.wording import date_words

Reported = Priority | AreaForDevelopment


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says: a status as at a day, and up to four texts."""

    as_at_on: date
    status: str
    done: str = ""
    working_well: str = ""
    worried: str = ""
    next_steps: str = ""


class NotThen(Refusal):
    """No report can be made as at that day."""

    field = "as_at_on"


class LeadNamedMeanwhile(Refusal):
    """Somebody else has named another post to lead the priority."""

    field = "lead_post"

    def __init__(self, lead: Post | None) -> None:
        super().__init__(
            f"{lead or 'No post'} has been named meanwhile. Send the form again to "
            "name yours."
        )
        self.renews = {"seen": lead.code if lead else ""}


@transaction.atomic
def report_progress(
    *,
    about: Reported,
    seen: str,
    said: Said,
    actor: User,
    now: datetime,
    reason: str = "",
) -> ProgressReport:
    """Report how a priority or an area stands, or put its newest report right.

    `seen` is the mark of the newest report when the form was opened. The same report
    sent again is the one there is. Raises NotAllowed, ChangedMeanwhile, NotThen and
    NeedsReason.
    """
    hold(about)
    require_reach(about, actor, on=day_of(now))
    newest = newest_report(about)
    if newest and said_in(newest) == said:
        return newest
    if newest and mark_of(newest) != seen:
        raise ChangedMeanwhile(newest, mark_of(newest))
    refuse_day(said.as_at_on, newest, day_of(now))
    if newest and newest.as_at_on == said.as_at_on:
        return _put_right(newest, said, reason, actor=actor, now=now)
    return _report(about, said, actor=actor, now=now)


def newest_report(about: Reported) -> ProgressReport | None:
    """Return the newest report on a priority or an area, with its post and author."""
    reports = about.reports.select_related("post", "changed_by")
    found: ProgressReport | None = reports.newest_first().first()
    return found


def mark_of(report: ProgressReport | None) -> str:
    """Return what tells a report as it stands from every other and every change."""
    return f"{report.pk}.{report.version}" if report else ""


def said_in(report: ProgressReport) -> Said:
    """Return what a report says."""
    return Said(**{name: getattr(report, name) for name in Said.__dataclass_fields__})


def refuse_day(as_at: date, newest: ProgressReport | None, today: date) -> None:
    """Raise NotThen for a day to come, and for one before the newest report's."""
    if as_at > today:
        raise NotThen(
            f"A report cannot say how things will stand; today is {date_words(today)}."
        )
    if newest and as_at < newest.as_at_on:
        raise NotThen(
            f"The last report is as at {date_words(newest.as_at_on)} and earlier ones "
            "stand; enter that day to put it right, or a later one."
        )


def _report(
    about: Reported, said: Said, *, actor: User, now: datetime
) -> ProgressReport:
    field = "priority" if isinstance(about, Priority) else "area"
    report = ProgressReport.objects.create(
        **{field: about},
        **asdict(said),
        post=speaking_post(about, actor, on=day_of(now)),
        changed_at=now,
        changed_by=actor,
    )
    record(
        Event.PROGRESS_REPORTED,
        actor=actor,
        subject=report,
        about=about,
        now=now,
        after=asdict(said),
    )
    return report


def _put_right(
    report: ProgressReport, said: Said, reason: str, *, actor: User, now: datetime
) -> ProgressReport:
    """Change the newest report; once its day of writing is over, say why."""
    if day_of(report.changed_at) < day_of(now) and not reason:
        raise NeedsReason(
            f"The report of {date_words(report.as_at_on)} stands since "
            f"{date_words(day_of(report.changed_at))}; say why it changes, or enter a "
            "later day."
        )
    before = asdict(said_in(report))
    for name, value in asdict(said).items():
        setattr(report, name, value)
    report.post = speaking_post(report.about, actor, on=day_of(now))
    report.version, report.changed_at = report.version + 1, now
    report.changed_by, report.reason = actor, reason or report.reason
    report.save()
    record(
        Event.PROGRESS_CORRECTED,
        actor=actor,
        subject=report,
        about=report.about,
        now=now,
        before=before,
        after=asdict(said),
        reason=reason,
    )
    return report


def leading_posts(about: Reported) -> list[Post]:
    """Return the posts that lead a priority, or answer for an area, in their order."""
    if isinstance(about, Priority):
        return [about.lead_post] if about.lead_post else []
    lines = Responsibility.objects.filter(area=about).select_related("post")
    return [line.post for line in lines.order_by("order")]


def speaking_post(about: Reported, actor: User, *, on: date) -> Post | None:
    """Return the leading post that a person speaks for; none for the lead."""
    mine = posts_held(actor, on=on)
    return next((post for post in leading_posts(about) if post.pk in mine), None)


@transaction.atomic
def name_lead(
    *,
    priority: Priority,
    seen: Post | None,
    post: Post | None,
    actor: User,
    now: datetime,
) -> Priority:
    """Name the post that leads a priority, or take the name away.

    `seen` is the post that led when the form was opened. Raises NotAllowed and
    LeadNamedMeanwhile.
    """
    require(actor, Permission.REPORT_ANY_PROGRESS, on=day_of(now))
    row = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    before = row.lead_post
    if before == post:
        return row
    if before != seen:
        raise LeadNamedMeanwhile(before)
    row.lead_post = post
    row.save(update_fields=["lead_post"])
    record(
        Event.LEAD_NAMED,
        actor=actor,
        subject=row,
        now=now,
        before={"lead_post": before},
        after={"lead_post": post},
    )
    return row
