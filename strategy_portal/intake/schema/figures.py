"""The files of figures, which the database never edits, and of corrections."""

from outcomes.models import Observation
from strategy_portal.intake.columns import BadCell, Column, day, single, text_of
from strategy_portal.intake.schema.kinds import Kind, kind
from strategy_portal.periods import Basis, NotAPeriod, parse_period

KEY = "measure breakdown place basis period_start period_end"

# Until the basis beside it is read, both ends of the period are the text of the cell.
PERIOD = Column("period", ("period_start", "period_end"), lambda text: (text, text))


def with_period(values: dict[str, object]) -> dict[str, object]:
    """Read the period by the basis beside it."""
    try:
        period = parse_period(Basis(str(values["basis"])), str(values["period_end"]))
    except NotAPeriod as error:
        raise BadCell(str(error), "period") from None
    return {"period_start": period.start, "period_end": period.end}


def figures(file: str) -> Kind:
    """Declare a file of figures."""
    return kind(
        file,
        Observation,
        KEY,
        "measure breakdown place basis",
        PERIOD,
        "value numerator denominator status missing missing_reason as_at release",
        "caveat series",
        finish=with_period,
    )


FIGURES = (figures("published_figures.csv"), figures("illustrative_returns.csv"))

CORRECTIONS = kind(
    "corrections.csv",
    Observation,
    f"{KEY} recorded_on",
    "measure breakdown place basis",
    PERIOD,
    "value numerator denominator status as_at",
    Column("reason", ("reason",), single(text_of(300))),
    Column("recorded_on", ("recorded_on",), single(day)),
    finish=lambda values: with_period(values) | {"missing": "", "missing_reason": ""},
)
