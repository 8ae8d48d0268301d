"""A board with all that hangs on it."""

import pytest

from tests.factories import priorities as make
from tests.factories import scorecards
from tests.integration.priorities.pages import words_of

pytestmark = pytest.mark.django_db


def a_board(rows):
    board = make.BoardFactory(code="send", name="SEND Board", paper=make.PaperFactory())
    for _ in range(rows):
        for line in ({"board": board}, {"reports_to": board}):
            make.ReportingLineFactory(paper=make.PaperFactory(), **line)
        make.StrategyBoardFactory(board=board, paper=make.PaperFactory())
        line = make.OversightLineFactory(board=board, strategy=make.StrategyFactory())
        make.ProgressReportFactory(
            priority=None, area=line.area, post=make.PostFactory()
        )
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

    with django_assert_num_queries(17):
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

    assert areas == [(area, ["Audit of voices", "Directly"], None)]


def test_board_names_no_person(client, sign_in):
    sign_in()
    line = make.OversightLineFactory()
    officer = make.OfficerFactory(name="A. Example")
    make.ResponsibilityFactory(area=line.area, officer=officer)

    assert "A. Example" not in client.get(line.board.get_absolute_url()).text


def test_bare_board_still_has_a_page(client, sign_in):
    sign_in()

    page = words_of(client.get(make.BoardFactory().get_absolute_url()))

    assert "None is made for this board" in page
    assert "The papers tell of no meeting of this board." in page


def test_board_sees_how_each_area_stands(client, sign_in):
    sign_in()
    line = make.OversightLineFactory()
    make.ProgressReportFactory(priority=None, area=line.area, status="off track")

    page = " ".join(client.get(line.board.get_absolute_url()).text.split())

    assert '<span class="status status--off">Off track</span>' in page
    assert "As at 3 November 2025, reported by the performance lead" in page
