"""Pages on which the performance lead keeps the areas that we are compared with."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.comparator_services import (
    add_comparator,
    members_of,
    name_areas,
    retire_comparator,
)
from outcomes.defining.asking import closing_quarters, open_quarters
from outcomes.defining.comparator_forms import (
    AddComparatorForm,
    AreasForm,
    EndComparatorForm,
)
from outcomes.defining.tables import ComparatorTable
from outcomes.defining.words import set_lines
from outcomes.models import Place
from priorities.asking import (
    KEPT,
    about_the_change,
    ending_answer,
    initial_end,
    posted,
    starts,
)
from priorities.changing import Asked, ask, changed_answers, given_answers
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.history import history_of
from strategy_portal.listing import paged
from strategy_portal.wording import lasting_words


@needs(Permission.DEFINE_MEASURES)
@require_safe
def comparator_list(request):
    """List the areas that we are compared with, those that ended too."""
    places = Place.objects.comparators().prefetch_related("comparator_sets__members")
    table = ComparatorTable(places.in_order(), today=clock.today())
    return TemplateResponse(
        request, "defining/comparator_list.html", {"table": paged(request, table, 50)}
    )


@needs(Permission.DEFINE_MEASURES)
@require_safe
def comparator_detail(request, code):
    """Show which areas stand behind a comparator, from when to when."""
    place = comparator(code)
    sets = place.comparator_sets.prefetch_related("members")
    return TemplateResponse(
        request,
        "defining/comparator_detail.html",
        {
            "place": place,
            "stands": lasting_words(place.valid_from, place.valid_to),
            "sets": set_lines(sets),
            "history": history_of(place),
        },
    )


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def comparator_add(request):
    """Add an area with which our figures are compared."""
    form = AddComparatorForm(posted(request), quarters=open_quarters())
    asked = Asked(
        title="Add a comparator",
        form=form,
        trail=trail_of(),
        back=reverse("defining:comparator-list"),
        save=lambda: add_comparator(**about_the_change(form, request, "name", "kind")),
        answers=lambda: given_answers(form),
        effect=lambda: f"Figures are compared with it from {starts(form)} on.",
        done="The comparator is added. Name its areas next, if it has several.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def comparator_areas(request, code):
    """Name the areas behind a comparator, from a quarter on."""
    place = comparator(code)
    form = AreasForm(
        posted(request), initial=standing_areas(place), quarters=open_quarters()
    )
    asked = Asked(
        title=f"Name the areas of {place}",
        form=form,
        trail=trail_of(place),
        back=address_of(place),
        save=lambda: name_areas(
            **about_the_change(form, request, "version", *AreasForm.NAMED), place=place
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: f"They stand behind it from {starts(form)} on. {KEPT}",
        done=f"The areas of {place} are named.",
        theirs=lambda: standing_areas(comparator(code)),
    )
    return ask(request, asked)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def comparator_retire(request, code):
    """Say with which quarter a comparator ends, or that it goes on after all."""
    place = comparator(code)
    form = EndComparatorForm(
        posted(request), initial=initial_end(place), quarters=closing_quarters()
    )
    asked = Asked(
        title=f"Retire {place}",
        form=form,
        trail=trail_of(place),
        back=address_of(place),
        save=lambda: retire_comparator(
            **about_the_change(form, request, "version", quarter="last_quarter"),
            place=place,
        ),
        answers=lambda: ending_answer(form),
        effect=lambda: "Its figures stay, whatever you choose.",
        done=f"The last quarter of {place} is changed.",
        theirs=dict,
    )
    return ask(request, asked)


def comparator(code):
    """Return an area that we are compared with; our own is none."""
    return get_object_or_404(Place.objects.comparators(), code=code)


def standing_areas(place):
    """Return the areas that stand last as the form begins with them."""
    found = {"version": place.version, "name": place.name}
    last = place.comparator_sets.order_by("valid_from", "pk").last()
    if last:
        found |= {
            "name": last.name,
            "members": members_of(last),
            "release": last.release,
        }
    return found


def address_of(place):
    """Return the address at which a comparator is managed."""
    return reverse("defining:comparator-detail", args=[place.code])


def trail_of(place=None):
    """Return the way to the pages of a comparator, or to the list of them."""
    listed = ("Comparators", reverse("defining:comparator-list"))
    trail = ("Manage", reverse("manage"), *listed)
    return (*trail, str(place), address_of(place)) if place else trail
