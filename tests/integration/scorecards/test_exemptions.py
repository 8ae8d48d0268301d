"""Official statistics shown as published: who decides, and what it changes."""

import pytest

from scorecards.exemptions import (
    ExemptionRefused,
    exempt,
    exempt_among,
    may_be_exempt,
    protect_again,
)
from scorecards.freeze import thaw
from scorecards.models import Exemption
from scorecards.public.changes import rows_of
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.outcomes import MeasureFactory
from tests.factories.scorecards import ExemptionFactory
from tests.integration.scorecards.publishing import NOW

pytestmark = pytest.mark.django_db

WHERE = "Department for Education, SEN statistics 2025, table 3."
HIDDEN = "Hidden to protect privacy"
LIST = "/portal/publishing/as-published/"


@pytest.fixture
def official(press):
    """An official statistic of which two of 80 children tell too much."""
    return press.strategy.measure(
        "2", letter="W", number=2, target="", collection="published"
    )


def show(press, measure, where=WHERE):
    """Have a measure's small figures shown."""
    return exempt(measure=measure, where=where, actor=press.lead, now=NOW)


def row(edition, measure):
    """Return a measure's row as an edition tells it."""
    page = thaw(bytes(edition.files.get(extension="page").stored.content))
    return rows_of(page)[measure.slug]


def test_small_figure_is_shown_where_everybody_can_read_it_already(press, official):
    assert row(press.published(), official).latest.text == HIDDEN
    show(press, official)

    prepared = press.prepared("Shown as the department published it.")
    edition = press.publish(prepared)

    assert row(edition, official).latest.text == "3%"
    found = prepared.findings.get(check_name="shown as published")
    assert WHERE in found.words
    assert found.ticked_by == press.lead
    frozen = bytes(edition.files.get(extension="page").stored.content).decode()
    assert f"W2 shows small counts too, as they were published: {WHERE}" in frozen


def test_what_is_protected_again_is_hidden_from_the_next_edition_on(press, official):
    show(press, official)
    protect_again(measure=official, why="It left.", actor=press.lead, now=NOW)

    assert row(press.published(), official).latest.text == HIDDEN
    events = AuditEvent.objects.filter(event__startswith="scorecards.measure")
    assert [(each.event, each.reason) for each in events.order_by("pk")] == [
        ("scorecards.measure.exempted", WHERE),
        ("scorecards.measure.protected_again", "It left."),
    ]


def test_only_an_official_statistic_of_people_on_its_own_can_be_shown(press, official):
    ours = MeasureFactory(collection="returned")
    things = MeasureFactory(collection="published", counts_people=False)
    counts = {"unit": "count", "decimals": 0, "collection": "published"}
    larger = MeasureFactory(**counts)
    smaller = MeasureFactory(counted_in=larger, **counts)

    assert list(may_be_exempt()) == [official]
    for measure in (ours, things, larger, smaller):
        with pytest.raises(ExemptionRefused, match="no official statistic of people"):
            show(press, measure)


def test_measure_that_is_official_no_longer_is_protected_whatever_was_decided(official):
    ExemptionFactory(measure=official)
    assert exempt_among({official.pk}) == {official.pk: ExemptionFactory.words}

    type(official).objects.update(collection="returned")

    assert exempt_among({official.pk}) == {}


def test_nothing_is_decided_twice_or_without_words(press, official):
    with pytest.raises(ExemptionRefused, match="are hidden already"):
        protect_again(measure=official, why="Why not.", actor=press.lead, now=NOW)
    with pytest.raises(ExemptionRefused, match="Say where"):
        show(press, official, " ")
    show(press, official)
    with pytest.raises(ExemptionRefused, match="are shown as published already"):
        show(press, official)
    with pytest.raises(ExemptionRefused, match="Say why"):
        protect_again(measure=official, why=" ", actor=press.lead, now=NOW)

    assert Exemption.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.APPROVER, Role.AUDITOR])
def test_nobody_but_the_lead_decides(press, official, make_user, role):
    other = make_user("other", roles=[role])

    with pytest.raises(NotAllowed):
        exempt(measure=official, where=WHERE, actor=other, now=NOW)
    with pytest.raises(NotAllowed):
        protect_again(measure=official, why="Why not.", actor=other, now=NOW)


def test_lead_shows_a_measure_and_hides_it_again_on_the_pages(client, press, official):
    let_in(client, press.lead)

    empty = client.get(LIST)
    refused = client.post(f"{LIST}add/", {"measure": "", "where": WHERE})
    shown = client.post(
        f"{LIST}add/", {"measure": official.pk, "where": WHERE}, follow=True
    )
    at = f"{LIST}{Exemption.objects.get().pk}/end/"
    again = client.post(at, {"why": "The table was taken down."}, follow=True)
    late = client.post(at, {"why": "Once more."})

    assert "The small figures of every measure are hidden." in empty.text
    assert refused.status_code == 422
    assert WHERE in refused.text
    assert "shown as published from the next edition on" in shown.text
    assert "Small figures shown" in shown.text
    assert "Small figures hidden again" in again.text
    assert again.text.count(">Over<") == 2
    assert late.status_code == 422
    assert "Once more." in late.text


def test_measure_that_is_not_on_the_list_is_refused_and_the_words_stay(client, press):
    let_in(client, press.lead)

    answer = client.post(f"{LIST}add/", {"measure": press.measure.pk, "where": WHERE})

    assert answer.status_code == 422
    assert "Choose one from the list" in answer.text
    assert WHERE in answer.text
    assert not Exemption.objects.exists()


def test_publisher_reads_what_was_decided_and_changes_nothing(client, press, official):
    show(press, official)
    let_in(client, press.publisher)

    page = client.get(LIST)

    assert WHERE in page.text
    assert "The performance lead may" in page.text
    assert client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize("rows", [1, 20])
def test_list_asks_as_often_for_one_decision_as_for_twenty(
    client, press, rows, django_assert_num_queries
):
    ExemptionFactory.create_batch(rows)
    let_in(client, press.lead)
    client.get(LIST)

    with django_assert_num_queries(7):
        client.get(LIST)
