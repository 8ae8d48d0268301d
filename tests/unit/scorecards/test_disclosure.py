"""What the public may see of a raw figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import (
    Missing,
    NotAvailable,
    Quantity,
    Shown,
    Suppressed,
    Unit,
)
from scorecards.domain.disclosure import Audience, protect
from scorecards.domain.profiles import COUNCIL
from tests.unit.scorecards.profiles import raised

counts = st.integers(min_value=0, max_value=400)


def seen_by(audience, quantity, *, unit=Unit.COUNT, profile=COUNCIL, **more):
    """Return what an audience sees of a quantity."""
    return protect(quantity, unit=unit, audience=audience, profile=profile, **more)


def count(number):
    """Return a count as a quantity."""
    return Quantity(value=Decimal(number))


def share(part, whole):
    """Return a share as a quantity."""
    return Quantity(numerator=Decimal(part), denominator=Decimal(whole))


@pytest.mark.parametrize(
    ("number", "hidden"),
    [(0, False), (1, True), (4, True), (5, False), (310, False)],
)
def test_the_public_does_not_see_counts_of_one_to_four(number, hidden):
    figure = seen_by(Audience.PUBLIC, count(number))

    assert isinstance(figure, Suppressed) is hidden


@pytest.mark.parametrize(
    ("part", "whole", "hidden"),
    [
        (3, 60, True),  # the numerator is small
        (57, 60, True),  # those left out are few
        (5, 9, True),  # the group is small
        (0, 9, True),  # none of a small group tells of each one in it
        (9, 9, True),  # so does all of it
        (0, 60, False),
        (60, 60, False),
        (30, 60, False),
        (5, 10, False),
    ],
)
def test_the_public_does_not_see_a_share_that_tells_of_few(part, whole, hidden):
    figure = seen_by(Audience.PUBLIC, share(part, whole), unit=Unit.PERCENT)

    assert isinstance(figure, Suppressed) is hidden


@pytest.mark.parametrize(("part", "whole"), [(3, 40), (40, 3)])
def test_the_public_does_not_see_a_ratio_with_a_small_side(part, whole):
    figure = seen_by(Audience.PUBLIC, share(part, whole), unit=Unit.RATIO)

    assert figure == Suppressed()


def test_the_public_sees_a_ratio_of_large_groups():
    figure = seen_by(Audience.PUBLIC, share(1305, 1474), unit=Unit.RATIO)

    assert figure == Shown(Decimal(1305) / 1474, Decimal(1305), Decimal(1474))


def test_the_public_sees_few_of_what_is_not_people():
    assert seen_by(Audience.PUBLIC, count(3), profile=None) == Shown(Decimal(3))


def test_a_percentage_without_its_base_is_shown_as_published():
    figure = seen_by(Audience.PUBLIC, count("3.5"), unit=Unit.PERCENT)

    assert figure == Shown(Decimal("3.5"))


@given(part=counts, whole=st.integers(min_value=1, max_value=400))
def test_a_board_sees_every_figure_exactly(part, whole):
    figure = seen_by(Audience.BOARD, share(part, whole), unit=Unit.PERCENT)

    assert figure == Shown(Decimal(part) / whole * 100, Decimal(part), Decimal(whole))


@given(number=counts, smallest=st.integers(min_value=4, max_value=12))
def test_no_count_between_nought_and_the_smallest_is_ever_public(number, smallest):
    figure = seen_by(Audience.PUBLIC, count(number), profile=raised(smallest))

    assert isinstance(figure, Suppressed) is (0 < number < smallest)


@given(part=counts, rest=counts)
def test_a_share_and_its_complement_are_hidden_together(part, rest):
    if not part + rest:
        return
    whole = part + rest

    seen = seen_by(Audience.PUBLIC, share(part, whole), unit=Unit.PERCENT)
    other = seen_by(Audience.PUBLIC, share(rest, whole), unit=Unit.PERCENT)

    assert type(seen) is type(other)


@pytest.mark.parametrize("audience", list(Audience))
def test_what_a_provider_hid_stays_hidden_from_everyone(audience):
    figure = seen_by(audience, None, missing=Missing.HIDDEN_BY_PROVIDER, reason="Small")

    assert figure == Suppressed()


def test_a_figure_that_never_came_keeps_its_reason():
    figure = seen_by(
        Audience.PUBLIC, None, missing=Missing.NOT_SUPPLIED, reason="Not sent."
    )

    assert figure == NotAvailable("Not sent.")


def test_suppression_carries_nothing():
    assert not Suppressed.__dataclass_fields__
