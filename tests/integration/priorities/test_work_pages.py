"""The pages of an area, a project and a meeting."""

from datetime import date

import pytest

from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 11)


def test_area_names_people_with_the_date_of_their_source(client, sign_in):
    sign_in()
    area = make.AreaForDevelopmentFactory(code="voice")
    officer = make.OfficerFactory(name="A. Example")
    make.ResponsibilityFactory(area=area, officer=officer, paper=make.PaperFactory())
    make.ResponsibilityFactory(area=area, officer=officer)
    make.ResponsibilityFactory(area=area)

    page = words_of(client.get(at("area-detail", "voice")))

    assert "A. Example, as at 11 March 2020" in page
    assert "A. Example, date of source not known" in page
    assert "The paper names the post and no person." in page


def test_area_shows_every_strand_of_its_oversight(client, sign_in):
    sign_in()
    area = make.AreaForDevelopmentFactory(code="voice")
    make.OversightLineFactory(area=area, board=make.BoardFactory(name="SEND Board"))
    make.OversightLineFactory(area=area, board=None, programme="Audit of voices")

    page = words_of(client.get(at("area-detail", "voice")))

    assert "SEND Board</a>" in page
    assert "Audit of voices" in page


def test_project_shows_phases_milestones_lead_and_funding(client, sign_in):
    sign_in()
    project = make.ProjectFactory(
        code="review",
        starts_on=date(2019, 4, 30),
        starts_precision="month",
        lead_post=make.PostFactory(title="Head of Inclusion"),
        lead_officer=make.OfficerFactory(name="A. Example"),
        funding="High needs block",
        paper=make.PaperFactory(),
    )
    make.ProjectPhaseFactory(
        project=project, title="Picture", ends_on=DAY, ends_precision="day"
    )
    late = {"due_on": date(2021, 9, 30), "due_precision": "month"}
    make.MilestoneFactory(project=project, title="Report", **late)
    action = make.ActionFactory(project=project)
    make.MilestoneFactory(
        action=action, title="Mapping", due_on=DAY, due_precision="day"
    )
    make.MilestoneFactory(project=project, title="Open", status="no date")

    response = client.get(at("project-detail", "review"))

    page = words_of(response)
    titles = [each.title for each in response.context["page"].milestones]
    assert titles == ["Mapping", "Report", "Open"]
    for words in (
        "From April 2019",
        "By 11 March 2020",
        "A. Example, as at 11 March 2020",
        "Status as at 11 March 2020",
        "High needs block",
        'data-label="Status">Not stated</td>',
    ):
        assert words in page


def test_meeting_shows_what_was_agreed_asked_and_promised(client, sign_in):
    sign_in()
    meeting = make.MeetingFactory(
        code="meeting",
        board__name="Select Commission",
        held_on=date(2019, 12, 31),
        held_precision="year",
    )
    item = make.AgendaItemFactory(meeting=meeting, recommendation="To note.")
    make.ResolutionFactory(item=item, text="That it be noted.")
    make.MemberQuestionFactory(
        item=item, answer="It will.", commitment="Strengthen it.", follow_up="Check."
    )
    make.AgendaItemFactory(meeting=meeting)

    page = words_of(client.get(at("meeting-detail", "meeting")))

    assert "<h1>Select Commission, 2019</h1>" in page
    for words in ("To note.", "That it be noted.", "It will.", "Strengthen it."):
        assert words in page
    assert page.count("Not stated") == 2


def test_meeting_without_a_date_or_items_says_so(client, sign_in):
    sign_in()
    make.MeetingFactory(code="meeting", board__name="Forum")

    page = words_of(client.get(at("meeting-detail", "meeting")))

    assert "Forum, date not given" in page
    assert "name no item of this meeting" in page
