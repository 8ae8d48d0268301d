"""The boards as a tree of who reports to whom."""

from datetime import date

import pytest

from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db


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
