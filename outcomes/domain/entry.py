"""What may be entered as a figure: numbers that a measure of that unit can have.

A percentage is a part out of its whole. A rate may pass 100 (suspensions for each 100
pupils), a score may be below zero (a progress score), and a count is of whole things.
"""

from decimal import Decimal

from outcomes.domain.figures import Quantity, Unit


class ImpossibleFigure(ValueError):
    """A measure of this unit cannot have this number. `part` names the number."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part


def refuse_impossible(unit: Unit, quantity: Quantity) -> None:
    """Raise ImpossibleFigure where a measure of the unit cannot have the quantity."""
    parts = (
        ("value", quantity.value),
        ("numerator", quantity.numerator),
        ("denominator", quantity.denominator),
    )
    for part, number in parts:
        if unit is not Unit.SCORE and number is not None and number < 0:
            raise ImpossibleFigure(part, f"The {part} cannot be below zero.")
    if unit is Unit.COUNT:
        _refuse_for_count(quantity)
    if unit is Unit.PERCENT:
        _refuse_for_percent(quantity)


def _refuse_for_count(quantity: Quantity) -> None:
    if quantity.denominator is not None:
        sentence = "A count has no denominator; write the count as the value."
        raise ImpossibleFigure("denominator", sentence)
    if quantity.value is not None and quantity.value % 1:
        raise ImpossibleFigure("value", "A count is a whole number.")


def _refuse_for_percent(quantity: Quantity) -> None:
    if quantity.value is not None and quantity.value > 100:
        raise ImpossibleFigure("value", "A percentage cannot be above 100.")
    whole = quantity.denominator
    if whole is not None and (quantity.numerator or Decimal(0)) > whole:
        sentence = "The numerator cannot be larger than the denominator."
        raise ImpossibleFigure("numerator", sentence)
