"""Pages of the performance lead: opening a quarter and moving it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.models import ReturnQuarter
from outcomes.quarter_forms import CloseForm, ExtendForm, OpenForm, ReopenForm
from outcomes.quarter_services import (
    QuarterRefused,
    close_quarter,
    extend_quarter,
    open_quarter,
    reopen_quarter,
)
from outcomes.quarter_table import QuarterTable, with_counts
from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import keeps_typed, kept_form, needs
from strategy_portal.listing import paged
from strategy_portal.periods import Quarter
from strategy_portal.wording import (
    count_words,
    date_words,
    join_words,
    quarter_full,
    quarter_words,
)

FORM_METHODS = ["GET", "HEAD", "POST"]
# How far back a quarter can be opened: two years.
QUARTERS_BACK = 8


@needs(Permission.READ_QUARTER)
@require_safe
def quarter_list(request):
    """List the quarters that were opened, the newest first."""
    table = QuarterTable(with_counts(ReturnQuarter.objects.all()))
    may_open = can(request.user, Permission.RUN_QUARTER, on=clock.today())
    return TemplateResponse(
        request,
        "returns/quarter_list.html",
        {"table": paged(request, table), "may_open": may_open},
    )


def quarters_to_open():
    """Return the quarters that have ended and were not opened, the newest first."""
    opened = set(ReturnQuarter.objects.values_list("starts_on", flat=True))
    quarter, found = Quarter.containing(clock.today()), []
    for _ in range(QUARTERS_BACK):
        quarter = quarter.previous()
        if quarter.start not in opened:
            found.append(quarter)
    return found


@needs(Permission.RUN_QUARTER)
@require_http_methods(FORM_METHODS)
def quarter_open(request):
    """Ask which quarter to open, and open it."""
    data = request.POST if request.method == "POST" else None
    form = OpenForm(data, quarters=quarters_to_open())
    if form.is_valid():
        quarter = Quarter.from_code(form.cleaned_data["quarter"])
        try:
            opened = open_quarter(quarter=quarter, actor=request.user, now=clock.now())
        except QuarterRefused as refusal:
            form.add_error("quarter", str(refusal))
        else:
            _say_opened(request, opened)
            return redirect("quarters:quarter-board", quarter=quarter)
    return _screen(request, form, "Open a quarter", "Open the quarter", OPENING)


OPENING = (
    "Every measure that is due becomes a line of the return of its reporting post. "
    "People are reminded of it from 14 days before it is due."
)


def _say_opened(request, opened):
    lines = count_words(opened.lines, "line")
    posts = count_words(opened.gathering.returns.count(), "post")
    quarter = quarter_words(opened.gathering.quarter)
    messages.success(request, f"{quarter} is open: {lines} for {posts}.")
    if opened.unasked:
        codes = join_words(measure.code for measure in opened.unasked)
        messages.warning(request, f"Nobody reports {codes}; name a post for each.")


@keeps_typed
@needs(Permission.RUN_QUARTER)
@require_http_methods(FORM_METHODS)
def quarter_extend(request, quarter):
    """Ask for a later day and why, and give more time."""
    gathering = _gathering(quarter)
    form = ExtendForm(_typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            gathering = extend_quarter(
                gathering=gathering,
                actor=request.user,
                now=clock.now(),
                **form.cleaned_data,
            )
        except QuarterRefused as refusal:
            form.add_error("until", str(refusal))
        else:
            until = date_words(gathering.due_on)
            return _done(request, gathering, f"is due by {until}.")
    about = (
        f"It is due by {date_words(gathering.due_on)}. Every line that is not signed "
        "off gets the new day."
    )
    return _screen(request, form, "Give more time", "Give more time", about, gathering)


@needs(Permission.RUN_QUARTER)
@require_http_methods(FORM_METHODS)
def quarter_close(request, quarter):
    """Ask whether to close a quarter, and close it."""
    gathering = _gathering(quarter)
    if request.method == "POST":
        close_quarter(gathering=gathering, actor=request.user, now=clock.now())
        return _done(request, gathering, "is closed.")
    about = (
        "No more figures can be given, submitted or signed off. What is not signed "
        "off stays as it is. You can open it again."
    )
    return _screen(
        request, CloseForm(), "Close the quarter", "Close it", about, gathering
    )


@keeps_typed
@needs(Permission.RUN_QUARTER)
@require_http_methods(FORM_METHODS)
def quarter_reopen(request, quarter):
    """Ask why a quarter is opened again, and open it."""
    gathering = _gathering(quarter)
    form = ReopenForm(_typed(request))
    if request.method == "POST" and form.is_valid():
        reopen_quarter(
            gathering=gathering,
            actor=request.user,
            now=clock.now(),
            reason=form.cleaned_data["reason"],
        )
        return _done(request, gathering, "is open again.")
    about = "Figures can be given, submitted and signed off again."
    return _screen(request, form, "Open it again", "Open it again", about, gathering)


def _gathering(quarter):
    return get_object_or_404(ReturnQuarter, starts_on=quarter.start)


def _typed(request):
    """Return what was typed: now, or before the session ended."""
    return request.POST if request.method == "POST" else kept_form(request)


def _done(request, gathering, deed):
    messages.success(request, f"{quarter_words(gathering.quarter)} {deed}")
    return redirect("quarters:quarter-board", quarter=gathering.quarter)


def _screen(request, form, heading, button, about, gathering=None):
    return TemplateResponse(
        request,
        "returns/quarter_form.html",
        {
            "form": form,
            "heading": heading,
            "button": button,
            "about": about,
            "gathering": gathering,
            "quarter_words": quarter_full(gathering.quarter) if gathering else "",
        },
        status=422 if form.errors and request.method == "POST" else 200,
    )
