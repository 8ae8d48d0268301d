"""The public site: the same bytes for everybody, of what was published alone."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import caches

from scorecards.page import Cell, Mark
from scorecards.public.changes import rows_of
from strategy_portal.site_map import pages
from tests.addresses import address_of
from tests.factories.scorecards import (
    EditionFileFactory,
    PublicationDayFactory,
    StoredFileFactory,
    WithdrawalFactory,
)
from tests.published import MEASURE, publish_page
from tests.samples import wellbeing
from tests.unit.scorecards.test_public_changes import with_row

pytestmark = pytest.mark.django_db

PUBLIC = [page for page in pages() if page.name == "front" or "public:" in page.name]
OURS = "/scorecards/wellbeing/2025-26-q2/"
FILES = ("csv", "xlsx", "json")
NEXT, MONTHS = date(2025, 10, 1), "The scorecards for October to December 2025"


@pytest.fixture
def published(db):
    """A hand-made scorecard of July to September 2025."""
    return publish_page()


@pytest.mark.parametrize("spot", PUBLIC, ids=lambda page: page.name)
def test_page_is_for_everybody_alike_and_may_be_kept(client, sign_in, published, spot):
    address = address_of(spot)

    stranger = client.get(address)
    sign_in()
    member = client.get(address)

    assert stranger.status_code == 200
    assert stranger.content == member.content
    for response in (stranger, member):
        assert not response.cookies
        assert "Vary" not in response.headers
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("spot", PUBLIC, ids=lambda page: page.name)
def test_page_that_has_not_changed_is_not_sent_again(client, published, spot):
    address = address_of(spot)
    mark = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": mark})

    assert (again.status_code, again.content) == (304, b"")


def test_every_public_page_is_well_built(client, published, html_faults, tmp_path):
    for spot in PUBLIC:
        response = client.get(address_of(spot))
        if response.headers["Content-Type"].startswith("text/html"):
            page = tmp_path / f"{spot.name.replace(':', '-')}.html"
            page.write_text(response.text)

    assert html_faults("", folder=tmp_path) == []


def test_site_without_an_edition_says_so(client, db):
    assert "Nothing is published yet." in client.get("/").text
    assert "Nothing is published yet." in client.get("/scorecards/").text


KEPT = ("public:edition-file", "public:edition-package")


def test_demonstration_says_so_on_every_page(client, published, settings):
    told = "This is a demonstration."
    addresses = [address_of(spot) for spot in PUBLIC if spot.name not in KEPT]
    assert [each for each in addresses if told not in client.get(each).text] == []

    settings.DEMONSTRATION = False

    assert [each for each in addresses if told in client.get(each).text] == []


def test_parent_reads_what_moved_in_sentences(client, published):
    page = client.get("/scorecards/wellbeing/").text

    assert "July to September 2025, edition 1" in page
    on, off = page.index('id="on-track"'), page.index('id="off-track"')
    assert on < off < page.index("What we cannot say yet")
    assert "in a sentence that a lay member understands" in page
    assert "<b>What we are doing:</b>" in page
    assert page.count("<h1") == 1


def test_each_file_is_the_one_that_was_published(client, published):
    for extension in FILES:
        response = client.get(f"{OURS}1/scorecard.{extension}")

        stored = published.files.get(extension=extension).stored
        assert response.content == bytes(stored.content)
        assert response.headers["ETag"] == f'"{stored.sha256}"'
        assert f"edition-1.{extension}" in response.headers["Content-Disposition"]


def test_absent_and_not_yet_published_answer_alike(client, press):
    press.prepared()
    tried = (
        "/scorecards/wellbeing/",
        OURS,
        f"{OURS}1/",
        f"{OURS}1/whole/",
        *(f"{OURS}1/scorecard.{extension}" for extension in (*FILES, "pdf", "page")),
        f"/measures/{press.measure.slug}/",
    )
    never = client.get("/scorecards/nobody-knows-it/2031-32-q2/7/")

    for address in tried:
        response = client.get(address)
        assert response.status_code == never.status_code == 404
        assert len(response.content) == len(never.content), address


def test_columns_of_the_csv_are_described_beside_it(client, published):
    page = client.get(f"{OURS}1/").text
    described = client.get(f"{OURS}1/datapackage.json")
    content = client.get(f"{OURS}1/scorecard.csv").content

    assert f'href="{OURS}1/datapackage.json"' in page
    (resource,) = described.json()["resources"]
    assert resource["bytes"] == len(content)
    assert described["Content-Type"] == "application/json"
    assert client.get(f"{OURS}1/scorecard.package").status_code == 404
    assert client.get(f"{OURS}2/datapackage.json").status_code == 404


def test_editors_copy_links_that_stay(client, published, settings):
    settings.PORTAL_URL = "https://scorecards.example"

    page = client.get("/editors/2025-26-q2/1/")

    assert "Links for the Local Offer" in page.text
    assert (
        "&lt;a href=&quot;https://scorecards.example/scorecards/wellbeing/&quot;&gt;"
        "Wellbeing&lt;/a&gt;" in page.text
    )
    assert client.get("/editors/2025-26-q2/2/").status_code == 404
    WithdrawalFactory(edition=published, reason="It named a school.")
    gone = client.get("/editors/2025-26-q2/1/")
    assert gone.status_code == 410
    assert "It named a school." in gone.text


def test_links_of_an_edition_come_with_its_pdf(client, published):
    EditionFileFactory(
        edition=published,
        slug="wellbeing",
        title="Wellbeing",
        extension="pdf",
        stored=StoredFileFactory(content=b"x" * 70_000),
    )

    page = client.get("/editors/2025-26-q2/1/").text

    assert "Wellbeing (PDF, 68.4 KB)" in page
    assert f"{OURS}1/scorecard.pdf" in page


def test_frozen_page_itself_is_no_file_to_download(client, published):
    assert client.get(f"{OURS}1/scorecard.page").status_code == 404


def test_earlier_edition_stays_and_leads_to_the_newer_one(client, published):
    before = client.get(f"{OURS}1/scorecard.csv").content
    publish_page(
        replace(wellbeing(), edition="Edition 2"),
        number=2,
        reason="Two schools were counted twice.",
        supersedes=published,
    )

    old, new = client.get(f"{OURS}1/"), client.get(f"{OURS}2/")

    assert "There is a newer edition." in old.text
    assert f'href="{OURS}2/"' in old.text
    assert "There is a newer edition." in client.get(f"{OURS}1/whole/").text
    assert "Two schools were counted twice." in new.text
    assert "There is a newer edition." not in new.text
    for address in ("/scorecards/wellbeing/", OURS):
        assert "edition 2</p>" in client.get(address).text
    assert client.get(f"{OURS}1/scorecard.csv").content == before


def test_correction_says_what_it_changed(client, published):
    corrected(published)

    new, old = client.get(f"{OURS}2/").text, client.get(f"{OURS}1/").text

    assert "What changed since the last edition" in new
    assert f'href="{OURS}1/">July to September 2025, edition 1</a>' in new
    assert "from 12% (off track)" not in old
    assert "What changed since the last edition" not in old
    assert "to 12% (off track)" in new


def test_nothing_is_told_of_an_edition_that_was_withdrawn(client, published):
    corrected(published)
    WithdrawalFactory(edition=published, reason="It named a school.")

    new = client.get(f"{OURS}2/").text

    assert "What changed since the last edition" not in new
    assert "(off track)" not in new


def test_quarter_is_held_against_the_quarter_before(client, published):
    publish_page(starts_on=date(2025, 4, 1))

    page = client.get(f"{OURS}1/").text

    assert "What changed since the last edition" in page
    assert "No newest figure and no status." in page


def corrected(published):
    """Publish a correction in which one measure stands otherwise."""
    page = wellbeing()
    slug = next(slug for slug, row in rows_of(page).items() if row.latest.is_figure)
    publish_page(
        with_row(page, slug, latest=Cell("12%"), status=Mark("Off track", "off")),
        number=2,
        reason="Two schools were counted twice.",
        supersedes=published,
    )


def test_withdrawn_edition_says_why_and_shows_no_figure(client, published):
    WithdrawalFactory(edition=published, reason="It named a school.")

    files = (f"{OURS}1/scorecard.csv", f"{OURS}1/datapackage.json")
    for address in (OURS, f"{OURS}1/", f"{OURS}1/whole/", *files):
        response = client.get(address)
        assert response.status_code == 410
        assert "It named a school." in response.text
        assert "lay member understands" not in response.text
    assert client.get("/scorecards/wellbeing/").status_code == 404
    assert client.get(f"/measures/{MEASURE}/").status_code == 404
    assert "It named a school." in client.get("/scorecards/").text


def test_of_two_withdrawals_at_once_neither_is_missed(client, published):
    """The later key may be committed first; what was held since must not stay."""
    WithdrawalFactory(pk=2_000_000, edition=publish_page(starts_on=date(2025, 4, 1)))
    assert client.get(f"{OURS}1/").status_code == 200

    WithdrawalFactory(pk=1_000_000, edition=published, reason="It named a school.")

    assert client.get(f"{OURS}1/").status_code == 410


@pytest.mark.parametrize("address", ["/", "/scorecards/", "/scorecards/wellbeing/"])
def test_public_reads_when_the_next_comes_and_that_it_is_late(
    client, published, settings, address
):
    settings.TODAY = date(2026, 2, 10)
    assert "No day is named yet" in client.get(address).text
    PublicationDayFactory(starts_on=NEXT, due_on=date(2026, 2, 10))

    before = client.get(address)
    settings.TODAY = date(2026, 2, 11)
    late = client.get(address)
    PublicationDayFactory(starts_on=NEXT, number=2, due_on=date(2026, 2, 20))
    moved = client.get(address)
    publish_page(starts_on=NEXT)
    after = client.get(address)

    assert f"{MONTHS} are due on 10 February 2026." in before.text
    assert "Late." not in before.text
    assert f"{MONTHS} were due on 10 February 2026 and are not" in late.text
    assert f"{MONTHS} are due on 20 February 2026." in moved.text
    assert "promised for 10 February 2026 before" in moved.text
    assert "No day is named yet" in after.text


def test_address_for_ever_does_not_say_what_comes_next(client, published):
    PublicationDayFactory(starts_on=NEXT, due_on=date(2026, 2, 10))

    assert "What comes next" not in client.get(f"{OURS}1/").text


def test_latest_is_the_newest_quarter_that_stands(client, published):
    earlier = replace(wellbeing(), quarter_months="April to June 2025")
    publish_page(earlier, starts_on=date(2025, 4, 1))
    assert "July to September 2025" in client.get("/scorecards/wellbeing/").text

    WithdrawalFactory(edition=published)

    assert "April to June 2025" in client.get("/scorecards/wellbeing/").text
    assert "April to June 2025" in client.get("/").text


def test_measure_shows_what_each_edition_said(client, published):
    publish_page(starts_on=date(2025, 4, 1))

    page = client.get(f"/measures/{MEASURE}/").text

    assert page.index("July to September 2025, edition 1") < page.index(
        "April to June 2025, edition 1"
    )
    assert f'href="{OURS}1/whole/#A1"' in page


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize(
    ("address", "most"),
    [("/scorecards/wellbeing/", 5), (f"{OURS}1/", 4), ("/scorecards/", 4)],
)
def test_page_costs_the_same_however_many_editions(
    client, published, django_assert_num_queries, number, address, most
):
    for quarters in range(1, number):
        publish_page(starts_on=date(2024 - quarters, 4, 1))
    client.get(address)
    caches["published"].clear()

    with django_assert_num_queries(most):
        first = client.get(address)
    with django_assert_num_queries(1):
        held = client.get(address)

    assert held.content == first.content
    assert held.headers == first.headers


def test_public_reads_by_which_rule_small_numbers_are_hidden(client, db):
    page = client.get("/about/").content.decode()

    assert "the council rule of five (council-5), the practice of English" in page
    assert "Counts of people from 1 to 4 are hidden" in page
    assert "those of fewer than 10 people" in page


def test_address_to_write_to_is_shown_where_it_is_set(client, published, settings):
    settings.PUBLIC_CONTACT = "send@northfield.invalid"
    assert "mailto:send@northfield.invalid" in client.get(f"{OURS}1/").text

    settings.PUBLIC_CONTACT = "https://northfield.invalid/contact"
    assert 'href="https://northfield.invalid/contact"' in client.get(f"{OURS}1/").text


def test_accessibility_statement_keeps_to_the_model(client, published, settings):
    page = client.get("/accessibility/").text

    for part in (
        "This accessibility statement applies to",
        "Feedback and contact information",
        "Enforcement procedure",
        "is committed to making these pages accessible, in accordance with the Public",
        "partially compliant",
        "Content that is not accessible",
        "Preparation of this statement",
        "The partnership has not reviewed it yet.",
    ):
        assert part in page
    settings.ACCESSIBILITY_REVIEWED_ON = date(2027, 1, 5)
    assert "reviewed by the partnership on 5 January 2027." in (
        client.get("/accessibility/").text
    )
