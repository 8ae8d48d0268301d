"""The approver's pages: what waits for a signature, and a return to answer."""

from datetime import date

import pytest
from django.urls import reverse

from outcomes.models import Commentary, Observation, ReturnLine
from outcomes.quarter_services import close_quarter
from outcomes.sign_services import send_back
from outcomes.states import LineState
from outcomes.submit_services import submit_return
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.priorities import OrganisationFactory, PostFactory
from tests.factories.returns import ReturnFactory, ReturnLineFactory
from tests.integration.outcomes.returning import QUARTER, Office, share

pytestmark = pytest.mark.django_db

ADDRESS = "/portal/sign-off/2025-26-q2/head-of-inclusion/"
LIST = "/portal/sign-off/"


@pytest.fixture
def office(make_user):
    return Office(make_user)


@pytest.fixture
def submitted(client, office):
    """Two submitted lines, W901 changed and W902 as last time; the approver is in."""
    measures = (
        office.measure(58, code="W901", number=901),
        office.measure(60, code="W902", number=902),
    )
    office.open()
    office.save(measures[1], share(60))
    office.submit(measures[0], share(62))
    let_in(client, office.approver)
    return measures


def sign(client, office, *measures, sign="all", chosen=(), version=None):
    lines = [office.line(measure) for measure in measures]
    posted = {f"version-{line.pk}": version or line.version for line in lines}
    ticked = [office.line(measure).pk for measure in chosen]
    return client.post(ADDRESS, {"sign": sign, "line": ticked, **posted})


def states(office, measures):
    return [office.line(measure).state for measure in measures]


def signings():
    return AuditEvent.objects.filter(event="outcomes.return_line.signed_off").count()


# The list


@pytest.mark.parametrize("rows", [1, 20])
def test_list_costs_the_same_however_long(
    client, office, django_assert_num_queries, rows
):
    gathering = ReturnFactory(post=office.post).gathering
    for _ in range(rows):
        post = PostFactory()
        post.organisations.add(office.council)
        belongs_to = ReturnFactory(gathering=gathering, post=post)
        ReturnLineFactory(
            belongs_to=belongs_to,
            given=True,
            state=LineState.SUBMITTED,
            submitted_at=clock.now(),
            submitted_by=office.officer,
        )
    let_in(client, office.approver)

    with django_assert_num_queries(6):
        page = client.get(LIST)

    assert page.text.count('class="task"') == rows


def test_list_counts_what_waits_and_the_menu_leads_there(client, office, submitted):
    page = client.get(LIST)

    assert "1 return with measures that wait for you" in page.text
    assert "2 measures submitted" in page.text
    assert ADDRESS in page.text
    assert f'href="{LIST}"' in client.get("/portal/").text


def test_list_is_empty_once_all_is_answered(client, office, submitted):
    sign(client, office, *submitted)

    assert "Nothing waits for you." in client.get(LIST).text


def test_list_is_for_approvers(client, office):
    let_in(client, office.officer)

    assert client.get(LIST).status_code == 403


# The return


@pytest.mark.parametrize("rows", [1, 20])
def test_return_costs_the_same_however_long(
    client, office, django_assert_num_queries, rows
):
    measures = [office.measure(58) for _ in range(rows)]
    office.open()
    for measure in measures:
        office.save(measure, share(62))
    line = office.line(measures[0])
    submit_return(belongs_to=line.belongs_to, actor=office.officer, now=clock.now())
    let_in(client, office.approver)

    with django_assert_num_queries(13):
        assert client.get(ADDRESS).status_code == 200


def test_return_shows_last_time_beside_this_and_folds_what_is_the_same(
    client, office, submitted
):
    page = client.get(ADDRESS)

    [changed], [same] = page.context["page"].changed, page.context["page"].unchanged
    assert (changed.now.base, changed.last.base) == ("62 of 80", "58 of 80")
    assert (changed.code, same.code) == ("W901", "W902")
    assert "As last time: 1 measure" in page.text
    assert "Given by Officer." in page.text


def test_new_words_to_the_board_are_not_folded_away(client, office):
    measure = office.measure(60)
    office.open()
    Commentary.objects.create(
        measure=measure, quarter_end=date(2025, 6, 30), why="A post is vacant."
    )
    office.submit(measure, share(60, comment="The post is filled."))
    let_in(client, office.approver)

    [line] = client.get(ADDRESS).context["page"].changed

    assert line.last.said == ("A post is vacant.",)
    assert line.now.said == ("The post is filled.",)


def test_warning_that_was_confirmed_and_who_filled_it_in_are_shown(client, office):
    measure = office.measure(65, 66, 67, 66)
    office.open()
    kinds = frozenset({"far from its history", "slip of the unit or the decimal point"})
    office.save(measure, share(6, checked=kinds), actor=office.lead)
    submit_return(
        belongs_to=office.line(measure).belongs_to,
        actor=office.lead,
        now=clock.now(),
    )
    let_in(client, office.approver)

    page = client.get(ADDRESS)

    assert "Whoever gave it says that it is right." in page.text
    assert "Given by Lead on behalf of this post." in page.text


def test_approver_signs_all(client, office, submitted):
    answer = sign(client, office, *submitted)

    assert answer.status_code == 302
    assert states(office, submitted) == ["signed off", "signed off"]
    assert "2 measures signed off." in client.get(LIST).text


def test_approver_signs_what_is_ticked(client, office, submitted):
    sign(client, office, *submitted, sign="chosen", chosen=submitted[:1])

    assert states(office, submitted) == ["signed off", "submitted"]


def test_nothing_ticked_signs_nothing_and_says_so(client, office, submitted):
    answer = sign(client, office, *submitted, sign="chosen")

    assert answer.status_code == 422
    assert "Choose the measures that you sign off." in answer.text
    assert states(office, submitted) == ["submitted", "submitted"]


def test_second_press_signs_once(client, office, submitted):
    posted = {f"version-{office.line(each).pk}": 1 for each in submitted}

    for _ in range(2):
        assert client.post(ADDRESS, {"sign": "all", **posted}).status_code == 302

    assert signings() == 2
    assert Observation.objects.filter(period_end=QUARTER.end).count() == 2


def test_line_that_was_corrected_meanwhile_is_shown_again(client, office, submitted):
    answer = sign(client, office, *submitted, version=7)

    assert answer.status_code == 409
    assert "Nothing was signed off; look again." in answer.text
    assert states(office, submitted) == ["submitted", "submitted"]


def test_line_that_went_back_meanwhile_is_not_signed(client, office, submitted):
    posted = {f"version-{office.line(each).pk}": 1 for each in submitted}
    send_back(
        line=office.line(submitted[0]),
        reason="Count again.",
        actor=office.approver,
        now=clock.now(),
    )

    answer = client.post(ADDRESS, {"sign": "all", **posted})

    assert answer.status_code == 409
    assert states(office, submitted) == ["returned", "submitted"]


def test_approver_sends_a_line_back_with_a_reason_once(client, office, submitted):
    line = office.line(submitted[0])
    posted = {"back": line.pk, "w901-202509-reason": "Two are counted twice."}

    for _ in range(2):
        assert client.post(ADDRESS, posted).status_code == 302

    line = office.line(submitted[0])
    assert (line.state, line.returned_reason) == ("returned", "Two are counted twice.")
    back = AuditEvent.objects.filter(event="outcomes.return_line.returned")
    assert back.count() == 1


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (" ", "Say what should be corrected; the officer reads it."),
        ("x" * 301, "at most 300 characters"),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_reason_that_cannot_be_kept_is_shown_again(
    client, office, submitted, reason, sentence
):
    line = office.line(submitted[0])

    answer = client.post(ADDRESS, {"back": line.pk, "w901-202509-reason": reason})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert reason.strip().replace("\x00", "") in answer.text.replace("\x00", "")
    assert states(office, submitted) == ["submitted", "submitted"]


@pytest.mark.parametrize("back", ["0", "x", "", "9" * 40, "-1"])
def test_line_of_nowhere_is_not_found(client, office, submitted, back):
    assert client.post(ADDRESS, {"back": back}).status_code == 404


def test_closed_quarter_takes_no_signature_and_says_whom_to_ask(
    client, office, submitted
):
    gathering = office.line(submitted[0]).belongs_to.gathering
    close_quarter(gathering=gathering, actor=office.lead, now=clock.now())

    page, answer = client.get(ADDRESS), sign(client, office, *submitted)

    assert "ask the performance lead to open it again" in page.text
    assert "Sign off all" not in page.text
    assert answer.status_code == 409
    assert signings() == 0


def test_own_figure_is_left_to_somebody_else(client, office, make_user):
    both = make_user(
        "both", roles=[(Role.OFFICER, office.post), (Role.APPROVER, office.council)]
    )
    measure = office.measure(58)
    office.open()
    office.save(measure, share(60), actor=both)
    submit_return(
        belongs_to=office.line(measure).belongs_to, actor=both, now=clock.now()
    )
    let_in(client, both)

    page, answer = client.get(ADDRESS), sign(client, office, measure)
    forced = sign(client, office, measure, sign="chosen", chosen=[measure])

    assert "somebody else signs it off" in page.text
    assert "Sign off all" not in page.text
    assert (answer.status_code, forced.status_code) == (422, 403)
    assert states(office, [measure]) == ["submitted"]


def test_return_of_another_organisation_is_not_found(
    client, office, submitted, make_user
):
    other = make_user("other", roles=[(Role.APPROVER, OrganisationFactory())])
    let_in(client, other)

    assert client.get(ADDRESS).status_code == 404
    assert sign(client, office, *submitted).status_code == 404
    assert ReturnLine.objects.filter(state=LineState.SUBMITTED).count() == 2


def test_reason_that_was_sent_after_the_session_ended_is_there_again(
    client, office, submitted
):
    line = office.line(submitted[0])
    client.logout()
    client.post(
        ADDRESS,
        {
            "back": line.pk,
            "typed_by": office.approver.pk,
            "w901-202509-reason": "Two are counted twice.",
        },
    )
    let_in(client, office.approver)

    page = client.get(ADDRESS)

    assert "Two are counted twice." in page.text
    assert states(office, submitted) == ["submitted", "submitted"]


def test_addresses_have_names():
    assert reverse("returns:sign-list") == LIST
