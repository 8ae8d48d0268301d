"""What a press of a button on the return's screen does, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.timezone import localtime

from outcomes.domain.findings import FindingKind
from outcomes.forms import typed
from outcomes.given import given_of
from outcomes.return_services import (
    Change,
    ChangedMeanwhile,
    FigureRefused,
    LineIsClosed,
    NeedsCheck,
    Refusal,
    Saved,
    keep_draft,
    save_each,
)
from outcomes.return_sheet import Sheet, SheetLine
from strategy_portal.models import User
from strategy_portal.typed_text import keepable
from strategy_portal.wording import count_words, time_words

# No field holds more; a draft keeps what a person can type, and no flood.
LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was saved, and whether the screen must be shown again for the rest."""

    words: str
    anchor: str
    stopped: bool
    conflict: bool


def save_posted(
    sheet: Sheet, wanted: str, *, fillable: frozenset[int], actor: User, now: datetime
) -> Outcome:
    """Save the line that was asked for, or all; each that can be saved is.

    What was typed into the others is kept for this person, so that nothing is lost.
    """
    mine = [
        each
        for each in sheet.lines.values()
        if each.line.pk in fillable and f"{each.key}-version" in each.form.data
    ]
    chosen = [each for each in mine if wanted in ("all", each.key)]
    others = [each for each in mine if each not in chosen]
    changed = _save(chosen, actor=actor, now=now)
    stopped = [each for each in chosen if each.problems or each.theirs]
    for each in (*others, *stopped):
        _keep(each, user=actor, now=now)
    return Outcome(
        words=_words(chosen, changed, now),
        anchor=f"#{wanted}" if wanted in sheet.lines else "",
        stopped=bool(stopped),
        conflict=any(each.theirs for each in stopped),
    )


def _words(chosen: Iterable[SheetLine], changed: int, now: datetime) -> str:
    if not changed:
        return "Nothing had changed since it was last saved."
    return f"{count_words(changed, 'line')} saved at {time_words(localtime(now))}."


def _save(chosen: Iterable[SheetLine], *, actor: User, now: datetime) -> int:
    """Save the lines that can be saved and return how many changed.

    What stops one is shown beside it.
    """
    valid = []
    for each in chosen:
        if each.form.is_valid():
            valid.append(each)
        else:
            _refuse_form(each)
    changes = [
        Change(each.line, each.form.cleaned_data["version"], each.form.given)
        for each in valid
    ]
    ends = save_each(changes=changes, actor=actor, now=now)
    for each, end in zip(valid, ends, strict=True):
        if isinstance(end, Saved):
            each.line = end.line
        else:
            _show(each, end)
    return sum(isinstance(end, Saved) and end.changed for end in ends)


def _show(each: SheetLine, refusal: Refusal) -> None:
    """Show beside a line why it was not saved."""
    match refusal:
        case ChangedMeanwhile():
            _show_theirs(each, refusal)
        case FigureRefused():
            each.findings = refusal.findings if isinstance(refusal, NeedsCheck) else ()
            each.problems += [
                (field_id(each, finding.part), finding.sentence)
                for finding in refusal.findings
            ]
        case LineIsClosed():
            each.problems.append((each.key, str(refusal)))


def _refuse_form(each: SheetLine) -> None:
    code = each.line.measure.code
    for name, sentences in each.form.errors.items():
        label = each.form.fields[name].label or name
        each.problems += [
            (f"id_{each.key}-{name}", f"{code}, {label}: {sentence}")
            for sentence in sentences
        ]


def _show_theirs(each: SheetLine, meanwhile: ChangedMeanwhile) -> None:
    """Show what the other person saved; the next save of this one goes over it."""
    each.theirs = meanwhile.line
    each.problems.append((each.key, f"{meanwhile} Keep theirs, or save yours."))


def field_id(each: SheetLine, part: str) -> str:
    """Return the id of the field that a finding is about, or of the whole line."""
    name = part if part in each.form.fields else ""
    return f"id_{each.key}-{name}" if name else each.key


def _keep(each: SheetLine, *, user: User, now: datetime) -> bool:
    """Keep what was typed into a line where it is not what stands."""
    posted = posted_fields(each)
    if posted is None or posted == standing_fields(each):
        return False
    try:
        each.draft = keep_draft(
            line=each.line,
            fields=posted,
            version=version_of(each),
            user=user,
            now=now,
        )
    except LineIsClosed:
        return False
    return True


def keep_what_was_typed(sheet: Sheet, *, user: User, now: datetime) -> str:
    """Keep every line that was typed into, and say when; empty where nothing was."""
    kept = [
        _keep(each, user=user, now=now)
        for each in sheet.lines.values()
        if each.line.can_be_filled
    ]
    return f"Kept at {time_words(localtime(now))}" if any(kept) else ""


def posted_fields(each: SheetLine) -> dict[str, object] | None:
    """Return what was posted for a line as a draft keeps it; None if nothing was.

    Each text is cut where no field could hold it: a draft is what a person can type.
    """
    data = each.form.data
    if f"{each.key}-version" not in data:
        return None
    found: dict[str, object] = {
        name: keepable(str(data.get(f"{each.key}-{name}", "")))[:LONGEST]
        for name in each.form.fields
        if name not in ("version", "checked")
    }
    ticked = data.getlist(f"{each.key}-checked") if isinstance(data, QueryDict) else []
    found["checked"] = sorted({*ticked} & {kind.value for kind in FindingKind})
    return found


def standing_fields(each: SheetLine) -> dict[str, object]:
    """Return what stands in a line in the same form, to compare."""
    stood = typed(
        given_of(each.line), version=each.line.version, takes_base=each.form.takes_base
    )
    names = [name for name in each.form.fields if name != "version"]
    return {name: stood.get(name, "") for name in names}


def version_of(each: SheetLine) -> int:
    """Return the version that the person read, as posted, else the one that stands."""
    text = each.form.data.get(f"{each.key}-version", "")
    is_number = isinstance(text, int) or (text.isdecimal() and len(text) < 9)
    return int(text) if is_number else each.line.version
