"""The lines of a quarter: what they can be narrowed by, and their table."""

import django_filters
import django_tables2 as tables
from django.utils.html import format_html, format_html_join

from outcomes.domain.figures import Unit
from outcomes.models import Measure, ReturnLine
from outcomes.return_page import behalf_words
from outcomes.return_sheet import key_of
from outcomes.states import WITH_ITS_POST, LineState
from priorities.models import Board, Organisation, Post
from scorecards.filtersets import on_scorecards_of
from scorecards.presenters.marks import mark
from scorecards.quarter_board import is_late
from strategy_portal.listing import ListTable, StrictFilterSet
from strategy_portal.wording import date_words

YES_NO = (("yes", "Yes"), ("no", "No"))


class LineFilterSet(StrictFilterSet):
    """Lines by how far they have come, whose they are, and what is odd."""

    state = django_filters.ChoiceFilter(
        choices=ReturnLine._meta.get_field("state").choices,
        label="State",
        empty_label="Any state",
    )
    late = django_filters.ChoiceFilter(
        choices=YES_NO, method="by_late", label="Late", empty_label="Late or not"
    )
    warnings = django_filters.ChoiceFilter(
        choices=YES_NO,
        method="by_warnings",
        label="With a warning",
        empty_label="With or without",
    )
    post = django_filters.ModelChoiceFilter(
        queryset=Post.objects.filter(returns__isnull=False).distinct().in_order(),
        field_name="belongs_to__post",
        to_field_name="code",
        label="Post",
        empty_label="Any post",
    )
    organisation = django_filters.ModelChoiceFilter(
        queryset=Organisation.objects.filter(posts__returns__isnull=False)
        .distinct()
        .order_by("name", "code"),
        field_name="belongs_to__post__organisations",
        to_field_name="code",
        label="Organisation",
        empty_label="Any organisation",
    )
    board = django_filters.ModelChoiceFilter(
        queryset=Board.objects.filter(scorecards__isnull=False).distinct().in_order(),
        method="by_board",
        to_field_name="code",
        label="Board",
        empty_label="Any board",
    )

    class Meta:
        model = ReturnLine
        fields = ["state", "late", "warnings", "post", "organisation", "board"]

    def __init__(self, *args, today, quarter, **more):
        super().__init__(*args, **more)
        self.today, self.quarter = today, quarter

    def by_late(self, lines, name, wanted):
        """Keep the lines that are still with their post after their day, or others."""
        late = {"state__in": WITH_ITS_POST, "due_on__lt": self.today}
        return lines.filter(**late) if wanted == "yes" else lines.exclude(**late)

    def by_warnings(self, lines, name, wanted):
        """Keep the lines whose figure looked wrong and was confirmed, or others."""
        plain = {"findings": []}
        return lines.exclude(**plain) if wanted == "yes" else lines.filter(**plain)

    def by_board(self, lines, name, board):
        """Keep the lines of measures on the scorecards of a board."""
        shown = Measure.objects.filter(on_scorecards_of(board, self.quarter.end))
        return lines.filter(measure__in=shown)


class LineTable(ListTable):
    """Lines of a quarter; `rows` say how their measures stand, by code."""

    caption = "Every measure that is asked for in the quarter"
    noun = ("line", "lines")
    empty = "Nothing is asked for in this quarter."

    measure = tables.Column(
        "Measure", order_by=("measure__letter", "measure__number", "period_end")
    )
    post = tables.Column(
        "Post", accessor="belongs_to__post__title", attrs={"td": {"class": "wide"}}
    )
    state = tables.Column("State")
    figure = tables.Column("Figure", empty_values=(), orderable=False)
    before = tables.Column("Last quarter", empty_values=(), orderable=False)
    now = tables.Column("This quarter", empty_values=(), orderable=False)
    findings = tables.Column(
        "Warnings",
        empty_values=(),
        orderable=False,
        attrs={"td": {"class": "wide"}},
    )

    class Meta:
        order_by = "measure"

    def __init__(self, *args, standings, today, **more):
        super().__init__(*args, **more)
        self.standings, self.today = standings, today

    def render_measure(self, record):
        """Name the measure and lead to its line in the return."""
        return format_html(
            '<a href="{}#{}">{}</a>',
            record.belongs_to.get_absolute_url(),
            key_of(record),
            record.measure,
        )

    def render_state(self, record):
        """Say how far it has come, and how late it is."""
        words = record.get_state_display()
        if is_late(record, self.today):
            due = date_words(record.due_on)
            return format_html('{}<span class="sub">Late: due {}</span>', words, due)
        return words

    def render_figure(self, record):
        """Say exactly what was given, and who gave it on behalf of the post."""
        words = record.entry.words(Unit(record.measure.unit))
        behalf = behalf_words(record)
        if behalf:
            return format_html('{}<span class="sub">{}</span>', words, behalf)
        return words

    def render_before(self, record):
        """Say how the measure stood a quarter before."""
        row = self.standings.get(record.measure.code)
        return status_html(row.before.status) if row else "Not on record"

    def render_now(self, record):
        """Say how the measure stands, once its figure is signed off."""
        row = self.standings.get(record.measure.code)
        if row is None or record.state != LineState.SIGNED_OFF:
            return "Not signed off yet"
        return status_html(row.now.status)

    def render_findings(self, record):
        """Say what looked wrong and was confirmed."""
        if not record.findings:
            return "No warning"
        return format_html_join(
            " ", "{}", ((found["sentence"],) for found in record.findings)
        )


def status_html(status):
    """Return a status as its shape and its word."""
    shown = mark(status)
    return format_html(
        '<span class="status status--{}">{}</span>', shown.kind, shown.word
    )
