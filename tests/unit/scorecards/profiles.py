"""Rules of disclosure for tests: each that can be chosen, and one that hides more."""

import pytest

from scorecards.domain.profiles import PROFILES, Profile

# What a reader tries is tried under every rule, so that none is chosen unproved.
under_each_profile = pytest.mark.parametrize(
    "profile", list(PROFILES.values()), ids=list(PROFILES)
)


def raised(smallest_count):
    """Return a rule that hides all counts below so many."""
    return Profile(
        slug="raised",
        name="raised rule",
        source="nobody's practice",
        smallest_count=smallest_count,
        smallest_base=2 * smallest_count,
    )
