"""From composing a quarter to withdrawing it, in a browser, by the two who do it."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from scorecards import preparation
from scorecards.models import Edition, QuarterSet
from strategy_portal import clock
from strategy_portal.access import Role
from tests.authenticators import give_app
from tests.factories.outcomes import CommentaryFactory
from tests.factories.scorecards import ExemptionFactory, PublicationDayFactory
from tests.functional.browsing import come_in, follow, press
from tests.integration.scorecards.publishing import QUARTER, Press

ALL = "/portal/publishing/"


@pytest.fixture
def house(transactional_db, make_user, monkeypatch):
    """A quarter with a small figure and a small number in words; PDFs take seconds."""
    quick = tuple(each for each in preparation.FORMATS if each.EXTENSION != "pdf")
    monkeypatch.setattr(preparation, "FORMATS", quick)
    house = Press(make_user)
    house.strategy.measure("3")
    CommentaryFactory(
        measure=house.strategy.measure("40"),
        quarter_end=QUARTER.end,
        why="We moved three pupils to another school in May.",
    )
    house.secrets = {each: give_app(each) for each in (house.lead, house.publisher)}
    return house


@pytest.fixture
def becomes(page, live_server, house):
    """Come in as somebody else, on the page of publishing; each stays signed in."""
    sessions = {}

    def become(person):
        if person in sessions:
            page.context.add_cookies(sessions[person])
        else:
            come_in(page, live_server, person, house.secrets[person])
            sessions[person] = page.context.cookies()
        page.goto(f"{live_server.url}{ALL}")

    return become


@pytest.fixture
def looks_well(faults_wide_and_narrow):
    """Hold the page as it stands to what every page owes, wide and narrow."""

    def look(state):
        assert faults_wide_and_narrow() == [], state

    return look


def go(page, name):
    follow(page.get_by_role("link", name=name, exact=True))


def unexpected(complaints):
    """Leave out that a form was refused: the console tells of its status."""
    return [each for each in complaints if "status of 422" not in each]


def told(page):
    return page.get_by_role("status").inner_text()


def test_quarter_is_published_corrected_and_withdrawn(
    page, live_server, house, becomes, looks_well, complaints
):
    becomes(house.lead)
    looks_well("nothing composed")
    go(page, "Compose July to September 2025")
    looks_well("asked to compose")
    press(page, "Compose it")
    assert "is composed" in told(page)
    looks_well("composed")
    go(page, "July to September 2025")
    looks_well("files are being made")

    call_command("prepare_editions", verbosity=0)
    page.reload()
    looks_well("made and checked")
    for why in ("The list is right.", "No pupil can be known."):
        page.get_by_label("Why may this be published?").first.fill(why)
        follow(page.get_by_role("button", name="Agree").first)
        assert "Your name and reason stand beside the warning." in told(page)
        looks_well(f"agreed: {why}")

    becomes(house.publisher)
    go(page, "July to September 2025")
    go(page, "Publish this edition")
    looks_well("asked to publish")
    press(page, "Publish now")
    assert "July to September 2025, edition 1, is public." in told(page)
    looks_well("published")

    house.correct("70")
    becomes(house.lead)
    go(page, "July to September 2025")
    go(page, "Compose a correction")
    press(page, "Compose a correction")
    expect(page.get_by_role("alert")).to_contain_text("Say what is corrected and why")
    looks_well("correction refused")
    page.get_by_label("What is corrected, and why?").fill("W1 counted one twice.")
    press(page, "Compose a correction")
    call_command("prepare_editions", verbosity=0)

    corrected = QuarterSet.objects.in_preparation().get()
    house.agree_to_all(corrected, now=clock.now())
    house.publish(corrected, now=clock.now())
    becomes(house.publisher)
    looks_well("corrected")
    go(page, "July to September 2025")
    go(page, "Withdraw this edition")
    page.get_by_label("Why is it withdrawn?").fill("It named a school.")
    looks_well("asked to withdraw")
    press(page, "Withdraw it")
    assert "is withdrawn." in told(page)
    looks_well("withdrawn")
    assert Edition.objects.standing().get().number == 1
    assert unexpected(complaints) == []


def test_pages_beside_the_way_are_accessible_and_fit(
    page, live_server, house, becomes, looks_well, complaints
):
    prepared = house.prepared()
    shown = ExemptionFactory(measure=house.measure)
    PublicationDayFactory()
    PublicationDayFactory(number=2)
    becomes(house.lead)

    of_set = f"{ALL}{prepared.pk}/"
    for address in (
        f"{of_set}pages/{house.scorecard.slug}/",
        f"{of_set}make-again/",
        f"{of_set}cancel/",
        f"{of_set}warnings/{prepared.findings.first().pk}/",
        f"{ALL}as-published/",
        f"{ALL}as-published/add/",
        f"{ALL}as-published/{shown.pk}/end/",
        f"{ALL}days/",
        f"{ALL}days/{QUARTER.code}/",
        f"{ALL}days/{QUARTER.code}/give-up/",
        f"{ALL}days/{QUARTER.next().code}/",
        f"{ALL}quiet/",
        f"{ALL}quiet/add/",
    ):
        page.goto(f"{live_server.url}{address}")
        looks_well(address)
    page.get_by_label("First day").fill("7 5 2026")
    page.get_by_label("Last day").fill("30 3 2026")
    page.get_by_label("Why?").fill("Local elections")
    press(page, "Add them")
    looks_well("days the wrong way round")
    page.get_by_label("First day").fill("30 3 2026")
    page.get_by_label("Last day").fill("7 5 2026")
    press(page, "Add them")
    looks_well("days added")
    follow(page.get_by_role("link", name="End it"))
    page.get_by_label("Why may something be published after all?").wait_for()
    looks_well("asked to end them")
    assert unexpected(complaints) == []


@pytest.mark.parametrize("role", [Role.PERFORMANCE_LEAD, Role.PUBLISHER, Role.AUDITOR])
def test_menu_leads_whoever_reads_publications_there(page, sign_in_browser, role):
    sign_in_browser("reader", roles=[role])

    go(page, "Publish")

    expect(page.get_by_role("heading", level=1)).to_have_text("Publish")
