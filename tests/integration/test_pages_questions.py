"""The open questions of every app in one list."""

import pytest
from django.apps import apps

from priorities.models import Paper
from priorities.models.sources import Sourced
from strategy_portal.views.questions import KINDS
from tests.factories import outcomes, scorecards
from tests.factories import priorities as make
from tests.integration.priorities.pages import words_of

pytestmark = pytest.mark.django_db

QUESTIONS = "/portal/questions/"


def test_every_row_with_a_source_can_be_asked_about():
    asked = {kind.model for kind in KINDS}
    sourced = {model for model in apps.get_models() if issubclass(model, Sourced)}
    # An officer is a name alone: what is unclear of it stands with the appointment.
    unasked = {model.__name__ for model in sourced - asked}

    assert unasked == {"Officer"}
    assert Paper in asked


def test_question_of_every_kind_leads_to_a_page(client, sign_in):
    sign_in()
    outcomes.PlaceFactory(own=True)
    builders = {
        builder._meta.model: builder
        for module in (make, outcomes, scorecards)
        for builder in vars(module).values()
        if hasattr(builder, "_meta") and builder._meta.model
    }
    for kind in KINDS:
        builders[kind.model](**{kind.field: f"Which {kind.words}?"})

    found = client.get(QUESTIONS, {"per_page": 100}).context["questions"]

    assert {each.kind for each in found} == {kind.words for kind in KINDS}
    for each in found:
        for row in each.rows:
            assert client.get(row.address).status_code == 200, each.kind


def test_question_of_several_rows_stands_once_with_the_first_of_them(client, sign_in):
    sign_in()
    for number in range(6):
        make.BoardFactory(name=f"Board {number}", source_query="To whom?")

    response = client.get(QUESTIONS)

    [question] = response.context["questions"]
    assert [row.title for row in question.first] == [f"Board {n}" for n in range(4)]
    assert "and 2 more" in words_of(response)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"q": "WHOM"}, ["To whom?"]),
        ({"about": "boards"}, ["To whom?"]),
        ({"paper": "001"}, ["To whom?"]),
        ({"paper": "002"}, ["By when?", "On which day?"]),
        ({"about": "figures"}, []),
        ({"about": "zzz"}, []),
        ({"paper": "zzz"}, []),
    ],
)
def test_questions_are_narrowed(client, sign_in, query, asked):
    sign_in()
    first = make.PaperFactory(code="001")
    second = make.PaperFactory(code="002", question="On which day?")
    make.BoardFactory(source_query="To whom?", paper=first)
    make.ActionFactory(source_query="By when?", paper=second)

    found = client.get(QUESTIONS, query).context["questions"]

    assert sorted(each.words for each in found) == asked


def test_questions_come_in_pages(client, sign_in):
    sign_in()
    for number in range(30):
        make.BoardFactory(source_query=f"Question {number:02}?")

    second = client.get(QUESTIONS, {"page": 2})

    assert "26 to 30 of 30 questions" in words_of(second)
    assert second.context["questions"][0].words == "Question 25?"


@pytest.mark.parametrize("rows", [1, 20])
def test_questions_cost_the_same_however_many(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    for number in range(rows):
        paper = make.PaperFactory(question=f"When {number}?")
        make.BoardFactory(source_query=f"To whom {number}?", paper=paper)
        make.ActionFactory(source_query="By when?", paper=paper)

    with django_assert_num_queries(8):
        assert client.get(QUESTIONS).status_code == 200


def test_no_question_says_so(client, sign_in):
    sign_in()

    assert "No question is open." in client.get(QUESTIONS).text
