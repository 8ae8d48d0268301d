"""Every file of a strategy, each after those that it refers to."""

from strategy_portal.intake.schema.delivery import DELIVERY, MEETINGS
from strategy_portal.intake.schema.figures import CORRECTIONS, FIGURES
from strategy_portal.intake.schema.kinds import Kind
from strategy_portal.intake.schema.measures import COMPARISONS, MEASURES, SCORECARDS
from strategy_portal.intake.schema.strategy import BOARDS, PEOPLE, SOURCES, STRATEGIES

DEFINITIONS: tuple[Kind, ...] = (
    *SOURCES,
    *PEOPLE,
    *BOARDS,
    *STRATEGIES,
    *DELIVERY,
    *MEETINGS,
    *MEASURES,
    *COMPARISONS,
    *SCORECARDS,
)
EVERY_KIND: tuple[Kind, ...] = (*DEFINITIONS, *FIGURES, CORRECTIONS)
BY_FILE: dict[str, Kind] = {kind.file: kind for kind in EVERY_KIND}
BY_TARGET: dict[str, Kind] = {kind.target: kind for kind in DEFINITIONS}

__all__ = [
    "BY_FILE",
    "BY_TARGET",
    "CORRECTIONS",
    "DEFINITIONS",
    "EVERY_KIND",
    "FIGURES",
    "Kind",
]
