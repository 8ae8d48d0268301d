"""Whether a set may be published now: everything that stands in the way, in words."""

from datetime import datetime

from scorecards.models import QuarterSet, QuietPeriod
from scorecards.preparation import is_stale
from scorecards.states import SetState
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.wording import count_words, date_words


def obstacles(prepared: QuarterSet, *, actor: User, now: datetime) -> list[str]:
    """Return why this person cannot publish a set now; nothing where they can."""
    if prepared.state == SetState.GATHERING:
        return ["The files are still being made; come back in a minute."]
    if prepared.state != SetState.CHECKED:
        return [f"This edition is {prepared.state} already."]
    found = []
    if actor.pk == prepared.composed_by_id:
        found.append("You composed this; somebody else publishes it.")
    found += _unsettled(prepared)
    quiet = QuietPeriod.objects.on(day_of(now)).first()
    if quiet:
        found.append(
            f"Nothing is published from {date_words(quiet.starts_on)} to "
            f"{date_words(quiet.ends_on)} ({quiet.reason})."
        )
    if is_stale(prepared):
        found.append(
            "Something has changed since the files were made; make them again."
        )
    return found


def _unsettled(prepared: QuarterSet) -> list[str]:
    findings = prepared.findings.all()
    blocking = findings.filter(blocks=True).count()
    waiting = findings.filter(blocks=False, ticked_at__isnull=True).count()
    found = []
    if blocking:
        found.append(f"{count_words(blocking, 'thing')} must be mended first.")
    if waiting:
        found.append(f"{count_words(waiting, 'warning')} must be agreed to by name.")
    return found
