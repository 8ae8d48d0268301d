"""Pages that gather from several apps: home, a board, a post, the open questions."""

import pytest
from django.apps import apps
from django.urls import reverse

from outcomes.models import Measure, Target
from priorities.models import Paper
from priorities.models.sources import Sourced
from strategy_portal.periods import Quarter
from strategy_portal.views.questions import KINDS
from tests.factories import outcomes, scorecards
from tests.factories import priorities as make
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db

HOME = "/portal/"
POSTS = "/portal/posts/"
QUESTIONS = "/portal/questions/"


def words_of(response):
    return " ".join(response.text.split())


@pytest.fixture
def strategy(db):
    """An outcome with measures on a scorecard."""
    return Strategy()


# Home


def test_home_tells_the_quarter_and_counts_every_measure_once(
    client, sign_in, strategy
):
    sign_in()
    strategy.measure("70", title="Good", short_title="Good")
    strategy.measure("10", title="Bad", short_title="Bad")
    strategy.measure("60", target="", title="Open", short_title="Open")
    for slug in ("wellbeing", "pack"):
        strategy.scorecard(slug=slug)

    page = words_of(client.get(HOME))

    assert "<h1>July to September 2025</h1>" in page
    assert "Of <b>2</b> measures with a target and a figure" in page
    assert "of the 3 measures" in page
    assert page.count('data-label="Off track"><b class="bad">1</b>') == 2
    assert "/portal/scorecards/2025-26-q2/pack/" in page


def test_home_names_what_needs_a_board_and_says_how_many_more(
    client, sign_in, strategy
):
    sign_in()
    for number in range(6):
        strategy.measure("10", title=f"Measure {number}")
    strategy.scorecard()

    response = client.get(HOME)

    assert len(response.context["page"].asks) == 5
    assert "1 more is off track or late." in words_of(response)


def test_home_tells_a_headline_scorecard_by_its_headlines(client, sign_in, strategy):
    sign_in()
    strategy.measure("70", headline=True)
    strategy.measure("10")
    strategy.scorecard(slug="headlines", kind="headline")

    [card] = client.get(HOME).context["page"].cards

    assert (card.on_track, card.total) == (1, 1)


def test_home_says_that_examples_are_examples(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure("70")
    strategy.scorecard()

    assert "only examples" not in client.get(HOME).text

    Target.objects.filter(measure=measure).update(illustrative=True)
    assert "only examples" in client.get(HOME).text


def test_home_of_an_empty_database_says_what_will_be_here(client, sign_in):
    sign_in()

    page = words_of(client.get(HOME))

    assert "No scorecard has been loaded yet." in page
    assert page.count("None has been loaded yet.") == 2


@pytest.mark.parametrize("rows", [1, 20])
def test_home_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, strategy, rows
):
    sign_in()
    for number in range(rows):
        strategy.measure("10")
        strategy.scorecard(slug=f"card-{number}")
        make.StrategyFactory()

    with django_assert_num_queries(18):
        assert client.get(HOME).status_code == 200


# A board


def a_board(rows):
    board = make.BoardFactory(code="send", name="SEND Board", paper=make.PaperFactory())
    for _ in range(rows):
        for line in ({"board": board}, {"reports_to": board}):
            make.ReportingLineFactory(paper=make.PaperFactory(), **line)
        make.StrategyBoardFactory(board=board, paper=make.PaperFactory())
        make.OversightLineFactory(board=board, strategy=make.StrategyFactory())
        scorecards.ScorecardFactory(board=board)
        item = make.AgendaItemFactory(meeting=make.MeetingFactory(board=board))
        make.ResolutionFactory(item=item)
        make.MemberQuestionFactory(item=item)
    return board


@pytest.mark.parametrize("rows", [1, 20])
def test_board_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    board = a_board(rows)

    with django_assert_num_queries(14):
        assert client.get(board.get_absolute_url()).status_code == 200


def test_board_shows_all_that_hangs_on_it(client, sign_in):
    sign_in()
    board = a_board(1)
    board.aliases, board.meets = ["SEND Strategic Board"], "bi-monthly"
    board.save()

    page = words_of(client.get(board.get_absolute_url()))

    for words in (
        "SEND Strategic Board",
        "Bi-monthly",
        "(accountable board)",
        "Joint commissioning</a>",
        "That the report be noted.",
        "How are young people heard?",
    ):
        assert words in page


def test_board_names_an_area_once_with_all_that_it_oversees_it_by(client, sign_in):
    sign_in()
    board, area = make.BoardFactory(), make.AreaForDevelopmentFactory()
    make.OversightLineFactory(board=board, area=area, programme="Audit of voices")
    make.OversightLineFactory(board=board, area=area)

    areas = client.get(board.get_absolute_url()).context["areas"]

    assert areas == [(area, ["Audit of voices", "Directly"])]


def test_board_names_no_person(client, sign_in):
    sign_in()
    line = make.OversightLineFactory()
    officer = make.OfficerFactory(name="A. Example")
    make.ResponsibilityFactory(area=line.area, officer=officer)

    assert "A. Example" not in client.get(line.board.get_absolute_url()).text


def test_bare_board_still_has_a_page(client, sign_in):
    sign_in()

    page = words_of(client.get(make.BoardFactory().get_absolute_url()))

    assert "None. A scorecard that is made for this board will stand here." in page
    assert "The papers tell of no meeting of this board." in page


# Posts and people


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

    with django_assert_num_queries(12):
        assert client.get(post.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [1, 20])
def test_posts_cost_the_same_however_many(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    for _ in range(rows):
        post = make.PostFactory(organisations=[make.OrganisationFactory()])
        make.AppointmentFactory(post=post)

    with django_assert_num_queries(8):
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


# Open questions


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

    with django_assert_num_queries(7):
        assert client.get(QUESTIONS).status_code == 200


def test_no_question_says_so(client, sign_in):
    sign_in()

    assert "No question is open." in client.get(QUESTIONS).text


# The frame around every page


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/portal/", 'href="/portal/" aria-current="page"'),
        ("/portal/strategies/", 'href="/portal/strategies/" aria-current="page"'),
        ("/portal/strategies/send/", 'href="/portal/strategies/" aria-current="true"'),
    ],
)
def test_menu_says_where_one_is(client, sign_in, address, current):
    sign_in()
    make.StrategyFactory(code="send")

    page = client.get(address).text

    assert current in page
    menu = page[page.index('id="navigation"') : page.index("</nav>")]
    assert menu.count("aria-current") == 1


def test_partnership_names_the_portal(client, sign_in):
    sign_in()
    make.PartnershipFactory(name="Northfield SEND Partnership")

    page = client.get("/portal/papers/").text

    assert "<title>Papers - Northfield SEND Partnership</title>" in page
    assert "Open Government Licence" in page


def test_stranger_sees_no_menu(client):
    page = client.get("/").text

    assert "Service information" not in page
    assert "Abbreviations" not in page


def test_newest_quarter_without_figures_is_the_last_that_ended(client, sign_in):
    sign_in()

    assert client.get(HOME).context["page"].quarter == Quarter(2025, 2)


def test_addresses_of_the_roof():
    assert reverse("board-detail", args=["send"]) == "/portal/boards/send/"
    assert reverse("post-detail", args=["head"]) == "/portal/posts/head/"
