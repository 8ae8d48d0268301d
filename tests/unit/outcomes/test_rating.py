"""Rating: at the reference, at the limit, between and beyond them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import NotAvailable, Shown, Suppressed
from outcomes.domain.rating import (
    RATINGS,
    LimitKind,
    Polarity,
    Rule,
    RuleError,
    Status,
    status_of,
)

numbers = st.decimals(-1000, 1000, places=2)
distances = st.decimals(0, 200, places=2)
sided = st.sampled_from((Polarity.HIGHER, Polarity.LOWER))
rated = st.sampled_from((Polarity.HIGHER, Polarity.LOWER, Polarity.TARGET))
polarities = st.sampled_from(Polarity)
rules = st.builds(Rule, rated, numbers, distances)
unseen = st.sampled_from((Suppressed(), NotAvailable("Not collected.")))
figures = st.one_of(unseen, numbers.map(Shown))
A_LITTLE = Decimal("0.001")
MIRROR = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}


def rule(polarity=Polarity.HIGHER, reference=90, tolerance=5):
    return Rule(polarity, Decimal(reference), Decimal(tolerance))


@pytest.mark.parametrize(
    ("polarity", "value", "status"),
    [
        (Polarity.HIGHER, "90", Status.ON_TRACK),
        (Polarity.HIGHER, "89.99", Status.AT_RISK),
        (Polarity.HIGHER, "85", Status.AT_RISK),
        (Polarity.HIGHER, "84.99", Status.OFF_TRACK),
        (Polarity.LOWER, "90", Status.ON_TRACK),
        (Polarity.LOWER, "90.01", Status.AT_RISK),
        (Polarity.LOWER, "95", Status.AT_RISK),
        (Polarity.LOWER, "95.01", Status.OFF_TRACK),
        (Polarity.TARGET, "90", Status.ON_TRACK),
        (Polarity.TARGET, "85", Status.AT_RISK),
        (Polarity.TARGET, "95", Status.AT_RISK),
        (Polarity.TARGET, "84.99", Status.OFF_TRACK),
        (Polarity.TARGET, "95.01", Status.OFF_TRACK),
    ],
)
def test_reference_is_on_track_and_limit_is_at_risk(polarity, value, status):
    assert rule(polarity).rate(Decimal(value)) is status


@given(rules)
def test_rating_turns_exactly_at_the_reference_and_at_the_limit(rule):
    assert rule.rate(rule.reference) is Status.ON_TRACK
    for limit in rule.limits:
        away = A_LITTLE if limit >= rule.reference else -A_LITTLE
        if rule.polarity is Polarity.HIGHER:
            away = -A_LITTLE
        at_limit = Status.AT_RISK if rule.tolerance else Status.ON_TRACK
        assert rule.rate(limit) is at_limit
        assert rule.rate(limit + away) is Status.OFF_TRACK


def test_nothing_is_at_risk_where_nothing_less_will_do():
    strict = rule(tolerance=0)

    assert strict.rate(Decimal(90)) is Status.ON_TRACK
    assert strict.rate(Decimal("89.999")) is Status.OFF_TRACK


@given(sided, numbers, distances, numbers)
def test_rating_mirrors_when_polarity_flips(polarity, reference, tolerance, value):
    here = Rule(polarity, reference, tolerance)
    there = Rule(MIRROR[polarity], -reference, tolerance)

    assert here.rate(value) is there.rate(-value)


@given(numbers, distances, numbers)
def test_value_cannot_miss_both_ways(reference, tolerance, value):
    ratings = {Rule(polarity, reference, tolerance).rate(value) for polarity in MIRROR}

    assert Status.ON_TRACK in ratings
    assert (len(ratings) == 1) == (value == reference)


@given(rules, numbers, numbers)
def test_better_value_never_rates_worse(rule, one, other):
    better, worse = sorted((one, other), key=rule.shortfall)

    order = RATINGS.index
    assert order(rule.rate(better)) >= order(rule.rate(worse))


@given(sided, numbers, numbers)
def test_better_is_higher_or_lower_as_the_measure_says(polarity, one, other):
    low, high = sorted((one, other))
    better, worse = (high, low) if polarity is Polarity.HIGHER else (low, high)

    shortfall = Rule(polarity, Decimal(0), Decimal(0)).shortfall
    assert shortfall(better) <= shortfall(worse)


@given(numbers, distances, distances)
def test_target_is_missed_as_badly_from_above_as_from_below(
    reference, tolerance, distance
):
    aim = Rule(Polarity.TARGET, reference, tolerance)

    assert aim.rate(reference + distance) is aim.rate(reference - distance)


@given(rated, numbers, distances, numbers)
def test_limit_as_a_value_or_as_a_tolerance_is_the_same_rule(
    polarity, reference, tolerance, value
):
    as_tolerance = Rule.with_limit(polarity, reference, LimitKind.TOLERANCE, tolerance)
    for limit in as_tolerance.limits:
        as_value = Rule.with_limit(polarity, reference, LimitKind.VALUE, limit)
        assert as_value == as_tolerance
        assert as_value.rate(value) is as_tolerance.rate(value)


@given(rules, distances)
def test_wider_tolerance_never_rates_worse(rule, more):
    value = rule.reference - rule.tolerance - more
    wider = Rule(rule.polarity, rule.reference, rule.tolerance + more)

    assert RATINGS.index(wider.rate(value)) >= RATINGS.index(rule.rate(value))


@pytest.mark.parametrize(
    ("polarity", "limits"),
    [
        (Polarity.HIGHER, (85,)),
        (Polarity.LOWER, (95,)),
        (Polarity.TARGET, (85, 95)),
    ],
)
def test_limits_stand_on_the_side_of_a_miss(polarity, limits):
    assert rule(polarity).limits == limits


@pytest.mark.parametrize(
    ("polarity", "limit"), [(Polarity.HIGHER, "90.1"), (Polarity.LOWER, "89.9")]
)
def test_limit_beyond_the_reference_is_refused(polarity, limit):
    with pytest.raises(RuleError, match="wrong side"):
        Rule.with_limit(polarity, Decimal(90), LimitKind.VALUE, Decimal(limit))


@pytest.mark.parametrize("polarity", Polarity)
def test_negative_tolerance_is_refused(polarity):
    with pytest.raises(RuleError):
        Rule.with_limit(polarity, Decimal(90), LimitKind.TOLERANCE, Decimal(-1))


@pytest.mark.parametrize("kind", LimitKind)
def test_neutral_measure_has_no_rule(kind):
    with pytest.raises(RuleError, match="neutral"):
        Rule.with_limit(Polarity.NEUTRAL, Decimal(90), kind, Decimal(0))


GREY_STATES = [
    (Status.IN_DEVELOPMENT, {"in_development": True}),
    (Status.CONTEXT_ONLY, {"polarity": Polarity.NEUTRAL}),
    (Status.SUPPRESSED, {"figure": Suppressed()}),
    (Status.NOT_DUE, {"figure": NotAvailable("Once a year."), "due": False}),
    (Status.NOT_YET_REPORTED, {"figure": NotAvailable("Late.")}),
    (Status.NO_TARGET, {"rule": None}),
]


def status(**changes):
    """Return the status of a good figure, with what is changed about it."""
    told = {"figure": Shown(Decimal(91)), "polarity": Polarity.HIGHER, "rule": rule()}
    told.update(changes)
    return status_of(told.pop("figure"), **told)


def test_good_figure_is_on_track():
    assert status() is Status.ON_TRACK


@pytest.mark.parametrize(("grey", "because"), GREY_STATES)
def test_grey_state_has_one_cause(grey, because):
    assert status(**because) is grey


@given(st.sets(st.sampled_from(range(len(GREY_STATES))), min_size=1))
def test_first_grey_state_that_applies_is_the_one_that_is_named(causes):
    changes = {}
    for place in sorted(causes, reverse=True):
        changes |= GREY_STATES[place][1]

    assert status(**changes) is GREY_STATES[min(causes)][0]


@given(figures, polarities, st.none() | rules, st.booleans(), st.booleans())
def test_every_measure_has_exactly_one_status(
    figure, polarity, rule, in_development, due
):
    found = status_of(
        figure, polarity=polarity, rule=rule, in_development=in_development, due=due
    )

    seen = isinstance(figure, Shown)
    live = not in_development and polarity is not Polarity.NEUTRAL
    assert found.is_rating == (seen and live and rule is not None)


@given(unseen, polarities, st.none() | rules, st.booleans(), st.booleans())
def test_figure_that_nobody_sees_is_never_rated(
    figure, polarity, rule, in_development, due
):
    found = status_of(
        figure, polarity=polarity, rule=rule, in_development=in_development, due=due
    )

    assert found not in RATINGS
    assert not found.needs_account


@given(rules, numbers, st.booleans())
def test_status_of_a_figure_is_its_rating(rule, value, due):
    found = status_of(Shown(value), polarity=rule.polarity, rule=rule, due=due)

    assert found is rule.rate(value)


def test_off_track_and_at_risk_owe_the_board_an_account():
    owing = [status for status in Status if status.needs_account]

    assert owing == [Status.OFF_TRACK, Status.AT_RISK]
