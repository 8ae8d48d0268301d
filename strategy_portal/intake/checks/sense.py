"""Rows that are sound alone and make no sense together."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from outcomes.domain.figures import Unit
from outcomes.domain.rating import LimitKind, Polarity, Rule, RuleError
from scorecards.services import scorecard_fits
from strategy_portal.intake.columns import first_of
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.whole import Whole
from strategy_portal.periods import LooseDate, Precision


def nonsense(whole: Whole) -> Iterator[Problem]:
    """Find what no constraint of a single table can see."""
    yield from another_partnership(whole)
    yield from wrong_successions(whole)
    yield from wrong_derivations(whole)
    yield from wrong_families(whole)
    yield from changed_units(whole)
    yield from wrong_targets(whole)
    yield from wrong_scorecards(whole)


def another_partnership(whole: Whole) -> Iterator[Problem]:
    """Find the strategy of another place than the one that the database holds."""
    for stored in whole.stored.values["partnership.csv"].values():
        for row in whole.rows("partnership.csv").values():
            if row.values["place"] != stored["place"]:
                message = (
                    f"The database holds the strategy of {stored['place']}; load "
                    "another partnership into an empty database."
                )
                yield whole.problem(row.file, row.key, "place", message)


def wrong_successions(whole: Whole) -> Iterator[Problem]:
    """Find priorities that become one of the same version, or of an earlier one."""
    priorities = whole.values("priorities.csv")
    versions = whole.values("strategy_versions.csv")
    for row in whole.rows("successions.csv").values():
        before, after = (
            versions.get(priorities.get(row.values[end], {}).get("version"))
            for end in ("before", "after")
        )
        if not before or not after:
            continue
        if (
            before["code"] == after["code"]
            and row.values["before"] != row.values["after"]
        ):
            message = f"Both priorities are of the version “{after['code']}”."
            yield whole.problem(row.file, row.key, "after", message)
        elif _is_older(after, before):
            message = (
                f"The version “{after['code']}” is older than “{before['code']}”; "
                "write the earlier priority in the column from."
            )
            yield whole.problem(row.file, row.key, "after", message)


def _is_older(version: Any, other: Any) -> bool:
    """Return whether a version is older than another, whatever their dates can mean."""
    if not version["dated_on"] or not other["dated_on"]:
        return False
    precision = Precision(other["dated_precision"])
    return version["dated_on"] < first_of(LooseDate(other["dated_on"], precision))


def wrong_derivations(whole: Whole) -> Iterator[Problem]:
    """Find measures worked out from one that is itself worked out."""
    measures = whole.values("measures.csv")
    for row in whole.rows("measures.csv").values():
        base = measures.get(row.values["derived_from"])
        if base and base["derivation"] and base["code"] != row.values["code"]:
            message = (
                f"{base['code']} is worked out itself; name the measure that has the "
                "figures."
            )
            yield whole.problem(row.file, row.key, "derived_from", message)


def wrong_families(whole: Whole) -> Iterator[Problem]:
    """Find measures counted in one that counts no people, or in a smaller one."""
    measures = whole.values("measures.csv")
    for row in whole.rows("measures.csv").values():
        larger = measures.get(row.values["counted_in"])
        if not larger or larger["code"] == row.values["code"]:
            continue
        plain = larger["unit"] == Unit.COUNT and larger["counts_people"]
        if larger["counted_in"] or not plain:
            message = (
                f"{larger['code']} is no count of people or is counted in another "
                "measure itself; name the largest one."
            )
            yield whole.problem(row.file, row.key, "counted_in", message)


def changed_units(whole: Whole) -> Iterator[Problem]:
    """Find measures that have figures in another unit than the file now says."""
    stored = whole.stored.values["measures.csv"]
    used = {key[0] for key in whole.stored.figures}
    for key, row in whole.rows("measures.csv").items():
        was = stored.get(key, row.values)["unit"]
        if key in used and was != row.values["unit"]:
            message = (
                f"{key} has figures in {was}; give the measure in {row.values['unit']} "
                "a code of its own."
            )
            yield whole.problem(row.file, key, "unit", message)


def wrong_targets(whole: Whole) -> Iterator[Problem]:
    """Find targets of neutral measures, and limits on the wrong side."""
    measures = whole.values("measures.csv")
    for key, row in whole.values("targets.csv").items():
        measure = measures.get(row["measure"])
        value = Decimal(0) if row["value"] is None else row["value"]
        kind = LimitKind(str(row["limit_kind"]))
        if not measure or (kind is LimitKind.VALUE and row["value"] is None):
            continue
        try:
            Rule.with_limit(Polarity(measure["polarity"]), value, kind, row["limit"])
        except RuleError as error:
            name = "measure" if measure["polarity"] == Polarity.NEUTRAL else "limit"
            if kind is LimitKind.VALUE or name == "measure":
                yield whole.problem("targets.csv", key, name, str(error))


def wrong_scorecards(whole: Whole) -> Iterator[Problem]:
    """Find scorecards whose outcomes do not fit their kind."""
    for row in whole.rows("scorecards.csv").values():
        shown = row.values["outcomes"]
        if not scorecard_fits(str(row.values["kind"]), len(shown)):
            message = (
                "An outcome scorecard shows one outcome, every other at least one."
            )
            yield whole.problem(row.file, row.key, "outcomes", message)
