"""The quarters that were opened, as a table."""

import django_tables2 as tables
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html

from outcomes.states import LineState
from strategy_portal.listing import ListTable
from strategy_portal.wording import date_words, quarter_full


def with_counts(quarters):
    """Count the lines of each quarter: all, handed in, and signed off."""
    state, signed = "returns__lines__state", LineState.SIGNED_OFF
    handed_in = (LineState.SUBMITTED, signed)
    return quarters.annotate(
        lines=Count("returns__lines"),
        handed_in=Count("returns__lines", filter=Q((f"{state}__in", handed_in))),
        signed=Count("returns__lines", filter=Q((state, signed))),
    )


class QuarterTable(ListTable):
    """Quarters, the newest first, and how far each has come."""

    caption = "Quarters that were opened, the newest first"
    noun = ("quarter", "quarters")
    empty = "No quarter was opened yet. Once one is, who has returned stands here."

    quarter = tables.Column("Quarter", accessor="starts_on", order_by="starts_on")
    state = tables.Column("State", orderable=False)
    due_on = tables.Column("Due by")
    handed_in = tables.Column("Submitted", orderable=False)
    signed = tables.Column("Signed off", orderable=False)

    class Meta:
        order_by = "-quarter"

    def render_quarter(self, record):
        """Name the quarter and lead to its board."""
        address = reverse("quarters:quarter-board", kwargs={"quarter": record.quarter})
        return format_html('<a href="{}">{}</a>', address, quarter_full(record.quarter))

    def render_state(self, record):
        """Say whether figures may be given."""
        return "Open" if record.is_open else "Closed"

    def render_due_on(self, value):
        """Say by when."""
        return date_words(value)

    def render_handed_in(self, value, record):
        """Say how many of how many."""
        return f"{value} of {record.lines}"

    render_signed = render_handed_in
