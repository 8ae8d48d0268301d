"""Which measures count some of whom another measure counts, read once for all."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.db.models import Q

from outcomes.models import Measure


@dataclass(frozen=True, slots=True)
class Family:
    """A measure, and those of the scorecards that are counted in it."""

    larger: Measure
    smaller: tuple[Measure, ...]

    @property
    def keys(self) -> Iterator[int]:
        """Yield the key of each of them."""
        yield from (each.pk for each in (self.larger, *self.smaller))


def families_of(measures: set[int]) -> dict[int, Family]:
    """Return the family of each measure that has one, by the key of each member.

    A measure on no scorecard tells nobody anything.
    """
    found: dict[Measure, list[Measure]] = defaultdict(list)
    members = (
        Measure.objects.filter(Q(counted_in__in=measures) | Q(pk__in=_beside(measures)))
        .filter(placements__isnull=False)
        .select_related("counted_in", "counted_in__reporting_post", "reporting_post")
        .order_by("letter", "number")
        .distinct()
    )
    for each in members:
        found[cast("Measure", each.counted_in)].append(each)
    families = [Family(larger, tuple(smaller)) for larger, smaller in found.items()]
    return {key: family for family in families for key in family.keys}


def _beside(measures: set[int]):
    """Return what is counted in the same measures as some others, and those too."""
    larger = Measure.objects.filter(pk__in=measures, counted_in__isnull=False)
    found = Measure.objects.filter(counted_in__in=larger.values("counted_in"))
    return found.values("pk")
