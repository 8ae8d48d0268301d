"""The page of a strategy: versions, descent of priorities, progress, sources."""

from datetime import date

import pytest

from priorities.models import PrioritySuccession, StrategyBoard
from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db


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


def test_priorities_and_areas_show_how_they_stand(client, sign_in):
    sign_in()
    version = make.StrategyVersionFactory(strategy__code="send", current=True)
    believe = make.PriorityFactory(version=version, title="Believe")
    make.PriorityFactory(version=version, title="Transitions")
    area = make.AreaForDevelopmentFactory(version=version)
    make.ProgressReportFactory(
        priority=believe, as_at_on=date(2025, 7, 3), done="Earlier."
    )
    make.ProgressReportFactory(
        priority=believe,
        status="at risk",
        post=make.PostFactory(title="Head of Inclusion"),
        done="Two units opened. A third is planned.",
    )
    make.ProgressReportFactory(priority=None, area=area, status="done")

    page = words_of(client.get(at("strategy-detail", "send")))

    assert '<span class="status status--risk">At risk</span>' in page
    assert "as at 3 November 2025, reported by Head of Inclusion" in page
    assert "Two units opened.</span>" in page
    assert "A third is planned." not in page
    assert "Earlier." not in page
    assert '<span class="status status--on">Done</span>' in page
    assert page.count("No report yet") == 1
