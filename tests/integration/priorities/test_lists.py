"""Lists of the strategy: their pages, order, filters and dates."""

from datetime import date

import pytest

from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 11)


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
