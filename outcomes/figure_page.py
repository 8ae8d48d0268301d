"""The figures of a measure that stand, in words."""

from dataclasses import dataclass
from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Unit
from outcomes.given import Given
from outcomes.history_services import own_figures
from outcomes.intake.lines import Known
from outcomes.judging import context_of
from outcomes.models import Measure, Observation
from outcomes.models.returns import entry_of
from outcomes.past import pasts_of
from outcomes.return_sheet import takes_base
from strategy_portal.clock import day_of
from strategy_portal.listing import ListTable
from strategy_portal.periods import Basis, Period
from strategy_portal.wording import date_words, period_long, sentence_case


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure that stands: of when, how much, and who recorded it."""

    period: str
    words: str
    recorded: str
    reason: str


def figure_view(row: Observation) -> FigureView:
    """Return a figure in words."""
    on = date_words(day_of(row.recorded_at))
    return FigureView(
        period=sentence_case(period_long(row.period)),
        words=entry_of(row).words(Unit(row.measure.unit)),
        recorded=f"Recorded by {row.recorded_by.display_name} on {on}.",
        reason=row.reason,
    )


class FigureTable(ListTable):
    """Figures that stand, the newest period first."""

    caption = "The figures that stand, the newest period first"
    noun = ("figure", "figures")
    empty = "This measure has no figure yet. Its history can be pasted."

    period = tables.Column("Period", order_by=("period_end", "period_start"))
    figure = tables.Column("Figure", empty_values=(), orderable=False)
    recorded_at = tables.Column("Recorded")
    reason = tables.Column("Note", default="No note", orderable=False)

    class Meta:
        order_by = "-period"

    def render_period(self, record):
        """Name the period and lead to where its figure is corrected."""
        address = reverse(
            "returns:figure-correct",
            kwargs={"slug": record.measure.slug, "pk": record.pk},
        )
        words = figure_view(record).period
        return format_html('<a href="{}">{}</a>', address, words)

    def render_figure(self, record):
        """Say exactly what stands."""
        return figure_view(record).words

    def render_recorded_at(self, record):
        """Say who recorded it and when."""
        return figure_view(record).recorded


def history_lines(measure: Measure, today: date) -> tuple[Known, dict[Period, Entry]]:
    """Return what a history is read for, and the figures that stand already."""
    past = pasts_of([measure])[measure.pk]
    # Of the period of the line only the basis is read.
    period = Period(today, today, Basis(measure.basis))
    asked = Observation(
        measure=measure,
        basis=period.basis,
        period_start=period.start,
        period_end=period.end,
    )
    line = Known(
        key="",
        code=measure.code,
        title=measure.title,
        context=context_of(asked, Given(), past),
        takes_base=takes_base(past),
    )
    return line, {row.period: entry_of(row) for row in own_figures(measure)}
