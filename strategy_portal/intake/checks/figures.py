"""Figures that their measures cannot have, and corrections of nothing."""

from collections.abc import Iterator
from typing import Any

from outcomes.domain.entry import ImpossibleFigure, refuse_impossible
from outcomes.domain.figures import Quantity, QuantityError, Unit
from outcomes.models import Measure
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Row, Values
from strategy_portal.intake.schema import CORRECTIONS, FIGURES
from strategy_portal.intake.whole import Whole


def impossible_figures(whole: Whole) -> Iterator[Problem]:
    """Find what is wrong with figures and their corrections."""
    given: dict[Key, Row] = {}
    for kind in FIGURES:
        for key, row in whole.rows(kind.file).items():
            if key in given:
                earlier = given[key]
                message = f"{earlier.file}, line {earlier.line} has this figure too."
                yield Problem(row.file, row.line, "period", message)
            given.setdefault(key, row)
            yield from _wrong_figure(whole, row)
    for row in whole.rows(CORRECTIONS.file).values():
        yield from _wrong_figure(whole, row)
        yield from _wrong_correction(whole, row, given)


def _wrong_figure(whole: Whole, row: Row) -> Iterator[Problem]:
    values = row.values
    measure = whole.values("measures.csv").get(values["measure"])
    if not measure:
        return
    for column, sentence in _of_its_measure(measure):
        yield Problem(row.file, row.line, column, sentence)
    end: Any = values["period_end"]
    if end > whole.today and not values.get("missing"):
        message = "The period has not ended yet."
        yield Problem(row.file, row.line, "period", message)
    try:
        quantity: Any = (values["value"], values["numerator"], values["denominator"])
        if quantity != (None, None, None):
            refuse_impossible(Unit(str(measure["unit"])), Quantity(*quantity))
    except ImpossibleFigure as error:
        yield Problem(row.file, row.line, error.part, str(error))
    except QuantityError:
        return  # the constraints say so


def _of_its_measure(measure: Values) -> Iterator[tuple[str, str]]:
    code = measure["code"]
    if measure["state"] == Measure.State.IN_DEVELOPMENT:
        yield "measure", f"{code} is in development and takes no figures."
    if measure["derivation"]:
        base = measure["derived_from"]
        yield "measure", f"{code} is worked out from {base}; give the figures of that."


def _wrong_correction(
    whole: Whole, row: Row, given: dict[Key, Row]
) -> Iterator[Problem]:
    period, recorded_on = row.key[:-1], row.key[-1]
    if period not in given and period not in whole.stored.figures:
        message = "There is no figure of this period to correct."
        yield Problem(row.file, row.line, "period", message)
    if recorded_on > whole.today:
        message = f"The day has not come yet: today is {whole.today.isoformat()}."
        yield Problem(row.file, row.line, "recorded_on", message)
