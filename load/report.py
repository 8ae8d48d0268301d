"""What is printed at the end."""

from collections.abc import Sequence
from statistics import quantiles

from load.saving import Ledger

TIMES = "{:<26} {:>8} {:>8} {:>8} {:>8} {:>8}"


def lines_of(ledger: Ledger, lost: Sequence[str], seconds: float) -> list[str]:
    """Return the figures of a run as lines of text; times are in milliseconds."""
    saves = len(ledger.saves)
    return [
        f"{'Saves acknowledged':<26} {saves:>8,} ({saves / seconds:,.1f} a second)",
        f"{'Conflicts, saved again':<26} {ledger.conflicts:>8,}",
        f"{'Acknowledged and lost':<26} {len(lost):>8,}",
        f"{'Server errors, no answer':<26} {ledger.server_errors:>8,}",
        f"{'Other strange answers':<26} {ledger.other_strange:>8,}",
        "",
        TIMES.format("Milliseconds", "Number", "p50", "p95", "p99", "Longest"),
        _times("Saves, until answered", ledger.save_times),
        _times("Pages", ledger.page_times),
        *(["", *lost, *ledger.strange] if lost or ledger.strange else []),
    ]


def _times(what: str, times: Sequence[float]) -> str:
    """Return the spread of some times, which need be two at least."""
    hundredths = quantiles(times, n=100, method="inclusive")
    spread = (hundredths[49], hundredths[94], hundredths[98], max(times))
    return TIMES.format(
        what, f"{len(times):,}", *(f"{each * 1000:,.0f}" for each in spread)
    )
