"""A performance lead corrects a figure that was signed off."""

from datetime import timedelta
from decimal import Decimal

import pytest

from outcomes.correction_services import CorrectedMeanwhile, correct_figure
from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing
from outcomes.given import Given
from outcomes.models import Observation
from outcomes.return_services import FigureRefused, NeedsCheck
from outcomes.services import CorrectionNeedsReason
from outcomes.sign_services import sign_off
from strategy_portal import clock
from strategy_portal.access import NotAllowed
from strategy_portal.models import AuditEvent
from tests.factories.outcomes import BreakdownFactory
from tests.integration.outcomes.returning import QUARTER, Office, share

pytestmark = pytest.mark.django_db

WHY = "Two children had been counted twice."


@pytest.fixture
def office(make_user):
    return Office(make_user)


def signed(office, measure, given=None):
    """Open the quarter, return a figure and sign it off; give the observation."""
    office.open()
    office.submit(measure, given)
    line = office.line(measure)
    sign_off(versions={line.pk: line.version}, actor=office.approver, now=clock.now())
    return office.line(measure).observation


def correct(office, observation, given, *, reason=WHY, actor=None):
    return correct_figure(
        observation=observation,
        given=given,
        reason=reason,
        actor=actor or office.lead,
        now=clock.now(),
    )


def current(measure):
    return Observation.objects.current().filter(measure=measure, period_end=QUARTER.end)


def test_correction_supersedes_the_figure_and_says_why(office):
    measure = office.measure(58)
    old = signed(office, measure)

    new = correct(office, old, share(58))

    assert (new.supersedes, new.numerator, new.reason) == (old, 58, WHY)
    event = AuditEvent.objects.newest_first()[0]
    assert (event.event, event.reason) == ("outcomes.observation.corrected", WHY)
    assert (event.before["numerator"], event.after["numerator"]) == ("60", "58")


def test_correction_is_rated_by_the_rule_that_was_frozen(office):
    measure = office.measure(58, target=75)
    old = signed(office, measure)
    target = measure.targets.get()
    target.valid_to = QUARTER.end - timedelta(days=1)
    target.save()

    new = correct(office, old, share(50))

    frozen = new.frozen_rule
    assert old.frozen_rule.status == "On track"
    assert (frozen.reference, frozen.tolerance) == (75, 5)
    assert frozen.status == "Off track"


def test_figure_that_is_withdrawn_stands_as_not_reported(office):
    measure = office.measure(58, target=75)
    old = signed(office, measure)
    entry = Entry(missing=Missing.NOT_SUPPLIED, missing_reason="The count is void.")

    new = correct(office, old, Given(entry=entry))

    assert new.missing_reason == "The count is void."
    assert new.frozen_rule.status == "Not yet reported"


def test_line_goes_on_saying_what_was_signed(office):
    measure = office.measure(58)
    old = signed(office, measure)

    correct(office, old, share(58))

    line = office.line(measure)
    assert line.observation == old
    assert line.numerator == 60


def test_second_press_corrects_once(office):
    measure = office.measure(58)
    old = signed(office, measure)

    first = correct(office, old, share(58))
    second = correct(office, old, share(58))

    assert first == second
    assert Observation.objects.filter(supersedes__isnull=False).count() == 1


def test_same_figure_is_no_correction_and_needs_no_reason(office):
    measure = office.measure(58)
    old = signed(office, measure)

    assert correct(office, old, share(60), reason="") == old


def test_second_of_two_people_is_told_what_stands(office):
    measure = office.measure(58)
    old = signed(office, measure)
    new = correct(office, old, share(58))

    with pytest.raises(CorrectedMeanwhile, match="Lead corrected") as meanwhile:
        correct(office, old, share(57))

    assert meanwhile.value.standing == new


def test_correction_without_a_reason_is_refused(office):
    old = signed(office, office.measure(58))

    with pytest.raises(CorrectionNeedsReason, match="Say why"):
        correct(office, old, share(58), reason="  ")


def test_figure_that_cannot_be_is_refused_and_an_odd_one_asks(office):
    measure = office.measure(65, 66, 67, 66)
    old = signed(office, measure, share(66))

    with pytest.raises(FigureRefused, match="81 is more than 80"):
        correct(office, old, share(81))
    with pytest.raises(FigureRefused, match="Give the right figure"):
        correct(office, old, Given())
    with pytest.raises(NeedsCheck) as asked:
        correct(office, old, share(6))
    kinds = frozenset(finding.kind.value for finding in asked.value.findings)

    assert correct(office, old, share(6, checked=kinds)).numerator == 6


def test_parts_are_corrected_with_their_whole(office):
    measure = office.measure(58)
    speech = BreakdownFactory(measure=measure, title="Speech")
    physio = BreakdownFactory(measure=measure, title="Physio")
    parts = {speech.pk: share(20, 40).entry, physio.pk: share(40, 40).entry}
    old = signed(office, measure, Given(parts=parts))

    correct(office, old, Given(parts=parts | {speech.pk: share(18, 40).entry}))

    assert set(current(measure).values_list("breakdown", "numerator")) == {
        (None, Decimal(58)),
        (speech.pk, Decimal(18)),
        (physio.pk, Decimal(40)),
    }


def test_part_that_stood_cannot_be_left_out(office):
    measure = office.measure(58)
    part = BreakdownFactory(measure=measure, title="Speech")
    old = signed(office, measure, Given(parts={part.pk: share(60).entry}))

    with pytest.raises(FigureRefused, match="right figure of Speech"):
        correct(office, old, share(58))


def test_only_the_lead_corrects(office):
    old = signed(office, office.measure(58))

    for actor in (office.officer, office.approver):
        with pytest.raises(NotAllowed):
            correct(office, old, share(58), actor=actor)
