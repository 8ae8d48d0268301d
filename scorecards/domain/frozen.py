"""What a figure was held against when it was signed off, as a scorecard shows it.

Rules are in the measure's unit, of the figure's own period. Source: an annual change of
targets, or of what counts as better, must not recolour what was reported.
"""

from collections.abc import Mapping

from outcomes.domain.rating import Polarity, Reference
from outcomes.domain.targets import FrozenTerms
from outcomes.domain.trend import Reading
from scorecards.domain.inputs import PlaceFacts
from scorecards.domain.scorecard import Aim, Sighting


def frozen_aim(frozen: FrozenTerms, places: Mapping[str, PlaceFacts]) -> Aim | None:
    """Return the aim that was frozen; None where the figure had no target."""
    if frozen.rule is None:
        return None
    compared = frozen.reference is Reference.COMPARATOR
    place = places.get(frozen.comparator) if compared else None
    return Aim(frozen.rule, frozen.reference, place, frozen.illustrative)


def polarity_of(sighting: Sighting | None, reading: Reading) -> Polarity:
    """Return which way was better for a figure: as signed, else when its period ended.

    Without a figure it is what is better now.
    """
    if sighting is None:
        return reading.polarity
    if sighting.frozen:
        return sighting.frozen.polarity
    return reading.polarity_on(sighting.period.end)
