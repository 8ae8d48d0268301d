"""The rules of disclosure, as data: how few people a public figure may tell of.

A profile is one such rule. All numbers are of people, at whatever period a figure is
of. Those in `PROFILES` can be chosen; the tests of a reader who knows the rules run for
each of them, so none can be chosen that is not proved. Source: the practice of English
statistical producers and councils, who differ; so each rule names its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_COUNT = 4
PARTS = 2


class SenselessProfile(ValueError):
    """The numbers of a profile would leave somebody unprotected."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One rule: which counts and shares of people are too small for the public.

    `smallest_count` is the smallest count above nought that may be shown. It is four
    or more: a hidden count is one of those from 1 to one less, and has to stay one of
    three whole numbers for a reader who knows the rule.

    `smallest_base` is the smallest group of which a share may be shown. It is twice the
    smallest count or more: a smaller group has no two parts that may both be shown. So
    all that would ever be shown of it is none or all, which tell of everyone in it, and
    a share that is hidden would be known to be neither.

    `name` is what people call it, `source` whose practice it is. Raises
    SenselessProfile for smaller numbers.
    """

    slug: str
    name: str
    source: str
    smallest_count: int
    smallest_base: int

    def __post_init__(self) -> None:
        """Refuse numbers with which no proof could hold."""
        if self.smallest_count < LEAST_COUNT:
            raise SenselessProfile(
                f"The smallest count of {self.slug} is {self.smallest_count}; with "
                f"less than {LEAST_COUNT} a hidden count is one of two numbers at most."
            )
        if self.smallest_base < PARTS * self.smallest_count:
            raise SenselessProfile(
                f"The smallest base of {self.slug} is {self.smallest_base}; it has to "
                f"be {PARTS * self.smallest_count} or more, twice the smallest count."
            )

    @property
    def largest_hidden(self) -> int:
        """Return the largest count that is hidden for itself."""
        return self.smallest_count - 1


COUNCIL = Profile(
    slug="council-5",
    name="council rule of five",
    source="the practice of English councils, who publish no counts of 1 to 4 people",
    smallest_count=5,
    smallest_base=10,
)
PROFILES: Mapping[str, Profile] = {each.slug: each for each in (COUNCIL,)}
