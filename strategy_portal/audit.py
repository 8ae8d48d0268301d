"""The audit: each service writes what it did, in the transaction that does it.

It is for those who investigate; no page of the product decides by it.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import connection, models

from strategy_portal.audit_chain import seal_after_commit
from strategy_portal.batch import Batch
from strategy_portal.models import AuditEvent, User

NAME_LENGTH = 300


class Event(StrEnum):
    """What can be done: where, to what, and the deed."""

    STRATEGY_LOADED = "portal.strategy.loaded"
    ACCOUNT_INVITED = "portal.account.invited"
    ACCOUNT_INVITED_AGAIN = "portal.account.invited_again"
    ACCOUNT_SWITCHED_OFF = "portal.account.switched_off"
    ACCOUNT_SWITCHED_ON = "portal.account.switched_on"
    PASSWORD_SET = "portal.password.set"
    PASSWORD_CHANGED = "portal.password.changed"
    SECOND_FACTOR_SET_UP = "portal.second_factor.set_up"
    SECOND_FACTOR_REMOVED = "portal.second_factor.removed"
    SECOND_FACTOR_RESET = "portal.second_factor.reset"
    RECOVERY_CODES_MADE = "portal.recovery_codes.made"
    SESSIONS_ENDED = "portal.sessions.ended"
    ROLE_GIVEN = "priorities.grant.given"
    ROLE_ENDED = "priorities.grant.ended"
    REPORTING_LINE_ADDED = "priorities.reporting_line.added"
    LEAD_NAMED = "priorities.priority.lead_named"
    PROGRESS_REPORTED = "priorities.progress_report.added"
    PROGRESS_CORRECTED = "priorities.progress_report.corrected"
    ACTION_ADDED = "priorities.action.added"
    ACTION_CHANGED = "priorities.action.changed"
    MILESTONE_ADDED = "priorities.milestone.added"
    MILESTONE_CHANGED = "priorities.milestone.changed"
    MILESTONE_MOVED = "priorities.milestone.moved"
    RISK_ADDED = "priorities.risk.added"
    RISK_CHANGED = "priorities.risk.changed"
    PRIORITIES_LOADED = "priorities.rows.loaded"
    OUTCOMES_LOADED = "outcomes.rows.loaded"
    SCORECARDS_LOADED = "scorecards.rows.loaded"
    TARGET_SET = "outcomes.target.set"
    MEASURE_PLACED = "outcomes.measure.placed"
    MEASURE_TAKEN_OFF = "outcomes.measure.taken_off"
    FIGURES_RECORDED = "outcomes.figures.recorded"
    QUARTER_OPENED = "outcomes.quarter.opened"
    QUARTER_EXTENDED = "outcomes.quarter.extended"
    QUARTER_CLOSED = "outcomes.quarter.closed"
    QUARTER_REOPENED = "outcomes.quarter.reopened"
    LINE_SAVED = "outcomes.return_line.saved"
    LINE_SUBMITTED = "outcomes.return_line.submitted"
    LINE_RETURNED = "outcomes.return_line.returned"
    LINE_SIGNED_OFF = "outcomes.return_line.signed_off"
    FIGURE_CORRECTED = "outcomes.observation.corrected"
    HISTORY_RECORDED = "outcomes.history.recorded"
    TARGET_ENDED = "outcomes.target.ended"
    MEASURE_ADDED = "outcomes.measure.added"
    MEASURE_CHANGED = "outcomes.measure.changed"
    MEASURE_RETIRED = "outcomes.measure.retired"
    MEASURE_COUNTED_IN = "outcomes.measure.counted_in"
    COMPARATOR_ADDED = "outcomes.place.added"
    COMPARATOR_RETIRED = "outcomes.place.retired"
    COMPARATORS_ADDED = "outcomes.comparator_set.added"
    POST_ADDED = "priorities.post.added"
    POST_CHANGED = "priorities.post.changed"
    POST_RENAMED = "priorities.post.renamed"
    POST_ENDED = "priorities.post.ended"
    BOARD_ADDED = "priorities.board.added"
    BOARD_CHANGED = "priorities.board.changed"
    BOARD_RENAMED = "priorities.board.renamed"
    BOARD_ENDED = "priorities.board.ended"
    REPORTING_LINE_ENDED = "priorities.reporting_line.ended"
    SET_COMPOSED = "scorecards.quarter_set.composed"
    SET_CHECKED = "scorecards.quarter_set.checked"
    SET_TO_MAKE_AGAIN = "scorecards.quarter_set.to_make_again"
    SET_CANCELLED = "scorecards.quarter_set.cancelled"
    FINDING_TICKED = "scorecards.finding.ticked"
    EDITION_PUBLISHED = "scorecards.edition.published"
    EDITION_WITHDRAWN = "scorecards.edition.withdrawn"
    MEASURE_EXEMPTED = "scorecards.measure.exempted"
    MEASURE_PROTECTED_AGAIN = "scorecards.measure.protected_again"
    PUBLICATION_DAY_NAMED = "scorecards.publication_day.named"
    PUBLICATION_DAY_GIVEN_UP = "scorecards.publication_day.given_up"
    QUIET_PERIOD_ADDED = "scorecards.quiet_period.added"
    QUIET_PERIOD_ENDED = "scorecards.quiet_period.ended"


class OutsideTransaction(RuntimeError):
    """A change and its record must stand or fall together."""


def record(
    event: Event,
    *,
    actor: User,
    subject: models.Model | type[models.Model],
    now: datetime,
    about: models.Model | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> AuditEvent:
    """Write what was done, and have it sealed once that is committed.

    Raises OutsideTransaction where nothing binds it to what was done.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{event} was recorded outside a transaction.")
    row = AuditEvent.objects.create(
        at=now,
        actor=actor.email,
        actor_name=actor.display_name,
        event=event.value,
        subject=key_of(subject),
        subject_name=name_of(subject)[:NAME_LENGTH],
        about=key_of(about) if about is not None else "",
        about_name=name_of(about)[:NAME_LENGTH] if about is not None else "",
        before=as_text(before or {}),
        after=as_text(after or {}),
        reason=reason,
    )
    seal_after_commit(row)
    return row


def record_batch(event: Event, batch: Batch, *, actor: User, now: datetime) -> None:
    """Write that rows of a model were added or changed together, if any were."""
    if not (batch.added or batch.changed):
        return
    record(
        event,
        actor=actor,
        subject=batch.model,
        now=now,
        after={
            "added": len(batch.added),
            "changed": [str(row) for row in batch.changed],
            "fields": sorted(batch.fields),
        },
    )


def key_of(row: models.Model | type[models.Model]) -> str:
    """Return a row's model and key in words, `outcomes.Measure 12`, or a model's."""
    label = str(row._meta.label)
    return label if isinstance(row, type) else f"{label} {row.pk}"


def name_of(row: models.Model | type[models.Model]) -> str:
    """Return a row's name, or that of its kind, as people know it."""
    return str(row._meta.verbose_name_plural) if isinstance(row, type) else str(row)


def as_text(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON can keep them, exact: numbers of figures become text."""
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> Any:
    match value:
        case Decimal():
            return format(value.normalize(), "f")
        case None | bool() | int() | str():
            return value
        case Mapping():
            return as_text(value)
        case list() | tuple():
            return [_text(each) for each in value]
        case _:
            return str(value)
