"""Posts, the people named in them, and what each answers for."""

import pytest

from outcomes.models import Measure
from tests.factories import outcomes
from tests.factories import priorities as make
from tests.integration.priorities.pages import words_of

pytestmark = pytest.mark.django_db

POSTS = "/portal/posts/"


def a_post(rows):
    post = make.PostFactory(code="head", title="Head of Inclusion")
    for _ in range(rows):
        post.organisations.add(make.OrganisationFactory())
        make.AppointmentFactory(post=post, paper=make.PaperFactory())
        make.ResponsibilityFactory(
            post=post, officer=make.OfficerFactory(), paper=make.PaperFactory()
        )
        outcomes.MeasureFactory(reporting_post=post)
        outcomes.MeasureFactory(deputy_post=post)
        make.ProjectFactory(lead_post=post)
        make.ActionFactory(lead_post=post, project=make.ProjectFactory())
        make.RiskFactory(owner_post=post)
    return post


@pytest.mark.parametrize("rows", [1, 20])
def test_post_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    post = a_post(rows)

    with django_assert_num_queries(13):
        assert client.get(post.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [1, 20])
def test_posts_cost_the_same_however_many(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    for _ in range(rows):
        post = make.PostFactory(organisations=[make.OrganisationFactory()])
        make.AppointmentFactory(post=post)

    with django_assert_num_queries(9):
        assert client.get(POSTS).status_code == 200


def test_post_shows_all_that_it_answers_for(client, sign_in):
    sign_in()
    post = a_post(1)

    duties = client.get(post.get_absolute_url()).context["duties"]

    assert {duty.anchor: len(duty.lines) for duty in duties} == {
        "areas": 1,
        "reports": 1,
        "deputy": 1,
        "projects": 1,
        "actions": 1,
        "risks": 1,
    }


def test_post_that_answers_for_nothing_says_so(client, sign_in):
    sign_in()
    post = make.PostFactory(proposed=True)

    page = words_of(client.get(post.get_absolute_url()))

    assert "The papers give this post nothing to answer for." in page
    assert "The papers name nobody in this post." in page
    assert "The papers name no such post" in page


def test_retired_measure_is_nobodys(client, sign_in):
    sign_in()
    post = make.PostFactory()
    outcomes.MeasureFactory(reporting_post=post, state=Measure.State.RETIRED)

    assert client.get(post.get_absolute_url()).context["duties"] == []
    [row] = client.get(POSTS).context["table"].page
    assert row.record.measure_count == 0


def test_proposal_for_every_measure_is_said_once(client, sign_in):
    sign_in()
    post = make.PostFactory()
    outcomes.MeasureFactory(reporting_post=post, proposed=True)

    assert (
        "Proposed: the papers name nobody" in client.get(post.get_absolute_url()).text
    )

    outcomes.MeasureFactory(reporting_post=post)
    [duty] = client.get(post.get_absolute_url()).context["duties"]
    assert [line.beneath for line in duty.lines] == ["Proposed", ""]
    assert duty.note == ""


def test_person_stands_once_a_post_with_every_date(client, sign_in):
    sign_in()
    first = make.AppointmentFactory(
        officer__name="A. Example",
        as_at_on="2018-10-18",
        started_on="2018-09-30",
        started_precision="month",
    )
    make.AppointmentFactory(officer=first.officer, post=first.post)

    page = words_of(client.get(first.post.get_absolute_url()))
    people = words_of(client.get(POSTS))

    assert "<b>A. Example</b>, as at 18 October 2018 and 11 March 2020" in page
    assert "Started in September 2018" in page
    assert people.count("A. Example") == 1


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"q": "inclusion"}, ["Head of Inclusion"]),
        ({"kind": "team"}, ["Outreach"]),
        ({"organisation": "trust"}, ["Outreach"]),
        ({"kind": "zzz"}, []),
    ],
)
def test_posts_are_narrowed(client, sign_in, query, titles):
    sign_in()
    make.PostFactory()
    trust = make.OrganisationFactory(code="trust")
    make.PostFactory(title="Outreach", kind="team", organisations=[trust])

    page = client.get(POSTS, query).context["table"].page

    assert [row.record.title for row in page] == titles


def test_posts_count_areas_measures_and_work_apart(client, sign_in):
    sign_in()
    a_post(3)

    page = client.get(POSTS, {"q": "Head of Inclusion"}).context["table"].page

    record = next(row.record for row in page if row.record.code == "head")
    assert (record.area_count, record.measure_count, record.work_count) == (3, 3, 6)
