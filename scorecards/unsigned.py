"""Figures that were returned and are not signed off, as signing would make of them.

They are put beside the observations that were read, each with its mark, and go where
those go. None is held against a frozen rule: it is judged as on the return's own page.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from outcomes.domain.entry import Entry
from outcomes.domain.figures import FigureStatus
from outcomes.domain.turns import series_of
from outcomes.models import LinePart, ReturnLine
from outcomes.states import LineState
from outcomes.values import turns_of
from priorities.naming import Names
from scorecards.domain.inputs import CommentaryInputs, PlaceFacts, Seen
from scorecards.shelf import Shelf
from strategy_portal.periods import Quarter


def put_unsigned(
    shelf: Shelf,
    lines: QuerySet[ReturnLine],
    quarter: Quarter,
    places: Iterable[PlaceFacts],
) -> None:
    """Put what was saved in a quarter's return on a shelf, in two queries.

    A figure that stands already is left alone: it is signed, and this one is not.
    """
    # The code is empty where no area of our own has been loaded yet.
    own = next((place.code for place in places if place.kind == "own"), "")
    for line in _saved(lines, quarter):
        known = shelf.own(line.measure_id, own)
        if any(seen.period == line.period for seen in known):
            continue
        series = series_of(
            line.period,
            [(seen.period, seen.series) for seen in known],
            turns_of(shelf.changes[line.measure_id]),
        )
        known.append(_seen(line, line.entry, series))
        for part in line.parts.all():
            shelf.parts[line.measure_id][part.breakdown_id] = part.breakdown
            of_part = shelf.own(line.measure_id, own, part.breakdown_id)
            of_part.append(_seen(line, part.entry, series))
        if line.cause or line.comment or line.action:
            shelf.commentary[line.measure_id][quarter.end] = _said(line, shelf.names)


def _saved(lines: QuerySet[ReturnLine], quarter: Quarter) -> Iterator[ReturnLine]:
    """Yield the lines of a quarter that hold a figure and wait for a signature."""
    found = (
        lines.filter(
            belongs_to__gathering__starts_on=quarter.start,
            period_end__lte=quarter.end,
        )
        .exclude(state=LineState.SIGNED_OFF)
        .select_related("measure", "action_post")
        .prefetch_related(
            Prefetch("parts", LinePart.objects.select_related("breakdown"))
        )
        .order_by("period_end", "pk")
    )
    return (line for line in found if line.entry.quantity)


def _seen(line: ReturnLine, entry: Entry, series: str) -> Seen:
    return Seen(
        period=line.period,
        quantity=entry.quantity,
        status=FigureStatus(line.status),
        series=series,
        release=line.measure.release,
        unsigned=True,
    )


def _said(line: ReturnLine, names: Names) -> CommentaryInputs:
    """Return what the board would read of a line, were it signed as it is."""
    return CommentaryInputs(
        why=" ".join(filter(None, (line.cause, line.comment))),
        action=line.action,
        post=names.post(line.action_post),
        due_on=line.action_due_on,
        illustrative=False,
    )
