"""What the pages that change something have in common."""

from priorities.changing import Answer
from strategy_portal import clock
from strategy_portal.periods import Quarter
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
        **{name: found[name] for name in ("reason", quarter, *names) if name},
    }


def initial(row, names):
    """Return the fields of a row as its form begins with them, and its version."""
    return {"version": row.version, **{name: getattr(row, name) for name in names}}


def initial_end(row):
    """Return the last quarter of a row as its form begins with it, and its version."""
    ends = Quarter.containing(row.valid_to) if row.valid_to else None
    return {"version": row.version, "last_quarter": ends}


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
