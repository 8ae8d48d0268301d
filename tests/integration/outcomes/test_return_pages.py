"""The officer's pages: what is due, and the screen on which it is given."""

import json

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outcomes.models import ReturnDraft
from outcomes.quarter_services import close_quarter
from outcomes.return_services import save_line
from outcomes.return_sheet import key_of
from outcomes.sign_services import send_back
from outcomes.states import LineState
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.outcomes import BreakdownFactory
from tests.factories.priorities import PostFactory
from tests.integration.outcomes.returning import Office, share

pytestmark = pytest.mark.django_db

ADDRESS = "/portal/returns/2025-26-q2/head-of-inclusion/"


@pytest.fixture
def office(make_user):
    return Office(make_user)


@pytest.fixture
def asked(office):
    """A measure of which the officer is asked for a figure."""
    measure = office.measure(65, 66, 67, 66, code="W901", number=901)
    office.open()
    return measure


def post(client, key="w901-202509", save="all", address=ADDRESS, version=0, **fields):
    data = {f"{key}-{name}": value for name, value in fields.items()}
    return client.post(
        address, {"save": save, f"{key}-version": version, **data}, follow=False
    )


def test_officer_finds_what_is_due_on_the_task_list(client, office, asked):
    let_in(client, office.officer)

    page = client.get(reverse("returns:return-list"))

    assert "Due Friday 24 October 2025, 21 days ago. 0 of 1 measure done." in page.text
    assert f"{ADDRESS}#w901-202509" in page.text


def test_person_of_whom_nothing_is_asked_reads_so(client, sign_in):
    sign_in()

    page = client.get(reverse("returns:return-list"))

    assert "Nothing is asked of you now." in page.text


def test_screen_shows_the_last_figures_and_the_way_that_is_better(
    client, office, asked
):
    let_in(client, office.officer)

    page = client.get(ADDRESS)

    for words in ("Jul to Sep 2024", "66 of 80", "Higher is better", "Not started"):
        assert words in page.text


def test_saved_figure_is_rated_at_once(client, office):
    office.measure(65, 66, 67, 66, code="W901", number=901, target=80)
    office.open()
    let_in(client, office.officer)

    answer = post(client, save="w901-202509", numerator="66", denominator="80")
    page = client.get(answer.headers["Location"])

    assert answer.headers["Location"] == f"{ADDRESS}#w901-202509"
    assert "1 line saved at" in page.text
    assert "On track" in page.text
    assert "Done, not submitted" in page.text


def test_double_click_saves_once(client, office, asked):
    let_in(client, office.officer)

    for _ in range(2):
        answer = post(client, numerator="66", denominator="80")
        assert answer.status_code == 302

    saves = AuditEvent.objects.filter(event="outcomes.return_line.saved")
    assert saves.count() == 1
    assert office.line(asked).version == 1


def test_wrong_number_is_named_and_what_was_typed_stays(client, office, asked):
    let_in(client, office.officer)

    answer = post(client, numerator="sixty", denominator="80", comment="Late.")

    assert answer.status_code == 422
    assert answer.text.startswith("<!DOCTYPE html>")
    assert 'value="sixty"' in answer.text
    assert "Late." in answer.text
    assert 'href="#id_w901-202509-numerator"' in answer.text
    assert office.line(asked).version == 0
    assert ReturnDraft.objects.get().fields["numerator"] == "sixty"


def test_odd_figure_asks_for_a_tick_and_is_kept_with_it(client, office, asked):
    let_in(client, office.officer)

    asks = post(client, numerator="6", denominator="80")
    [finding] = asks.context["page"].lines[0].findings
    kept = post(client, numerator="6", denominator="80", checked=finding.kind)

    assert asks.status_code == 422
    assert "It will be kept with a note that it was checked." in asks.text
    assert kept.status_code == 302
    assert office.line(asked).numerator == 6


def test_second_person_sees_both_texts_and_chooses(client, office, asked):
    let_in(client, office.officer)
    line = office.line(asked)
    save_line(
        line=line,
        version=0,
        given=share(65, comment="From the lead."),
        actor=office.lead,
        now=clock.now(),
    )

    both = post(client, numerator="66", denominator="80", comment="From me.")
    mine = post(client, numerator="66", denominator="80", version=1)

    assert both.status_code == 409
    assert "Lead saved 65 of 80 at" in both.text
    assert "From the lead." in both.text
    assert "From me." in both.text
    assert mine.status_code == 302
    assert office.line(asked).numerator == 66


def test_keeping_theirs_drops_what_was_typed(client, office, asked):
    let_in(client, office.officer)
    post(client, numerator="sixty", denominator="80")

    dropped = client.post(f"{ADDRESS}draft/w901-202509/drop/")

    assert dropped.headers["Location"] == f"{ADDRESS}#w901-202509"
    assert not ReturnDraft.objects.exists()
    assert client.post(f"{ADDRESS}draft/zzz/drop/").status_code == 404


def test_saving_one_line_keeps_what_was_typed_into_another(client, office, asked):
    other = office.measure(58, code="W902", number=902)
    second = Office.line(office, asked)
    line = second.belongs_to.lines.create(
        measure=other,
        basis="financial quarter",
        period_start=second.period_start,
        period_end=second.period_end,
        due_on=second.due_on,
    )
    let_in(client, office.officer)

    client.post(
        ADDRESS,
        {
            "save": "w901-202509",
            "w901-202509-version": 0,
            "w901-202509-numerator": "66",
            "w901-202509-denominator": "80",
            "w902-202509-version": 0,
            "w902-202509-numerator": "59",
        },
    )
    page = client.get(ADDRESS)

    assert ReturnDraft.objects.get(line=line).fields["numerator"] == "59"
    assert 'value="59"' in page.text
    assert "not saved" in page.text


def test_typing_is_kept_on_the_server_for_its_author_alone(client, office, asked):
    let_in(client, office.officer)
    typed = {"w901-202509-version": 0, "w901-202509-numerator": "6"}

    kept = client.post(f"{ADDRESS}draft/", typed)
    nothing = client.post(f"{ADDRESS}draft/", {})

    assert json.loads(kept.content)["kept"].startswith("Kept at")
    assert json.loads(nothing.content) == {"kept": ""}
    let_in(client, office.lead)
    assert 'value="6"' not in client.get(ADDRESS).text


def test_form_sent_after_the_session_ended_comes_back_filled_in(client, office, asked):
    sent = client.post(
        ADDRESS,
        {
            "typed_by": office.officer.pk,
            "w901-202509-version": 0,
            "w901-202509-numerator": "66",
        },
    )
    let_in(client, office.officer)
    page = client.get(ADDRESS)

    assert sent.status_code == 302
    assert "What you typed is here" in page.text
    assert 'value="66"' in page.text
    assert office.line(asked).version == 0


def test_line_that_came_back_shows_who_and_why(client, office, asked):
    office.submit(asked, share(66))
    send_back(
        line=office.line(asked),
        reason="That is since April.",
        actor=office.approver,
        now=clock.now(),
    )
    let_in(client, office.officer)

    page = client.get(ADDRESS)
    tasks = client.get(reverse("returns:return-list"))

    assert "Approver, 14 November 2025:" in page.text
    assert "“That is since April.”" in page.text
    assert "Returned: please correct" in page.text
    assert "Came back" in tasks.text


def test_submitting_says_what_went_and_what_stayed(client, office):
    ready = office.measure(65, 66, code="W901", number=901)
    office.measure(58, code="W902", number=902)
    office.open()
    office.save(ready, share(66))
    let_in(client, office.officer)

    page = client.post(f"{ADDRESS}submit/", follow=True)

    assert "1 line submitted." in page.text
    assert "W902 was not submitted. Give a figure" in page.text
    assert office.line(ready).state == LineState.SUBMITTED


def test_submitting_nothing_says_what_to_do(client, office, asked):
    let_in(client, office.officer)

    page = client.post(f"{ADDRESS}submit/", follow=True)

    assert "Nothing was submitted: give a figure" in page.text


def test_closed_quarter_shows_its_lines_and_takes_none(client, office, asked):
    close_quarter(
        gathering=office.line(asked).belongs_to.gathering,
        actor=office.lead,
        now=clock.now(),
    )
    let_in(client, office.officer)

    page = client.get(ADDRESS)
    answer = post(client, numerator="66", denominator="80")
    draft = client.post(
        f"{ADDRESS}draft/", {"w901-202509-version": 0, "w901-202509-numerator": "6"}
    )

    assert "The quarter is closed" in page.text
    assert 'name="w901-202509-numerator"' not in page.text
    assert answer.status_code == 422
    assert "ask the performance lead to open it again" in answer.text
    assert draft.json() == {"kept": ""}


def test_parts_are_typed_and_the_whole_is_reckoned(client, office):
    measure = office.measure(58, code="W901", number=901)
    one, two = (BreakdownFactory(measure=measure, title=t) for t in ("Speech", "Hands"))
    office.open()
    let_in(client, office.officer)

    answer = post(
        client,
        **{
            f"part{one.pk}_numerator": "20",
            f"part{one.pk}_denominator": "40",
            f"part{two.pk}_numerator": "38",
            f"part{two.pk}_denominator": "40",
        },
    )

    assert answer.status_code == 302
    assert office.line(measure).numerator == 58


@pytest.mark.parametrize("role", [Role.PARTNER_OFFICER, Role.OFFICER])
def test_return_of_another_post_is_not_there(client, sign_in, office, asked, role):
    sign_in("stranger", roles=[(role, None)])

    assert client.get(ADDRESS).status_code == 404
    assert post(client, numerator="66", denominator="80").status_code == 404
    assert client.post(f"{ADDRESS}submit/").status_code == 404
    assert client.post(f"{ADDRESS}draft/").status_code == 404
    assert office.line(asked).version == 0


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.PUBLISHER])
def test_return_is_closed_to_those_who_fill_none(client, sign_in, office, asked, role):
    sign_in("reader", roles=[(role, None)])

    assert client.get(ADDRESS).status_code == 404
    assert post(client, numerator="66", denominator="80").status_code == 404
    assert client.post(f"{ADDRESS}submit/").status_code == 403
    assert client.post(f"{ADDRESS}draft/").status_code == 403
    assert office.line(asked).version == 0


def test_auditor_reads_a_return_and_changes_nothing(client, sign_in, office, asked):
    sign_in("auditor")

    assert client.get(ADDRESS).status_code == 200
    assert 'name="w901-202509-numerator"' not in client.get(ADDRESS).text
    post(client, numerator="66", denominator="80")
    assert office.line(asked).version == 0
    assert client.post(f"{ADDRESS}submit/").status_code == 403


def test_field_that_the_form_does_not_have_changes_nothing(client, office, asked):
    let_in(client, office.officer)

    post(
        client,
        numerator="66",
        denominator="80",
        state="signed off",
        signed_by=office.officer.pk,
        on_behalf="on",
        due_on="2030-01-01",
    )

    line = office.line(asked)
    assert (line.state, line.signed_by, line.on_behalf) == ("open", None, False)
    assert f"{line.due_on:%Y}" == "2025"


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.text(max_size=700)
            for name in (
                "version",
                "numerator",
                "denominator",
                "status",
                "missing",
                "missing_reason",
                "comment",
                "cause",
                "action",
                "action_post",
                "action_due_on",
                "checked",
            )
        },
    )
)
@example({"version": "", "comment": "\x00", "action_due_on": "\x00"})
def test_no_text_makes_the_screen_fall_over(client, office, fields):
    if not office.post.returns.exists():
        office.measure(65, 66, code="W901", number=901)
        office.open()
    let_in(client, office.officer)
    data = {f"w901-202509-{name}": text for name, text in fields.items()}

    saved = client.post(ADDRESS, {"save": "all", **data})
    kept = client.post(f"{ADDRESS}draft/", data)

    assert saved.status_code in (302, 409, 422)
    assert kept.status_code in (200, 409)


@pytest.mark.parametrize("measures", [1, 20])
def test_screen_costs_the_same_however_long(
    client, office, django_assert_num_queries, measures
):
    for _ in range(measures):
        office.measure(58, 59)
    office.open()
    let_in(client, office.officer)

    with django_assert_num_queries(15):
        page = client.get(ADDRESS)

    assert len(page.context["page"].lines) == measures


@pytest.mark.parametrize("measures", [1, 20])
def test_accounts_that_are_owed_cost_the_same_however_many(
    client, office, django_assert_num_queries, measures
):
    asked = [office.measure(58, 59, target=80) for _ in range(measures)]
    office.open()
    for measure in asked:
        office.save(measure, share(57))
    let_in(client, office.officer)

    # One more than a return that owes nothing: the posts that can act.
    with django_assert_num_queries(16):
        page = client.get(ADDRESS)

    assert all(line.owes for line in page.context["page"].lines)


@pytest.mark.parametrize("measures", [1, 20])
def test_each_line_that_is_saved_costs_two_queries(
    client, office, django_assert_num_queries, measures
):
    asked = [office.measure(58, 59) for _ in range(measures)]
    office.open()
    typed = {
        f"{key_of(office.line(measure))}-{name}": text
        for measure in asked
        for name, text in (("version", 0), ("numerator", 60), ("denominator", 80))
    }
    let_in(client, office.officer)

    # One for the line and one for the audit.
    with django_assert_num_queries(25 + 2 * measures):
        client.post(ADDRESS, {"save": "all", **typed})

    assert all(office.line(measure).version == 1 for measure in asked)


def test_line_that_is_somebodys_twice_over_is_shown_once(client, office, make_user):
    deputy = PostFactory()
    office.measure(58, deputy_post=deputy)
    office.open()
    held = [(Role.OFFICER, office.post), (Role.OFFICER, deputy)]
    let_in(client, make_user("both", roles=held))

    page = client.get(ADDRESS)

    assert len(page.context["page"].lines) == 1


def test_post_that_is_not_in_the_list_is_refused(client, office, asked):
    let_in(client, office.officer)

    page = post(client, numerator="60", denominator="80", action_post="nobody")

    assert page.status_code == 422
    assert "Choose one of the posts in the list." in page.text
    assert office.line(asked).version == 0


@pytest.mark.parametrize("measures", [1, 20])
def test_task_list_costs_the_same_however_long(
    client, office, django_assert_num_queries, measures
):
    for _ in range(measures):
        office.measure(58)
    office.open()
    let_in(client, office.officer)

    with django_assert_num_queries(5):
        client.get(reverse("returns:return-list"))


def test_posts_of_another_do_not_show_in_the_list(client, office, asked):
    office.measure(58, reporting_post=PostFactory(title="Head of Elsewhere"))
    let_in(client, office.officer)

    assert "Head of Elsewhere" not in client.get(reverse("returns:return-list")).text
