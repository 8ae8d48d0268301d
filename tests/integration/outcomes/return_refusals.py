"""What the database refuses of a return: one case a rule."""

from datetime import date
from decimal import Decimal

from tests.factories import returns as make
from tests.factories.portal import UserFactory
from tests.factories.returns import OPENED_AT


def twice(factory, **shared):
    """Write two rows that share some values."""
    for _ in range(2):
        factory(**shared)


def line(**fields):
    """Return a writer of a line with these fields."""
    return lambda: make.ReturnLineFactory(**fields)


RETURNS_REFUSED = {
    "return_quarter_closed_by_somebody": lambda: make.ReturnQuarterFactory(
        closed=True, closed_by=None
    ),
    "return_quarter_closed_at_some_time": lambda: make.ReturnQuarterFactory(
        state="closed"
    ),
    "return_quarter_due_after_it_starts": lambda: make.ReturnQuarterFactory(
        due_on=date(2025, 7, 1)
    ),
    "return_once_a_post_and_quarter": lambda: twice(
        make.ReturnFactory,
        gathering=make.ReturnQuarterFactory(),
        post=make.PostFactory(),
    ),
    "return_line_once_a_measure_and_period": lambda: twice(
        make.ReturnLineFactory,
        belongs_to=make.ReturnFactory(),
        measure=make.MeasureFactory(),
    ),
    "return_line_period_ends_after_it_starts": line(period_start=date(2025, 10, 1)),
    "return_line_has_a_figure_or_a_reason": line(missing="not supplied"),
    "return_line_numerator_has_its_denominator": line(numerator=Decimal(3)),
    "return_line_signed_off_has_its_observation": line(state="signed off"),
    "return_line_sent_back_says_why": line(state="returned"),
    "return_line_saved_by_somebody": line(saved_at=OPENED_AT),
    "return_line_submitted_by_somebody": line(submitted_at=OPENED_AT),
    "return_line_returned_by_somebody": line(returned_at=OPENED_AT),
    "return_line_signed_by_somebody": lambda: make.ReturnLineFactory(
        signed_by=UserFactory()
    ),
    "return_draft_once_a_person_and_line": lambda: twice(
        make.ReturnDraftFactory, user=UserFactory(), line=make.ReturnLineFactory()
    ),
    "line_part_once_a_breakdown": lambda: twice_a_part(),
    "line_part_is_a_value_or_a_share": lambda: make.LinePartFactory(denominator=None),
    "frozen_rule_is_whole_or_absent": lambda: make.FrozenRuleFactory(tolerance=None),
}


def twice_a_part():
    """Give one breakdown of a line two figures."""
    part = make.LinePartFactory()
    make.LinePartFactory(line=part.line, breakdown=part.breakdown)
