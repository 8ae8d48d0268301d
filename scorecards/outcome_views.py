"""Pages of outcomes and measures, as the scorecards' own reckoning says they stand."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outcomes.models import Measure, Observation, Outcome, Placement
from outcomes.terms import as_of
from scorecards.filtersets import MeasureFilterSet
from scorecards.models import Scorecard
from scorecards.presenters.chips import chips_of
from scorecards.presenters.measure import measure_page
from scorecards.presenters.outcome import listed_measure, outcome_page, tally_links
from scorecards.standings import newest_quarter, standing, standings
from scorecards.tables import MeasureTable, paged
from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import needs
from strategy_portal.wording import quarter_full


@needs(Permission.READ_SCORECARDS)
@require_safe
def outcome_list(request):
    """Show the outcomes of the strategy and how their measures stand."""
    pages, quarter = _outcome_pages(Outcome.objects.in_order())
    return TemplateResponse(
        request,
        "outcomes/list.html",
        {"outcomes": pages, "quarter": quarter_full(quarter)},
    )


@needs(Permission.READ_SCORECARDS)
@require_safe
def outcome_detail(request, slug):
    """Show an outcome: every line of the strategy, and what answers it."""
    outcomes = Outcome.objects.select_related("paper")
    outcome = get_object_or_404(outcomes, slug=slug)
    [page], quarter = _outcome_pages(outcomes.filter(pk=outcome.pk))
    shown = Scorecard.objects.filter(outcomes=outcome, kind=Scorecard.Kind.OUTCOME)
    return TemplateResponse(
        request,
        "outcomes/detail.html",
        {
            "outcome": page,
            "quarter": quarter,
            "quarter_words": quarter_full(quarter),
            "scorecards": list(shown.in_order()),
        },
    )


def _outcome_pages(outcomes):
    """Return the pages of outcomes, reckoned together, and the quarter they are of."""
    today = clock.today()
    quarter = newest_quarter(today)
    outcomes = list(outcomes.with_placements(quarter.end))
    lines = Placement.objects.in_force(quarter.end).filter(outcome__in=outcomes)
    found = Measure.objects.live(quarter.end).filter(placements__in=lines)
    rows = standings(found.with_posts().distinct(), quarter, today=today)
    return [outcome_page(each, rows, quarter) for each in outcomes], quarter


@needs(Permission.READ_MEASURES)
@require_safe
def measure_list(request):
    """Show the measures, narrowed, sorted and cut into pages as the address asks."""
    today = clock.today()
    quarter = newest_quarter(today)
    live = Measure.objects.live(quarter.end)
    measures = live.visible_to(request.user, on=today).in_order()
    shown = measures.with_posts().with_placements(quarter.end)
    rows = standings(shown, quarter, today=today)
    filterset = MeasureFilterSet(
        request.GET, queryset=measures, standings=rows, quarter=quarter
    )
    passing = set(filterset.qs.values_list("code", flat=True))
    found = (each for each in shown if each.code in passing)
    table = MeasureTable([listed_measure(each, rows, quarter) for each in found])
    return TemplateResponse(
        request,
        "outcomes/measure_list.html",
        {
            "filterset": filterset,
            "chips": chips_of(filterset, request.GET),
            "table": paged(request, table),
            "tally": tally_links(rows.values()),
            "total": len(rows),
            "quarter": quarter_full(quarter),
        },
    )


@needs(Permission.READ_MEASURES)
@require_safe
def measure_detail(request, slug):
    """Show all that is known of a measure."""
    today = clock.today()
    measures = Measure.objects.visible_to(request.user, on=today)
    quarter = newest_quarter(today)
    found = measures.with_sources().with_placements(quarter.end)
    [measure] = as_of([get_object_or_404(found, slug=slug)], quarter.end)
    row, history = standing(measure, quarter, today=today)
    page = measure_page(
        measure,
        row,
        history,
        quarter=quarter,
        corrections=Observation.objects.corrections_of(measure),
        scorecards=Scorecard.objects.showing(measure, quarter.end),
    )
    corrects = can(request.user, Permission.CORRECT_FIGURE, on=today)
    return TemplateResponse(
        request,
        "outcomes/measure_detail.html",
        {"page": page, "slug": slug, "corrects": corrects},
    )
