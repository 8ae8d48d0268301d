"""Pages on which the days are named that the public is promised."""

import django_tables2 as tables
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from scorecards.models import PublicationDay
from scorecards.promises import (
    give_up_publication_day,
    name_publication_day,
    still_to_publish,
)
from scorecards.publishing.asking import FORM_METHODS, Screen, ask, trail_of, typed
from scorecards.publishing.forms import GiveUpDayForm, MoveDayForm, NameDayForm
from scorecards.publishing.promise_lines import promise_lines
from scorecards.publishing.views import may_of
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs
from strategy_portal.listing import ListTable, paged
from strategy_portal.wording import date_words, quarter_full, quarter_months

TITLE = "When scorecards come out"


class DayTable(ListTable):
    """Days that were promised, the newest quarter first."""

    caption = "Every day that was promised to the public, the newest quarter first"
    noun = ("day", "days")
    empty = "No day was promised yet."

    starts_on = tables.Column("Quarter")
    due_on = tables.Column("Promised for", default="Does not come out")
    reason = tables.Column("What had changed", orderable=False, default="Named first")
    named_by = tables.Column("Named by", orderable=False)

    class Meta:
        order_by = ("-starts_on", "-number")

    def render_starts_on(self, record):
        """Say which quarter's scorecards they are."""
        return quarter_months(record.quarter)

    def render_due_on(self, record):
        """Say the day in words."""
        return date_words(record.due_on)

    def render_named_by(self, record):
        """Say who named it, and when."""
        return f"{record.named_by}, {date_words(clock.day_of(record.named_at))}"


@needs(Permission.READ_PUBLICATION)
@require_safe
def day_list(request):
    """List the days that the public was promised, and offer to change what is said."""
    days = PublicationDay.objects.select_related("named_by")
    context = {
        "title": TITLE,
        "promises": promise_lines(clock.today()),
        "table": paged(request, DayTable(days)),
        "may_change": may_of(request.user)["agree"],
        "trail": trail_of(),
    }
    return TemplateResponse(request, "publishing/day_list.html", context)


@keeps_typed
@needs(Permission.COMPOSE, Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def day_name(request, quarter):
    """Ask for which day a quarter's scorecards are promised, or why it is moved."""
    promise = _promise_of(quarter)
    verb = "Move" if promise.due_on else "Name"
    before = f"It is {date_words(promise.due_on)} so far. " if promise.due_on else ""
    screen = Screen(
        title=f"{verb} the day for {quarter_full(quarter)}",
        about=f"{before}The public site says the day from now on, and says so when it "
        "is over and nothing came.",
        button=f"{verb} it",
        trail=_trail(),
    )

    def name(due_on, reason=""):
        name_publication_day(
            quarter=quarter,
            due_on=due_on,
            reason=reason,
            actor=request.user,
            now=clock.now(),
        )
        months = quarter_months(quarter)
        return f"The scorecards for {months} are promised for {date_words(due_on)}."

    form = MoveDayForm if promise.days else NameDayForm
    return ask(request, form(typed(request)), screen, name)


@keeps_typed
@needs(Permission.COMPOSE, Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def day_give_up(request, quarter):
    """Ask why the scorecards that were promised for a quarter do not come out."""
    promise = _promise_of(quarter)
    if promise.due_on is None:
        raise Http404("No day is promised that could be given up.")
    screen = Screen(
        title=f"Give up the scorecards for {quarter_full(quarter)}",
        about=f"They are promised for {date_words(promise.due_on)}. From now on the "
        "public site says that they do not come out, and why. "
        "A day can still be named later.",
        button="Give them up",
        trail=_trail(),
        takes_away=True,
    )

    def give_up(reason):
        give_up_publication_day(
            quarter=quarter, reason=reason, actor=request.user, now=clock.now()
        )
        months = quarter_months(quarter)
        return f"The public site says that no scorecards come out for {months}."

    return ask(request, GiveUpDayForm(typed(request)), screen, give_up)


def _trail():
    return (*trail_of(), TITLE, reverse("publishing:day-list"))


def _promise_of(quarter):
    open_quarters = still_to_publish(clock.today())
    found = next((each for each in open_quarters if each.quarter == quarter), None)
    if found is None:
        raise Http404("No scorecards are to come for this quarter.")
    return found
