"""Posts report progress in the browser: nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from priorities.models import ProgressReport
from priorities.progress_services import mark_of
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db

TYPED = {
    "seen": "",
    "status": "on track",
    "as_at_on": "14 November 2025",
    "done": "Two units opened.\r\nA third is planned.",
    "working_well": "",
    "worried": "",
    "next_steps": "Open a third.",
    "reason": "",
}


@pytest.fixture
def last(believe, inclusion):
    """The last report on the priority, of October."""
    return make.ProgressReportFactory(
        priority=believe,
        post=inclusion,
        status="at risk",
        as_at_on=date(2025, 10, 1),
        done="One unit opened.",
        worried="No builder.",
    )


def test_officer_reports_and_is_told_when_it_was_saved(as_officer, believe):
    response = as_officer.post(at("priority-report", "believe"), TYPED, follow=True)

    assert response.redirect_chain == [(believe.get_absolute_url(), 302)]
    page = words_of(response)
    assert "Saved at midday." in page
    assert "as at 14 November 2025, reported by Head of Inclusion" in page
    assert "Two units opened.<br>A third is planned." in page


def test_officer_reports_on_an_area(as_officer, inclusion):
    area = make.ResponsibilityFactory(post=inclusion).area

    response = as_officer.post(at("area-report", area.code), TYPED, follow=True)

    assert response.redirect_chain == [(area.get_absolute_url(), 302)]
    assert "Open a third." in words_of(response)


def test_form_opens_with_the_last_report_beside_it(as_officer, believe, last):
    response = as_officer.get(at("priority-report", "believe"))

    page = words_of(response)
    assert "as at 1 October 2025, reported by Head of Inclusion" in page
    assert page.count("In the last report") == 2
    assert "One unit opened." in page
    assert 'value="14 November 2025"' in page
    assert response.context["form"]["status"].value() == "at risk"
    assert response.context["form"]["done"].value() is None


def test_last_wording_is_copied_beneath_what_was_typed_and_saves_nothing(
    as_officer, believe, last
):
    typed = {**TYPED, "done": "Two units opened.", "copy": "done"}

    response = as_officer.post(at("priority-report", "believe"), typed)

    form = response.context["form"]
    assert form["done"].value() == "Two units opened.\nOne unit opened."
    assert form["next_steps"].value() == "Open a third."
    assert not form.errors
    assert ProgressReport.objects.count() == 1


@pytest.mark.parametrize("box", ["", "status", "zzz", "password"])
def test_only_the_four_boxes_are_copied(as_officer, believe, last, box):
    response = as_officer.post(at("priority-report", "believe"), {**TYPED, "copy": box})

    assert response.status_code == 200
    assert response.context["form"]["done"].value() == TYPED["done"]


def test_report_of_the_day_opens_to_be_put_right(as_officer, believe, inclusion):
    make.ProgressReportFactory(
        priority=believe, as_at_on=date(2025, 11, 14), done="Two units opened."
    )

    form = as_officer.get(at("priority-report", "believe")).context["form"]

    assert form["done"].value() == "Two units opened."


def test_double_click_reports_once(as_officer, believe):
    for _ in range(2):
        as_officer.post(at("priority-report", "believe"), TYPED)

    assert ProgressReport.objects.count() == AuditEvent.objects.count() == 1


def test_who_is_slower_sees_both_texts_and_may_save_theirs(
    as_officer, client, believe, last, lead
):
    seen = mark_of(last)
    last.version, last.changed_by, last.done = 2, lead, "Three units opened."
    last.save()
    mine = {**TYPED, "seen": seen}

    response = as_officer.post(at("priority-report", "believe"), mine)

    page = words_of(response)
    assert response.status_code == 409
    assert "Performance lead saved this at 2:16pm while you typed." in page
    assert "Three units opened." in page
    assert "Two units opened." in page
    assert "Keep theirs" in page
    again = as_officer.post(
        at("priority-report", "believe"),
        {**mine, "seen": response.context["form"]["seen"].value()},
    )
    assert again.status_code == 302
    assert ProgressReport.objects.newest().get().done.startswith("Two units")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"done": "", "next_steps": " "}, "done", "Say something in one of the four"),
        ({"status": ""}, "status", "Choose one."),
        ({"status": "green"}, "status", "Choose one from the list."),
        ({"as_at_on": ""}, "as_at_on", "Enter a day, such as 28 11 2025."),
        ({"as_at_on": "soon"}, "as_at_on", "Enter a day, such as 28 11 2025."),
        ({"as_at_on": "November 2025"}, "as_at_on", "with its month and year"),
        ({"as_at_on": "15 11 2025"}, "as_at_on", "today is 14 November 2025"),
        ({"as_at_on": "30 9 2025"}, "as_at_on", "The last report is as at 1 October"),
        ({"as_at_on": "1 10 2025"}, "reason", "say why it changes"),
        (
            {"done": "x" * 1001},
            "done",
            "Shorten this to 1000 characters; it has 1001 now.",
        ),
        ({"seen": "x" * 99}, "__all__", "was not sent whole"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_officer, believe, last, typed, field, sentence
):
    sent = {**TYPED, "seen": mark_of(last), "worried": "The builder.", **typed}
    if "done" in typed and not typed["done"]:
        sent["worried"] = ""

    response = as_officer.post(at("priority-report", "believe"), sent)

    form = response.context["form"]
    assert response.status_code == 200
    assert sentence in " ".join(form.errors[field])
    assert form["working_well"].value() == sent["working_well"]
    assert form["worried"].value() == sent["worried"]
    assert "There is a problem" in response.text
    assert ProgressReport.objects.count() == 1


def test_damaged_form_can_be_sent_again(as_officer, believe, last):
    address = at("priority-report", "believe")
    damaged = as_officer.post(address, {**TYPED, "seen": "x" * 99})

    again = as_officer.post(
        address, {**TYPED, "seen": damaged.context["form"]["seen"].value()}
    )

    assert again.status_code == 302


def test_a_thousand_characters_count_as_a_browser_counts_them(as_officer, believe):
    lines = "\r\n".join(["nine sign"] * 100)[:1099]

    as_officer.post(at("priority-report", "believe"), {**TYPED, "done": lines})

    assert len(ProgressReport.objects.get().done) == 999


@pytest.mark.parametrize("name", ["priority-report", "priority-action-add"])
def test_what_another_post_leads_is_not_there(client, stranger, believe, name):
    let_in(client, stranger)

    assert client.get(at(name, "believe")).status_code == 404
    assert client.post(at(name, "believe"), TYPED).status_code == 404
    assert not ProgressReport.objects.exists()


def test_reader_is_shown_no_way_to_report(client, sign_in, believe):
    sign_in()

    page = words_of(client.get(believe.get_absolute_url()))

    assert "Report progress" not in page
    assert "Add an action" not in page
    assert "Name the post" not in page
    assert client.post(at("priority-report", "believe"), TYPED).status_code == 403


def test_performance_lead_names_the_post_that_leads_a_priority(client, lead, believe):
    post = make.PostFactory(code="head-of-send", title="Head of SEND")
    let_in(client, lead)
    address = at("priority-lead", "believe")
    form = client.get(address).context["form"]
    assert form["lead_post"].value() == "head-of-inclusion"

    response = client.post(
        address, {"seen": "head-of-inclusion", "lead_post": post.code}, follow=True
    )

    assert "Head of SEND" in words_of(response)


def test_lead_named_meanwhile_is_said(client, lead, believe):
    make.PostFactory(code="head-of-send")
    let_in(client, lead)

    response = client.post(
        at("priority-lead", "believe"), {"seen": "", "lead_post": "head-of-send"}
    )

    assert "Head of Inclusion has been named meanwhile." in words_of(response)
    assert response.context["form"]["seen"].value() == "head-of-inclusion"


def test_officer_names_nobody(as_officer, believe):
    assert as_officer.get(at("priority-lead", "believe")).status_code == 403


def test_what_was_typed_before_signing_in_again_comes_back(client, officer, believe):
    address = at("priority-report", "believe")

    client.post(address, {**TYPED, "typed_by": str(officer.pk)})
    let_in(client, officer)
    response = client.get(address)

    assert response.context["form"]["done"].value() == TYPED["done"]
    assert "What you typed is here, and not saved yet." in words_of(response)
    assert not ProgressReport.objects.exists()


def test_priority_shows_reports_of_posts_and_what_papers_said(
    client, sign_in, believe, last
):
    sign_in()
    make.ProgressReportFactory(
        priority=believe, done="Earlier still.", as_at_on=date(2025, 7, 1)
    )
    make.ProgressUpdateFactory(priority=believe, done="Said a paper.")

    page = words_of(client.get(believe.get_absolute_url()))

    assert page.index("One unit opened.") < page.index("Earlier still.")
    assert "What papers said" in page
    assert "11 March 2020" in page
    assert "Said a paper." in page


def test_unknown_priority_has_no_page(client, sign_in):
    sign_in()

    assert (
        client.get(reverse("priorities:priority-detail", args=["x"])).status_code == 404
    )
