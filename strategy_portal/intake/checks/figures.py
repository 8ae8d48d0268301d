"""Figures that their measures cannot have, and corrections of nothing."""

from collections.abc import Iterator
from datetime import date

from outcomes.domain.entry import ImpossibleFigure, refuse_impossible
from outcomes.domain.figures import FigureStatus, Quantity, QuantityError, Unit
from outcomes.models import Measure
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Row, Values
from strategy_portal.intake.schema import CORRECTIONS, FIGURES
from strategy_portal.intake.whole import Whole

ILLUSTRATIONS = "illustrative_returns.csv"

# Providers round the parts and the whole each for itself; more than this is a slip.
ROUNDING = 1


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
            yield from _of_the_wrong_file(row)
            yield from _wrong_figure(whole, row)
    for row in whole.rows(CORRECTIONS.file).values():
        yield from _wrong_figure(whole, row)
        yield from _wrong_correction(whole, row, given)


def _of_the_wrong_file(row: Row) -> Iterator[Problem]:
    """Keep what is real and what is only an example in files of their own."""
    illustrative = row.values["status"] == FigureStatus.ILLUSTRATIVE
    if illustrative and row.file != ILLUSTRATIONS:
        message = f"Illustrative figures belong in {ILLUSTRATIONS}."
        yield Problem(row.file, row.line, "status", message)
    if not illustrative and row.file == ILLUSTRATIONS:
        message = "Every figure of this file is illustrative; write so."
        yield Problem(row.file, row.line, "status", message)


def _wrong_figure(whole: Whole, row: Row) -> Iterator[Problem]:
    values = row.values
    measure = whole.values("measures.csv").get(values["measure"])
    if not measure:
        return
    for column, sentence in (
        *_of_its_measure(measure),
        *_of_the_future(values, whole.today),
        *_of_its_unit(values, Unit(measure["unit"])),
    ):
        yield Problem(row.file, row.line, column, sentence)


def _of_the_future(values: Values, today: date) -> Iterator[tuple[str, str]]:
    if values["period_end"] > today and not values["missing"]:
        yield "period", "The period has not ended yet."
    if values["as_at"] and values["as_at"] > today:
        yield "as_at", f"The day has not come yet: today is {today.isoformat()}."


def _of_its_unit(values: Values, unit: Unit) -> Iterator[tuple[str, str]]:
    parts = (values["value"], values["numerator"], values["denominator"])
    try:
        quantity = Quantity(*parts)
        refuse_impossible(unit, quantity)
    except ImpossibleFigure as error:
        yield error.part, str(error)
    except QuantityError:
        return  # a reason instead of a figure, or the constraints say what is wrong
    else:
        reckoned = quantity.reckoned(unit)
        if quantity.value is not None and abs(quantity.value - reckoned) > ROUNDING:
            value = f"{reckoned:.1f}"
            yield (
                "value",
                f"The numerator and denominator make {value}; check all three.",
            )


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
