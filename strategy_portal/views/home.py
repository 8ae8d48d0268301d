"""The first page of the portal: how the latest quarter stands, and what needs a board.

It reckons every measure once, as the scorecards do, and reads the rest from that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outcomes.domain.rating import Status
from outcomes.domain.rollup import Tally
from outcomes.models import Placement, ReturnLine
from outcomes.states import LineState
from outcomes.task_list import tasks_of
from priorities.models import Board, Strategy
from priorities.naming import Names, names_on
from scorecards.domain.scorecard import Row
from scorecards.models import Scorecard
from scorecards.page import Ask, ChangeItem, Sentence
from scorecards.presenters.changes import changes_of
from scorecards.presenters.outcome import counted_rows
from scorecards.presenters.story import asks_of, headline_of, story_of
from scorecards.standings import newest_quarter, standings_of_quarter
from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import needs
from strategy_portal.periods import Quarter
from strategy_portal.wording import quarter_months, quarter_words

MOST_ASKS = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A scorecard of the quarter in a line, with the story that its figures tell."""

    slug: str
    title: str
    what: str
    story: str
    off_track: int
    at_risk: int
    on_track: int
    not_rated: int
    total: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """How the latest quarter stands over all scorecards.

    A measure that needs a board, or that changed, comes with its slug.
    """

    quarter: Quarter
    title: str
    months: str
    previous: str
    cards: tuple[Card, ...]
    headline: str
    story: Sentence
    asks: tuple[tuple[str, Ask], ...]
    more_asks: int
    changes: tuple[tuple[str, tuple[tuple[str, ChangeItem], ...]], ...]
    has_measures: bool
    illustrative: bool


@needs(Permission.READ_STRATEGY)
@require_safe
def home(request):
    """Show how the latest quarter stands, and where to go from here.

    The figures are for those who may read the boards' scorecards.
    """
    today = clock.today()
    reads = can(request.user, Permission.READ_SCORECARDS, on=today)
    boards = Board.objects.filter(scorecards__isnull=False).distinct().in_order()
    return TemplateResponse(
        request,
        "portal/home.html" if reads else "portal/home_without_figures.html",
        {
            "today": today,
            "page": home_page(newest_quarter(today), today) if reads else None,
            "tasks": [each for each in tasks_of(request.user, today) if each.waits],
            "to_sign": ReturnLine.objects.signable_by(request.user, on=today)
            .filter(state=LineState.SUBMITTED)
            .count(),
            "strategies": Strategy.objects.filter(parent=None).in_order(),
            "boards": boards,
        },
    )


def home_page(quarter: Quarter, today: date) -> HomePage:
    """Return a quarter as the first page shows it."""
    scorecards = list(
        Scorecard.objects.select_related("board")
        .with_placements(quarter.end)
        .in_order()
    )
    standings = standings_of_quarter(quarter, today=today)
    names = names_on(quarter.end)
    lines = [line for each in scorecards for line in _lines(each)]
    rows = counted_rows(lines, standings)
    slugs = {row.facts.code: row.facts.slug for row in rows}
    asks = asks_of(rows)
    return HomePage(
        quarter=quarter,
        title=quarter_words(quarter),
        months=quarter_months(quarter),
        previous=f"Quarter {quarter.previous().number}",
        cards=tuple(_card(each, standings, names) for each in scorecards),
        headline=headline_of(rows),
        story=story_of(Tally(tuple(row.now.status for row in rows))),
        asks=tuple((slugs[ask.code], ask) for ask in asks[:MOST_ASKS]),
        more_asks=max(len(asks) - MOST_ASKS, 0),
        changes=_changes(rows, quarter, slugs),
        has_measures=bool(rows),
        illustrative=any(row.illustrative for row in rows),
    )


def _lines(scorecard: Scorecard) -> list[Placement]:
    """Return the lines that a scorecard asks for."""
    headlines = scorecard.kind == Scorecard.Kind.HEADLINE
    return [
        line
        for outcome in scorecard.outcomes.all()
        for line in outcome.placements.all()
        if line.measure.headline or not headlines
    ]


def _card(scorecard: Scorecard, standings: dict[str, Row], names: Names) -> Card:
    rows = counted_rows(_lines(scorecard), standings)
    tally = Tally(tuple(row.now.status for row in rows))
    return Card(
        slug=scorecard.slug,
        title=scorecard.title,
        what=f"{scorecard.get_kind_display()} for the {names.board(scorecard.board)}",
        story=headline_of(rows),
        off_track=tally.of(Status.OFF_TRACK),
        at_risk=tally.of(Status.AT_RISK),
        on_track=tally.of(Status.ON_TRACK),
        not_rated=tally.not_rated,
        total=tally.total,
    )


def _changes(rows: Sequence[Row], quarter: Quarter, slugs: dict[str, str]):
    return tuple(
        (each.kind, tuple((slugs.get(item.code, ""), item) for item in each.items))
        for each in changes_of(rows, quarter)
    )
