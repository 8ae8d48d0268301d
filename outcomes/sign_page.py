"""The approver's screen in words: last time beside this time, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q

from outcomes.models import Commentary, Measure, Return, ReturnLine
from outcomes.past import Known, Past, Standing, pasts_of
from outcomes.return_page import (
    ARROWS,
    SHAPES,
    base_of,
    behalf_words,
    context_of,
    figure_of,
    result_of,
)
from outcomes.return_sheet import key_of
from outcomes.states import LineState
from priorities.models import Post
from strategy_portal.wording import date_words, join_words, period_words, quarter_full


@dataclass(frozen=True, slots=True)
class Side:
    """One time of a measure: its figure, how it stood, and what the board read."""

    period: str
    figure: str
    base: str
    shape: str
    status: str
    parts: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignLine:
    """One submitted line with what it said last time."""

    pk: int
    key: str
    code: str
    title: str
    slug: str
    version: int
    now: Side
    last: Side | None
    context: str
    arrow: str
    way: str
    direction: str
    checked: tuple[str, ...]
    given_by: str
    is_own: bool
    is_unchanged: bool
    form: Any


@dataclass(frozen=True, slots=True)
class SignPage:
    """What waits for an approver in one return."""

    post: str
    quarter: str
    is_open: bool
    changed: tuple[SignLine, ...]
    unchanged: tuple[SignLine, ...]

    @property
    def lines(self) -> tuple[SignLine, ...]:
        """Return every line that waits."""
        return (*self.changed, *self.unchanged)

    @property
    def can_sign(self) -> bool:
        """Return whether any line waits that is not the approver's own work."""
        return self.is_open and any(not line.is_own for line in self.lines)


def sign_page(
    belongs_to: Return,
    lines: Iterable[ReturnLine],
    *,
    forms: Mapping[int, Any],
    reader: int,
) -> SignPage:
    """Return the submitted lines of a return in words, for the account of a reader."""
    lines = list(lines)
    pasts = pasts_of([line.measure for line in lines])
    for line in lines:
        line.measure = pasts[line.measure_id].then(line.period)
    said = _last_said(belongs_to, lines)
    views = [
        sign_line(
            line,
            pasts[line.measure_id],
            said.get(line.measure_id),
            forms[line.pk],
            reader,
        )
        for line in lines
    ]
    return SignPage(
        post=belongs_to.post.title,
        quarter=quarter_full(belongs_to.gathering.quarter),
        is_open=belongs_to.gathering.is_open,
        changed=tuple(view for view in views if not view.is_unchanged),
        unchanged=tuple(view for view in views if view.is_unchanged),
    )


def _last_said(
    belongs_to: Return, lines: Iterable[ReturnLine]
) -> dict[int, Commentary]:
    """Return what was last said to the board of each measure before this quarter."""
    rows = Commentary.objects.filter(
        measure__in=[line.measure_id for line in lines],
        quarter_end__lt=belongs_to.gathering.quarter.start,
    )
    found = rows.select_related("post").order_by("quarter_end")
    return {row.measure_id: row for row in found}


def sign_line(
    line: ReturnLine, past: Past, said: Commentary | None, form: Any, reader: int
) -> SignLine:
    """Return a line in words."""
    standing = past.standing(line.period, line.entry.quantity)
    now, last = _now(line, past, standing), _last(line, past, said)
    rated = line.entry.quantity is not None
    checked = tuple(found["sentence"] for found in line.findings)
    return SignLine(
        pk=line.pk,
        key=key_of(line),
        code=line.measure.code,
        title=line.measure.title,
        slug=line.measure.slug,
        version=line.version,
        now=now,
        last=last,
        context=context_of(past, standing),
        arrow=ARROWS[standing.movement.direction] if rated else "nc",
        way="up" if standing.movement.moved_up else "down",
        direction=standing.movement.direction.value if rated else "",
        checked=checked,
        given_by=given_words(line),
        is_own=reader in (line.saved_by_id, line.submitted_by_id),
        is_unchanged=not checked and _says_the_same(now, last),
        form=form,
    )


def _says_the_same(now: Side, last: Side | None) -> bool:
    """Return whether a line says what it said last time, and nothing more."""
    if last is None or not now.figure:
        return False
    figures = (now.figure, now.base, now.status) == (
        last.figure,
        last.base,
        last.status,
    )
    return figures and (now.parts, now.said) == (last.parts, last.said)


def _now(line: ReturnLine, past: Past, standing: Standing) -> Side:
    why = " ".join(filter(None, (line.cause, line.comment)))
    parts = {part.breakdown_id: part.entry.quantity for part in line.parts.all()}
    return Side(
        period=period_words(line.period),
        figure=result_of(line, past, standing),
        base=base_of(line.entry.quantity),
        shape=SHAPES.get(standing.status, "grey"),
        status=standing.status.value,
        parts=_parts(line.measure, past, parts),
        said=_said(why, line.action, line.action_post, line.action_due_on),
    )


def _last(line: ReturnLine, past: Past, said: Commentary | None) -> Side | None:
    earlier = past.before(line.period)
    if not earlier:
        return None
    known = earlier[-1]
    standing = past.standing(known.period, known.quantity)
    # What was said belongs to the last time only where it was said of that quarter.
    is_of_then = said is not None and said.quarter_end >= known.period.end
    return Side(
        period=period_words(known.period),
        figure=figure_of(past, known.quantity, standing),
        base=base_of(known.quantity),
        shape=SHAPES.get(standing.status, "grey"),
        status=standing.status.value,
        parts=_parts(line.measure, past, _parts_then(past, known)),
        said=_said(said.why, said.action, said.post, said.due_on)
        if said and is_of_then
        else (),
    )


def _parts_then(past: Past, known: Known):
    return {
        part: one.quantity
        for part, found in past.parts.items()
        for one in found
        if one.period == known.period
    }


def _parts(measure: Measure, past: Past, quantities) -> tuple[str, ...]:
    """Return the figures of the parts, a sentence each: "Speech: 50% (20 of 40)"."""
    sentences = []
    for breakdown in measure.breakdowns.all():
        quantity = quantities.get(breakdown.pk)
        if quantity:
            base = base_of(quantity)
            figure = figure_of(past, quantity)
            words = f"{figure} ({base})" if base else figure
            sentences.append(f"{breakdown.title}: {words}")
    return tuple(sentences)


def _said(why: str, action: str, post: Post | None, due_on) -> tuple[str, ...]:
    """Return what the board reads, a sentence or more each."""
    who = post.title if post else ""
    by = f"by {date_words(due_on)}" if due_on else ""
    duty = ", ".join(filter(None, (who, by)))
    return tuple(filter(None, (why, action, duty)))


def given_words(line: ReturnLine) -> str:
    """Return who gave the figure and when it was submitted."""
    behalf = behalf_words(line)
    if behalf:
        return behalf
    names = {
        person.display_name
        for person in (line.saved_by, line.submitted_by)
        if person is not None
    }
    return f"Given by {join_words(sorted(names))}." if names else ""


def waiting_for(user, today):
    """Return the returns with lines that wait for an approver, the oldest first."""
    lines = ReturnLine.objects.signable_by(user, on=today).filter(
        state=LineState.SUBMITTED, belongs_to__gathering__state="open"
    )
    mine = Q(lines__in=lines)
    return (
        Return.objects.filter(mine)
        .annotate(
            waiting=Count("lines", distinct=True), since=Min("lines__submitted_at")
        )
        .select_related("gathering", "post")
        .order_by("since", "post__title", "pk")
    )
