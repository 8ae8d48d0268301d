"""The pages of posts, boards and reporting lines; closed to all but the lead."""

import html
import re
from datetime import date

import pytest

from priorities.models import Board, Post, ReportingLine
from strategy_portal.access import Role
from tests.factories import priorities as make
from tests.integration.outcomes.test_defining_pages import hidden, words_of

pytestmark = pytest.mark.django_db

POSTS, BOARDS = "/portal/manage/posts/", "/portal/manage/boards/"
WHY = "The cabinet agreed it."
POST = {"version": "0", "title": "Head of Inclusion", "kind": "post", "reason": WHY}
BOARD = {"version": "0", "name": "SEND board", "kind": "strategic", "reason": WHY}
BEGIN = {"first_quarter": "2025-26-q3"}
END = {"version": "0", "last_quarter": "2025-26-q3", "reason": WHY}


@pytest.fixture
def lead(sign_in):
    """The performance lead, signed in."""
    return sign_in("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def post(db):
    """A post of the council's."""
    post = make.PostFactory(code="head", title="Head of SEND")
    post.organisations.add(make.OrganisationFactory(code="council", name="Council"))
    return post


@pytest.fixture
def line(db):
    """The SEND board reports to the cabinet."""
    return make.ReportingLineFactory(
        board__code="send",
        board__name="SEND group",
        reports_to__code="cabinet",
        reports_to__name="Cabinet",
    )


def saved(client, address, typed):
    """Check what was typed, save it as the check would, and return the page after."""
    check = client.post(address, typed | {"step": "check"})
    assert check.status_code == 200, words_of(check)
    assert "Nothing has been saved yet." in check.text
    return check, client.post(address, hidden(check) | {"step": "save"}, follow=True)


def test_post_is_added(client, lead, post):
    typed = POST | BEGIN | {"organisations": "council"}

    check, page = saved(client, f"{POSTS}add/", typed)

    assert "Who employs it? Council" in words_of(check)
    assert "Head of Inclusion Council From 1 October 2025" in words_of(page)


def test_ticks_of_who_employs_a_post_are_drawn(client, lead, post):
    form = client.get(f"{POSTS}{post.code}/change/")

    ticks = re.findall(r'<input type="checkbox" name="organisations"[^>]*>', form.text)
    assert all('class="govuk-checkboxes__input"' in tick for tick in ticks)
    assert sum(" checked" in tick for tick in ticks) == post.organisations.count()


def test_post_becomes_joint_by_two_ticks(client, lead, post):
    make.OrganisationFactory(code="hospital", name="Hospital")
    typed = POST | {"organisations": ["council", "hospital"]}
    address = f"{POSTS}head/change/"

    check = client.post(address, typed | {"step": "check"})
    assert "Council and Hospital Until then: Council" in words_of(check)
    page = client.post(address, typed | {"step": "save"}, follow=True)

    words = words_of(page)
    assert "Employed by Council Hospital" in words
    assert "Changed the post Head of SEND" in words
    assert f"Why {WHY} Lead, 14 November 2025" in words


def test_post_is_retired_and_no_longer_offered(client, lead, post):
    saved(client, f"{POSTS}head/retire/", END)

    assert Post.objects.get().valid_to == date(2025, 12, 31)
    assert "Until 31 December 2025" in client.get(POSTS).text


def test_board_is_added_changed_and_says_so(client, lead):
    saved(client, f"{BOARDS}add/", BOARD | BEGIN)
    address = f"{BOARDS}send-board/"

    _, page = saved(
        client, f"{address}change/", BOARD | {"version": "1", "meets": "Monthly"}
    )

    assert "Meets Monthly" in words_of(page)
    assert Board.objects.get().meets == "Monthly"


def test_reporting_line_is_added_and_ends(client, lead, line):
    make.BoardFactory(code="forum", name="Forum")

    _, page = saved(
        client,
        f"{BOARDS}send/lines/add/",
        {"version": "0", "reports_to": "forum", "reason": WHY} | BEGIN,
    )
    assert "Forum From 1 October 2025" in words_of(page)
    _, page = saved(client, f"{BOARDS}send/lines/{line.pk}/retire/", END)

    assert "Cabinet Until 31 December 2025" in words_of(page)


def test_loop_is_refused_at_its_field(client, lead, line):
    typed = {"version": "0", "reports_to": "send", "reason": WHY} | BEGIN

    form = client.post(f"{BOARDS}cabinet/lines/add/", typed | {"step": "check"})

    assert form.status_code == 422
    assert "would report to itself" in form.text
    assert ReportingLine.objects.count() == 1


def test_retired_board_leaves_the_tree_of_boards(client, lead, line):
    saved(client, f"{BOARDS}send/retire/", END | {"last_quarter": "2025-26-q2"})

    page = client.get("/portal/boards/")

    assert [branch.board for branch in page.context["tree"].roots] == []
    assert [each.board for each in page.context["tree"].other_times] == [line.board]


def test_line_of_another_board_is_not_ended_through_this_one(client, lead, line):
    answer = client.get(f"{BOARDS}cabinet/lines/{line.pk}/retire/")

    assert answer.status_code == 404


def test_who_saves_second_sees_both(client, lead, post):
    typed = POST | {"kind": "team", "organisations": "council", "step": "save"}
    client.post(f"{POSTS}head/change/", typed)

    both = client.post(f"{POSTS}head/change/", typed | {"kind": "post"})

    assert both.status_code == 409
    assert "Saved meanwhile: Team" in words_of(both)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", " ", "Enter the title of the post"),
        ("title", "x" * 201, "at most 200 characters"),
        ("organisations", "nobody", "Choose one from the list."),
        ("organisations", [], "Choose who employs it"),
        ("organisations", "\x00", ""),
        ("kind", "zzz", "Choose one from the list."),
        ("first_quarter", "2019-20-q1", "Choose one from the list."),
        ("reason", "", "Say why"),
    ],
)
def test_what_cannot_be_read_says_so_and_is_not_saved(
    client, lead, post, field, typed, sentence
):
    sound = POST | BEGIN | {"organisations": "council"}

    form = client.post(f"{POSTS}add/", sound | {field: typed, "step": "save"})

    assert form.status_code == 422
    assert sentence in html.unescape(form.text)
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    "page",
    [
        POSTS,
        *(
            f"{POSTS}{what}"
            for what in (
                "add/",
                "head/",
                "head/change/",
                "head/rename/",
                "head/retire/",
            )
        ),
        BOARDS,
        *(f"{BOARDS}{what}" for what in ("add/", "send/", "send/change/")),
        *(f"{BOARDS}send/{what}" for what in ("rename/", "retire/", "lines/add/")),
    ],
)
def test_pages_are_closed_to_everybody_else(client, sign_in, post, line, page):
    sign_in("other", roles=[role for role in Role if role != Role.PERFORMANCE_LEAD])

    assert client.get(page).status_code == 403
    assert client.post(page, POST | END | {"step": "save"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize("address", [POSTS, BOARDS, f"{BOARDS}send/"])
def test_page_costs_the_same_however_long(
    client, lead, line, post, django_assert_num_queries, address, rows
):
    for _ in range(rows):
        make.PostFactory().organisations.add(make.OrganisationFactory())
        make.ReportingLineFactory(board=line.board)

    with django_assert_num_queries(QUERIES[address]):
        assert client.get(address).status_code == 200


QUERIES = {POSTS: 7, BOARDS: 6, f"{BOARDS}send/": 8}


def test_empty_lists_say_what_will_be_here(client, lead):
    assert "There is no post yet." in client.get(POSTS).text
    assert "There is no board yet." in client.get(BOARDS).text
