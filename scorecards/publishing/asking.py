"""A page with one form that moves something: asked, refused in a sentence, or done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from scorecards.exemptions import ExemptionRefused
from scorecards.models import QuarterSet
from scorecards.promises import DayRefused
from scorecards.publication import SetRefused
from scorecards.publishing.words import title_of
from scorecards.quiet import PeriodRefused
from strategy_portal.gate import kept_form

REFUSALS = (SetRefused, PeriodRefused, DayRefused, ExemptionRefused)
FORM_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page with a form says: its title, what happens, and the way there.

    `trail` are titles and addresses in turn; the last address is where one goes back.
    """

    title: str
    about: str
    button: str
    trail: tuple[str, ...]
    what: str = ""
    takes_away: bool = False

    @property
    def back(self) -> str:
        """Return where one goes that changes nothing."""
        return self.trail[-1]


def trail_of(prepared: QuarterSet | None = None) -> tuple[str, ...]:
    """Return the way to the page of a set, or to the list of them."""
    trail = ("Home", reverse("home"), "Publish", reverse("publishing:set-list"))
    if prepared is None:
        return trail
    return (*trail, title_of(prepared), prepared.get_absolute_url())


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed: now, or before the session ended."""
    return request.POST if request.method == "POST" else kept_form(request)


def ask(
    request: HttpRequest, form: Form, screen: Screen, deed: Callable[..., str]
) -> HttpResponse:
    """Show a form, or do with its answers what was asked.

    `deed` takes the answers by name and returns what to say when it is done.
    """
    if request.method == "POST" and form.is_valid():
        try:
            said = deed(**form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return redirect(screen.back)
    is_refused = request.method == "POST" and bool(form.errors)
    return TemplateResponse(
        request,
        "publishing/form.html",
        {"form": form, "screen": screen},
        status=422 if is_refused else 200,
    )
