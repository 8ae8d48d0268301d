"""The pages of comparators: fill in, check, save; closed to all but the lead."""

import html

import pytest

from outcomes.models import ComparatorSet, Place
from strategy_portal.access import Role
from tests.factories import outcomes as make
from tests.integration.outcomes.defining import WHY
from tests.integration.outcomes.test_defining_pages import hidden, words_of

pytestmark = pytest.mark.django_db

LIST = "/portal/manage/comparators/"
ADD = {
    "version": "0",
    "name": "Yorkshire",
    "kind": "region",
    "first_quarter": "2025-26-q3",
    "reason": WHY,
}
AREAS = {
    "version": "0",
    "name": "List of 2025",
    "members": "Wigan\r\n\r\n Barnsley ",
    "release": "Published in June",
    "first_quarter": "2025-26-q3",
    "reason": WHY,
}


@pytest.fixture
def lead(sign_in):
    """The performance lead, signed in."""
    return sign_in("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def place(db):
    """Statistical neighbours."""
    return make.PlaceFactory(
        code="neighbours", name="Neighbours", kind=Place.Kind.NEIGHBOURS
    )


def test_comparator_is_added_and_stands_in_the_list(client, lead):
    check = client.post(f"{LIST}add/", ADD | {"step": "check"})

    assert "What is it? A region" in words_of(check)
    assert "from Quarter 3 of 2025 to 2026 on" in words_of(check)
    page = client.post(f"{LIST}add/", hidden(check) | {"step": "save"}, follow=True)
    assert "Yorkshire Region" not in words_of(check)
    assert "From 1 October 2025" in page.text


def test_areas_are_named_and_told_with_the_reason(client, lead, place):
    address = f"{LIST}neighbours/areas/"

    check = client.post(address, AREAS | {"step": "check"})

    assert "Areas Barnsley and Wigan Until then: Not given" in words_of(check)
    assert not ComparatorSet.objects.exists()
    page = client.post(address, hidden(check) | {"step": "save"}, follow=True)
    words = words_of(page)
    assert "From 1 October 2025 List of 2025 Published in June" in words
    assert "Named the areas of List of 2025" in words
    assert f"Why {WHY} Lead, 14 November 2025" in words
    assert "2 areas" in client.get(LIST).text


def test_who_saves_second_sees_the_list_of_the_first(client, lead, place):
    address = f"{LIST}neighbours/areas/"
    client.post(address, AREAS | {"step": "save"})

    both = client.post(
        address,
        AREAS | {"members": "Doncaster", "step": "save"},
    )

    assert both.status_code == 409
    assert "Saved meanwhile: Barnsley and Wigan" in words_of(both)


def test_comparator_is_retired(client, lead, place):
    typed = {"version": "0", "last_quarter": "2025-26-q3", "reason": WHY}

    check = client.post(f"{LIST}neighbours/retire/", typed | {"step": "check"})
    page = client.post(
        f"{LIST}neighbours/retire/", hidden(check) | {"step": "save"}, follow=True
    )

    assert "In place: Until 31 December 2025." in words_of(page)
    assert "Until 31 December 2025" in client.get(LIST).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("members", " ", "Name at least one area"),
        ("members", "Wigan\nWigan", "Wigan is named twice."),
        ("members", "x" * 121, "a line of at most 120 characters"),
        ("members", "\n".join(f"Area {n}" for n in range(61)), "at most 60 areas"),
        ("members", "\x00", "Null characters"),
        ("first_quarter", "2019-20-q1", "Choose one from the list."),
        ("reason", "", "Say why"),
    ],
)
def test_what_cannot_be_read_says_so_and_is_not_saved(
    client, lead, place, field, typed, sentence
):
    form = client.post(
        f"{LIST}neighbours/areas/", AREAS | {field: typed, "step": "save"}
    )

    assert form.status_code == 422
    assert sentence in html.unescape(form.text)
    assert not ComparatorSet.objects.exists()


PAGES = ["", "add/", "neighbours/", "neighbours/areas/", "neighbours/retire/"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_closed_to_everybody_else(client, sign_in, place, page):
    others = [role for role in Role if role is not Role.PERFORMANCE_LEAD]
    sign_in("other", roles=others)

    assert client.get(LIST + page).status_code == 403
    assert client.post(LIST + page, AREAS | {"step": "save"}).status_code == 403


def test_our_own_area_and_what_is_not_there_have_no_pages(client, lead):
    make.PlaceFactory(own=True, code="ours")

    for code in ("ours", "nothing"):
        assert client.get(f"{LIST}{code}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_list_costs_the_same_however_long(
    client, lead, django_assert_num_queries, rows
):
    for _ in range(rows):
        make.ComparatorMemberFactory()

    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 20])
def test_page_costs_the_same_however_many_lists(
    client, lead, place, django_assert_num_queries, rows
):
    for _ in range(rows):
        found = make.ComparatorSetFactory(place=place)
        make.ComparatorMemberFactory(comparator_set=found)

    with django_assert_num_queries(QUERIES_OF_PAGE):
        client.get(f"{LIST}neighbours/")


QUERIES_OF_LIST = 8
QUERIES_OF_PAGE = 8


def test_empty_list_says_what_will_be_here(client, lead):
    assert "We are compared with no other area yet." in client.get(LIST).text
