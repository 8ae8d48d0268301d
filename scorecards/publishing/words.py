"""Where a set stands and what comes next, in sentences."""

from datetime import datetime

from django.utils import timezone

from scorecards.models import QuarterSet
from scorecards.states import SetState
from strategy_portal.wording import (
    count_words,
    date_words,
    moment_words,
    quarter_months,
)

MADE_SOON = "They are made aside, every few minutes."


def title_of(prepared: QuarterSet) -> str:
    """Return what a set is called: "July to September 2025, edition 1"."""
    return f"{quarter_months(prepared.quarter)}, edition {prepared.number}"


def at(moment: datetime | None) -> str:
    """Return a moment in London, in words; nothing where it never came."""
    return moment_words(timezone.localtime(moment)) if moment else ""


def state_sentence(prepared: QuarterSet) -> str:
    """Return where a set stands, and since when."""
    match prepared.state:
        case SetState.GATHERING:
            return f"The files are being made. {MADE_SOON} Nothing of it is public."
        case SetState.CHECKED:
            made = at(prepared.checked_at)
            return f"Made and checked on {made}. Nothing of it is public yet."
        case SetState.CANCELLED:
            by = f"{at(prepared.cancelled_at)} by {prepared.cancelled_by}"
            return f"Cancelled on {by}. It was never public."
        case _:
            return _published(prepared)


def _published(prepared: QuarterSet) -> str:
    edition = prepared.edition
    since = f"{date_words(edition.published_on)} by {edition.published_by}"
    match prepared.state:
        case SetState.PUBLISHED:
            return f"Public. It was published on {since}."
        case SetState.SUPERSEDED:
            return (
                f"Published on {since}. A later edition stands in its place; this one "
                "stays at its own address."
            )
        case _:
            taken = edition.withdrawal
            return (
                f"Withdrawn on {date_words(taken.withdrawn_on)} by "
                f"{taken.withdrawn_by}. It was published on {since}."
            )


def public_words(prepared: QuarterSet) -> str:
    """Return what the public has of a set that is in force, in a few words."""
    edition = prepared.edition
    if prepared.state == SetState.WITHDRAWN:
        day = date_words(edition.withdrawal.withdrawn_on)
        return f"Edition {prepared.number} was withdrawn on {day}."
    return f"Edition {prepared.number}, since {date_words(edition.published_on)}."


def preparing_words(prepared: QuarterSet) -> str:
    """Return how far a set in preparation is, in a few words."""
    is_made = prepared.state == SetState.CHECKED
    far = "made and checked" if is_made else "its files are being made"
    return f"Edition {prepared.number}: {far}."


def next_step(prepared: QuarterSet, *, blocking: int, waiting: int) -> str:
    """Return what comes next for a set in preparation, and who does it."""
    if prepared.state == SetState.GATHERING:
        return f"Wait for the files. {MADE_SOON}"
    if blocking:
        things = count_words(blocking, "thing")
        return f"{things} to be mended, by the performance lead."
    if waiting:
        warnings = count_words(waiting, "warning")
        return f"{warnings} to be agreed to, by the performance lead or a publisher."
    return f"A publisher other than {prepared.composed_by} publishes it."
