"""Pages on which the performance lead says on which outcomes a measure stands."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from outcomes.defining.asking import (
    address_of,
    closing_quarters,
    open_quarters,
    trail_of,
)
from outcomes.defining.placement_forms import PlacementForm, TakeOffForm
from outcomes.models import Measure, Placement
from outcomes.placing import move_measure, place_measure, take_off
from priorities.asking import (
    KEPT,
    about_the_change,
    ending_answer,
    initial,
    initial_end,
    posted,
    starts,
)
from priorities.changing import Asked, ask, changed_answers, given_answers
from strategy_portal.access import Permission
from strategy_portal.gate import needs

NOWHERE = "It stands on no other outcome then, so no scorecard shows it."


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def placement_add(request, slug):
    """Let a measure stand on another outcome besides."""
    measure = get_object_or_404(Measure, slug=slug)
    form = PlacementForm(posted(request), quarters=open_quarters())
    asked = Asked(
        title=f"Let {measure.code} stand on another outcome besides",
        form=form,
        lead="It keeps the places that it has. A summary counts it once.",
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: place_measure(
            **about_the_change(form, request, *PlacementForm.PLACED), measure=measure
        ),
        answers=lambda: given_answers(form),
        effect=lambda: f"It stands there from {starts(form)} on. {KEPT}",
        done=f"{measure.code} has another place.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def placement_move(request, slug, pk):
    """Move a measure from an outcome to another."""
    placement = line_of(slug, pk)
    measure = placement.measure
    form = PlacementForm(
        posted(request),
        initial=initial(placement, PlacementForm.PLACED),
        quarters=open_quarters(),
    )
    asked = Asked(
        title=f"Move {measure.code} from {placement.outcome}",
        form=form,
        lead="It keeps its figures, its target and its post.",
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: move_measure(
            **about_the_change(form, request, "version", *PlacementForm.PLACED),
            placement=placement,
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: f"It moves with {starts(form)}. {KEPT}",
        done=f"{measure.code} is moved.",
        theirs=dict,
    )
    return ask(request, asked)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def placement_end(request, slug, pk):
    """Say with which quarter a measure stands on an outcome for the last time."""
    placement = line_of(slug, pk)
    measure = placement.measure
    form = TakeOffForm(
        posted(request), initial=initial_end(placement), quarters=closing_quarters()
    )
    asked = Asked(
        title=f"Take {measure.code} off {placement.outcome}",
        form=form,
        lead="Whoever reports it is still asked. Retire a measure that nobody watches.",
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: take_off(
            **about_the_change(form, request, "version", quarter="last_quarter"),
            placement=placement,
        ),
        answers=lambda: ending_answer(form),
        effect=lambda: effect_of(placement, form),
        done=f"The last quarter of {measure.code} on {placement.outcome} is changed.",
        theirs=dict,
    )
    return ask(request, asked)


def line_of(slug, pk):
    """Return a line by which a measure stands on an outcome."""
    lines = Placement.objects.select_related("measure", "outcome")
    return get_object_or_404(lines, pk=pk, measure__slug=slug)


def effect_of(placement, form):
    """Return what becomes of a measure that is taken off an outcome."""
    last = form.cleaned_data["last_quarter"]
    if last is None:
        return "It goes on standing there."
    others = placement.measure.placements.exclude(pk=placement.pk)
    stays = others.exclude(valid_to__lte=last.end).exists()
    return KEPT if stays else f"{KEPT} {NOWHERE}"
