"""The addresses that the pages that define measures have in common."""

from django.urls import reverse


def address_of(measure):
    """Return the address at which a measure is managed."""
    return reverse("defining:measure-detail", args=[measure.slug])


def trail_of(measure=None):
    """Return the way to the pages of a measure, or to the list of them."""
    trail = ("Manage", reverse("manage"), "Measures", reverse("defining:measure-list"))
    return (*trail, str(measure), address_of(measure)) if measure else trail
