"""The pages that say where a measure stands: its places, and how they change."""

from datetime import date

import pytest

from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.factories import outcomes as make
from tests.integration.outcomes.defining import WHY, signed
from tests.integration.outcomes.test_defining_pages import hidden, words_of

pytestmark = pytest.mark.django_db

MEASURE = "/portal/manage/measures/seen-in-time/"
ASKED = {
    "version": "0",
    "outcome": "voice",
    "role": "measure",
    "heading": "",
    "first_quarter": "2025-26-q3",
    "reason": WHY,
}


@pytest.fixture
def lead(sign_in):
    """The performance lead, signed in."""
    return sign_in("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def line(db):
    """A measure that stands on Wellbeing and was signed for July to September."""
    line = make.PlacementFactory(
        measure__slug="seen-in-time",
        outcome__code="wellbeing",
        outcome__title="Wellbeing",
        outcome__order=901,
    )
    make.OutcomeFactory(code="voice", title="Voice", order=902)
    signed(line.measure)
    return line


def test_measure_is_moved_and_its_page_says_so(client, lead, line):
    address = f"{MEASURE}outcomes/{line.pk}/move/"

    form = client.get(address)
    check = client.post(address, ASKED | {"step": "check"})

    assert "Move W" in form.text
    assert "On which outcome? Voice Until then: Wellbeing" in words_of(check)
    assert "It moves with Quarter 3 of 2025 to 2026." in check.text
    assert not AuditEvent.objects.exists()
    page = client.post(address, hidden(check) | {"step": "save"}, follow=True)
    told = words_of(page)
    assert "is moved." in told
    assert "Wellbeing A measure of the outcome Until 30 September 2025" in told
    assert "Voice A measure of the outcome From 1 October 2025" in told
    assert f"Why {WHY} Lead" in told


def test_measure_is_let_stand_on_another_outcome_besides(client, lead, line):
    address = f"{MEASURE}outcomes/add/"

    check = client.post(
        address, ASKED | {"role": "beside", "heading": "Context", "step": "check"}
    )
    page = client.post(address, hidden(check) | {"step": "save"}, follow=True)

    assert "It stands there from Quarter 3 of 2025 to 2026 on." in check.text
    assert "Voice Beside the strategy, as context Under “Context”" in words_of(page)
    assert line.measure.placements.count() == 2


def test_measure_is_taken_off(client, lead, line):
    address = f"{MEASURE}outcomes/{line.pk}/end/"
    typed = {"version": "0", "last_quarter": "2025-26-q2", "reason": WHY}

    check = client.post(address, typed | {"step": "check"})
    page = client.post(address, hidden(check) | {"step": "save"}, follow=True)

    assert "so no scorecard shows it." in check.text
    assert "Until 30 September 2025 It has ended" in words_of(page)
    line.refresh_from_db()
    assert line.valid_to == date(2025, 9, 30)


def test_measure_that_stands_elsewhere_too_stays_on_scorecards(client, lead, line):
    make.PlacementFactory(measure=line.measure)
    typed = {"version": "0", "last_quarter": "2025-26-q3", "reason": WHY}

    check = client.post(f"{MEASURE}outcomes/{line.pk}/end/", typed | {"step": "check"})

    assert check.status_code == 200
    assert "no scorecard" not in check.text


def test_measure_that_was_to_end_goes_on(client, lead, line):
    line.valid_to = date(2025, 12, 31)
    line.save()
    typed = {"version": "0", "last_quarter": "", "reason": WHY}

    check = client.post(f"{MEASURE}outcomes/{line.pk}/end/", typed | {"step": "check"})

    assert "It goes on standing there." in check.text


def test_measure_without_a_place_says_what_that_means(client, lead, line):
    line.delete()

    page = client.get(MEASURE)

    assert "It stands on no outcome, so no scorecard shows it." in page.text


def test_place_of_another_measure_has_no_page_here(client, lead, line):
    other = make.PlacementFactory()

    for what in ("move", "end"):
        address = f"{MEASURE}outcomes/{other.pk}/{what}/"
        assert client.get(address).status_code == 404


def test_who_saves_second_is_told(client, lead, line):
    address = f"{MEASURE}outcomes/{line.pk}/end/"
    typed = {"version": "0", "reason": WHY, "step": "save"}
    client.post(address, typed | {"last_quarter": "2025-26-q3"})

    second = client.post(address, typed | {"last_quarter": "2025-26-q4"})

    assert second.status_code == 409
    assert "Lead saved this at midday while you typed." in second.text
