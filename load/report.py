"""What is printed at the end."""

from collections.abc import Sequence
from statistics import quantiles

from load.burst import Burst
from load.guessing import Told, likeness
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


def lines_of_burst(burst: Burst) -> list[str]:
    """Return the figures of a burst as lines of text; times are in milliseconds."""
    errors, mixed = burst.errors, burst.mixed
    kinds = {
        "The latest page": [visit.page.seconds for visit in burst.visits],
        "Pages of an edition": _seconds(burst, "/"),
        **{
            f"Its {extension}": _seconds(burst, f"scorecard.{extension}")
            for extension in ("pdf", "xlsx", "csv", "json")
        },
    }
    asked, rate = len(burst.got), len(burst.got) / burst.seconds
    return [
        f"{'Requests answered':<26} {asked:>8,} ({rate:,.1f} a second)",
        f"{'Editions published':<26} {len(burst.issues) - 1:>8,}",
        f"{'Errors, no answer':<26} {len(errors):>8,}",
        f"{'Mixed, or out of time':<26} {len(mixed):>8,}",
        "",
        TIMES.format("Milliseconds", "Number", "p50", "p95", "p99", "Longest"),
        *(_times(what, times) for what, times in kinds.items() if len(times) > 1),
        *(["", *errors, *mixed] if errors or mixed else []),
    ]


def lines_of_guesses(told: Told, leaks: Sequence[str]) -> list[str]:
    """Return what guesses told as lines of text; times are in milliseconds."""
    return [
        *(
            f"{times:>8,} answers of status {status}, {len(content):,} bytes, alike"
            for (status, content, _), times in told.answers.most_common()
        ),
        f"{len(leaks):>8,} files with an address that hold what is not published",
        "",
        TIMES.format("Milliseconds", "Number", "p50", "p95", "p99", "Longest"),
        _times("What waits", told.kept),
        _times("What never was", told.absent),
        f"Mann-Whitney, two-sided: p = {likeness(told.kept, told.absent):.3f}",
        *leaks,
    ]


def _seconds(burst: Burst, ending: str) -> list[float]:
    kept = [got for visit in burst.visits for got in visit.kept]
    return [got.seconds for got in kept if got.address.endswith(ending)]


def _times(what: str, times: Sequence[float]) -> str:
    """Return the spread of some times, which need be two at least."""
    hundredths = quantiles(times, n=100, method="inclusive")
    spread = (hundredths[49], hundredths[94], hundredths[98], max(times))
    return TIMES.format(
        what, f"{len(times):,}", *(f"{each * 1000:,.0f}" for each in spread)
    )
