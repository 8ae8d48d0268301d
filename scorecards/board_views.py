"""The page of a quarter for whoever runs it."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outcomes.models import ReturnQuarter
from scorecards.board_lines import LineFilterSet, LineTable
from scorecards.quarter_board import board_of, lines_of, standings_in
from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import needs
from strategy_portal.listing import paged


@needs(Permission.READ_QUARTER)
@require_safe
def quarter_board(request, quarter):
    """Show who has returned, who is late, what is odd and what has changed."""
    gathering = get_object_or_404(ReturnQuarter, starts_on=quarter.start)
    today = clock.today()
    rows = standings_in(gathering, today=today)
    lines = lines_of(gathering).visible_to(request.user, on=today)
    filterset = LineFilterSet(
        request.GET,
        queryset=lines.select_related(
            "measure", "belongs_to__post", "belongs_to__gathering", "saved_by"
        ),
        today=today,
        quarter=gathering.quarter,
    )
    table = LineTable(filterset.qs, standings=rows, today=today)
    return TemplateResponse(
        request,
        "scorecards/quarter_board.html",
        {
            "board": board_of(gathering, rows, today=today),
            "gathering": gathering,
            "filterset": filterset,
            "table": paged(request, table),
            "may_run": can(request.user, Permission.RUN_QUARTER, on=today),
        },
    )
