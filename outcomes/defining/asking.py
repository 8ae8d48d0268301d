"""What the pages that define measures have in common."""

from django.urls import reverse

from priorities.changing import Answer
from strategy_portal import clock
from strategy_portal.wording import quarter_full, quarter_words

KEPT = "What stood before stays as it was."
GOES_ON = "No last quarter: it goes on"


def posted(request):
    """Return what was posted, None where the page was only asked for."""
    return request.POST if request.method == "POST" else None


def about_the_change(form, request, *names, quarter="first_quarter"):
    """Return who decides, when, why and from when on, and more fields by name."""
    found = form.cleaned_data
    return {
        "actor": request.user,
        "now": clock.now(),
        **{name: found[name] for name in ("reason", quarter, *names)},
    }


def initial(row, names):
    """Return the fields of a row as its form begins with them, and its version."""
    return {"version": row.version, **{name: getattr(row, name) for name in names}}


def values_of(form, names):
    """Return the fields of a row as its form was filled in."""
    return {name: form.cleaned_data[name] for name in names}


def starts(form):
    """Return the quarter in which a change begins, in words."""
    return quarter_words(form.cleaned_data["first_quarter"])


def ending_answer(form):
    """Return the line of the check that says when something ends."""
    was, ends = form.initial.get("last_quarter"), form.cleaned_data["last_quarter"]
    if was == ends:
        return []
    words = [quarter_full(each) if each else GOES_ON for each in (ends, was)]
    return [Answer("Last quarter", *words)]


def address_of(measure):
    """Return the address at which a measure is managed."""
    return reverse("defining:measure-detail", args=[measure.slug])


def trail_of(measure=None):
    """Return the way to the pages of a measure, or to the list of them."""
    trail = ("Manage", reverse("manage"), "Measures", reverse("defining:measure-list"))
    return (*trail, str(measure), address_of(measure)) if measure else trail
