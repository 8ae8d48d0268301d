"""The list pages as tables."""

import django_tables2 as tables
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from priorities.presenters.sources import as_at_words, place_of
from priorities.reading import SOONEST
from strategy_portal.listing import ListTable
from strategy_portal.wording import (
    NO_DATE,
    join_words,
    loose_date_words,
    sentence_case,
    span_words,
)

SHORT = {"td": {"class": "short"}}
WIDE = {"td": {"class": "wide"}}
NUMBER = {"td": {"class": "fig"}, "th": {"class": "fig"}}


def links(rows):
    """Return rows as links, one a line."""
    return format_html_join(
        "", '<span class="line">{}</span>', ((link(row),) for row in rows)
    )


def link(row):
    """Return a link to a row's page."""
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row)


def beneath(first, second):
    """Return a cell of two lines, the second small; of one where there is no second."""
    if not second:
        return first
    return format_html('{}<span class="sub">{}</span>', first, second)


def status_cell(row):
    """Return a work's status with the date of the paper that gives it."""
    return beneath(row.get_status_display(), as_at_words(row))


class StrategyTable(ListTable):
    """Strategies with their version in force and the boards that they answer to."""

    caption = "Strategies, plans, reviews and programmes, by title"
    noun = ("strategy", "strategies")
    empty = (
        "No strategy has been loaded yet. Each strategy will stand here with its "
        "versions, its priorities and the boards that it answers to."
    )

    title = tables.Column("Strategy", order_by=("title", "code"))
    kind = tables.Column("Kind")
    version = tables.Column("Version in force", empty_values=(), orderable=False)
    boards = tables.Column("Answers to", empty_values=(), orderable=False)

    def render_title(self, record):
        """Link to the strategy, and say what it is a part of."""
        part = f"Part of {record.parent}" if record.parent else ""
        return beneath(link(record), part)

    def render_version(self, record):
        """Name the current version, or say that the papers give none."""
        versions = record.versions.all()
        if not versions or not versions[0].current:
            return "Not stated"
        version = versions[0]
        return beneath(version.label, version.get_status_display())

    def render_boards(self, record):
        """Link to the boards, or say that the papers name none."""
        return links(line.board for line in record.board_lines.all()) or "None stated"


class ProjectTable(ListTable):
    """Projects with their dates, status and lead."""

    caption = "Projects, programmes and reviews"
    noun = ("project", "projects")
    empty = (
        "No project has been loaded yet. Each will stand here with its strategy, "
        "dates, status and lead."
    )

    title = tables.Column("Project", order_by=("title", "code"))
    strategy = tables.Column("Strategy", empty_values=(), order_by="strategy__title")
    when = tables.Column("When", empty_values=(), orderable=False)
    status = tables.Column("Status", attrs=SHORT)
    lead_post = tables.Column(
        "Lead", default="Not named", order_by="lead_post__title", attrs=WIDE
    )

    def render_title(self, record):
        """Link to the project and name its kind."""
        return beneath(link(record), record.get_kind_display())

    def render_strategy(self, record):
        """Link to the strategy."""
        return link(record.strategy) if record.strategy else "None named"

    def render_when(self, record):
        """Say from when to when, as exactly as the paper does."""
        return sentence_case(span_words(record.starts, record.ends))

    def render_status(self, record):
        """Say how far it has come, and when that was so."""
        return status_cell(record)

    def render_lead_post(self, value):
        """Link to the post."""
        return link(value)


class ActionTable(ListTable):
    """Actions with what they serve, their date, status and lead."""

    caption = "Actions of the strategies and their projects"
    noun = ("action", "actions")
    empty = (
        "No action has been loaded yet. Each will stand here with its date, status "
        "and the post that leads it."
    )

    title = tables.Column("Action", order_by=("title", "code"))
    project = tables.Column(
        "Part of", empty_values=(), order_by="project__title", attrs=WIDE
    )
    due = tables.Column("Due", empty_values=())
    status = tables.Column("Status", attrs=SHORT)
    lead_post = tables.Column(
        "Lead", default="Not named", order_by="lead_post__title", attrs=WIDE
    )

    class Meta:
        row_attrs = {"id": lambda record: f"action-{record.code}"}

    def render_title(self, record):
        """Link to the action, and say where the paper says so."""
        return beneath(link(record), place_of(record))

    def render_project(self, record):
        """Link to the project."""
        return link(record.project) if record.project else "No project"

    def render_due(self, record):
        """Say when, as exactly as the paper does."""
        return sentence_case(loose_date_words(record.due)) if record.due else NO_DATE

    def order_due(self, queryset, is_descending):
        """Put actions without a date last, either way."""
        latest = F("due_on").desc(nulls_last=True)
        return queryset.order_by(latest if is_descending else SOONEST, "title"), True

    def render_status(self, record):
        """Say how far it has come, and when that was so."""
        return status_cell(record)

    def render_lead_post(self, value):
        """Link to the post."""
        return link(value)


class MeetingTable(ListTable):
    """Meetings, the newest first."""

    caption = "Meetings that the papers name, the newest first"
    noun = ("meeting", "meetings")
    empty = (
        "No meeting has been loaded yet. Each will stand here with its agenda, what "
        "was agreed, and what members asked."
    )

    held = tables.Column("Meeting", empty_values=(), order_by=("held_on", "code"))
    items = tables.Column("Agenda", empty_values=(), orderable=False)

    def render_held(self, record):
        """Link to the meeting by its date, and name the board."""
        address = reverse("priorities:meeting-detail", kwargs={"code": record.code})
        name = sentence_case(loose_date_words(record.held)) if record.held else NO_DATE
        return beneath(
            format_html('<a href="{}">{}</a>', address, name), record.board.name
        )

    def render_items(self, record):
        """Name the items on the agenda."""
        found = [item.title for item in record.items.all()]
        return (
            format_html_join(
                "", '<span class="line">{}</span>', ((title,) for title in found)
            )
            or "No item named"
        )


class OrganisationTable(ListTable):
    """Organisations that take part."""

    caption = "Organisations that the papers name"
    noun = ("organisation", "organisations")
    empty = "No organisation has been loaded yet. Those that take part will stand here."

    name = tables.Column("Organisation", order_by=("name", "code"))
    short_name = tables.Column("Short name", default="None")
    kind = tables.Column("Kind")
    posts = tables.Column("Posts and teams", empty_values=(), orderable=False)

    def render_posts(self, record):
        """Link to the posts that it employs."""
        return links(record.posts.all()) or "None named"


class PaperTable(ListTable):
    """The papers that the strategy was read from."""

    caption = "Papers that the strategy was read from"
    noun = ("paper", "papers")
    empty = "No paper has been loaded yet. Every row of the portal names its paper."

    title = tables.Column("Paper", order_by=("title", "code"))
    body = tables.Column("Body")
    date = tables.Column("Date", empty_values=(), order_by=("dated_on", "code"))
    question = tables.Column("Open question", orderable=False, default="None")

    class Meta:
        row_attrs = {"id": lambda record: f"paper-{record.code}"}

    def render_title(self, record):
        """Name the paper, with a link where it is published."""
        name = f"{record.code} {record.title}"
        if not record.address:
            return name
        return format_html('<a href="{}" rel="external">{}</a>', record.address, name)

    def render_date(self, record):
        """Say when, as exactly as the paper does."""
        return sentence_case(loose_date_words(record.date)) if record.date else NO_DATE


class AbbreviationTable(ListTable):
    """Abbreviations and what they mean."""

    caption = "Abbreviations and what they mean"
    noun = ("abbreviation", "abbreviations")
    empty = "No abbreviation has been loaded yet. Each will stand here in plain words."

    term = tables.Column("Abbreviation")
    meaning = tables.Column("What it means", orderable=False)


class PostTable(ListTable):
    """Posts and teams, and how much each answers for."""

    caption = "Posts and teams, with how much each answers for"
    noun = ("post or team", "posts and teams")
    empty = (
        "No post has been loaded yet. Each will stand here with what it answers for."
    )

    title = tables.Column("Post or team", order_by=("title", "code"))
    organisations = tables.Column("Employed by", orderable=False)
    area_count = tables.Column("Areas", attrs=NUMBER)
    measure_count = tables.Column("Measures", attrs=NUMBER)
    work_count = tables.Column("Projects and actions", attrs=NUMBER)

    def render_title(self, record):
        """Link to the post."""
        return beneath(link(record), "Team" if record.kind == record.Kind.TEAM else "")

    def render_organisations(self, record):
        """Name who employs it; a joint post has two."""
        return (
            join_words(str(each) for each in record.organisations.all()) or "Not named"
        )
