"""The lists of what is defined, as tables."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from outcomes.defining.words import NO_TARGET, reach_words
from outcomes.target_services import standing_on
from strategy_portal.listing import ListTable
from strategy_portal.wording import date_words

NO_POST = "No post yet"


class DefinedTable(ListTable):
    """Measures with the post that reports each, and the target that holds today."""

    caption = "Measures, by code"
    noun = ("measure", "measures")
    empty = "No measure is defined yet. Add the first one."

    title = tables.Column("Measure", order_by=("letter", "number"))
    post = tables.Column(
        "Reported by",
        accessor="reporting_post__title",
        default=NO_POST,
        order_by=("reporting_post__title", "letter", "number"),
    )
    target = tables.Column("Target today", empty_values=(), orderable=False)
    state = tables.Column("State", empty_values=(), orderable=False)

    def __init__(self, rows, *, today):
        super().__init__(rows)
        self.today = today

    def render_title(self, record):
        """Return a measure's code and title, as the way to what is decided of it."""
        address = reverse("defining:measure-detail", args=[record.slug])
        return format_html('<a href="{}">{}</a>', address, record)

    def render_target(self, record):
        """Return the target that holds today, in words."""
        rows = sorted(record.targets.all(), key=lambda row: row.valid_from)
        whole = [row for row in rows if row.breakdown_id is None]
        target = standing_on(whole, self.today)
        return reach_words(record, target) if target else NO_TARGET

    def render_state(self, record):
        """Return whether a measure is live, to come, in development or retired."""
        return state_words(record, self.today)


def state_words(measure, today):
    """Return how a measure stands on a day: live, to come, in development, retired."""
    if measure.valid_from and measure.valid_from > today:
        return f"From {date_words(measure.valid_from)}"
    if measure.valid_to is None:
        return measure.get_state_display()
    ended = "Retired after" if measure.valid_to < today else "Until"
    return f"{ended} {date_words(measure.valid_to)}"
