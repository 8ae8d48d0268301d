"""Showing a form, saving what was typed, and saying what came of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from priorities.forms import renew
from priorities.keeping import ChangedMeanwhile, Refusal
from priorities.presenters.theirs import theirs_of
from strategy_portal import clock
from strategy_portal.gate import CAME_BACK, kept_form
from strategy_portal.wording import time_words

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Filling:
    """A page with a form: its heading, what it is about, and where it leads back to."""

    heading: str
    about: str
    back: str
    button: str = "Save"
    template: str = "priorities/fill.html"


def opened(request, initial):
    """Return what a form is opened with: what was typed before signing in, if any."""
    kept = None if request.method == "POST" else kept_form(request)
    if not kept:
        return initial
    messages.info(request, CAME_BACK)
    return initial | kept.dict()


def fill(request, form, save, page, **context):
    """Save a sound form and go back; else show it again with what it lacks.

    `save` does the work of a service. Who was slower sees what the other saved.
    """
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            save(form)
        except ChangedMeanwhile as refusal:
            theirs = refusal
            renew(form, refusal.renews)
        except Refusal as refusal:
            renew(form, refusal.renews)
            form.add_error(refusal.field, str(refusal))
        else:
            now = timezone.localtime(clock.now())
            messages.success(request, f"Saved at {time_words(now)}.")
            return redirect(page.back)
    context |= {"form": form, "page": page, "meanwhile": theirs}
    context["first"] = form.visible_fields()[0]
    context["theirs"] = theirs_of(theirs.theirs) if theirs else ()
    return TemplateResponse(
        request, page.template, context, status=CONFLICT if theirs else 200
    )
