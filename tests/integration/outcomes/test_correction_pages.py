"""The performance lead corrects a figure, and gives a new measure its history."""

import pytest

from outcomes.models import Observation
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.outcomes import BreakdownFactory, ObservationFactory
from tests.integration.outcomes.returning import QUARTER, Office

pytestmark = pytest.mark.django_db

WHY = "Two children had been counted twice."


@pytest.fixture
def office(client, make_user):
    office = Office(make_user)
    let_in(client, office.lead)
    return office


def figures(measure):
    return f"/portal/measures/{measure.slug}/figures/"


def at(figure):
    return f"/portal/measures/{figure.measure.slug}/correct/{figure.pk}/"


def right(numerator, denominator=80, **more):
    return {"numerator": numerator, "denominator": denominator, "reason": WHY, **more}


# Correcting


@pytest.mark.parametrize("rows", [1, 20])
def test_list_of_figures_costs_the_same_however_long(
    client, office, django_assert_num_queries, rows
):
    measure = office.measure(*range(40, 40 + rows))

    with django_assert_num_queries(7):
        page = client.get(figures(measure))

    assert page.text.count('<th scope="row"') == rows


def test_lead_goes_from_the_measure_to_the_figure_and_corrects_it(client, office):
    measure = office.measure()
    figure = office.figure(measure, 60, QUARTER)

    assert figures(measure) in client.get(measure.get_absolute_url()).text
    assert at(figure) in client.get(figures(measure)).text
    assert "60 of 80" in client.get(at(figure)).text
    page = client.post(at(figure), right("58"), follow=True)

    assert "The figure is corrected." in page.text
    assert WHY in page.text
    assert figure.superseded_by.numerator == 58


def test_second_press_corrects_once(client, office):
    figure = office.figure(office.measure(), 60, QUARTER)

    for _ in range(2):
        assert client.post(at(figure), right("58")).status_code == 302

    assert Observation.objects.count() == 2
    events = AuditEvent.objects.filter(event="outcomes.observation.corrected")
    assert events.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (right("58", reason=""), "Say why the figure changes"),
        (right("81"), "81 is more than 80"),
        (right("many"), "is not a number"),
        (right(""), "Say how many of 80."),
    ],
)
def test_correction_is_refused_and_what_was_typed_is_kept(
    client, office, typed, sentence
):
    figure = office.figure(office.measure(), 60, QUARTER)

    page = client.post(at(figure), typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert f'value="{typed["numerator"]}"' in page.text or not typed["numerator"]
    assert Observation.objects.count() == 1


def test_odd_figure_asks_and_is_taken_once_confirmed(client, office):
    measure = office.measure(65, 66, 67, 66)
    figure = office.figure(measure, 66, QUARTER)

    asked = client.post(at(figure), right("6"))
    kinds = [finding.kind.value for finding in asked.context["findings"]]
    answer = client.post(at(figure), right("6", checked=kinds))

    assert asked.status_code == 422
    assert "The figure is right" in asked.text
    assert answer.status_code == 302


def test_second_of_two_leads_is_shown_what_stands(client, office):
    figure = office.figure(office.measure(), 60, QUARTER)
    client.post(at(figure), right("58"))

    page = client.post(at(figure), right("57"), follow=True)

    assert page.redirect_chain == [(at(figure.superseded_by), 302)]
    assert "corrected this figure after you opened the page" in page.text
    assert "58 of 80" in page.text


def test_figures_of_parts_and_of_others_have_no_page(client, office):
    measure = office.measure()
    part = BreakdownFactory(measure=measure)
    ours = office.figure(measure, 60, QUARTER, breakdown=part)
    theirs = ObservationFactory(measure=measure, place=office.neighbours)

    assert client.get(at(ours)).status_code == 404
    assert client.get(at(theirs)).status_code == 404


def test_only_the_lead_corrects(client, office):
    measure = office.measure()
    figure = office.figure(measure, 60, QUARTER)
    let_in(client, office.approver)

    assert client.get(figures(measure)).status_code == 403
    assert client.post(at(figure), right("58")).status_code == 403
    assert figures(measure) not in client.get(measure.get_absolute_url()).text


# A history

BLOCK = "2024-25 Q3\t52\t80\n2024-25 Q4\t54\t80\n2025-26 Q1\t56\t80"


def history(measure):
    return f"/portal/measures/{measure.slug}/history/"


def test_history_is_shown_before_anything_is_recorded(client, office):
    measure = office.measure()

    empty = client.get(history(measure))
    page = client.post(history(measure), {"block": BLOCK})

    assert 'aria-describedby="block-hint"></textarea>' in empty.text
    assert f">{BLOCK}</textarea>" in page.text
    assert "54 of 80" in page.text
    assert not Observation.objects.exists()


def test_history_is_recorded_and_signed_once(client, office):
    measure = office.measure(target=60)

    for _ in range(2):
        answer = client.post(history(measure), {"block": BLOCK, "save": "yes"})
        assert answer.status_code == 302

    rows = Observation.objects.order_by("period_end")
    assert [row.numerator for row in rows] == [52, 54, 56]
    assert [row.frozen_rule.status for row in rows] == ["On track"] * 3
    assert all(row.recorded_by == office.lead for row in rows)
    event = AuditEvent.objects.get(event="outcomes.history.recorded")
    assert event.after == {"number": 3}


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (f"{BLOCK}\n2024-25 Q2\t81\t80", "correct the rows that cannot be used"),
        (f"{BLOCK}\n2031-32 Q2\t60\t80", "has not ended yet"),
        ("", "Nothing was pasted."),
        (f"{BLOCK}\n2024-25 Q2\t5\t80", "say of each figure to check"),
    ],
)
def test_history_with_a_row_in_the_way_records_nothing(client, office, block, sentence):
    measure = office.measure()

    page = client.post(history(measure), {"block": block, "save": "yes"})

    assert page.status_code == 422
    assert sentence in page.text
    assert not Observation.objects.exists()


def test_period_that_has_a_figure_keeps_it(client, office):
    measure = office.measure()
    figure = office.figure(measure, 50, QUARTER.previous())

    page = client.post(history(measure), {"block": BLOCK, "save": "yes"})

    assert page.status_code == 422
    assert "It stands already" in page.text
    assert list(Observation.objects.all()) == [figure]


def test_measure_in_development_takes_no_history(client, office):
    measure = office.measure(in_development=True)

    page = client.post(history(measure), {"block": BLOCK, "save": "yes"})

    assert page.status_code == 422
    assert "in development and has no figures" in page.text


def test_only_the_lead_adds_a_history(client, office):
    measure = office.measure()
    let_in(client, office.officer)

    assert client.post(history(measure), {"block": BLOCK}).status_code == 403
