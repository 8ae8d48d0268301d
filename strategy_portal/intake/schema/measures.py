"""The files of outcomes, measures, targets, what is said of them, and scorecards."""

import re
from dataclasses import replace

from outcomes import models as m
from scorecards.models import Scorecard
from strategy_portal.intake.columns import (
    BadCell,
    Column,
    quarter_end,
    quoted,
    single,
)
from strategy_portal.intake.schema.kinds import column, kind, lasting


def numbered_code(text: str) -> tuple[object, ...]:
    """Read a measure's code into the code, the scorecard's letter and the number."""
    found = re.fullmatch(r"([A-Z]{1,4})([1-9][0-9]{0,3})", text)
    if not found:
        raise BadCell(
            f"{quoted(text)} is not a measure's code; write the scorecard's letter "
            "and a number, like W1."
        )
    return text, found[1], int(found[2])


MEASURES = (
    kind(
        "outcomes.csv",
        m.Outcome,
        "code",
        "code slug title statement indicators_in_development order",
    ),
    kind(
        "measures.csv",
        m.Measure,
        "code",
        Column("code", ("code", "letter", "number"), numbered_code),
        "slug title short_title plain_words definition unit decimals polarity counts",
        "people=counts_people frequency basis cumulative state question_words headline",
        "lay_sentence dead_band baseline_period baseline_value first_due=first_due_on",
        "collection due_days derived=derivation derived_from reporting_post",
        "deputy_post data_provider evidence release caveat illustrative",
        replace(column(m.Measure, "counted_in"), may_be_absent=True),
    ),
    kind(
        "breakdowns.csv",
        m.Breakdown,
        "measure code",
        "measure code title order",
        replace(column(m.Breakdown, "adds_up"), may_be_absent=True, blank=(True,)),
    ),
    kind(
        "placements.csv",
        m.Placement,
        "outcome role order",
        "outcome role order measure heading",
    ),
)

COMPARISONS = (
    kind("places.csv", m.Place, "code", "code name kind ons_code"),
    kind(
        "comparator_sets.csv",
        m.ComparatorSet,
        "code",
        "code place name",
        *lasting(),
        "release question",
    ),
    kind(
        "comparator_members.csv",
        m.ComparatorMember,
        "comparator_set name",
        "set=comparator_set name",
    ),
    kind(
        "targets.csv",
        m.Target,
        "measure breakdown valid_from",
        "measure breakdown from=valid_from to=valid_to reference value comparator",
        "limit_kind limit illustrative",
    ),
    kind(
        "commentary.csv",
        m.Commentary,
        "measure quarter_end",
        "measure",
        Column("quarter", ("quarter_end",), single(quarter_end)),
        "why action post by=due_on illustrative",
    ),
)

SCORECARDS = (
    kind(
        "scorecards.csv",
        Scorecard,
        "slug",
        "slug title kind board order outcomes description",
    ),
)
