"""Targets that cannot be meant, and limits on the wrong side of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import Unit
from outcomes.domain.findings import FindingKind, Severity
from outcomes.domain.rating import LimitKind, Polarity, Rule
from outcomes.domain.target_check import examine_target

D = Decimal
HIGHER, LOWER, AIM = Polarity.HIGHER, Polarity.LOWER, Polarity.TARGET
ZERO = D(0)
numbers = st.decimals(-1000, 1000, places=1)


def check(value, polarity=HIGHER, unit=Unit.PERCENT, latest=None):
    return examine_target(
        D(value),
        ZERO,
        LimitKind.TOLERANCE,
        polarity=polarity,
        unit=unit,
        latest=None if latest is None else D(latest),
    )


def with_limit(value, limit, kind, polarity=HIGHER):
    return examine_target(
        D(value), D(limit), kind, polarity=polarity, unit=Unit.PERCENT
    )


@pytest.mark.parametrize(
    ("found", "part", "sentence"),
    [
        (
            check("104"),
            "value",
            "104% is more than the whole. A percentage cannot be above 100.",
        ),
        (
            check("-5", unit=Unit.COUNT),
            "value",
            "\N{MINUS SIGN}5 is below zero, which no figure of this measure can be.",
        ),
        (
            check("80", Polarity.NEUTRAL),
            "value",
            "A neutral measure has no target.",
        ),
        (
            with_limit("90", "-1", LimitKind.TOLERANCE),
            "limit",
            "A tolerance cannot be below zero.",
        ),
        (
            with_limit("90", "95", LimitKind.VALUE),
            "limit",
            (
                "The limit of 95% is on the wrong side of the target of 90%, "
                "as higher is better."
            ),
        ),
        (
            with_limit("10", "8.5", LimitKind.VALUE, LOWER),
            "limit",
            (
                "The limit of 8.5% is on the wrong side of the target of 10%, "
                "as lower is better."
            ),
        ),
    ],
)
def test_target_that_cannot_be_is_refused(found, part, sentence):
    (finding,) = found

    assert (finding.part, finding.sentence) == (part, sentence)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("found", "kind", "sentence"),
    [
        (
            check("0"),
            FindingKind.ZERO_TARGET,
            "Every figure meets a target of 0, as higher is better.",
        ),
        (
            check("40", latest="84.2"),
            FindingKind.WRONG_SIDE,
            (
                "The target of 40% is far below the latest figure, 84%, although "
                "higher is better."
            ),
        ),
        (
            check("62", latest="84"),
            FindingKind.WRONG_SIDE,
            (
                "The target of 62% is far below the latest figure, 84%, although "
                "higher is better."
            ),
        ),
        (
            check("10", LOWER, latest="4"),
            FindingKind.WRONG_SIDE,
            (
                "The target of 10% is far above the latest figure, 4%, although lower "
                "is better."
            ),
        ),
        (
            check("420", unit=Unit.COUNT, latest="73390"),
            FindingKind.WRONG_SIDE,
            (
                "The target of 420 is far below the latest figure, 73,390, although "
                "higher is better."
            ),
        ),
        (
            check("73390", unit=Unit.COUNT, latest="420"),
            FindingKind.FAR_OFF,
            "The target of 73,390 is more than five times the latest figure, 420.",
        ),
        (
            check("4", AIM, Unit.COUNT, latest="23"),
            FindingKind.FAR_OFF,
            "The target of 4 is less than a fifth of the latest figure, 23.",
        ),
    ],
)
def test_target_that_is_hardly_meant_is_asked_about(found, kind, sentence):
    (finding,) = found

    assert (finding.kind, finding.sentence) == (kind, sentence)
    assert (finding.severity, finding.part) == (Severity.WARNING, "value")


@pytest.mark.parametrize(
    "found",
    [
        check("0", LOWER),
        check("0", LOWER, latest="9"),
        check("0", AIM, Unit.COUNT),
        check("0", unit=Unit.SCORE),
        check("90"),
        check("90", latest="84"),
        check("80", latest="100"),
        check("90", latest="0"),
        check("2", unit=Unit.COUNT, latest="9"),
        check("0.1", unit=Unit.SCORE, latest="-0.3"),
        check("104", unit=Unit.RATE, latest="99"),
        with_limit("90", "80", LimitKind.VALUE),
        with_limit("90", "95", LimitKind.VALUE, AIM),
    ],
)
def test_target_that_may_well_be_meant_is_taken(found):
    assert found == ()


@given(
    numbers,
    numbers,
    st.sampled_from(LimitKind),
    st.sampled_from(Polarity),
    st.sampled_from(Unit),
    st.none() | numbers,
)
def test_target_without_an_error_makes_a_rule(
    value, limit, kind, polarity, unit, latest
):
    found = examine_target(
        value, limit, kind, polarity=polarity, unit=unit, latest=latest
    )

    assert all(finding.sentence.endswith(".") for finding in found)
    if not any(finding.blocks for finding in found):
        assert Rule.with_limit(polarity, value, kind, limit).reference == value
