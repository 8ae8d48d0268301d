"""What changed about a measure on a day: what is counted, or which way is better.

Figures carry their series on; a change of definition begins another. A figure is rated
by the way that was better when its period ended. Days are the first of a quarter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from outcomes.domain.rating import Polarity
from strategy_portal.periods import Period
from strategy_portal.wording import month_words


@dataclass(frozen=True, slots=True)
class Turn:
    """From a day on figures are of another series, or another way is better.

    `series` is empty where they stay comparable; `polarity` is what it was before, None
    where it stays. `reason` is a sentence of whoever decided it.
    """

    since: date
    series: str = ""
    polarity: Polarity | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """Return why figures before and after are not compared, in sentences."""
        since = f"The definition changed from {month_words(self.since)} on."
        return f"{since} {self.reason.rstrip('.')}."


def polarity_on(day: date, now: Polarity, turns: Iterable[Turn]) -> Polarity:
    """Return which way was better on a day: what the next turn to come changed.

    Of two that begin on one day, the one that was decided last stands first.
    """
    later = {x.since: x.polarity for x in turns if x.since > day and x.polarity}
    return later[min(later)] if later else now


def series_of(
    period: Period, figures: Sequence[tuple[Period, str]], turns: Iterable[Turn]
) -> str:
    """Return the series of which a figure of a period is.

    `figures` are the earlier ones with their series, oldest first. The last turn that
    had begun when the period ended holds, unless a figure since it is of another.
    """
    begun = [turn for turn in turns if turn.series and turn.since <= period.end]
    turn = max(begun, key=lambda turn: turn.since, default=None)
    before = [known for known in figures if known[0].end < period.end]
    if turn and not (before and before[-1][0].end >= turn.since):
        return turn.series
    return before[-1][1] if before else ""
