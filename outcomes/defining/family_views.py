"""The page on which the performance lead says which measures count the same people."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from outcomes.defining.asking import address_of, trail_of
from outcomes.defining.forms import FamilyForm
from outcomes.family_services import count_in, larger_ones
from outcomes.models import Measure
from priorities.asking import about_the_change, initial, posted
from priorities.changing import Asked, ask, changed_answers
from strategy_portal.access import Permission
from strategy_portal.gate import needs

LEAD = (
    "Of 30 children, 27 are of school age: the three others are known. So figures of "
    "measures that count the same people are protected together. Say so where each of "
    "the people of this measure is one of the people of another."
)
EFFECT = "It holds for every quarter, from the next edition on. What is public stays."


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_count_in(request, slug):
    """Say in which measure the people of a measure are counted too."""
    measure = get_object_or_404(Measure.objects.select_related("counted_in"), slug=slug)
    form = FamilyForm(
        posted(request),
        initial=initial(measure, ["counted_in"]),
        larger=larger_ones(measure).in_order(),
    )
    asked = Asked(
        title=f"Say in what the people of {measure.code} are counted too",
        form=form,
        lead=LEAD,
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: count_in(
            **about_the_change(form, request, "version", "counted_in", quarter=""),
            measure=measure,
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: EFFECT,
        done=f"{measure.code} is changed.",
        theirs=lambda: initial(Measure.objects.get(pk=measure.pk), ["counted_in"]),
    )
    return ask(request, asked)
