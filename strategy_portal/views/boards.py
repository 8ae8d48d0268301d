"""A board with all that hangs on it."""

from collections.abc import Iterator

from django.db.models import F, Prefetch
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from priorities.models import (
    AgendaItem,
    AreaForDevelopment,
    Board,
    Meeting,
    MemberQuestion,
    OversightLine,
    ReportingLine,
    Resolution,
    StrategyBoard,
)
from priorities.presenters.sources import Named, provenance_of
from priorities.presenters.standing import standing_of
from priorities.reading import newest_reports
from scorecards.models import Scorecard
from scorecards.standings import newest_quarter
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.wording import quarter_full


@needs(Permission.READ_STRATEGY)
@require_safe
def board_detail(request, code):
    """Show a board: whom it reports to, what it oversees, hears and agreed."""
    board = get_object_or_404(boards_in_full(), code=code)
    quarter = newest_quarter(clock.today())
    return TemplateResponse(
        request,
        "portal/board_detail.html",
        {
            "board": board,
            "areas": areas_of(board),
            "scorecards": board.scorecards.all(),
            "quarter": quarter,
            "quarter_words": quarter_full(quarter),
            "provenance": provenance_of(_named(board)),
        },
    )


def areas_of(board):
    """Return the areas that a board oversees, each once, by what, and how it stands."""
    found = {}
    for line in board.oversight_lines.all():
        through = line.programme or (line.strategy.title if line.strategy else "")
        found.setdefault(line.area, []).append(through or "Directly")
    return [
        (area, means, standing_of(area.newest_reports)) for area, means in found.items()
    ]


def boards_in_full():
    """Return boards with their lines, strategies, areas, scorecards and meetings."""
    lines = ReportingLine.objects.select_related("board", "reports_to", "paper")
    areas = AreaForDevelopment.objects.select_related("version__strategy")
    oversight = OversightLine.objects.select_related("strategy").prefetch_related(
        Prefetch("area", areas.prefetch_related(newest_reports()))
    )
    strategies = StrategyBoard.objects.select_related("strategy", "paper")
    return Board.objects.select_related("paper").prefetch_related(
        Prefetch("reports_to_lines", lines.order_by("reports_to__name", "pk")),
        Prefetch("reported_by_lines", lines.order_by("board__name", "pk")),
        Prefetch("strategy_lines", strategies.order_by("role", "strategy__title")),
        Prefetch(
            "oversight_lines",
            oversight.order_by("area__version__code", "area__order", "order"),
        ),
        Prefetch("scorecards", Scorecard.objects.in_order()),
        Prefetch("meetings", _meetings()),
    )


def _meetings():
    return Meeting.objects.order_by(
        F("held_on").desc(nulls_last=True), "code"
    ).prefetch_related(
        Prefetch("items", AgendaItem.objects.order_by("order")),
        Prefetch("items__resolutions", Resolution.objects.order_by("order")),
        Prefetch("items__questions", MemberQuestion.objects.order_by("order")),
    )


def _named(board: Board) -> Iterator[Named]:
    yield board.name, board
    for line in board.reports_to_lines.all():
        yield f"Reports to {line.reports_to.name}", line
    for line in board.reported_by_lines.all():
        yield f"Hears from {line.board.name}", line
    for role in board.strategy_lines.all():
        yield f"{role.get_role_display()} of {role.strategy.title}", role
