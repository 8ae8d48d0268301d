"""Scorecards with what was returned and not signed off yet, for who may read it."""

from datetime import date

import pytest

from outcomes.given import Given
from outcomes.models import Measure
from outcomes.past import pasts_of
from outcomes.sign_services import send_back, sign_off
from scorecards.assemble import assemble
from scorecards.domain.compute import NotForThePublic
from scorecards.domain.disclosure import Audience
from scorecards.printing import Order, page_of
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.periods import Quarter
from tests.conftest import let_in
from tests.factories.outcomes import (
    BreakdownFactory,
    MeasureChangeFactory,
    OutcomeFactory,
    PlacementFactory,
)
from tests.factories.priorities import PartnershipFactory, PostFactory
from tests.factories.scorecards import ScorecardFactory
from tests.integration.outcomes.returning import QUARTER, Office, share

pytestmark = pytest.mark.django_db

PACK = f"/portal/scorecards/{QUARTER.code}/pack/"
DRAFT = f"{PACK}?unsigned=yes"
OFFER = "Include figures not yet signed off"
TODAY = date(2025, 11, 14)
# Sign-in and menu included; as signed, and with the lines and their parts.
SIGNED_QUERIES, DRAFT_QUERIES = 17, 19


class Card:
    """A scorecard of one outcome, on which every measure of an office stands."""

    def __init__(self, office):
        PartnershipFactory()
        self.office = office
        self.outcome = OutcomeFactory(slug="wellbeing", title="Wellbeing", order=1)
        self.scorecard = ScorecardFactory(slug="pack", outcomes=[self.outcome])
        # Some figure is signed, so that the quarter has a page.
        self.signed = self.measure()
        office.figure(self.signed, 70, QUARTER)

    def measure(self, *values, **fields):
        measure = self.office.measure(*values, **fields)
        PlacementFactory(outcome=self.outcome, measure=measure, order=measure.pk)
        return measure


@pytest.fixture
def office(make_user):
    """People who return figures."""
    return Office(make_user)


@pytest.fixture
def card(office):
    """A scorecard with one signed measure."""
    return Card(office)


@pytest.fixture
def waiting(card, office):
    """A measure whose figure was saved and not signed, and is off track."""
    measure = card.measure(68, 70, target=85)
    office.open()
    office.save(measure, share(60, cause="Two posts are empty."))
    return measure


def row_of(page, measure):
    """Return the row of a measure, whichever way it stands."""
    rows = [
        row for part in page.sections for group in part.groups for row in group.rows
    ]
    return next(row for row in rows if row.code == measure.code)


def see(client, user, address=DRAFT):
    """Open a page as a person."""
    let_in(client, user)
    return client.get(address)


def test_approver_is_offered_them_and_they_are_off_by_default(client, office, waiting):
    response = see(client, office.approver, PACK)

    assert OFFER in response.text
    assert row_of(response.context["page"], waiting).latest.text == "88%"
    assert "not signed off" not in response.text.replace(OFFER, "")


def test_approver_sees_them_marked_and_counted(client, office, waiting):
    response = see(client, office.approver)

    row = row_of(response.context["page"], waiting)
    assert row.latest.text == "75%"
    assert row.latest.lines[-1] == "not signed off"
    assert "1 figure of this quarter&#x27;s returns stands here" in response.text
    assert "Two posts are empty." in response.text
    assert "Leave them out" in response.text


def test_figure_of_a_new_definition_is_not_compared_with_those_before(
    client, office, card
):
    measure = card.measure(64, 66, 68, 70)
    MeasureChangeFactory(
        measure=measure, valid_from=QUARTER.start, series="Re-referrals too"
    )
    office.open()
    office.save(measure, share(60))

    row = row_of(see(client, office.approver).context["page"], measure)

    assert row.move.word == "Not comparable"


def test_figure_is_judged_as_the_returns_own_page_judges_it(client, office, waiting):
    line = office.line(waiting)
    standing = pasts_of([waiting])[waiting.pk].standing(
        line.period, line.entry.quantity
    )

    row = row_of(see(client, office.approver).context["page"], waiting)

    assert row.status.word == standing.status.value == "Off track"
    assert row.move.word == standing.movement.direction.value


def test_lines_that_were_submitted_or_sent_back_stand_too(client, office, card):
    sent, handed_in = card.measure(), card.measure()
    office.open()
    office.save(sent, share(40))
    office.submit(handed_in, share(50))
    send_back(
        line=office.line(sent),
        reason="Look again.",
        actor=office.approver,
        now=clock.now(),
    )

    page = see(client, office.approver).context["page"]

    assert row_of(page, sent).latest.text == "50%"
    assert row_of(page, handed_in).latest.text == "63%"


def test_line_without_a_figure_adds_nothing(client, office, card):
    untouched = card.measure(70)
    office.open()

    page = see(client, office.approver).context["page"]

    assert row_of(page, untouched).latest.text == "88%"
    assert "that you may read waits for it" in str(page.notices)


def test_parts_stand_with_their_whole(client, office, card):
    measure = card.measure()
    speech = BreakdownFactory(measure=measure, title="Speech")
    office.open()
    whole = share(60).entry
    office.save(measure, Given(entry=whole, parts={speech.pk: whole}))

    row = row_of(see(client, office.approver).context["page"], measure)

    assert [(each.title, each.figure, each.base) for each in row.parts] == [
        ("Speech", "75%", "60 of 80, not signed off")
    ]


def test_signed_figure_is_never_displaced(client, office, card, waiting):
    office.figure(waiting, 80, QUARTER)

    row = row_of(see(client, office.approver).context["page"], waiting)

    assert row.latest.text == "100%"
    assert "not signed off" not in row.latest.lines


def test_signing_takes_the_mark_away(client, office, waiting):
    office.submit(
        waiting,
        share(
            60,
            cause="A",
            action="B",
            action_post=office.post,
            action_due_on=date(2026, 1, 30),
        ),
    )
    line = office.line(waiting)
    sign_off(versions={line.pk: line.version}, actor=office.approver, now=clock.now())

    row = row_of(see(client, office.approver).context["page"], waiting)

    assert row.latest.text == "75%"
    assert "not signed off" not in row.latest.lines


def test_officer_sees_those_of_their_own_posts_alone(client, office, card):
    mine = card.measure(70)
    elsewhere = card.measure(70, reporting_post=PostFactory(title="Head of Therapies"))
    office.open()
    office.save(mine, share(60))
    office.save(elsewhere, share(60), actor=office.lead)

    page = see(client, office.officer).context["page"]

    assert row_of(page, mine).latest.lines[-1] == "not signed off"
    assert row_of(page, elsewhere).latest.text == "88%"


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.PUBLISHER])
def test_who_may_not_read_returns_is_neither_offered_nor_given_them(
    client, make_user, waiting, role
):
    user = make_user("reader", roles=[role])

    assert OFFER not in see(client, user, PACK).text
    response = client.get(DRAFT)
    assert response.status_code == 403
    assert "Figures that are not signed off are for who returns them." in response.text


@pytest.mark.parametrize("asked", ["no", "YES", "1", "", "yes&unsigned=no"])
def test_anything_else_that_is_asked_leaves_them_out(client, office, waiting, asked):
    response = see(client, office.approver, PACK)
    response = client.get(f"{PACK}?unsigned={asked}")

    assert response.status_code == 200
    assert row_of(response.context["page"], waiting).latest.text == "88%"


@pytest.mark.parametrize("kind", ["html", "csv", "json", "xlsx"])
def test_no_file_ever_holds_them(client, office, waiting, kind):
    plain = see(client, office.approver, f"{PACK.rstrip('/')}.{kind}")

    asked = client.get(f"{PACK.rstrip('/')}.{kind}?unsigned=yes")

    assert asked.status_code == 200
    assert asked.content == plain.content
    assert ".csv" not in client.get(DRAFT).text


def test_nothing_of_them_reaches_a_public_copy(office, card, waiting):
    lines = type(office.line(waiting)).objects.all()
    order = Order(QUARTER, Audience.PUBLIC, TODAY)

    page = page_of(card.scorecard, order)

    assert "not signed off" not in str(page)
    assert "Two posts are empty." not in str(page)
    with pytest.raises(NotForThePublic):
        page_of(card.scorecard, Order(QUARTER, Audience.PUBLIC, TODAY, unsigned=lines))


def test_lines_of_another_quarter_stay_out(office, card, waiting):
    lines = type(office.line(waiting)).objects.all()

    inputs = assemble(card.scorecard, Quarter(2025, 3), today=TODAY, unsigned=lines)

    assert not any(
        measure.holds_unsigned
        for outcome in inputs.outcomes
        for measure in outcome.measures
    )


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize(
    ("reader", "address", "queries"),
    [
        ("approver", PACK, SIGNED_QUERIES),
        ("approver", DRAFT, DRAFT_QUERIES),
        ("officer", DRAFT, DRAFT_QUERIES),
    ],
)
def test_page_costs_the_same_however_many_wait(
    client, office, card, django_assert_num_queries, number, reader, address, queries
):
    measures = [card.measure() for _ in range(number)]
    office.open()
    for measure in measures:
        office.save(measure, share(60))
    let_in(client, getattr(office, reader))

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert len(Measure.objects.all()) == number + 1
    assert response.status_code == 200
