"""A return's lines as pastes and workbooks meet them: by key, with what stands."""

from collections import Counter
from collections.abc import Iterator

from outcomes.domain.entry import Entry
from outcomes.given import Given, given_of
from outcomes.intake.lines import Known
from outcomes.judging import context_of, part_context
from outcomes.models import Breakdown, ReturnLine
from outcomes.models.returns import COMMENT_LENGTH, SHORT_LENGTH
from outcomes.return_sheet import Sheet, SheetLine, takes_base

# How many characters each text may have, by the name that rows give it.
LONGEST = {
    "comment": COMMENT_LENGTH,
    "missing_reason": SHORT_LENGTH,
    "cause": SHORT_LENGTH,
    "action": SHORT_LENGTH,
}


def known_of(sheet: Sheet, fillable: frozenset[int]) -> list[Known]:
    """Return the lines of a return in order, each followed by its parts."""
    asked = Counter(each.line.measure_id for each in sheet.lines.values())
    return [
        known
        for each in sheet.lines.values()
        for known in _family(
            each, each.line.pk in fillable, asked[each.line.measure_id]
        )
    ]


def _family(each: SheetLine, is_theirs: bool, periods: int) -> Iterator[Known]:
    line, given = each.line, given_of(each.line)
    locked = "" if is_theirs else "Another post fills in this line."
    if is_theirs and not line.can_be_filled:
        locked = f"It is {line.get_state_display().lower()}, so it stays as it is."
    shared = {
        "code": line.measure.code,
        "title": line.measure.title,
        "takes_base": takes_base(each.past),
        "version": line.version,
        "locked": locked,
        "shows_period": periods > 1,
    }
    yield Known(
        key=each.key,
        context=context_of(line, given, each.past),
        entry=given.entry,
        texts=texts_of(given),
        **shared,
    )
    for part in line.measure.breakdowns.all():
        yield Known(
            key=part_key(each, part),
            whole=each.key,
            part_code=part.code,
            part_title=part.title,
            context=part_context(line, part, each.past),
            entry=given.parts.get(part.pk, Entry()),
            **shared,
        )


def part_key(each: SheetLine, part: Breakdown) -> str:
    """Return what a part of a line is called: `w1-202509/speech`."""
    return f"{each.key}/{part.code}"


def texts_of(given: Given) -> dict[str, str]:
    """Return what is said beside a figure, as rows say it; empty texts left out."""
    said = {
        "comment": given.comment,
        "cause": given.cause,
        "action": given.action,
        "post": given.action_post.title if given.action_post else "",
        "by_when": given.action_due_on.isoformat() if given.action_due_on else "",
        "status": given.status.value,
    }
    return {name: text for name, text in said.items() if text}


def line_called(sheet: Sheet, known: Known) -> ReturnLine:
    """Return the line that a row is for, or that its part belongs to."""
    return sheet.lines[known.line].line
