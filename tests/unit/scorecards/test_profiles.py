"""Rules of disclosure as data: what they refuse, and what each hides."""

from dataclasses import replace
from decimal import Decimal

import pytest

from outcomes.domain.figures import Quantity, Suppressed, Unit
from scorecards.domain.disclosure import Audience, protect
from scorecards.domain.profiles import COUNCIL, PROFILES, SenselessProfile
from tests.unit.scorecards.profiles import under_each_profile


def test_the_council_rule_hides_one_to_four_and_percentages_of_fewer_than_ten():
    assert (COUNCIL.largest_hidden, COUNCIL.smallest_base) == (4, 10)


def test_profile_is_known_by_its_own_short_name():
    assert PROFILES["council-5"] is COUNCIL
    assert [each.slug for each in PROFILES.values()] == list(PROFILES)


@pytest.mark.parametrize("count", [-1, 0, 3])
def test_hidden_count_has_to_be_one_of_three_numbers(count):
    with pytest.raises(SenselessProfile, match="one of two numbers"):
        replace(COUNCIL, smallest_count=count)

    assert replace(COUNCIL, smallest_count=4).largest_hidden == 3


@pytest.mark.parametrize(("count", "base"), [(5, 9), (4, 7), (8, 0)])
def test_group_of_which_only_none_or_all_would_be_shown_is_too_small(count, base):
    with pytest.raises(SenselessProfile, match="twice the smallest count"):
        replace(COUNCIL, smallest_count=count, smallest_base=base)


def is_hidden(profile, part, whole):
    quantity = Quantity(numerator=Decimal(part), denominator=Decimal(whole))
    figure = protect(
        quantity, unit=Unit.PERCENT, audience=Audience.PUBLIC, profile=profile
    )
    return isinstance(figure, Suppressed)


@under_each_profile
def test_share_of_a_small_group_is_hidden_whatever_it_is(profile):
    small = profile.smallest_base - 1

    assert all(is_hidden(profile, part, small) for part in range(small + 1))


@under_each_profile
def test_smallest_group_of_which_a_share_is_shown_may_be_shown_divided(profile):
    base = profile.smallest_base
    shown = [part for part in range(base + 1) if not is_hidden(profile, part, base)]

    assert {0, base} < set(shown)
