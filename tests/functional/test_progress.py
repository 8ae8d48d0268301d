"""An officer reports progress and moves a milestone, in a browser."""

import pytest
from playwright.sync_api import expect

from strategy_portal.access import Role
from tests.factories import priorities as make
from tests.functional.browsing import follow

TODAY = "14 November 2025"


@pytest.fixture
def inclusion(transactional_db):
    """The Head of Inclusion, with one of everything to keep true."""
    post = make.PostFactory(title="Head of Inclusion")
    version = make.StrategyVersionFactory(
        strategy__code="send", strategy__title="SEND Strategy", current=True
    )
    believe = make.PriorityFactory(
        code="believe", title="Believe", version=version, lead_post=post
    )
    make.ProgressReportFactory(
        priority=believe, post=post, as_at_on="2025-07-03", done="One unit opened."
    )
    make.ResponsibilityFactory(post=post, area__code="voice", area__version=version)
    project = make.ProjectFactory(
        code="review", title="Alternative provision review", lead_post=post
    )
    make.ActionFactory(code="agree", title="Agree the terms", project=project)
    milestone = make.MilestoneFactory(
        code="open",
        title="Places open",
        project=project,
        due_on="2025-09-30",
        due_precision="month",
    )
    make.MilestoneMoveFactory(milestone=milestone, was_due_on="2025-06-30")
    make.RiskFactory(
        code="late", strategy=version.strategy, owner_post=post, statement="Too late."
    )
    return post


PAGES = (
    "my-work/",
    "priorities/believe/",
    "priorities/believe/report/",
    "areas/voice/",
    "areas/voice/report/",
    "projects/review/",
    "projects/review/actions/new/",
    "projects/review/milestones/new/",
    "actions/agree/",
    "actions/agree/change/",
    "milestones/open/change/",
    "strategies/send/",
    "strategies/send/risks/new/",
    "risks/late/change/",
)


def test_every_page_of_work_is_accessible_and_fits(
    page,
    live_server,
    inclusion,
    sign_in_browser,
    faults_wide_and_narrow,
    complaints,
):
    sign_in_browser("officer", roles=[(Role.OFFICER, inclusion)])

    faults = []

    def check(name):
        faults.extend(f"{name}: {fault}" for fault in faults_wide_and_narrow())

    for address in PAGES:
        page.goto(f"{live_server.url}/portal/{address}")
        check(address)
    page.goto(f"{live_server.url}/portal/priorities/believe/report/")
    page.get_by_label("As at which day?").fill("soon")
    follow(page.get_by_role("button", name="Save the report").last)
    check("a report with an error")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()

    assert faults == []
    assert complaints == []


def test_officer_reports_progress_from_the_list_of_their_work(
    page, live_server, inclusion, sign_in_browser
):
    sign_in_browser("officer", roles=[(Role.OFFICER, inclusion)])

    follow(page.get_by_role("link", name="My work").first)
    follow(page.get_by_role("link", name="Report progress on Believe"))
    page.get_by_label("At risk").check()
    page.get_by_role("button", name="Copy this into the box").first.click()
    done = page.get_by_label("What has been done")
    expect(done).to_have_value("One unit opened.")
    expect(page.get_by_label("At risk")).to_be_checked()
    done.fill("Two units opened. A third is planned.")
    follow(page.get_by_role("button", name="Save the report").last)

    page.wait_for_url(f"{live_server.url}/portal/priorities/believe/")
    expect(page.get_by_role("status")).to_have_text("Saved at midday.")
    expect(
        page.get_by_text(f"as at {TODAY}, reported by Head of Inclusion")
    ).to_be_visible()


def test_enter_in_the_date_saves_and_copies_nothing(
    page, live_server, inclusion, sign_in_browser
):
    sign_in_browser("officer", roles=[(Role.OFFICER, inclusion)])
    page.goto(f"{live_server.url}/portal/priorities/believe/report/")

    page.get_by_label("Next steps").fill("Open a third.")
    page.get_by_label("As at which day?").press("Enter")

    page.wait_for_url(f"{live_server.url}/portal/priorities/believe/")
    expect(page.get_by_text("Open a third.")).to_be_visible()


def test_two_people_at_one_milestone_both_see_what_the_other_typed(
    page, browser, live_server, inclusion, sign_in_browser, accessibility_faults
):
    sign_in_browser("officer", roles=[(Role.OFFICER, inclusion)])
    address = f"{live_server.url}/portal/milestones/open/change/"
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(address)

    other.get_by_label("Overtaken").check()
    follow(other.get_by_role("button", name="Save"))
    page.get_by_label("By when?").fill("spring term 2026")
    page.get_by_label("Slipped").check()
    page.get_by_label("Why the date moves").fill("The builder withdrew.")
    follow(page.get_by_role("button", name="Save"))

    expect(page.get_by_text("Keep theirs, or save yours.")).to_be_visible()
    expect(page.get_by_text("Overtaken").first).to_be_visible()
    assert accessibility_faults() == []
    follow(page.get_by_role("button", name="Save yours"))
    page.wait_for_url(f"{live_server.url}/portal/projects/review/")
    expect(
        page.get_by_text("Was due September 2025: The builder withdrew.")
    ).to_be_visible()
