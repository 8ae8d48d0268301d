"""The performance lead runs a quarter from its board."""

from datetime import date

import pytest

from outcomes.models import ReturnQuarter
from outcomes.quarter_services import close_quarter
from outcomes.sign_services import sign_off
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.outcomes import OutcomeFactory, PlacementFactory
from tests.factories.priorities import BoardFactory, OrganisationFactory, PostFactory
from tests.factories.scorecards import ScorecardFactory
from tests.integration.outcomes.returning import QUARTER, Office, share

pytestmark = pytest.mark.django_db

LIST = "/portal/quarters/"
BOARD = f"{LIST}2025-26-q2/"


@pytest.fixture
def office(client, make_user):
    office = Office(make_user)
    let_in(client, office.lead)
    return office


def sign(office, measure):
    office.submit(measure)
    line = office.line(measure)
    sign_off(versions={line.pk: line.version}, actor=office.approver, now=clock.now())


def shown(page):
    return [row.record.measure.code for row in page.context["table"].page]


# Opening


def test_lead_opens_a_quarter_and_reads_whom_nobody_asks(client, office):
    office.measure(58)
    nobodys = office.measure(reporting_post=None)

    page = client.post(f"{LIST}open/", {"quarter": "2025-26-q2"}, follow=True)

    assert page.redirect_chain == [(BOARD, 302)]
    assert "Quarter 2 of 2025 to 2026 is open: 1 line for 1 post." in page.text
    assert f"Nobody reports {nobodys.code}; name a post for each." in page.text


def test_quarters_that_were_opened_or_have_not_ended_are_not_offered(client, office):
    office.open()

    page = client.get(f"{LIST}open/")

    assert "2025-26-q2" not in page.text
    assert "2025-26-q3" not in page.text
    assert "2025-26-q1" in page.text


@pytest.mark.parametrize("quarter", ["", "2025-26-q2", "2025-26-q3", "zzz"])
def test_no_other_quarter_is_opened(client, office, quarter):
    office.open()

    page = client.post(f"{LIST}open/", {"quarter": quarter})

    assert page.status_code == 422
    assert "Choose one from the list." in page.text
    assert ReturnQuarter.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 20])
def test_list_of_quarters_costs_the_same_however_long(
    client, office, django_assert_num_queries, rows
):
    quarter = QUARTER
    for _ in range(rows):
        ReturnQuarter.objects.create(
            starts_on=quarter.start,
            due_on=quarter.end,
            opened_at=clock.now(),
            opened_by=office.lead,
        )
        quarter = quarter.previous()

    with django_assert_num_queries(6):
        page = client.get(LIST)

    assert page.text.count('<th scope="row"') == rows


def test_list_counts_how_far_each_quarter_has_come(client, office):
    sign(office, (office.measure(58), office.measure(58), office.open())[0])

    assert "1 of 2" in client.get(LIST).text


# Moving


def test_lead_gives_more_time_with_a_reason(client, office):
    measure = office.measure(58)
    office.open()
    typed = {"until": "28 11 2025", "reason": "A system was down."}

    page = client.post(f"{BOARD}extend/", typed, follow=True)

    assert "Quarter 2 of 2025 to 2026 is due by 28 November 2025." in page.text
    assert office.line(measure).due_on == date(2025, 11, 28)


@pytest.mark.parametrize(
    ("until", "reason", "sentence"),
    [
        ("28 11 2025", "", "Say why."),
        ("", "Late.", "Enter the new last day"),
        ("soon", "Late.", "Enter a date, such as"),
        ("1 11 2025", "Late.", "from 14 November 2025 on"),
        ("28 11 2025", "x" * 301, "at most 300 characters"),
    ],
)
def test_more_time_is_refused_and_what_was_typed_is_kept(
    client, office, until, reason, sentence
):
    office.open()

    page = client.post(f"{BOARD}extend/", {"until": until, "reason": reason})

    assert page.status_code == 422
    assert sentence in page.text
    assert until in page.text
    assert reason in page.text
    assert ReturnQuarter.objects.get().due_on == date(2025, 10, 24)


def test_lead_closes_the_quarter_and_opens_it_again(client, office):
    office.open()

    for _ in range(2):
        closed = client.post(f"{BOARD}close/", follow=True)
    unexplained = client.post(f"{BOARD}reopen/", {"reason": " "})
    opened = client.post(f"{BOARD}reopen/", {"reason": "It came late."}, follow=True)

    assert "is closed." in closed.text
    assert unexplained.status_code == 422
    assert "is open again." in opened.text
    events = AuditEvent.objects.values_list("event", flat=True)
    assert list(events).count("outcomes.quarter.closed") == 1


def test_only_the_lead_moves_a_quarter(client, office):
    office.open()
    let_in(client, office.approver)

    for deed in ("extend", "close", "reopen"):
        assert client.get(f"{BOARD}{deed}/").status_code == 403
        assert client.post(f"{BOARD}{deed}/").status_code == 403
    assert client.get(f"{LIST}open/").status_code == 403
    assert "Give more time" not in client.get(BOARD).text


def test_officer_does_not_see_the_board(client, office):
    office.open()
    let_in(client, office.officer)

    assert client.get(BOARD).status_code == 403


def test_quarter_that_was_not_opened_is_not_found(client, office):
    assert client.get(f"{LIST}2024-25-q1/").status_code == 404


# The board


@pytest.mark.parametrize("rows", [1, 20])
def test_board_costs_the_same_however_long(
    client, office, django_assert_num_queries, rows
):
    for number in range(rows):
        post = PostFactory()
        post.organisations.add(OrganisationFactory(name=f"Organisation {number}"))
        office.measure(58, reporting_post=post)
    office.open()

    with django_assert_num_queries(25):
        assert client.get(BOARD).status_code == 200


def test_board_says_who_has_returned_and_who_is_late(client, office):
    sign_me, other = office.measure(58), PostFactory(title="Designated Officer")
    office.measure(58, reporting_post=other)
    office.open()
    sign(office, sign_me)

    page = client.get(BOARD)

    board = page.context["board"]
    assert [(each.name, each.handed_in, each.late) for each in board.posts] == [
        ("Designated Officer", "0 of 1", 1),
        ("Head of Inclusion", "1 of 1", 0),
    ]
    assert "1 of 2 lines signed off." in page.text
    assert "Late: due 24 October 2025" in page.text


def test_board_counts_by_organisation_and_by_the_board_that_reads(client, office):
    read, unread = office.measure(58), office.measure(58)
    outcome = OutcomeFactory()
    PlacementFactory(outcome=outcome, measure=read)
    send = BoardFactory(name="SEND Board")
    scorecard = ScorecardFactory(board=send, kind="outcome")
    scorecard.outcomes.set([outcome])
    office.open()
    sign(office, unread)

    board = client.get(BOARD).context["board"]

    assert [(each.name, each.signed) for each in board.boards] == [
        ("SEND Board", "0 of 1")
    ]
    assert [(each.name, each.signed) for each in board.organisations] == [
        ("Northfield Council", "1 of 2")
    ]
    assert shown(client.get(f"{BOARD}?board={send.code}")) == [read.code]


def test_board_says_what_stands_otherwise_than_before(client, office):
    measure = office.measure(58, target=70)
    office.open()
    account = {"cause": "A post is vacant.", "action": "It is advertised."}
    who = {"action_post": office.post, "action_due_on": date(2026, 1, 31)}
    office.submit(measure, share(54, **account, **who))
    assert client.get(BOARD).context["board"].moved == ()

    line = office.line(measure)
    sign_off(versions={line.pk: line.version}, actor=office.approver, now=clock.now())

    [moved] = client.get(BOARD).context["board"].moved
    assert (moved.before.word, moved.now.word) == ("On track", "At risk")
    assert (moved.before.kind, moved.now.kind) == ("on", "risk")


def test_lines_are_filtered_by_state_lateness_and_warning(client, office):
    odd, signed = office.measure(65, 66, 67, 66), office.measure(58)
    late = office.measure(58, due_days=20)
    office.open()
    kinds = frozenset({"far from its history", "slip of the unit or the decimal point"})
    office.save(odd, share(6, checked=kinds))
    sign(office, signed)

    assert shown(client.get(f"{BOARD}?warnings=yes")) == [odd.code]
    assert odd.code not in shown(client.get(f"{BOARD}?warnings=no"))
    assert shown(client.get(f"{BOARD}?state=open&late=yes&warnings=no")) == [late.code]
    assert shown(client.get(f"{BOARD}?organisation={office.council.code}&late=no"))
    assert shown(client.get(f"{BOARD}?post={office.post.code}&sort=-measure"))[-1] == (
        odd.code
    )


@pytest.mark.parametrize("query", ["state=zzz", "late=perhaps", "post=zzz", "board=9"])
def test_filter_that_cannot_be_read_shows_nothing_and_says_why(client, office, query):
    office.measure(58)
    office.open()

    page = client.get(f"{BOARD}?{query}")

    assert shown(page) == []
    assert "Nothing is shown, because a filter cannot be read." in page.text


def test_closed_quarter_offers_to_open_it_again(client, office):
    gathering = office.open().gathering
    close_quarter(gathering=gathering, actor=office.lead, now=clock.now())

    page = client.get(BOARD)

    assert "Open it again" in page.text
    assert "Give more time" not in page.text


def test_secretary_reads_the_board_and_the_menu_leads_there(client, office, make_user):
    office.open()
    secretary = make_user("secretary", roles=[(Role.BOARD_SECRETARY, BoardFactory())])
    let_in(client, secretary)

    assert client.get(BOARD).status_code == 200
    assert f'href="{LIST}"' in client.get("/portal/").text
