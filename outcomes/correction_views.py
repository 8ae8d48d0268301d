"""Pages on which figures that stand are corrected, and a history is added."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.correction_services import (
    CorrectedMeanwhile,
    correct_figure,
    standing_figure,
    standing_parts,
)
from outcomes.figure_page import FigureTable, figure_view, history_lines
from outcomes.forms import CorrectionForm, typed
from outcomes.given import Given
from outcomes.history_services import own_figures, record_history
from outcomes.importing import RowsStandInTheWay
from outcomes.intake.grid import BlockRefused
from outcomes.intake.history import read_history
from outcomes.known_lines import LONGEST
from outcomes.models import Measure, Observation
from outcomes.models.returns import entry_of
from outcomes.past import pasts_of
from outcomes.preview_page import preview_page
from outcomes.return_services import FigureRefused, NeedsCheck
from outcomes.return_sheet import takes_base
from outcomes.services import MeasureTakesNoFigures
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, kept_form, needs
from strategy_portal.listing import paged
from strategy_portal.wording import count_words, sentence_case

FORM_METHODS = ["GET", "HEAD", "POST"]


@needs(Permission.CORRECT_FIGURE)
@require_safe
def figure_list(request, slug):
    """List the figures of a measure that stand, each to be corrected."""
    measure = get_object_or_404(Measure, slug=slug)
    figures = own_figures(measure).select_related("measure", "recorded_by")
    return TemplateResponse(
        request,
        "returns/figure_list.html",
        {"measure": measure, "table": paged(request, FigureTable(figures))},
    )


@keeps_typed
@needs(Permission.CORRECT_FIGURE)
@require_http_methods(FORM_METHODS)
def figure_correct(request, slug, pk):
    """Show the figure that stands beside the fields of the right one; correct it."""
    whole = Observation.objects.own().filter(breakdown__isnull=True)
    observation = get_object_or_404(
        whole.select_related("measure", "place"), pk=pk, measure__slug=slug
    )
    data = request.POST if request.method == "POST" else kept_form(request)
    form = _form(observation, data)
    if request.method == "POST" and form.is_valid():
        try:
            standing = _correct(request, observation, form)
        except FigureRefused as refusal:
            return _shown(request, observation, form, refusal=refusal, status=422)
        except CorrectedMeanwhile as meanwhile:
            sentence = f"{meanwhile} Look at it before you correct it again."
            messages.error(request, sentence)
            standing = meanwhile.standing
            return redirect("returns:figure-correct", slug=slug, pk=standing.pk)
        same = standing.pk == observation.pk
        words = (
            "That is the figure that stands." if same else "The figure is corrected."
        )
        messages.success(request, words)
        return redirect("outcomes:measure-detail", slug=slug)
    status = 422 if request.method == "POST" else 200
    return _shown(request, observation, form, status=status)


def _correct(request, observation, form):
    return correct_figure(
        observation=observation,
        given=form.given,
        reason=form.cleaned_data["reason"],
        actor=request.user,
        now=clock.now(),
    )


def _form(observation, data):
    """Return the form, filled in with the figure that stands."""
    measure = observation.measure
    base = takes_base(pasts_of([measure])[measure.pk])
    parts = {pk: entry_of(row) for pk, row in standing_parts(observation).items()}
    standing = standing_figure(observation)
    given = Given(entry=entry_of(standing), parts=parts)
    return CorrectionForm(
        data,
        initial=typed(given, version=0, takes_base=base) | {"status": standing.status},
        counts=measure.counts,
        takes_base=base,
        breakdowns=measure.breakdowns.order_by("order", "pk"),
    )


def _shown(request, observation, form, *, refusal=None, status):
    findings = refusal.findings if isinstance(refusal, NeedsCheck) else ()
    problems = [
        (f"id_{name}", sentence)
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    for finding in refusal.findings if refusal else ():
        named = finding.part in form.fields
        anchor = f"id_{finding.part}" if named else "figure"
        problems.append((anchor, finding.sentence))
    return TemplateResponse(
        request,
        "returns/figure_correct.html",
        {
            "measure": observation.measure,
            "figure": figure_view(standing_figure(observation)),
            "form": form,
            "findings": findings,
            "problems": problems,
        },
        status=status,
    )


@keeps_typed
@needs(Permission.CORRECT_FIGURE)
@require_http_methods(FORM_METHODS)
def history_paste(request, slug):
    """Take a pasted history: shown first, then recorded together or not at all."""
    measure = get_object_or_404(Measure, slug=slug)
    data = request.POST if request.method == "POST" else kept_form(request) or {}
    block = data.get("block", "")
    if request.method != "POST":
        return _history(request, measure, block)
    line, standing = history_lines(measure, clock.today())
    try:
        shown = read_history(
            block, line, today=clock.today(), standing=standing, longest=LONGEST
        )
    except BlockRefused as refusal:
        return _history(request, measure, block, problem=str(refusal), status=422)
    if "save" not in data:
        return _history(request, measure, block, shown)
    try:
        recorded = record_history(
            measure=measure,
            shown=shown,
            checked=frozenset(data.getlist("checked")),
            actor=request.user,
            now=clock.now(),
        )
    except (RowsStandInTheWay, MeasureTakesNoFigures) as why:
        return _history(request, measure, block, shown, problem=str(why), status=422)
    count = count_words(len(recorded), "figure")
    messages.success(request, sentence_case(f"{count} recorded."))
    return redirect("outcomes:measure-detail", slug=slug)


def _history(request, measure, block, shown=None, *, problem="", status=200):
    return TemplateResponse(
        request,
        "returns/history.html",
        {
            "measure": measure,
            "pasted": block,
            "page": preview_page(shown) if shown else None,
            "problem": problem,
        },
        status=status,
    )
