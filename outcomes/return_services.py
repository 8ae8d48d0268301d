"""Filling in a return: saving lines, and keeping drafts of what is not saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects

from outcomes.domain.findings import Finding
from outcomes.given import Given, given_of, said, settled
from outcomes.judging import findings_of
from outcomes.models import (
    LinePart,
    Observation,
    ReturnDraft,
    ReturnLine,
    parts_with_breakdowns,
)
from outcomes.past import Past, pasts_of
from outcomes.states import LineState, Move, allows
from strategy_portal.access import NotAllowed, Permission, can
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User


@dataclass(frozen=True, slots=True)
class Saved:
    """A line after a save, and whether the save changed anything."""

    line: ReturnLine
    changed: bool


class LineIsClosed(Exception):
    """The line cannot be moved so any more, or not yet."""


class ChangedMeanwhile(Exception):
    """Somebody else saved the line after it was read. `line` is as they left it."""

    def __init__(self, line: ReturnLine) -> None:
        who = line.saved_by.display_name if line.saved_by else "Somebody"
        super().__init__(f"{who} saved {line.measure.code} while you typed.")
        self.line = line


class FigureRefused(Exception):
    """The figure cannot be one. `findings` say why, a sentence each."""

    def __init__(
        self, line: ReturnLine | Observation, findings: Sequence[Finding]
    ) -> None:
        super().__init__(" ".join(finding.sentence for finding in findings))
        self.line = line
        self.findings = tuple(findings)


class NeedsCheck(FigureRefused):
    """The figure may be right but looks wrong, and nobody has said that it is right."""


# Why a line was not saved.
Refusal = LineIsClosed | ChangedMeanwhile | FigureRefused


def save_line(
    *, line: ReturnLine, version: int, given: Given, actor: User, now: datetime
) -> Saved:
    """Save what is given for one line, as `save_lines` does for several."""
    changes = [Change(line, version, given)]
    return save_lines(changes=changes, actor=actor, now=now)[0]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be saved in a line that was read at a version."""

    line: ReturnLine
    version: int
    given: Given


@transaction.atomic
def save_lines(*, changes: Sequence[Change], actor: User, now: datetime) -> list[Saved]:
    """Save several lines, all or none; a line with the same content stays as it was.

    Raises NotAllowed, LineIsClosed, ChangedMeanwhile, FigureRefused and NeedsCheck.
    """
    saved = []
    for each in save_each(changes=changes, actor=actor, now=now):
        if not isinstance(each, Saved):
            raise each
        saved.append(each)
    return saved


@transaction.atomic
def save_each(
    *, changes: Sequence[Change], actor: User, now: datetime
) -> list[Saved | Refusal]:
    """Save each of several lines that can be saved; return what came of each.

    A line is refused before anything of it is written, so it stops no other. Raises
    NotAllowed where a line is not the actor's.
    """
    held = locked_lines([change.line.pk for change in changes])
    refuse_strangers(held.values(), actor=actor, now=now)
    pasts = pasts_of([line.measure for line in held.values()])
    ends: list[Saved | Refusal] = []
    for change in changes:
        line, past = held[change.line.pk], pasts[change.line.measure_id]
        try:
            ends.append(_save(line, change, past, actor=actor, now=now))
        except (LineIsClosed, ChangedMeanwhile, FigureRefused) as refusal:
            ends.append(refusal)
    forget_drafts(
        lines=[each.line for each in ends if isinstance(each, Saved)], user=actor
    )
    return ends


def locked_lines(pks: Sequence[int]) -> dict[int, ReturnLine]:
    """Return lines as they stand now, held until the transaction ends.

    They are locked in the order of their keys, so that two saves never wait for one
    another.
    """
    rows = ReturnLine.objects.filter(pk__in=pks).with_all().order_by("pk")
    return {line.pk: line for line in rows.select_for_update(of=("self",))}


def refuse_strangers(
    lines: Collection[ReturnLine], *, actor: User, now: datetime
) -> None:
    """Raise NotAllowed where a line is not the actor's to fill in."""
    pks = {line.pk for line in lines}
    mine = ReturnLine.objects.filter(pk__in=pks).fillable_by(actor, on=day_of(now))
    if mine.count() != len(pks):
        raise NotAllowed("This line is another post's; only that post fills it in.")


def refuse_move(line: ReturnLine, move: Move) -> None:
    """Raise LineIsClosed where the quarter or the line's state forbids a move."""
    if not line.belongs_to.gathering.is_open:
        raise LineIsClosed(
            "The quarter is closed; ask the performance lead to open it again."
        )
    if not allows(LineState(line.state), move):
        raise LineIsClosed(
            f"{line.measure.code} is {line.get_state_display().lower()}, "
            f"so it cannot be {DONE[move]} now."
        )


DONE = {
    Move.SAVE: "changed",
    Move.SUBMIT: "submitted",
    Move.SEND_BACK: "sent back",
    Move.SIGN_OFF: "signed off",
}


def _save(
    line: ReturnLine, change: Change, past: Past, *, actor: User, now: datetime
) -> Saved:
    given, disagreement = settled(line, change.given)
    if given.says_as(given_of(line)):
        return Saved(line, changed=False)
    refuse_move(line, Move.SAVE)
    if line.version != change.version:
        raise ChangedMeanwhile(line)
    confirmed = examined(line, given, (*disagreement, *findings_of(line, given, past)))
    before = said(line)
    _write(line, given, confirmed, actor=actor, now=now)
    record(
        Event.LINE_SAVED,
        actor=actor,
        subject=line,
        about=line.belongs_to,
        now=now,
        before=before,
        after=said(line),
    )
    return Saved(line, changed=True)


def examined(
    line: ReturnLine | Observation, given: Given, findings: Collection[Finding]
) -> list[Finding]:
    """Return the warnings that were confirmed; raise for those that were not."""
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        raise FigureRefused(line, blocking)
    unconfirmed = [found for found in findings if found.kind not in given.checked]
    if unconfirmed:
        raise NeedsCheck(line, unconfirmed)
    return list(findings)


def _write(
    line: ReturnLine,
    given: Given,
    confirmed: Sequence[Finding],
    *,
    actor: User,
    now: datetime,
) -> None:
    entry = given.entry
    line.value, line.numerator = entry.value, entry.numerator
    line.denominator = entry.denominator
    line.missing = entry.missing or ""
    line.missing_reason = entry.missing_reason
    line.status, line.comment = given.status, given.comment
    line.cause, line.action = given.cause, given.action
    line.action_post, line.action_due_on = given.action_post, given.action_due_on
    line.findings = [
        {"kind": found.kind, "part": found.part, "sentence": found.sentence}
        for found in confirmed
    ]
    line.on_behalf = not can(actor, Permission.FILL_RETURN, on=day_of(now))
    line.saved_at, line.saved_by = now, actor
    line.version += 1
    line.save()
    _write_parts(line, given)


def _write_parts(line: ReturnLine, given: Given) -> None:
    if not (given.parts or line.parts.all()):
        return
    line.parts.all().delete()
    LinePart.objects.bulk_create(
        LinePart(
            line=line,
            breakdown_id=breakdown,
            value=entry.value,
            numerator=entry.numerator,
            denominator=entry.denominator,
        )
        for breakdown, entry in given.parts.items()
    )
    # What was fetched before is no longer so.
    line._prefetched_objects_cache.pop("parts")  # type: ignore[attr-defined]
    prefetch_related_objects([line], parts_with_breakdowns())


@transaction.atomic
def keep_draft(
    *,
    line: ReturnLine,
    fields: Mapping[str, object],
    version: int,
    user: User,
    now: datetime,
) -> ReturnDraft:
    """Keep what a person typed and has not saved; nobody else sees it.

    It is no change of the return, so the audit says nothing of it. Raises NotAllowed
    and LineIsClosed.
    """
    refuse_strangers([line], actor=user, now=now)
    refuse_move(line, Move.SAVE)
    draft: ReturnDraft
    draft, _ = ReturnDraft.objects.update_or_create(
        user=user,
        line=line,
        defaults={"fields": dict(fields), "version": version, "kept_at": now},
    )
    return draft


def forget_drafts(*, lines: Collection[ReturnLine], user: User) -> None:
    """Throw away what a person typed into lines: it has been saved or undone."""
    ReturnDraft.objects.filter(line__in=lines, user=user).delete()
