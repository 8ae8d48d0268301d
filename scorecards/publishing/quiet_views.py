"""Pages on which the days are kept on which nothing is published."""

import django_tables2 as tables
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from scorecards.models import QuietPeriod
from scorecards.publishing.asking import FORM_METHODS, Screen, ask, trail_of, typed
from scorecards.publishing.forms import QuietEndForm, QuietForm
from scorecards.publishing.views import may_of
from scorecards.quiet import add_quiet_period, end_quiet_period
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs
from strategy_portal.listing import ListTable, paged
from strategy_portal.wording import date_words, lasting_words

TITLE = "When nothing is published"


class QuietTable(ListTable):
    """Quiet periods, the last first."""

    caption = "Days on which nothing is published, both included, the last first"
    noun = ("period", "periods")
    empty = "No such days are named. Add the weeks before an election, for example."

    starts_on = tables.Column("From and to")
    reason = tables.Column("Why", orderable=False)
    added_by = tables.Column("Added by", orderable=False)
    end = tables.Column("End it", empty_values=(), orderable=False)

    class Meta:
        order_by = "-starts_on"

    def __init__(self, *args, may_end, today, **options):
        super().__init__(*args, **options)
        self.may_end, self.today = may_end, today

    def render_starts_on(self, record):
        """Say from when to when."""
        return lasting_words(record.starts_on, record.ends_on)

    def render_added_by(self, record):
        """Say who added it, and when."""
        return f"{record.added_by}, {date_words(record.added_at.date())}"

    def render_end(self, record):
        """Say that it is over, or lead to its end."""
        if record.ends_on < self.today:
            return "Over"
        if not self.may_end:
            return "A publisher or the performance lead may"
        return format_html(
            '<a href="{}">End it<span class="govuk-visually-hidden">: {}</span></a>',
            reverse("publishing:quiet-end", args=[record.pk]),
            lasting_words(record.starts_on, record.ends_on),
        )


def quiet_trail():
    """Return the way to the list of these days."""
    return (*trail_of(), TITLE, reverse("publishing:quiet-list"))


@needs(Permission.READ_PUBLICATION)
@require_safe
def quiet_list(request):
    """List the days on which nothing is published."""
    may_change = may_of(request.user)["agree"]
    table = QuietTable(
        QuietPeriod.objects.select_related("added_by"),
        may_end=may_change,
        today=clock.today(),
    )
    context = {
        "title": TITLE,
        "table": paged(request, table),
        "may_change": may_change,
        "trail": trail_of(),
    }
    return TemplateResponse(request, "publishing/quiet_list.html", context)


@keeps_typed
@needs(Permission.COMPOSE, Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def quiet_add(request):
    """Ask between which days nothing is published, and why."""
    screen = Screen(
        title="Add days on which nothing is published",
        about="Both days are included. What is public stays public on them.",
        button="Add them",
        trail=quiet_trail(),
    )

    def add(**answers):
        period = add_quiet_period(actor=request.user, now=clock.now(), **answers)
        days = lasting_words(period.starts_on, period.ends_on)
        return f"Nothing is published from {days}."

    return ask(request, QuietForm(typed(request)), screen, add)


@keeps_typed
@needs(Permission.COMPOSE, Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def quiet_end(request, pk):
    """Ask why something may be published after all, and end the days."""
    period = get_object_or_404(QuietPeriod, pk=pk)
    days = lasting_words(period.starts_on, period.ends_on)
    screen = Screen(
        title="End days on which nothing is published",
        about=f"{days}: {period.reason}. From today on something may be published.",
        button="End them",
        trail=quiet_trail(),
        what=days,
    )

    def end(reason):
        end_quiet_period(
            period=period, reason=reason, actor=request.user, now=clock.now()
        )
        return f"{days} no longer stop a publication."

    return ask(request, QuietEndForm(typed(request)), screen, end)
