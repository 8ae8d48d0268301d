"""Pages on which the performance lead sets and ends targets."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from outcomes.defining.asking import address_of, trail_of
from outcomes.defining.target_forms import EndTargetForm, TargetForm
from outcomes.defining.words import NO_TARGET, reach_words
from outcomes.domain.rating import LimitKind, Polarity
from outcomes.models import Measure
from outcomes.quarters import first_choice
from outcomes.target_services import (
    change_target,
    end_target,
    standing_on,
    whole_targets,
)
from priorities.asking import KEPT, about_the_change, posted, starts
from priorities.changing import Answer, Asked, ask
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.change_forms import quarters_around
from strategy_portal.gate import needs
from strategy_portal.wording import quarter_full, quarter_words

TERMS = ("reference", "value", "comparator", "limit_kind", "limit")
BETTER = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.TARGET: "Closest to the target is best.",
    Polarity.NEUTRAL: "Neither way is better, so it cannot have a target.",
}


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def target_change(request, slug):
    """Give a measure another target, or its first, from a quarter on."""
    measure = get_object_or_404(Measure, slug=slug)
    quarters = quarters_around(clock.today(), first_choice(measure))
    form = TargetForm(
        posted(request), initial=standing_terms(measure, quarters[0]), quarters=quarters
    )
    asked = Asked(
        title=f"Set the target of {measure.code}",
        form=form,
        lead=BETTER[Polarity(measure.polarity)],
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: change_target(
            **about_the_change(form, request, "version", "last_quarter", "confirmed"),
            measure=measure,
            terms=form.terms,
        ),
        answers=lambda: target_answers(measure, form),
        effect=lambda: f"It holds from {starts(form)} on. {KEPT}",
        done=f"The target of {measure.code} is set.",
        theirs=lambda: standing_terms(measure, quarters[0]),
    )
    return ask(request, asked)


def standing_terms(measure, quarter):
    """Return the target that holds in a quarter as its form begins with it."""
    measure.refresh_from_db(fields=["version"])
    target = standing_on(whole_targets(measure), quarter.start)
    found = {"version": measure.version, "limit_kind": LimitKind.VALUE.value}
    if target:
        found |= {name: getattr(target, name) for name in TERMS}
    return found


def target_answers(measure, form):
    """Return what the target becomes, what it was until then, and how long it holds."""
    first, last = form.cleaned_data["first_quarter"], form.cleaned_data["last_quarter"]
    standing = standing_on(whole_targets(measure), first.start)
    until = quarter_full(last) if last else "Until another target is set"
    was = reach_words(measure, standing) if standing else NO_TARGET
    return [
        Answer("Target", reach_words(measure, form.terms), was),
        Answer("Last quarter", until),
    ]


@needs(Permission.DEFINE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def target_end(request, slug):
    """Let a measure have no target after a quarter."""
    measure = get_object_or_404(Measure, slug=slug)
    free = first_choice(measure)
    form = EndTargetForm(
        posted(request),
        initial={"version": measure.version},
        quarters=quarters_around(clock.today(), free.previous() if free else None),
    )
    asked = Asked(
        title=f"End the target of {measure.code}",
        form=form,
        trail=trail_of(measure),
        back=address_of(measure),
        save=lambda: end_target(
            **about_the_change(form, request, "version", quarter="last_quarter"),
            measure=measure,
        ),
        answers=lambda: end_answers(measure, form),
        effect=lambda: f"It has no target after {ends(form)}. {KEPT}",
        done=f"The target of {measure.code} ends.",
        theirs=dict,
    )
    return ask(request, asked)


def ends(form):
    """Return the last quarter with a target, in words."""
    return quarter_words(form.cleaned_data["last_quarter"])


def end_answers(measure, form):
    """Return the targets that end, those to come too."""
    after = form.cleaned_data["last_quarter"].next().start
    return [
        Answer("Target", f"None after {ends(form)}", reach_words(measure, each))
        for each in whole_targets(measure)
        if each.valid_to is None or after <= each.valid_to
    ]
