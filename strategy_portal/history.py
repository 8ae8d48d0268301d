"""What was done to a thing, from the audit, for whoever changes that thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.timezone import localtime

from strategy_portal.audit import Event, key_of
from strategy_portal.audit_trail import changes_of, sentence_of
from strategy_portal.models import AuditEvent
from strategy_portal.wording import date_words

# More than anybody reads on a page; the auditor's page has all of them.
MOST = 50


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: what, what that changed, why, by whom and when."""

    sentence: str
    changes: tuple[str, ...]
    reason: str
    who: str


def history_of(row: models.Model, *only: Event) -> list[Deed]:
    """Return what was done to a row or to what belongs to it, the newest first.

    `only` are the events to tell, where not all of them are.
    """
    found = AuditEvent.objects.concerning(key_of(row)).newest_first()
    if only:
        found = found.filter(event__in=only)
    return list(_deeds(found[:MOST]))


def _deeds(events: Iterable[AuditEvent]) -> Iterable[Deed]:
    for event in events:
        yield Deed(
            sentence=sentence_of(event),
            changes=tuple(change.words for change in changes_of(event)),
            reason=event.reason,
            who=f"{event.actor_name}, {date_words(localtime(event.at).date())}",
        )
