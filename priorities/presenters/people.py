"""People whom the papers name in posts, always with the dates of those papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from priorities.models import Appointment, Post
from strategy_portal.wording import join_words, loose_date_words


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, and as at when each paper says so."""

    name: str
    post: Post
    as_at: str
    started: str


def holders_of(appointments: Iterable[Appointment]) -> tuple[Holder, ...]:
    """Return each person once a post, by name, with the dates in their order."""
    found: dict[tuple[int, int], list[Appointment]] = {}
    for each in sorted(appointments, key=lambda row: (row.as_at_on, row.pk)):
        found.setdefault((each.officer_id, each.post_id), []).append(each)
    holders = [_holder(rows) for rows in found.values()]
    return tuple(sorted(holders, key=lambda each: (each.name, each.post.title)))


def _holder(rows: list[Appointment]) -> Holder:
    started = next((row.started for row in rows if row.started), None)
    return Holder(
        name=rows[0].officer.name,
        post=rows[0].post,
        as_at=join_words(loose_date_words(row.as_at) for row in rows),
        started=loose_date_words(started) if started else "",
    )
