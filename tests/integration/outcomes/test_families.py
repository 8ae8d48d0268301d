"""The lead says which measures count the same people; both are protected together."""

import pytest

from outcomes.family_services import FamilyRefused, count_in
from priorities.keeping import ChangedMeanwhile
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.refusals import Refused
from tests.factories.outcomes import MeasureFactory
from tests.integration.outcomes.defining import NOW, WHY
from tests.integration.outcomes.test_defining_pages import hidden, words_of

pytestmark = pytest.mark.django_db

AT = "/portal/manage/measures/young-people/counted-in/"


def people(title, **fields):
    """Return a count of people."""
    return MeasureFactory(title=title, unit="count", counts_people=True, **fields)


@pytest.fixture
def plans(db):
    """All who have a plan."""
    return people("Plans", letter="W", number=1)


@pytest.fixture
def young(db):
    """Those of them who are of age."""
    return people("Young people", slug="young-people", letter="W", number=2)


@pytest.fixture
def says(make_user):
    """What the lead does to say it, with the reason."""
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])

    def say(measure, larger, **options):
        given = {"version": measure.version, "actor": lead, "reason": WHY} | options
        return count_in(measure=measure, counted_in=larger, now=NOW, **given)

    return say


def test_it_is_said_and_taken_back_with_a_reason(says, young, plans):
    young = says(young, plans)
    assert young.counted_in == plans

    says(young, None)

    young.refresh_from_db()
    assert young.counted_in is None
    said, taken_back = AuditEvent.objects.order_by("pk")
    assert said.event == taken_back.event == "outcomes.measure.counted_in"
    assert said.after == taken_back.before == {"counted in": str(plans)}
    assert said.reason == WHY


def test_saying_it_again_changes_nothing(says, young, plans):
    says(young, plans)

    says(young, plans, version=0)

    assert AuditEvent.objects.count() == 1


def test_family_has_one_level_and_counts_people(says, young, plans):
    adults, places = people("Adults"), MeasureFactory(unit="count", counts_people=False)
    share = MeasureFactory(unit="percent", counts_people=True)
    says(young, plans)

    for measure, larger, sentence in (
        (adults, young, "is counted in another measure itself. Choose the largest"),
        (plans, adults, "Young people is counted in"),
        (adults, places, "is no count of people, or"),
        (adults, adults, "is no count of people, or"),
        (share, plans, "is no count of people, and is protected alone"),
        (places, plans, "is no count of people, and is protected alone"),
    ):
        with pytest.raises(FamilyRefused, match=sentence):
            says(measure, larger)

    assert AuditEvent.objects.count() == 1


def test_it_is_not_said_in_silence_unread_or_by_others(says, young, plans, make_user):
    with pytest.raises(Refused, match="Say why"):
        says(young, plans, reason=" ")
    with pytest.raises(ChangedMeanwhile):
        says(young, plans, version=young.version - 1)
    with pytest.raises(NotAllowed):
        says(young, plans, actor=make_user("officer", roles=[Role.APPROVER]))

    assert not AuditEvent.objects.exists()


def test_lead_says_it_on_the_page_of_the_measure(client, sign_in, young, plans):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    of_young = AT.removesuffix("counted-in/")
    assert AT in client.get(of_young).text
    asked = {"version": "0", "counted_in": plans.code, "reason": WHY}

    check = client.post(AT, asked | {"step": "check"})
    page = client.post(AT, hidden(check) | {"step": "save"}, follow=True)

    assert f"{plans} Until then: Not given" in words_of(check)
    assert "from the next edition on" in check.text
    told = words_of(page)
    assert f"They are counted in {plans}" in told
    assert WHY in told
    of_plans = client.get(f"/portal/manage/measures/{plans.slug}/")
    assert f"Among them are those of {young}" in words_of(of_plans)


def test_measure_of_no_people_is_not_asked_about(client, sign_in):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    share = MeasureFactory(unit="percent")

    page = client.get(f"/portal/manage/measures/{share.slug}/")

    assert "counted-in/" not in page.text
