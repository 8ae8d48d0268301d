"""The pages of what was promised: what they say, and what they cost."""

from datetime import date

import pytest
from django.urls import reverse

from priorities.models import PrioritySuccession, StrategyBoard
from tests.factories import priorities as make

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 11)
LISTS = {
    "strategy-list": "No strategy has been loaded yet",
    "project-list": "No project has been loaded yet",
    "action-list": "No action has been loaded yet",
    "board-list": "No board has been loaded yet",
    "meeting-list": "No meeting has been loaded yet",
    "event-list": "No event has been loaded yet",
    "organisation-list": "No organisation has been loaded yet",
    "paper-list": "No paper has been loaded yet",
    "abbreviation-list": "No abbreviation has been loaded yet",
}


def at(name, code=None):
    return reverse(f"priorities:{name}", args=[code] if code else [])


def words_of(response):
    return " ".join(response.text.split())


# What each page costs, sign-in and menu included, for 1 row of each kind and for 20.


def a_strategy(rows):
    """Make a strategy with as many rows of every kind as are asked for."""
    strategy = make.StrategyFactory(code="send", paper=make.PaperFactory())
    version = make.StrategyVersionFactory(strategy=strategy, current=True)
    for _ in range(rows):
        make.StrategyFactory(parent=strategy)
        make.StrategyBoardFactory(strategy=strategy, paper=make.PaperFactory())
        earlier = make.StrategyVersionFactory(strategy=strategy)
        make.StatementFactory(version=version, paper=make.PaperFactory())
        now = make.PriorityFactory(version=version, paper=make.PaperFactory())
        was = make.PriorityFactory(version=earlier)
        make.PrioritySuccessionFactory(before=was, after=now)
        make.ProgressUpdateFactory(priority=now, paper=make.PaperFactory())
        area = an_area(1, version=version)
        project = make.ProjectFactory(strategy=strategy, lead_post=make.PostFactory())
        make.ActionFactory(project=project, lead_post=make.PostFactory())
        make.ActionFactory(area=area)
        make.RiskFactory(strategy=strategy, owner_post=make.PostFactory())
    return at("strategy-detail", "send")


def an_area(rows, **fields):
    area = make.AreaForDevelopmentFactory(paper=make.PaperFactory(), **fields)
    for _ in range(rows):
        make.OversightLineFactory(
            area=area, strategy=make.StrategyFactory(), paper=make.PaperFactory()
        )
        make.ResponsibilityFactory(
            area=area, officer=make.OfficerFactory(), paper=make.PaperFactory()
        )
        make.ProjectFactory(lead_post=make.PostFactory()).areas.add(area)
        make.ActionFactory(area=area, lead_post=make.PostFactory())
    return area


def an_area_page(rows):
    an_area(rows, code="voice")
    return at("area-detail", "voice")


def a_project_page(rows):
    project = make.ProjectFactory(code="review", lead_officer=make.OfficerFactory())
    for _ in range(rows):
        make.ProjectPhaseFactory(project=project, paper=make.PaperFactory())
        action = make.ActionFactory(project=project, lead_post=make.PostFactory())
        make.MilestoneFactory(project=project, paper=make.PaperFactory())
        make.MilestoneFactory(action=action)
        project.priorities.add(make.PriorityFactory())
        project.areas.add(make.AreaForDevelopmentFactory())
    return at("project-detail", "review")


def a_meeting_page(rows):
    meeting = make.MeetingFactory(code="meeting")
    for _ in range(rows):
        item = make.AgendaItemFactory(meeting=meeting, paper=make.PaperFactory())
        make.ResolutionFactory(item=item, paper=make.PaperFactory())
        make.MemberQuestionFactory(item=item, paper=make.PaperFactory())
    return at("meeting-detail", "meeting")


def strategies(rows):
    for _ in range(rows):
        strategy = make.StrategyFactory(parent=make.StrategyFactory())
        make.StrategyVersionFactory(strategy=strategy, current=True)
        make.StrategyBoardFactory(strategy=strategy)
    return at("strategy-list")


def projects(rows):
    for _ in range(rows):
        make.ProjectFactory(
            strategy=make.StrategyFactory(),
            lead_post=make.PostFactory(),
            paper=make.PaperFactory(),
        )
    return at("project-list")


def actions(rows):
    for _ in range(rows):
        make.ActionFactory(
            project=make.ProjectFactory(),
            lead_post=make.PostFactory(),
            paper=make.PaperFactory(),
        )
    return at("action-list")


def boards(rows):
    for _ in range(rows):
        make.ReportingLineFactory()
    return at("board-list")


def meetings(rows):
    for _ in range(rows):
        make.AgendaItemFactory(meeting=make.MeetingFactory(paper=make.PaperFactory()))
    return at("meeting-list")


def events(rows):
    for _ in range(rows):
        make.EventFactory(paper=make.PaperFactory())
        make.EvidenceSourceFactory(organisation=make.OrganisationFactory())
    return at("event-list")


def organisations(rows):
    for _ in range(rows):
        make.PostFactory(organisations=[make.OrganisationFactory()])
    return at("organisation-list")


def papers(rows):
    make.PaperFactory.create_batch(rows)
    return at("paper-list")


def abbreviations(rows):
    make.AbbreviationFactory.create_batch(rows)
    return at("abbreviation-list")


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize(
    ("build", "queries"),
    [
        (strategies, 7),
        (a_strategy, 18),
        (an_area_page, 8),
        (projects, 6),
        (a_project_page, 10),
        (actions, 8),
        (boards, 6),
        (meetings, 6),
        (a_meeting_page, 7),
        (events, 5),
        (organisations, 6),
        (papers, 5),
        (abbreviations, 5),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_page_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, build, queries, rows
):
    sign_in()
    address = build(rows)

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert response.status_code == 200


@pytest.mark.parametrize(("name", "words"), LISTS.items())
def test_empty_list_says_what_will_be_here(client, sign_in, name, words):
    sign_in()

    assert words in client.get(at(name)).text


@pytest.mark.parametrize(
    "name", ["strategy-detail", "area-detail", "project-detail", "meeting-detail"]
)
def test_unknown_code_has_no_page(client, sign_in, name):
    sign_in()

    assert client.get(at(name, "nothing")).status_code == 404


# Lists: paging, order and filters


def rows_of(response):
    return [str(row.record) for row in response.context["table"].page.object_list]


@pytest.mark.parametrize(
    ("query", "rows", "number"),
    [
        ("", 25, 1),
        ("page=2", 5, 2),
        ("page=zzz", 25, 1),
        ("page=-3", 5, 2),
        ("page=99", 5, 2),
        ("per_page=-5", 1, 1),
        ("per_page=0", 1, 1),
        ("per_page=zzz", 25, 1),
        ("per_page=1000000", 30, 1),
        ("per_page=10&page=3", 10, 3),
    ],
)
def test_page_is_clamped_to_what_there_is(client, sign_in, query, rows, number):
    sign_in()
    make.ProjectFactory.create_batch(30)

    response = client.get(f"{at('project-list')}?{query}")

    assert len(rows_of(response)) == rows
    assert response.context["table"].page.number == number


def test_page_never_holds_more_than_a_hundred_rows(client, sign_in):
    sign_in()
    make.ProjectFactory.create_batch(101)

    response = client.get(at("project-list"), {"per_page": 1_000_000})

    assert len(rows_of(response)) == 100
    assert "1 to 100 of 101 projects" in response.text


def test_rows_that_tie_keep_their_place_on_every_page(client, sign_in):
    sign_in()
    make.ProjectFactory.create_batch(7, title="Same")

    seen = [
        row.record.pk
        for page in range(1, 5)
        for row in client.get(
            at("project-list"), {"sort": "status", "per_page": 2, "page": page}
        )
        .context["table"]
        .page
    ]

    assert len(set(seen)) == 7


def test_sorted_column_says_so_and_turns_round(client, sign_in):
    sign_in()
    make.ProjectFactory(title="Alpha")
    make.ProjectFactory(title="Beta")

    response = client.get(at("project-list"), {"sort": "-title"})

    assert rows_of(response) == ["Beta", "Alpha"]
    assert 'aria-sort="descending"><a href="?sort=title">' in words_of(response)


@pytest.mark.parametrize(
    ("sort", "order"),
    [("due", ["Soon", "Late", "Some day"]), ("-due", ["Late", "Soon", "Some day"])],
)
def test_action_without_a_date_comes_last_either_way(client, sign_in, sort, order):
    sign_in()
    make.ActionFactory(title="Some day")
    for title, year in (("Late", 2021), ("Soon", 2019)):
        make.ActionFactory(title=title, due_on=date(year, 12, 31), due_precision="year")

    assert rows_of(client.get(at("action-list"), {"sort": sort})) == order


def test_actions_are_narrowed_by_strategy_however_they_hang_on_it(client, sign_in):
    sign_in()
    strategy = make.StrategyFactory(code="send")
    version = make.StrategyVersionFactory(strategy=strategy)
    make.ActionFactory(title="A", project=make.ProjectFactory(strategy=strategy))
    make.ActionFactory(title="B", priority=make.PriorityFactory(version=version))
    make.ActionFactory(title="C", area=make.AreaForDevelopmentFactory(version=version))
    make.ActionFactory(title="D")

    response = client.get(at("action-list"), {"strategy": "send"})

    assert rows_of(response) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"q": "BRIDGE"}, ["Bridge"]),
        ({"status": "done"}, ["Bridge"]),
        ({"lead": "head"}, ["Road"]),
        ({"project": "works"}, ["Road"]),
        ({"q": "canal"}, []),
    ],
)
def test_actions_are_narrowed(client, sign_in, query, titles):
    sign_in()
    make.ActionFactory(title="Bridge", status="done")
    make.ActionFactory(
        title="Road",
        lead_post=make.PostFactory(code="head"),
        project=make.ProjectFactory(code="works"),
    )

    response = client.get(at("action-list"), query)

    assert rows_of(response) == titles
    assert ("Nothing passes these filters." in response.text) == (titles == [])


@pytest.mark.parametrize(
    "query",
    [{"status": "zzz"}, {"lead": "nobody"}, {"strategy": "nothing"}, {"q": "x" * 101}],
)
def test_filter_that_cannot_be_read_shows_nothing_and_says_why(client, sign_in, query):
    sign_in()
    make.ActionFactory()

    response = client.get(at("action-list"), query)

    assert rows_of(response) == []
    assert "There is a problem" in response.text
    assert "Nothing is shown, because a filter cannot be read." in response.text
    assert "zzz" not in response.text.replace('value="zzz"', "")


def test_status_of_work_holds_for_the_date_of_its_paper(client, sign_in):
    sign_in()
    make.ActionFactory(status="under way", paper=make.PaperFactory())

    assert "as at 11 March 2020" in client.get(at("action-list")).text


@pytest.mark.parametrize(
    ("on", "precision", "words"),
    [
        (DAY, "day", "11 March 2020"),
        (date(2020, 3, 31), "month", "March 2020"),
        (date(2020, 4, 30), "term", "Spring term 2020"),
        (date(2020, 8, 31), "academic year", "Academic year 2019 to 2020"),
        (date(2020, 12, 31), "year", "2020"),
        (None, "", "No date given"),
    ],
)
def test_date_is_as_exact_as_the_paper_and_no_more(
    client, sign_in, on, precision, words
):
    sign_in()
    make.ActionFactory(due_on=on, due_precision=precision)

    assert f'data-label="Due">{words}</td>' in client.get(at("action-list")).text


# A strategy


def test_strategy_is_listed_with_its_version_and_boards(client, sign_in):
    sign_in()
    strategy = make.StrategyFactory(title="Plan", parent=make.StrategyFactory())
    make.StrategyVersionFactory(strategy=strategy, label="2019 draft", status="draft")
    make.StrategyVersionFactory(strategy=strategy, label="Final", current=True)
    make.StrategyBoardFactory(
        strategy=strategy, board=make.BoardFactory(name="SEND Board")
    )

    page = words_of(client.get(at("strategy-list"), {"sort": "title"}))

    assert "Part of SEND Strategy" in page
    assert "Final<span" in page
    assert "2019 draft" not in page
    assert "SEND Board</a>" in page


@pytest.fixture
def descent(db):
    """Three versions: an outline, a draft of the year, and a final dated within it."""
    strategy = make.StrategyFactory(code="semh")
    outline = make.StrategyVersionFactory(strategy=strategy, label="2018 outline")
    draft = make.StrategyVersionFactory(
        strategy=strategy,
        label="2019 draft",
        predecessor=outline,
        dated_on=date(2019, 12, 31),
        dated_precision="year",
    )
    final = make.StrategyVersionFactory(
        strategy=strategy,
        label="Final",
        predecessor=draft,
        current=True,
        dated_on=date(2019, 9, 30),
        dated_precision="month",
    )
    return {"outline": outline, "draft": draft, "final": final}


def test_versions_stand_in_order_of_descent_not_of_loose_dates(
    client, sign_in, descent
):
    sign_in()

    page = client.get(at("strategy-detail", "semh")).context["page"]

    assert page.lead == descent["final"]
    assert [each.version for each in page.earlier] == [
        descent["draft"],
        descent["outline"],
    ]


def test_strategy_without_a_current_version_leads_with_its_newest(
    client, sign_in, descent
):
    sign_in()
    descent["final"].current = False
    descent["final"].save()

    response = client.get(at("strategy-detail", "semh"))

    assert response.context["page"].lead == descent["final"]
    assert "Version last named" in words_of(response)


def test_priorities_say_what_became_of_them(client, sign_in, descent):
    sign_in()
    kinds = PrioritySuccession.Kind
    need, flexible, money, _safety = (
        make.PriorityFactory(version=descent["outline"], title=title)
        for title in ("Need", "Flexible places", "Value for money", "Safety")
    )
    places, value, proof = (
        make.PriorityFactory(version=descent["draft"], title=title)
        for title in ("Places", "Value for money", "Proof")
    )
    for before, after, kind in (
        (need, places, kinds.MERGED),
        (flexible, places, kinds.RENAMED),
        (money, value, kinds.CARRIED),
    ):
        make.PrioritySuccessionFactory(before=before, after=after, kind=kind)
    make.PrioritySuccessionFactory(
        before=proof,
        after=make.PriorityFactory(version=descent["final"], title="Proof"),
        proposed=True,
    )
    make.PriorityFactory(version=descent["final"], title="Prevention")

    response = client.get(at("strategy-detail", "semh"))

    draft, outline = response.context["page"].earlier
    became = {
        line.priority.title: [kin.words for kin in line.kin] or [line.otherwise]
        for line in (*outline.priorities, *draft.priorities)
        if line.priority not in (value,)
    }
    assert became == {
        "Need": ["Merged into “Places” of “2019 draft”"],
        "Flexible places": ["Became “Places” of “2019 draft”"],
        "Value for money": ["Carried over to “2019 draft”"],
        "Safety": ["Dropped: no later version has it"],
        "Places": ["Dropped: no later version has it"],
        "Proof": ["Carried over to “Final”"],
    }
    page = words_of(response)
    assert 'Carried over from “2019 draft” <span class="illus">Our reading' in page
    assert "New in this version" in page


def test_priority_of_another_strategy_is_named_with_that_strategy(client, sign_in):
    sign_in()
    plan = make.StrategyVersionFactory(strategy__title="Voices plan")
    ours = make.StrategyVersionFactory(strategy__code="send", current=True)
    make.PrioritySuccessionFactory(
        before=make.PriorityFactory(version=plan, title="Listen"),
        after=make.PriorityFactory(version=ours, title="Believe"),
        kind=PrioritySuccession.Kind.RENAMED,
    )

    page = words_of(client.get(at("strategy-detail", "send")))

    assert "Was “Listen” of Voices plan" in page


def test_progress_says_how_many_of_how_many_and_names_who_is_missing(
    client, sign_in, descent
):
    sign_in()
    told, listed, left_out, _unheard = (
        make.PriorityFactory(version=descent["final"], title=title)
        for title in ("Places", "Partnerships", "Money", "Proof")
    )
    make.ProgressUpdateFactory(priority=told, done="Two units opened.")
    make.ProgressUpdateFactory(priority=listed, done="")
    make.ProgressUpdateFactory(priority=left_out, reported=False, done="")

    page = words_of(client.get(at("strategy-detail", "semh")))

    assert "2 of 4 priorities reported. Left out: Money and Proof." in page
    assert "<b>Done</b> Two units opened." in page
    assert "Listed, and nothing is said of it." in page
    assert page.count("Not reported.") == 2


def test_older_progress_folds_under_the_newest(client, sign_in, descent):
    sign_in()
    priority = make.PriorityFactory(version=descent["final"])
    for year in (2018, 2020):
        make.ProgressUpdateFactory(priority=priority, as_at_on=date(year, 3, 11))

    page = words_of(client.get(at("strategy-detail", "semh")))

    assert "<h3>11 March 2020</h3>" in page
    assert "11 March 2018, “Final”: 1 of 1 priorities reported." in page


def test_statements_of_an_earlier_version_say_so(client, sign_in, descent):
    sign_in()
    make.StatementFactory(version=descent["draft"], kind="vision", text="All thrive.")
    make.StatementFactory(version=descent["final"], kind="value", text="Trust")

    page = words_of(client.get(at("strategy-detail", "semh")))

    assert "As stated in the version “2019 draft”." in page
    assert page.index("All thrive.") < page.index("Trust")
    assert page.count("As stated in the version") == 1


def test_strategy_shows_its_soonest_actions_and_leads_to_the_rest(
    client, sign_in, descent
):
    sign_in()
    project = make.ProjectFactory(strategy=descent["final"].strategy)
    make.ActionFactory.create_batch(9, project=project)

    page = words_of(client.get(at("strategy-detail", "semh")))

    assert '?strategy=semh">All 9 actions</a>' in page


def test_strategy_shows_facts_risks_sources_and_questions(client, sign_in):
    sign_in()
    paper = make.PaperFactory(code="002")
    strategy = make.StrategyFactory(
        code="send",
        aliases=["SEN Strategy"],
        paper=paper,
        source_line="line 1",
        source_text="The title as printed",
        source_query="Is the title right?",
    )
    make.StrategyVersionFactory(
        strategy=strategy, current=True, review_cadence="annually"
    )
    make.StrategyBoardFactory(strategy=strategy, role=StrategyBoard.Role.OVERSIGHT)
    make.RiskFactory(strategy=strategy, mitigation="Build early.")

    page = words_of(client.get(at("strategy-detail", "send")))

    for words in (
        "SEN Strategy",
        "Annually",
        "(oversight)",
        "Places are not ready in time.",
        "Build early.",
        "Paper 002 of 11 March 2020, line 1",
        "The title as printed",
        "Is the title right?",
    ):
        assert words in page


def test_question_of_many_rows_is_asked_once(client, sign_in, descent):
    sign_in()
    for title in ("Places", "Money"):
        make.PriorityFactory(
            version=descent["final"], title=title, source_query="Which areas serve it?"
        )

    page = client.get(at("strategy-detail", "semh")).text

    assert page.count("Which areas serve it?") == 1


def test_bare_strategy_still_has_a_page(client, sign_in):
    sign_in()
    make.StrategyFactory(code="send")

    page = words_of(client.get(at("strategy-detail", "send")))

    assert page.count("Not stated") == 3
    assert "No board is named." in page


# Areas, projects, meetings


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


# Boards as a tree


def branch_names(branch):
    return {branch.board.name: [branch_names(each) for each in branch.branches]}


def test_board_that_reports_to_two_stands_under_both_and_is_drawn_once(client, sign_in):
    sign_in()
    place, group, send, local = (
        make.BoardFactory(name=name) for name in ("A Place", "B Group", "C Send", "D")
    )
    for below, above in ((group, place), (send, group), (send, place), (local, send)):
        make.ReportingLineFactory(board=below, reports_to=above)

    response = client.get(at("board-list"))

    [root] = response.context["tree"].roots
    assert branch_names(root) == {
        "A Place": [{"B Group": [{"C Send": [{"D": []}]}]}, {"C Send": []}]
    }
    assert "What reports to it stands above" in response.text


def test_line_of_another_time_stands_apart_with_its_dates(client, sign_in):
    sign_in()
    make.ReportingLineFactory(
        board__name="Old", valid_from=date(2015, 4, 1), valid_to=date(2019, 3, 31)
    )
    make.ReportingLineFactory(valid_from=date(2020, 4, 1))

    page = words_of(client.get(at("board-list")))

    assert "Lines of other times" in page
    assert "1 April 2015 to 31 March 2019" in page
    assert "Reports here from 1 April 2020" in page


def test_boards_without_a_line_stand_by_kind(client, sign_in):
    sign_in()
    make.BoardFactory(name="Forum", kind="forum", source_query="To whom?")

    tree = client.get(at("board-list")).context["tree"]

    assert [(kind, len(found)) for kind, found in tree.apart] == [("Forum", 1)]


def test_ring_of_boards_is_drawn_and_ends(client, sign_in):
    sign_in()
    first, second = make.BoardFactory(name="A"), make.BoardFactory(name="B")
    make.ReportingLineFactory(board=first, reports_to=second)
    make.ReportingLineFactory(board=second, reports_to=first)

    [root] = client.get(at("board-list")).context["tree"].roots

    assert branch_names(root) == {"A": [{"B": [{"A": []}]}]}
