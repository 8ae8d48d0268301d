"""What editions told of our own figures: read for the next, written with each set."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from outcomes.models import Measure
from scorecards import freeze
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import MeasureInputs, ScorecardInputs
from scorecards.domain.protection import Protection
from scorecards.domain.told import Told
from scorecards.domain.verdicts import Verdict
from scorecards.models import QuarterSet, ToldFigure
from scorecards.models.edition import fingerprint

# A figure told again and again is read once.
TELLS = (
    "measure",
    "part",
    "period_start",
    "period_end",
    "basis",
    "version",
    "first",
    "second",
    "why",
)
CELL = ("measure", "part", "basis", "period_start", "period_end")
COUNTS = ("version", "first", "second")


def told_before(measures: Collection[int]) -> dict[int, tuple[Told, ...]]:
    """Return what every edition so far told of some measures, each thing once."""
    found: dict[int, dict[Told, None]] = defaultdict(dict)
    rows = ToldFigure.objects.published().filter(measure__in=measures)
    for measure, *row in rows.values_list(*TELLS).distinct():
        named = dict(zip(TELLS[1:], row, strict=True))
        found[measure][ToldFigure(**named).value] = None
    return {measure: tuple(told) for measure, told in found.items()}


def protections(inputs: Iterable[ScorecardInputs]) -> Iterator[Protection]:
    """Yield how the figures of each measure of some scorecards are protected, once."""
    seen = set[str]()
    for each in inputs:
        for measure in _measures(each):
            if measure.facts.code not in seen:
                seen.add(measure.facts.code)
                yield Protection(measure, each.own.code, Audience.PUBLIC, each.profile)


def _measures(inputs: ScorecardInputs) -> Iterator[MeasureInputs]:
    for outcome in inputs.outcomes:
        yield from outcome.measures


def write_told(prepared: QuarterSet, found: Iterable[Protection]) -> None:
    """Write what a set tells, in the place of what it told before it was made again."""
    ToldFigure.objects.filter(belongs_to=prepared).delete()
    keys = dict(Measure.objects.values_list("code", "pk"))
    ToldFigure.objects.bulk_create(
        _row(prepared, keys[each.measure.facts.code], told, each.verdict(told.cell))
        for each in found
        for told in each.told
    )


def fingerprint_of(prepared: QuarterSet) -> str:
    """Return the fingerprint of what a set tells, for the manifest of its edition.

    Why a figure is hidden is left out: of few reasons, each could be tried.
    """
    rows = ToldFigure.objects.filter(belongs_to=prepared).order_by(*CELL)
    told = [list(map(str, row)) for row in rows.values_list(*CELL, *COUNTS)]
    return fingerprint(freeze.canonical({"told": told}))


def _row(
    prepared: QuarterSet, measure: int, told: Told, verdict: Verdict
) -> ToldFigure:
    cell = told.cell
    first, second = (*(told.counts or ()), None, None)[:2]
    return ToldFigure(
        belongs_to=prepared,
        measure_id=measure,
        part=cell.part,
        period_start=cell.period.start,
        period_end=cell.period.end,
        basis=cell.period.basis,
        version=cell.version,
        first=first,
        second=second,
        why=verdict.why or "",
    )
