"""The pages that the publisher's guide shows; `make pictures` takes the pictures."""

from datetime import date

import pytest

from scorecards import preparation
from strategy_portal import clock
from tests.authenticators import give_app
from tests.factories.outcomes import CommentaryFactory
from tests.factories.scorecards import PublicationDayFactory
from tests.functional.browsing import come_in
from tests.integration.scorecards.publishing import QUARTER, Press

ALL = "/portal/publishing/"
# Of 80 children: one figure is small, and one is far from its target.
MEASURES = {
    "3": "Children without a school place",
    "40": "Children back in school within six weeks",
}


@pytest.fixture
def house(transactional_db, settings, make_user, monkeypatch):
    """A quarter with a small figure and a small number in words; PDFs take seconds."""
    quick = tuple(each for each in preparation.FORMATS if each.EXTENSION != "pdf")
    monkeypatch.setattr(preparation, "FORMATS", quick)
    settings.TODAY = date(2025, 11, 14)
    house = Press(make_user)
    house.measure.title = "Families who say that they were listened to"
    house.measure.save()
    _few, late = (
        house.strategy.measure(value, letter="W", number=number, title=title)
        for number, (value, title) in enumerate(MEASURES.items(), start=2)
    )
    CommentaryFactory(
        measure=late, quarter_end=QUARTER.end, why="Three pupils moved to us in May."
    )
    people = {house.lead: "Performance lead", house.publisher: "Head of Communications"}
    for person, name in people.items():
        person.display_name = name
        person.save()
    return house


def test_publisher(page, live_server, house, picture):
    made = preparation.prepare(
        prepared=house.composed(now=clock.now()), actor=house.portal, now=clock.now()
    )
    come_in(page, live_server, house.publisher, give_app(house.publisher))

    page.goto(f"{live_server.url}{ALL}{made.pk}/")
    warnings = page.locator("section", has=page.locator("#warnings"))
    picture("publisher-set", page.locator(".masthead"), warnings)

    hidden = page.locator("section", has=page.locator("#hidden"))
    picture("publisher-hidden", hidden)

    house.agree_to_all(made, now=clock.now())
    page.goto(f"{live_server.url}{ALL}{made.pk}/publish/")
    button = page.get_by_role("button", name="Publish now")
    picture("publisher-publish", page.locator(".masthead"), button)


def test_publisher_names_the_day(page, live_server, house, picture):
    PublicationDayFactory(due_on=date(2025, 11, 21))
    PublicationDayFactory(
        number=2,
        due_on=date(2025, 11, 28),
        reason="The figures of two schools came late.",
    )
    come_in(page, live_server, house.publisher, give_app(house.publisher))

    page.goto(f"{live_server.url}{ALL}days/")
    to_come = page.locator("section", has=page.locator("#to-come"))
    picture("publisher-days", page.locator(".masthead"), to_come)
