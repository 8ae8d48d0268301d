"""Reminding people of what they have still to return: one mail a person and day.

A reminder is known by the person, the quarter and the day that it was meant for, and so
is its mail in the outbox. However often this runs, and however many at once, each goes
once. Of several days that a stopped server missed, the latest alone is caught up.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from outcomes.domain.due import Reminder, latest_reminder
from outcomes.models import Return, ReturnLine, ReturnQuarter
from outcomes.states import WITH_ITS_POST, QuarterState
from priorities.models import Grant
from strategy_portal.access import Role
from strategy_portal.clock import day_of
from strategy_portal.models import OutboxMessage, User
from strategy_portal.outbox import queue
from strategy_portal.periods import MONTHS
from strategy_portal.wording import count_words, quarter_full

OFFICERS = (Role.OFFICER, Role.PARTNER_OFFICER)
# What comes later than this says nothing that the next reminder does not.
OF_USE_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person has still to return for a quarter, said for one day."""

    person: User
    gathering: ReturnQuarter
    lines: tuple[ReturnLine, ...]
    day: date
    is_last: bool

    @property
    def key(self) -> str:
        """Return what makes it one reminder: the quarter, the day, the person."""
        quarter = self.gathering.quarter.code
        return f"reminder:{quarter}:{self.day.isoformat()}:{self.person.pk}"


def plan_reminders(*, now: datetime) -> int:
    """Queue each reminder whose day has come and that was never queued; count them."""
    today = day_of(now)
    digests = {digest.key: digest for digest in digests_of(today)}
    said = OutboxMessage.objects.filter(key__in=digests).values_list("key", flat=True)
    fresh = [digests[key] for key in sorted(digests.keys() - set(said))]
    for digest in fresh:
        with transaction.atomic():
            queue(
                to=digest.person.email,
                copy_to=approvers_of(digest, today) if digest.is_last else (),
                subject=subject_of(digest.lines, today),
                body=body_of(digest),
                key=digest.key,
                now=now,
                expires_at=now + OF_USE_FOR,
            )
    return len(fresh)


def digests_of(today: date) -> list[Digest]:
    """Return what each person is to be reminded of by a day."""
    grants = Grant.objects.in_force(today).filter(
        role__in=OFFICERS, user__is_active=True
    )
    people: dict[int | None, set[User]] = defaultdict(set)
    for grant in grants.select_related("user"):
        people[grant.post_id].add(grant.user)
    asked: dict[tuple[ReturnQuarter, User], list[ReturnLine]] = defaultdict(list)
    for line in unfinished_lines():
        gathering = line.belongs_to.gathering
        for person in people[line.belongs_to.post_id] | people[line.deputy_post_id]:
            asked[gathering, person].append(line)
    found = (
        digest_of(person, gathering, lines, today)
        for (gathering, person), lines in asked.items()
    )
    return [digest for digest in found if digest]


def unfinished_lines() -> Iterable[ReturnLine]:
    """Return what is asked for and not submitted, return by return."""
    lines = ReturnLine.objects.filter(
        belongs_to__gathering__state=QuarterState.OPEN, state__in=WITH_ITS_POST
    )
    return lines.select_related(
        "measure", "belongs_to__gathering", "belongs_to__post"
    ).order_by(
        "belongs_to_id", "due_on", "measure__letter", "measure__number", "period_end"
    )


def digest_of(
    person: User, gathering: ReturnQuarter, lines: list[ReturnLine], today: date
) -> Digest | None:
    """Return what a person is reminded of; None before the first reminder's day."""
    reached = filter(None, (latest_reminder(line.due_on, today) for line in lines))
    latest = max(((day, reminder) for reminder, day in reached), default=None)
    if latest is None:
        return None
    day, reminder = latest
    is_last = reminder is Reminder.FIVE_DAYS_LATE
    return Digest(person, gathering, tuple(lines), day, is_last)


def approvers_of(digest: Digest, today: date) -> list[str]:
    """Return the addresses of those who sign what a person has still to return."""
    posts = {line.belongs_to.post_id for line in digest.lines}
    grants = Grant.objects.in_force(today).filter(
        role=Role.APPROVER, user__is_active=True, organisation__posts__in=posts
    )
    found = grants.exclude(user=digest.person).values_list("user__email", flat=True)
    return sorted(set(found))


def subject_of(lines: Iterable[ReturnLine], today: date) -> str:
    """Return what is due: "3 figures due on Friday 24 October"."""
    due = sorted(line.due_on for line in lines)
    late = [day for day in due if day < today]
    if late:
        figures = count_words(len(late), "figure")
        return f"{figures} overdue since {_weekday(due[0])}"
    when = "on" if due[0] == due[-1] else "the first on"
    comma = "" if due[0] == due[-1] else ","
    return f"{count_words(len(due), 'figure')} due{comma} {when} {_weekday(due[0])}"


def _weekday(day: date) -> str:
    return f"{day:%A} {day.day} {MONTHS[day.month]}"


@dataclass(frozen=True, slots=True)
class Part:
    """One post's return in a reminder: its title, its page, and its lines."""

    title: str
    link: str
    lines: tuple[str, ...]


def body_of(digest: Digest) -> str:
    """Return the text of a reminder: what is due when, and where to give it."""
    returns: dict[Return, list[ReturnLine]] = defaultdict(list)
    for line in digest.lines:
        returns[line.belongs_to].append(line)
    parts = [
        Part(
            belongs_to.post.title,
            f"{settings.PORTAL_URL}{belongs_to.get_absolute_url()}",
            tuple(line_words(line) for line in lines),
        )
        for belongs_to, lines in returns.items()
    ]
    return render_to_string(
        "letters/reminder.txt",
        {
            "name": digest.person.display_name,
            "quarter": quarter_full(digest.gathering.quarter),
            "parts": parts,
            "is_last": digest.is_last,
        },
    )


def line_words(line: ReturnLine) -> str:
    """Return a line of a reminder: the measure, its day, and why it came back."""
    day = f"{_weekday(line.due_on)} {line.due_on.year}"
    back = f" (sent back: {line.returned_reason})" if line.waits_for_correction else ""
    return f"{line.measure}, due on {day}{back}"
