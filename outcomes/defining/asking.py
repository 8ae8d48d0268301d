"""What the pages that define measures have in common: addresses, and quarters."""

from django.urls import reverse

from outcomes.terms import first_unreported_quarter
from strategy_portal import clock
from strategy_portal.change_forms import quarters_around


def address_of(measure):
    """Return the address at which a measure is managed."""
    return reverse("defining:measure-detail", args=[measure.slug])


def trail_of(measure=None):
    """Return the way to the pages of a measure, or to the list of them."""
    trail = ("Manage", reverse("manage"), "Measures", reverse("defining:measure-list"))
    return (*trail, str(measure), address_of(measure)) if measure else trail


def open_quarters():
    """Return the quarters that a change may begin in that every scorecard shows."""
    return quarters_around(clock.today(), first_unreported_quarter())


def closing_quarters():
    """Return the quarters that may be the last of what every scorecard shows."""
    free = first_unreported_quarter()
    return quarters_around(clock.today(), free.previous() if free else None)
