"""Pages on which the performance lead composes a set, and warnings are agreed to."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from scorecards.assemble import NoFigures, quarters_with_figures
from scorecards.models import Edition, Finding, QuarterSet
from scorecards.publication import agree, cancel_set, compose_set, make_again
from scorecards.publishing.asking import FORM_METHODS, Screen, ask, trail_of, typed
from scorecards.publishing.forms import AgreeForm, ConfirmForm, CorrectForm
from scorecards.publishing.words import MADE_SOON, title_of
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs
from strategy_portal.wording import quarter_full

COMPOSING = (
    "The files of every scorecard of the quarter are made from what is signed off now, "
    f"and checked. {MADE_SOON} Nothing becomes public by it."
)
CORRECTING = (
    "A new edition takes the place of the one that is public, once it is published. "
    f"Until then nothing public changes. {COMPOSING}"
)


@keeps_typed
@needs(Permission.COMPOSE)
@require_http_methods(FORM_METHODS)
def set_compose(request, quarter):
    """Ask whether to compose a quarter, or what a correction of it corrects."""
    _refuse_unknown(quarter)
    corrects = Edition.objects.of(quarter).exists()
    verb = "Correct" if corrects else "Compose"
    screen = Screen(
        title=f"{verb} {quarter_full(quarter)}",
        about=CORRECTING if corrects else COMPOSING,
        button="Compose a correction" if corrects else "Compose it",
        trail=trail_of(),
    )
    form = CorrectForm if corrects else ConfirmForm

    def compose(reason=""):
        composed = compose_set(
            quarter=quarter, actor=request.user, now=clock.now(), reason=reason
        )
        return f"{title_of(composed)}, is composed. {MADE_SOON}"

    return ask(request, form(typed(request)), screen, compose)


def _refuse_unknown(quarter):
    try:
        known = quarters_with_figures()
    except NoFigures as refusal:
        raise Http404(str(refusal)) from refusal
    if quarter not in known:
        raise Http404("There are no figures for this quarter.")


@needs(Permission.COMPOSE)
@require_http_methods(FORM_METHODS)
def set_make_again(request, pk):
    """Ask whether to make the files of a set anew."""
    prepared = get_object_or_404(QuarterSet, pk=pk)
    screen = Screen(
        title="Make the files again",
        about=(
            "The files are made anew from what is signed off now, and checked. What "
            "somebody agreed to stays agreed where the same is found again."
        ),
        button="Make them again",
        trail=trail_of(prepared),
        what=title_of(prepared),
    )

    def make():
        make_again(prepared=prepared, actor=request.user, now=clock.now())
        return f"The files of {title_of(prepared)}, are made again. {MADE_SOON}"

    return ask(request, ConfirmForm(typed(request)), screen, make)


@needs(Permission.COMPOSE)
@require_http_methods(FORM_METHODS)
def set_cancel(request, pk):
    """Ask whether to give a set up."""
    prepared = get_object_or_404(QuarterSet, pk=pk)
    screen = Screen(
        title="Cancel this edition",
        about="It is given up, and cannot be taken up again. Nothing public changes.",
        button="Cancel this edition",
        trail=trail_of(prepared),
        what=title_of(prepared),
        takes_away=True,
    )

    def cancel():
        cancel_set(prepared=prepared, actor=request.user, now=clock.now())
        return f"{title_of(prepared)}, is cancelled. Nothing public has changed."

    return ask(request, ConfirmForm(typed(request)), screen, cancel)


@keeps_typed
@needs(Permission.COMPOSE, Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def set_agree(request, pk, finding_pk):
    """Ask why a warning does not stop the publication, and put a name to it."""
    findings = Finding.objects.filter(belongs_to=pk).select_related("belongs_to")
    finding = get_object_or_404(findings, pk=finding_pk)
    screen = Screen(
        title="Agree to a warning",
        about=finding.words,
        button="Agree",
        trail=trail_of(finding.belongs_to),
        what=title_of(finding.belongs_to),
    )

    def agreed(why):
        agree(finding=finding, why=why, actor=request.user, now=clock.now())
        return "Your name and reason stand beside the warning."

    return ask(request, AgreeForm(typed(request)), screen, agreed)
