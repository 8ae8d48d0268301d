"""The lists of what is defined, as tables."""

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from outcomes.defining.words import NO_TARGET, reach_words
from outcomes.target_services import standing_on
from strategy_portal.listing import ListTable
from strategy_portal.wording import count_words, date_words, lasting_words

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


class ComparatorTable(ListTable):
    """The areas that we are compared with, and what stands behind each today."""

    caption = "Comparators, by name"
    noun = ("comparator", "comparators")
    empty = "We are compared with no other area yet. Add the first one."

    name = tables.Column("Comparator", order_by=("name", "code"))
    kind = tables.Column("What it is")
    areas = tables.Column("Areas today", empty_values=(), orderable=False)
    state = tables.Column("Stands", empty_values=(), orderable=False)

    def __init__(self, rows, *, today):
        super().__init__(rows)
        self.today = today

    def render_name(self, record):
        """Return a comparator's name as the way to what is decided of it."""
        address = reverse("defining:comparator-detail", args=[record.code])
        return format_html('<a href="{}">{}</a>', address, record)

    def render_areas(self, record):
        """Return how many areas stand behind it today."""
        standing = [
            each
            for each in record.comparator_sets.all()
            if (each.valid_from or date.min)
            <= self.today
            <= (each.valid_to or date.max)
        ]
        members = [area for each in standing for area in each.members.all()]
        return count_words(len(members), "area") if members else "Itself"

    def render_state(self, record):
        """Return from when to when we are compared with it."""
        return lasting_words(record.valid_from, record.valid_to)


def state_words(measure, today):
    """Return how a measure stands on a day: live, to come, in development, retired."""
    if measure.valid_from and measure.valid_from > today:
        return f"From {date_words(measure.valid_from)}"
    if measure.valid_to is None:
        return measure.get_state_display()
    ended = "Retired after" if measure.valid_to < today else "Until"
    return f"{ended} {date_words(measure.valid_to)}"
