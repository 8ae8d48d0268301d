"""Pages on which the performance lead adds, changes and retires measures."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.defining.asking import address_of, trail_of
from outcomes.defining.filtersets import DefinedFilterSet
from outcomes.defining.forms import (
    AddMeasureForm,
    DefinitionForm,
    MeasureForm,
    RetireForm,
)
from outcomes.defining.pages import defined_page
from outcomes.defining.tables import DefinedTable
from outcomes.measure_adding import add_measure
from outcomes.measure_services import change_measure, retire_measure
from outcomes.models import Measure
from outcomes.quarters import first_choice
from outcomes.terms import first_free_quarter
from priorities.asking import (
    KEPT,
    about_the_change,
    ending_answer,
    initial,
    initial_end,
    posted,
    starts,
    values_of,
)
from priorities.changing import Asked, ask, changed_answers, given_answers
from priorities.models import Post
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.change_forms import quarters_around
from strategy_portal.gate import needs
from strategy_portal.listing import paged

DEFINING = (
    "Where something else is counted, figures before and after are not compared. Where "
    "another way is better, the target ends the day before, and you set another."
)


@needs(Permission.DEFINE_MEASURES)
@require_safe
def measure_list(request):
    """List every measure, those to come and those that ended too."""
    today = clock.today()
    measures = Measure.objects.in_order().with_posts().prefetch_related("targets")
    filterset = DefinedFilterSet(request.GET, queryset=measures)
    return TemplateResponse(
        request,
        "defining/measure_list.html",
        {
            "filterset": filterset,
            "table": paged(request, DefinedTable(filterset.qs, today=today), 50),
        },
    )


@needs(Permission.DEFINE_MEASURES)
@require_safe
def measure_detail(request, slug):
    """Show how a measure is defined, what it is to reach, and what was decided."""
    measure = get_object_or_404(Measure.objects.with_sources(), slug=slug)
    page = defined_page(measure)
    return TemplateResponse(request, "defining/measure_detail.html", {"page": page})


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_add(request):
    """Add a measure on a line of an outcome."""
    today = clock.today()
    form = AddMeasureForm(
        posted(request),
        initial={
            "counts_people": True,
            "due_days": 24,
            "decimals": 0,
            "collection": Measure.Collection.RETURNED,
        },
        quarters=quarters_around(today),
        posts=Post.objects.in_force(today).in_order(),
    )
    back = reverse("defining:measure-list")
    asked = Asked(
        title="Add a measure",
        form=form,
        trail=trail_of(),
        back=back,
        save=lambda: add_measure(
            **about_the_change(form, request, "code", "outcome", "role"),
            values=values_of(form, AddMeasureForm.MEASURED),
        ),
        answers=lambda: given_answers(form),
        effect=lambda: f"It is asked for from {starts(form)} on.",
        done="The measure is added. Set its target next.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_change(request, slug):
    """Change what is said of a measure and who reports it."""
    measure = get_object_or_404(Measure.objects.with_sources(), slug=slug)
    posts = Post.objects.in_force(clock.today()) | Post.objects.filter(
        pk__in=[measure.reporting_post_id, measure.deputy_post_id]
    )
    form = MeasureForm(
        posted(request),
        initial=initial(measure, MeasureForm.MEASURED),
        quarters=quarters_around(clock.today(), first_choice(measure)),
        posts=posts.in_order(),
    )
    return ask(
        request,
        changing(
            request,
            measure,
            form,
            title=f"Change what is said of {measure.code}, and who reports it",
            lead="",
            comparable=lambda: True,
        ),
    )


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_define(request, slug):
    """Change what a measure counts, or which way is better."""
    measure = get_object_or_404(Measure.objects.with_sources(), slug=slug)
    form = DefinitionForm(
        posted(request),
        initial=initial(measure, DefinitionForm.MEASURED),
        quarters=quarters_around(clock.today(), first_choice(measure)),
    )
    return ask(
        request,
        changing(
            request,
            measure,
            form,
            title=f"Change the definition of {measure.code}",
            lead=DEFINING,
            comparable=lambda: form.cleaned_data["comparable"] == "yes",
        ),
    )


def changing(request, measure, form, *, title, lead, comparable):
    """Return what a page asks that changes a measure from a quarter on."""
    return Asked(
        title=title,
        form=form,
        lead=lead,
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: change_measure(
            **about_the_change(form, request, "version"),
            measure=measure,
            values=values_of(form, form.MEASURED),
            comparable=comparable(),
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: effect_of(form, comparable()),
        done=f"{measure.code} is changed.",
        theirs=lambda: initial(
            Measure.objects.with_sources().get(pk=measure.pk), form.MEASURED
        ),
    )


def effect_of(form, comparable):
    """Return from when on a change holds, and what that does to the figures."""
    said = [f"It holds from {starts(form)} on. {KEPT}"]
    if not comparable:
        said.append("Figures from then on are not compared with those before.")
    if form.cleaned_data.get("polarity", form.initial.get("polarity")) != (
        form.initial.get("polarity")
    ):
        said.append("The target ends the day before; set another one next.")
    return " ".join(said)


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_retire(request, slug):
    """Say with which quarter a measure ends, or that it goes on after all."""
    measure = get_object_or_404(Measure, slug=slug)
    free = first_free_quarter(measure)
    form = RetireForm(
        posted(request),
        initial=initial_end(measure),
        quarters=quarters_around(clock.today(), free.previous() if free else None),
    )
    asked = Asked(
        title=f"Retire {measure.code}",
        form=form,
        lead="Whoever was to report it is no longer asked.",
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: retire_measure(
            **about_the_change(form, request, "version", quarter="last_quarter"),
            measure=measure,
        ),
        answers=lambda: ending_answer(form),
        effect=lambda: "Its page and its figures stay, whatever you choose.",
        done=f"The last quarter of {measure.code} is changed.",
        theirs=dict,
    )
    return ask(request, asked)
