"""The pages of publishing: what the lead and the publisher see, do and are refused."""

import re
from datetime import date

import pytest
from django.urls import reverse

from scorecards.models import Edition, Finding, QuarterSet, QuietPeriod
from scorecards.preparation import prepare
from scorecards.publication import cancel_set, make_again, withdraw
from scorecards.states import SetState
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Quarter
from tests.conftest import let_in
from tests.factories.outcomes import CommentaryFactory
from tests.factories.returns import ReturnLineFactory
from tests.factories.scorecards import (
    EditionFactory,
    FindingFactory,
    PreparedFileFactory,
    PublicationDayFactory,
    QuarterSetFactory,
    QuietPeriodFactory,
)
from tests.integration.scorecards.publishing import NOW, QUARTER
from tests.integration.test_every_url import faults_of

pytestmark = pytest.mark.django_db

LIST = "/portal/publishing/"
COMPOSE = "/portal/publishing/compose/2025-26-q2/"
QUIET = "/portal/publishing/quiet/"
DAYS = "/portal/publishing/days/"
TITLE = "July to September 2025, edition 1"


def address(prepared, rest=""):
    return f"{prepared.get_absolute_url()}{rest}"


def said(response):
    """Return a page's words, without its tags, on one line."""
    main = response.text[response.text.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def as_lead(client, press):
    """The test client, signed in as whoever composes."""
    let_in(client, press.lead)
    return client


@pytest.fixture
def as_publisher(client, press):
    """The test client, signed in as whoever publishes."""
    let_in(client, press.publisher)
    return client


@pytest.fixture
def warned(press):
    """A set with a warning: somebody wrote a small number in words."""
    CommentaryFactory(
        measure=press.strategy.measure("40"),
        quarter_end=QUARTER.end,
        why="We moved three pupils to another school in May.",
    )
    return prepare(prepared=press.composed(), actor=press.portal, now=NOW)


# The list


def test_lead_is_offered_the_newest_quarter_and_composes_it(as_lead):
    before = as_lead.get(LIST)
    asked = as_lead.get(COMPOSE)
    answer = as_lead.post(COMPOSE, follow=True)

    assert "Compose July to September 2025" in said(before)
    assert "No quarter was composed yet" in said(before)
    assert "Nothing becomes public by it" in said(asked)
    assert f"{TITLE}, is composed" in said(answer)
    assert "Edition 1: its files are being made." in said(answer)
    assert "Compose July to September 2025" not in said(answer)
    assert QuarterSet.objects.get().state == SetState.GATHERING


def test_earlier_quarters_with_figures_can_be_chosen_too(press, as_lead):
    press.strategy.figure(press.measure, "50", QUARTER.previous())

    page = as_lead.get(LIST)

    assert "Compose an earlier quarter" in said(page)
    assert reverse("publishing:set-compose", args=[QUARTER.previous()]) in page.text


def test_nobody_else_is_offered_to_compose(as_publisher):
    assert "Compose" not in said(as_publisher.get(LIST))


def test_quarter_is_composed_once_and_the_second_is_told_why(press, as_lead):
    press.composed()

    answer = as_lead.post(COMPOSE)

    assert answer.status_code == 422
    assert "is being prepared already; publish or cancel it first." in said(answer)
    assert "<title>Error: " in answer.text
    assert QuarterSet.objects.count() == 1


def test_quarter_without_figures_is_not_there(as_lead):
    assert as_lead.get("/portal/publishing/compose/2030-31-q1/").status_code == 404


@pytest.mark.django_db
def test_without_a_figure_there_is_nothing_to_compose(client, sign_in):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])

    assert client.get(COMPOSE).status_code == 404
    assert "No quarter was composed yet" in said(client.get(LIST))


def test_list_says_what_is_public_what_is_prepared_and_who_is_next(press, as_lead):
    press.published()
    first = said(as_lead.get(LIST))
    press.correct("70")
    press.prepared("W1 counted two schools twice.")
    second = said(as_lead.get(LIST))

    assert "Edition 1, since 14 November 2025. Nothing. Nothing. Edition 1" in first
    assert "Edition 2: made and checked." in second
    assert "A publisher other than Lead publishes it." in second
    assert "Edition 1, since 14 November 2025." in second


def test_list_says_what_waits_for_whom(press, warned, as_lead):
    warns = said(as_lead.get(LIST))
    FindingFactory(belongs_to=warned, blocks=True)
    blocked = said(as_lead.get(LIST))

    assert "1 warning to be agreed to, by the performance lead or a publisher" in warns
    assert "1 thing to be mended, by the performance lead." in blocked


def test_list_tells_of_a_withdrawn_quarter_and_forgets_a_cancelled_one(press, as_lead):
    edition = press.published()
    withdraw(edition=edition, reason="A name.", actor=press.publisher, now=NOW)
    press.correct("70")
    cancelled = press.prepared("Without the name.")
    cancel_set(prepared=cancelled, actor=press.lead, now=NOW)

    page = as_lead.get(LIST)

    assert "Edition 1 was withdrawn on 14 November 2025." in said(page)
    assert "The performance lead may compose a correction." in said(page)
    assert cancelled.get_absolute_url() not in page.text


def test_list_tells_of_the_days_on_which_nothing_is_published(as_lead):
    QuietPeriodFactory()
    QuietPeriodFactory(
        starts_on=date(2025, 3, 1), ends_on=date(2025, 5, 1), reason="Long ago"
    )

    page = said(as_lead.get(LIST))

    assert "30 March 2026 to 7 May 2026: Local elections" in page
    assert "Long ago" not in page


@pytest.mark.parametrize("quarters", [1, 20])
def test_list_asks_as_often_for_one_quarter_as_for_twenty(
    as_publisher, quarters, django_assert_num_queries
):
    quarter = Quarter(2020, 1)
    for _ in range(quarters):
        EditionFactory(starts_on=quarter.start, manifest=quarter.code)
        quarter = quarter.next()
    QuietPeriodFactory()
    as_publisher.get(LIST)

    with django_assert_num_queries(10):
        page = as_publisher.get(LIST)

    assert page.text.count("<tr") == quarters + 1


# The page of a set


def test_set_that_waits_says_that_its_files_are_made(press, as_lead):
    prepared = press.composed()

    page = said(as_lead.get(address(prepared)))

    assert "The files are being made." in page
    assert "Cancel this edition" in page
    assert "Make the files again" not in page
    assert "Scorecards and files" not in page


def test_set_made_again_shows_nothing_of_what_was_made_before(press, as_lead, warned):
    make_again(prepared=warned, actor=press.lead, now=NOW)

    page = said(as_lead.get(address(warned)))

    assert "three pupils" not in page
    assert "Scorecards and files" not in page


def test_set_shows_what_stands_in_the_way_of_whoever_looks(press, as_lead, warned):
    page = said(as_lead.get(address(warned)))

    assert "You composed this; somebody else publishes it." in page
    assert "1 warning must be agreed to by name." in page
    assert "A small number in words" in page
    assert "Publish this edition" not in page


def test_what_must_be_mended_leads_to_its_measure(press, as_lead):
    ReturnLineFactory(measure=press.measure)
    prepared = press.prepared()

    page = as_lead.get(address(prepared))

    assert "Figures that are not signed off" in said(page)
    assert f'href="{press.measure.get_absolute_url()}">See W1</a>' in page.text


def test_check_that_has_no_words_of_its_own_is_called_by_its_name(press, as_lead):
    prepared = press.prepared()
    FindingFactory(belongs_to=prepared, check_name="contrast of a file", key="")

    assert "Contrast of a file" in said(as_lead.get(address(prepared)))


def test_warning_is_agreed_to_with_a_reason_that_then_stands_there(
    press, as_publisher, warned
):
    warning = warned.findings.get()
    at = address(warned, f"warnings/{warning.pk}/")

    refused = as_publisher.post(at, {"why": ""})
    long = as_publisher.post(at, {"why": "x" * 301})
    agreed = as_publisher.post(at, {"why": "No pupil can be known."}, follow=True)

    assert (refused.status_code, long.status_code) == (422, 422)
    assert "Say why" in said(refused)
    assert "x" * 301 in long.text
    assert "Publisher agreed on 14 November 2025 at midday." in said(agreed)
    assert "No pupil can be known." in said(agreed)
    assert "Publish this edition" in said(agreed)


def test_warning_of_a_set_made_again_is_refused_and_what_was_typed_stays(
    press, as_lead, warned
):
    warning = warned.findings.get()
    make_again(prepared=warned, actor=press.lead, now=NOW)

    answer = as_lead.post(
        address(warned, f"warnings/{warning.pk}/"), {"why": "Known already."}
    )

    assert answer.status_code == 422
    assert "The files are being made again" in said(answer)
    assert "Known already." in answer.text


def test_warning_is_of_the_set_in_the_address(press, as_lead, warned):
    other = FindingFactory(
        belongs_to=QuarterSetFactory(checked=True, starts_on=date(2025, 4, 1))
    )

    answer = as_lead.post(address(warned, f"warnings/{other.pk}/"), {"why": "Swapped."})

    assert answer.status_code == 404
    assert not Finding.objects.filter(ticked_at__isnull=False).exists()


def test_auditor_reads_all_and_is_offered_nothing(press, client, sign_in, warned):
    sign_in("auditor")

    page = client.get(address(warned))

    assert "Nobody has agreed to it yet." in said(page)
    assert "<form" not in page.text[page.text.index("<main") :]
    assert "Cancel" not in said(page)


def test_files_of_a_set_are_given_to_those_who_may_read_them_and_never_kept(
    press, as_publisher
):
    prepared = press.prepared()
    page = as_publisher.get(address(prepared))
    links = re.findall(r'href="([^"]+)" download', page.text)

    answers = [as_publisher.get(link) for link in links]

    assert [link.rpartition(".")[2] for link in links] == ["xlsx", "csv", "json"]
    for link, answer in zip(links, answers, strict=True):
        kept = prepared.files.get(extension=link.rpartition(".")[2])
        assert answer.content == bytes(kept.stored.content)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "2025-26-q2-edition-1." in answer.headers["Content-Disposition"]


def test_frozen_page_is_no_file_to_keep(press, as_publisher):
    prepared = press.prepared()

    for extension in ("page", "pdf"):
        at = address(prepared, f"files/{press.scorecard.slug}.{extension}")
        assert as_publisher.get(at).status_code == 404


def test_page_is_shown_as_the_public_will_see_it_and_not_indexed(press, as_publisher):
    prepared = press.prepared()
    at = address(prepared, f"pages/{press.scorecard.slug}/")

    before = as_publisher.get(at)
    press.publish(prepared)
    after = as_publisher.get(at)

    assert "It is not public yet." in said(before)
    assert "Public copy" in said(before)
    assert before.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in before.text
    assert "files/wellbeing.csv" in before.text
    assert f"This is the page as it was made for {TITLE}." in said(after)


def test_what_the_public_does_not_see_is_listed_by_measure_and_period(
    press, as_publisher
):
    press.strategy.figure(press.measure, "3", QUARTER.previous())
    prepared = press.prepared()

    page = said(as_publisher.get(address(prepared)))

    hidden = page[page.index("Hidden from the public") :]
    assert "W1" in hidden
    assert "The whole measure" in hidden
    assert "Apr to Jun 2025" in hidden


def test_set_without_a_hidden_figure_says_so(press, as_publisher):
    page = said(as_publisher.get(address(press.prepared())))

    assert "No figure of this edition is hidden." in page
    assert "The checks found nothing to warn of." in page


@pytest.mark.parametrize("rows", [1, 20])
def test_page_of_a_set_asks_as_often_for_one_finding_as_for_twenty(
    press, as_lead, rows, django_assert_num_queries
):
    prepared = press.prepared()
    FindingFactory.create_batch(rows, belongs_to=prepared)
    PreparedFileFactory.create_batch(rows, belongs_to=prepared)
    as_lead.get(address(prepared))

    with django_assert_num_queries(29):
        page = as_lead.get(address(prepared))

    assert page.text.count('id="finding-') == rows


def test_what_is_published_leads_to_its_public_address(press, as_publisher):
    prepared = press.prepared()
    public = f"/scorecards/{press.scorecard.slug}/2025-26-q2/1/"

    before = as_publisher.get(address(prepared))
    press.publish(prepared)
    after = as_publisher.get(address(prepared))

    assert public not in before.text
    assert f'href="{public}"' in after.text


# Moving it


def test_lead_has_the_files_made_again_and_cancels(press, as_lead):
    prepared = press.prepared()

    asked = as_lead.get(address(prepared, "make-again/"))
    again = as_lead.post(address(prepared, "make-again/"), follow=True)
    twice = as_lead.post(address(prepared, "make-again/"))
    sure = as_lead.get(address(prepared, "cancel/"))
    given_up = as_lead.post(address(prepared, "cancel/"), follow=True)

    assert "stays agreed" in said(asked)
    assert "are made again" in said(again)
    assert twice.status_code == 422
    assert "cannot be taken up again" in said(sure)
    assert "Cancelled on 14 November 2025 at midday by Lead." in said(given_up)


def test_publisher_is_told_what_will_be_public_and_publishes_it_once(
    press, as_publisher
):
    prepared = press.prepared()
    at = address(prepared, "publish/")

    page = as_publisher.get(f"{at}?seen={prepared.fingerprint}")
    answers = [
        as_publisher.post(at, {"seen": prepared.fingerprint}, follow=True)
        for _ in range(2)
    ]

    assert "All of this becomes public at once" in said(page)
    assert "the public has no edition of this quarter" in said(page)
    assert f'name="seen" value="{prepared.fingerprint}"' in page.text
    for answer in answers:
        assert f"{TITLE}, is public." in said(answer)
        assert "Public. It was published on 14 November 2025 by Publisher." in said(
            answer
        )
    assert Edition.objects.count() == 1


def test_what_was_made_again_meanwhile_is_looked_at_once_more(press, as_publisher):
    seen = press.prepared()
    press.correct("70")
    again = make_again(prepared=seen, actor=press.lead, now=NOW)
    prepare(prepared=again, actor=press.portal, now=NOW)
    at = address(seen, "publish/")

    page = as_publisher.get(f"{at}?seen={seen.fingerprint}")
    answer = as_publisher.post(at, {"seen": seen.fingerprint})

    for each in (page, answer):
        assert "look at them once more" in said(each)
        assert "Publish now" not in said(each)
    assert answer.status_code == 422
    assert not Edition.objects.exists()


def test_publisher_is_refused_with_all_that_stands_in_the_way(
    press, as_publisher, warned
):
    QuietPeriodFactory(starts_on=NOW.date(), ends_on=NOW.date())
    at = address(warned, "publish/")

    page = as_publisher.get(at)
    answer = as_publisher.post(at, {"seen": warned.fingerprint})

    assert "1 warning must be agreed to by name." in said(page)
    assert "Nothing is published from 14 November 2025" in said(page)
    assert answer.status_code == 422
    assert not Edition.objects.exists()


def test_correction_asks_for_the_public_reason_and_keeps_it_when_refused(
    press, as_lead
):
    press.published()
    press.correct("70")

    page = said(as_lead.get(address(QuarterSet.objects.get())))
    empty = as_lead.post(COMPOSE, {"reason": " "})
    long = as_lead.post(COMPOSE, {"reason": "x" * 601})
    as_lead.post(COMPOSE, {"reason": "W1 counted\r\ntwo schools twice."})
    again = as_lead.post(COMPOSE, {"reason": "Typed in vain."})

    assert "Compose a correction" in page
    assert "Say what is corrected and why" in said(empty)
    assert "x" * 601 in long.text
    composed = QuarterSet.objects.in_preparation().get()
    assert (composed.number, composed.reason) == (2, "W1 counted\ntwo schools twice.")
    assert again.status_code == 422
    assert "Typed in vain." in again.text


def test_correction_says_what_it_takes_the_place_of(press, as_publisher):
    first = press.published()
    press.correct("70")
    second = press.prepared("W1 counted two schools twice.")

    page = said(as_publisher.get(address(second, "publish/")))
    press.publish(second)
    after = said(as_publisher.get(address(first.prepared)))

    assert "Edition 1, published on 14 November 2025, which stays" in page
    assert "W1 counted two schools twice." in page
    assert "A later edition stands in its place" in after
    assert "Compose a correction" not in after


def test_publisher_withdraws_with_a_public_reason(press, as_publisher):
    prepared = press.published().prepared
    at = address(prepared, "withdraw/")

    asked = as_publisher.get(at)
    empty = as_publisher.post(at, {"reason": ""})
    nul = as_publisher.post(at, {"reason": "a\x00b"})
    done = as_publisher.post(at, {"reason": "It named a school."}, follow=True)

    assert "This cannot be undone" in said(asked)
    assert (empty.status_code, nul.status_code) == (422, 422)
    assert "Withdrawn on 14 November 2025 by Publisher." in said(done)
    assert "It named a school." in said(done)


def test_earlier_edition_is_taken_back_after_its_correction(press, client):
    """A name in it stays public otherwise, for ever and at a known address."""
    first = press.published()
    press.correct("70")
    press.published("W1 counted two schools twice.")
    let_in(client, press.publisher)

    page = said(client.get(address(first.prepared)))
    client.post(address(first.prepared, "withdraw/"), {"reason": "It named a child."})
    after = said(client.get(address(first.prepared)))
    public = f"/scorecards/{press.scorecard.slug}/2025-26-q2/"

    assert "Withdraw this edition" in page
    assert "Withdrawn on 14 November 2025 by Publisher." in after
    assert "Compose a correction" not in after
    assert client.get(f"{public}1/").status_code == 410
    assert client.get(public).status_code == client.get(f"{public}2/").status_code
    assert client.get(public).status_code == 200


def test_what_was_never_published_is_not_withdrawn(press, as_publisher):
    prepared = press.prepared()

    assert as_publisher.get(address(prepared, "withdraw/")).status_code == 404


def test_reason_that_came_too_late_waits_for_its_writer(press, client):
    prepared = press.published().prepared
    at = address(prepared, "withdraw/")
    let_in(client, press.publisher)
    client.logout()

    client.post(at, {"reason": "It named a school.", "typed_by": press.publisher.pk})
    let_in(client, press.publisher)

    assert "It named a school." in client.get(at).text


# Days on which scorecards come out


def test_day_is_named_and_moved_and_the_public_reads_both(press, as_lead):
    at = f"{DAYS}{QUARTER.code}/"

    empty = as_lead.get(DAYS)
    named = as_lead.post(at, {"due_on": "28 11 2025"}, follow=True)
    asked = as_lead.get(at)
    refused = as_lead.post(at, {"due_on": "5 12 2025", "reason": ""})
    moved = as_lead.post(
        at, {"due_on": "5 12 2025", "reason": "A school was late."}, follow=True
    )
    public = as_lead.get("/")

    assert "July to September 2025: no day is named. Name the day" in said(empty)
    assert "are promised for 28 November 2025." in said(named)
    assert "It is 28 November 2025 so far." in said(asked)
    assert refused.status_code == 422
    assert "5 12 2025" in refused.text
    assert "due on 5 December 2025. Move the day" in said(moved)
    assert "for July to September 2025 are due on 5 December 2025." in said(public)
    assert "28 November 2025 before. What has changed: A school" in said(public)


def test_quarter_is_given_up_and_the_public_reads_why(press, as_lead):
    PublicationDayFactory(due_on=date(2025, 11, 28))
    at = f"{DAYS}{QUARTER.code}/give-up/"

    listed = as_lead.get(DAYS)
    refused = as_lead.post(at, {"reason": ""})
    given_up = as_lead.post(at, {"reason": "The board did not meet."}, follow=True)
    public = as_lead.get("/")

    assert "Move the day for July to September 2025 or give it up" in said(listed)
    assert refused.status_code == 422
    assert "given up, and the public site says so. Name the day" in said(given_up)
    assert "give it up" not in said(given_up)
    assert "There are no scorecards for July to September 2025." in said(public)
    assert "28 November 2025 before. What has changed: The board did" in said(public)
    assert as_lead.get(at).status_code == 404


def test_quarter_that_was_given_up_is_named_again_after_all(press, as_lead):
    PublicationDayFactory()
    PublicationDayFactory(number=2, due_on=None)
    at = f"{DAYS}{QUARTER.code}/"

    as_lead.post(at, {"due_on": "5 12 2025", "reason": "It met."}, follow=True)

    public = said(as_lead.get("/"))
    assert "before that they would not come out. What has changed: It met." in public
    assert "for July to September 2025 are due on 5 December 2025." in public


@pytest.mark.parametrize("code", ["2020-21-q1", "2030-31-q1"])
def test_day_of_a_quarter_that_is_not_to_come_is_not_asked_for(as_lead, code):
    assert as_lead.get(f"{DAYS}{code}/").status_code == 404


def test_day_that_is_over_is_shown_to_whoever_publishes(press, as_publisher):
    PublicationDayFactory(due_on=date(2025, 11, 3))

    page = as_publisher.get(LIST)

    assert "was due on 3 November 2025, and the public site says" in said(page)


def test_auditor_reads_the_days_and_names_none(sign_in, client):
    sign_in("auditor")
    PublicationDayFactory()

    assert "Move the day" not in said(client.get(DAYS))
    assert client.post(f"{DAYS}{QUARTER.code}/", {}).status_code == 403


# Days on which nothing is published


def test_days_are_added_and_ended_with_a_reason(press, as_publisher):
    days = {"starts_on": "30 3 2026", "ends_on": "7 May 2026", "reason": "Elections"}

    empty = as_publisher.get(QUIET)
    added = as_publisher.post(f"{QUIET}add/", days, follow=True)
    period = QuietPeriod.objects.get()
    asked = as_publisher.get(f"{QUIET}{period.pk}/end/")
    refused = as_publisher.post(f"{QUIET}{period.pk}/end/", {"reason": ""})
    ended = as_publisher.post(
        f"{QUIET}{period.pk}/end/", {"reason": "They were put off."}, follow=True
    )

    assert "No such days are named." in said(empty)
    assert "Nothing is published from 30 March 2026 to 7 May 2026." in said(added)
    assert "Publisher, 14 November 2025" in said(added)
    assert "Elections. From today on something may be published." in said(asked)
    assert refused.status_code == 422
    assert "no longer stop a publication" in said(ended)
    assert not QuietPeriod.objects.exists()
    events = AuditEvent.objects.filter(event__contains="quiet").order_by("pk")
    assert [event.reason for event in events] == ["Elections", "They were put off."]


def test_days_that_run_end_with_yesterday(press, as_lead):
    period = QuietPeriodFactory(starts_on=date(2025, 11, 1), ends_on=date(2025, 11, 30))

    as_lead.post(f"{QUIET}{period.pk}/end/", {"reason": "It was called off."})
    late = as_lead.post(f"{QUIET}{period.pk}/end/", {"reason": "Once more."})

    period.refresh_from_db()
    assert period.ends_on == date(2025, 11, 13)
    assert not QuietPeriod.objects.on(clock.today()).exists()
    assert late.status_code == 422
    assert "Once more." in late.text
    assert "Over" in said(as_lead.get(QUIET))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sentence"),
    [
        ("7 5 2026", "30 3 2026", "The last day is before the first"),
        ("1 3 2025", "7 5 2025", "These days are over"),
        ("soon", "7 5 2026", "Enter a day, such as"),
        ("", "7 5 2026", "Enter a day, such as"),
        ("30 3 2026", "a\x00b", "Enter a day, such as"),
    ],
)
def test_days_that_cannot_be_are_refused_and_stay_as_typed(
    as_lead, starts_on, ends_on, sentence
):
    answer = as_lead.post(
        f"{QUIET}add/",
        {"starts_on": starts_on, "ends_on": ends_on, "reason": "Local elections"},
    )

    assert answer.status_code == 422
    assert sentence in said(answer)
    assert "Local elections" in answer.text
    assert not QuietPeriod.objects.exists()


def test_auditor_sees_the_days_and_ends_none(client, sign_in):
    QuietPeriodFactory()
    sign_in("auditor")

    page = said(client.get(QUIET))

    assert "A publisher or the performance lead may" in page
    assert "Add days" not in page


# How the pages are built


def test_every_page_is_well_built(press, client, html_faults, tmp_path, warned):
    QuietPeriodFactory()
    warning, period = warned.findings.get(), QuietPeriod.objects.get()
    of_publisher = [address(warned), address(warned, "publish/"), QUIET]
    of_lead = [LIST, COMPOSE, address(warned), address(warned, "cancel/")]
    of_lead += [
        address(warned, f"warnings/{warning.pk}/"),
        address(warned, f"pages/{press.scorecard.slug}/"),
        address(warned, "make-again/"),
        f"{QUIET}add/",
        f"{QUIET}{period.pk}/end/",
    ]

    faults = []
    for person, addresses in ((press.lead, of_lead), (press.publisher, of_publisher)):
        let_in(client, person)
        for at in addresses:
            page = client.get(at)
            faults += [f"{at}: {fault}" for fault in faults_of(page.text)]
            name = f"{person}{at.replace('/', '-')}.html"
            (tmp_path / name).write_text(page.text)

    assert faults == []
    assert html_faults("", folder=tmp_path) == []
