"""From composing a quarter's set to its edition: whole, once, and by two people."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    connection,
    models,
    transaction,
)
from django.db.models import F

from scorecards import preparation
from scorecards.checks import Found
from scorecards.freeze import thaw
from scorecards.models import (
    Edition,
    EditionFile,
    PreparedFile,
    QuarterSet,
    StoredFile,
    Withdrawal,
)
from scorecards.models.edition import fingerprint
from scorecards.preparation import prepare
from scorecards.publication import (
    SetRefused,
    agree,
    cancel_set,
    compose_set,
    make_again,
    withdraw,
)
from scorecards.states import SetState
from strategy_portal.access import NotAllowed, Role
from strategy_portal.audit_chain import Head, verify
from strategy_portal.models import AuditEvent, AuditSeal, OutboxMessage, RecordIsKept
from strategy_portal.periods import Quarter
from tests.factories.outcomes import CommentaryFactory
from tests.factories.returns import ReturnLineFactory
from tests.factories.scorecards import QuietPeriodFactory
from tests.integration.scorecards.publishing import NOW, QUARTER
from tests.kept_rows import changes_allowed
from tests.unit.scorecards.profiles import raised

pytestmark = pytest.mark.django_db
FORMATS = ["csv", "json", "package", "page", "xlsx"]


def everything_public():
    """Return all that the public can be given, byte for byte."""
    return {
        (file.edition_id, file.slug, file.extension): bytes(file.stored.content)
        for file in EditionFile.objects.select_related("stored")
    } | {each.pk: each.manifest for each in Edition.objects.all()}


def test_quarter_is_published_with_every_file_and_its_hash(press):
    edition = press.published()

    files = list(edition.files.order_by("extension").select_related("stored"))
    listed = json.loads(edition.manifest)
    assert [file.extension for file in files] == FORMATS
    assert all(file.stored.is_intact for file in files)
    assert edition.is_intact
    assert {each["sha256"] for each in listed["files"]} == {
        file.stored_id for file in files
    }
    assert edition.prepared.state == SetState.PUBLISHED
    assert AuditEvent.objects.filter(event="scorecards.edition.published").count() == 1
    assert OutboxMessage.objects.get().to == press.lead.email


def test_manifest_holds_the_head_of_the_audit_and_so_finds_a_cut_end(press):
    edition = press.published()

    head = Head.read(json.loads(edition.manifest)["audit"])

    assert head.position > 0
    assert verify(published=head).fault == ""
    with changes_allowed(connection):
        AuditSeal.objects.filter(position=head.position)._raw_delete(DEFAULT_DB_ALIAS)
    assert "the end of the chain was cut off" in verify(published=head).fault


def test_manifest_and_pages_hold_the_rule_for_small_numbers(press):
    edition = press.published()

    rule = json.loads(edition.manifest)["disclosure"]
    frozen = edition.files.get(extension="page").stored
    page = thaw(bytes(frozen.content))
    assert rule["slug"] == page.disclosure.profile == "council-5"
    assert rule["smallest_count"] == page.disclosure.smallest_count == 5
    assert rule["smallest_base"] == page.disclosure.smallest_base == 10
    assert page.disclosure.words in page.notes.small_print


def test_files_made_by_another_rule_are_not_published(press, settings):
    prepared = press.prepared()
    settings.DISCLOSURE_PROFILE = raised(6)

    with pytest.raises(SetRefused, match="make them again"):
        press.publish(prepared)


def test_every_file_says_which_edition_it_is_and_holds_no_draft(press):
    edition = press.published()

    frozen = edition.files.get(extension="page").stored
    page = thaw(bytes(frozen.content))
    assert page.edition == "Edition 1"
    assert page.audience == "Public copy, small counts hidden"
    assert "draft" not in page.document_title


def test_pressing_twice_publishes_once(press):
    prepared = press.prepared()

    first, second = press.publish(prepared), press.publish(prepared)

    assert first == second
    assert Edition.objects.count() == 1
    assert OutboxMessage.objects.count() == 1


def test_whoever_composed_it_does_not_publish_it(press, make_user):
    both = make_user("both", roles=[Role.PERFORMANCE_LEAD, Role.PUBLISHER])
    press.lead = both
    prepared = press.prepared()

    with pytest.raises(SetRefused, match="somebody else publishes"):
        press.publish(prepared, actor=both)

    assert not Edition.objects.exists()


def test_lead_may_not_publish_and_publisher_may_not_compose(press):
    prepared = press.prepared()

    with pytest.raises(NotAllowed):
        press.publish(prepared, actor=press.lead)
    with pytest.raises(NotAllowed):
        compose_set(quarter=QUARTER, actor=press.publisher, now=NOW)
    with pytest.raises(NotAllowed):
        cancel_set(prepared=prepared, actor=press.publisher, now=NOW)


def test_figure_that_changed_after_the_files_were_made_is_not_published_unseen(press):
    prepared = press.prepared()
    press.correct("70")

    with pytest.raises(SetRefused, match="make them again"):
        press.publish(prepared)

    again = make_again(prepared=prepared, actor=press.lead, now=NOW)
    again = prepare(prepared=again, actor=press.portal, now=NOW)
    with pytest.raises(SetRefused, match="look at them once more"):
        press.publish(again, seen=prepared.fingerprint)
    assert press.publish(again).number == 1


def test_files_made_on_monday_are_published_on_friday(press):
    prepared = press.prepared()

    edition = press.publish(prepared, now=NOW + timedelta(days=4))

    assert f"{edition.published_on:%d}" == "18"


def test_nothing_is_published_before_an_election(press):
    prepared = press.prepared()
    QuietPeriodFactory(starts_on=NOW.date(), ends_on=NOW.date())

    with pytest.raises(SetRefused, match="Nothing is published from 14 November"):
        press.publish(prepared)


def test_unsigned_figure_stops_the_quarter(press):
    line = ReturnLineFactory(measure=press.measure)
    prepared = press.prepared()

    finding = prepared.findings.get(check_name="unsigned")
    assert f"{press.measure.code}, " in finding.words
    assert line.period_end.isoformat() in finding.key
    with pytest.raises(SetRefused, match="1 thing must be mended first"):
        press.publish(prepared)
    with pytest.raises(SetRefused, match="nobody can agree to it"):
        agree(finding=finding, why="It is fine.", actor=press.lead, now=NOW)


def test_real_figures_are_published_by_a_site_that_is_no_demonstration(press, settings):
    settings.DEMONSTRATION = False

    assert press.published().number == 1


def test_example_is_published_by_a_demonstration_alone(press, settings):
    press.strategy.figure(
        press.measure, "50", QUARTER.previous(), status="illustrative"
    )
    settings.DEMONSTRATION = False
    refused = press.prepared()
    found = set(refused.findings.values_list("check_name", flat=True))
    assert found == {"illustrative"}
    with pytest.raises(SetRefused, match="1 thing must be mended"):
        press.publish(refused)

    settings.DEMONSTRATION = True
    again = make_again(prepared=refused, actor=press.lead, now=NOW)
    made = prepare(prepared=again, actor=press.portal, now=NOW)

    assert not made.findings.exists()


def test_warning_waits_for_a_name_and_keeps_it_when_the_files_are_made_again(press):
    CommentaryFactory(
        measure=press.strategy.measure("40"),
        quarter_end=QUARTER.end,
        why="We moved three pupils to another school in May.",
    )
    made = prepare(prepared=press.composed(), actor=press.portal, now=NOW)
    warning = made.findings.get(check_name="small number in words")
    with pytest.raises(SetRefused, match="1 warning must be agreed to by name"):
        press.publish(made)

    agree(finding=warning, why="No pupil can be known.", actor=press.lead, now=NOW)
    again = make_again(prepared=made, actor=press.lead, now=NOW)
    again = prepare(prepared=again, actor=press.portal, now=NOW)

    kept = again.findings.get(check_name="small number in words")
    assert kept.ticked_by == press.lead
    assert press.publish(again).number == 1


def test_comment_with_a_number_is_not_read_where_another_figure_is_hidden(press):
    measure = press.strategy.measure("40")
    press.strategy.figure(measure, "2", QUARTER.previous())
    CommentaryFactory(
        measure=measure, quarter_end=QUARTER.end, why="Once 38 more had come."
    )

    made = press.prepared()

    finding = made.findings.get(check_name="comment held back")
    assert finding.words.startswith(f"The comment on {measure.code} ")
    for file in press.publish(made).files.filter(extension__in=("page", "csv")):
        assert b"38 more" not in bytes(file.stored.content)


def test_warning_needs_a_reason_and_is_agreed_to_once(press):
    CommentaryFactory(
        measure=press.strategy.measure("40"),
        quarter_end=QUARTER.end,
        why="One child moved.",
    )
    made = prepare(prepared=press.composed(), actor=press.portal, now=NOW)
    warning = made.findings.get(check_name="small number in words")

    with pytest.raises(SetRefused, match="Say why"):
        agree(finding=warning, why=" ", actor=press.publisher, now=NOW)
    agree(finding=warning, why="Known already.", actor=press.publisher, now=NOW)
    agree(finding=warning, why="Another reason.", actor=press.lead, now=NOW)

    warning.refresh_from_db()
    assert warning.ticked_why == "Known already."
    assert AuditEvent.objects.filter(event="scorecards.finding.ticked").count() == 1


def test_correction_is_a_second_edition_that_says_why(press):
    first = press.published()
    before = everything_public()
    press.correct("70")
    with pytest.raises(SetRefused, match="Say what is corrected"):
        press.composed()

    second = press.published("W1 counted two schools twice.")

    assert (second.number, second.supersedes) == (2, first)
    assert second.reason == "W1 counted two schools twice."
    assert Edition.objects.in_force().get() == second
    first.prepared.refresh_from_db()
    assert first.prepared.state == SetState.SUPERSEDED
    assert before.items() <= everything_public().items()


def test_correction_that_is_given_up_changes_no_public_byte(press):
    press.published()
    before = everything_public()
    press.correct("70")

    prepared = press.prepared("W1 counted two schools twice.")
    cancel_set(prepared=prepared, actor=press.lead, now=NOW)

    assert everything_public() == before
    assert Edition.objects.in_force().get().number == 1
    assert press.prepared("Another try.").number == 2


def test_withdrawn_edition_says_why_once(press):
    edition = press.published()

    with pytest.raises(SetRefused, match="Say why"):
        withdraw(edition=edition, reason=" ", actor=press.publisher, now=NOW)
    taken = withdraw(
        edition=edition, reason="It named a school.", actor=press.publisher, now=NOW
    )
    again = withdraw(
        edition=edition, reason="Once more.", actor=press.publisher, now=NOW
    )

    assert taken == again
    assert not Edition.objects.standing().exists()
    assert press.published("Without the school's name.").number == 2
    edition.prepared.refresh_from_db()
    assert edition.prepared.state == SetState.WITHDRAWN
    after = withdraw(edition=edition, reason="A.", actor=press.publisher, now=NOW)
    assert after == taken


def test_one_edition_of_a_quarter_is_prepared_at_a_time(press):
    press.composed()

    with pytest.raises(SetRefused, match="being prepared already"):
        press.composed()
    with pytest.raises(SetRefused, match="There are no figures for"):
        compose_set(quarter=Quarter(2030, 1), actor=press.lead, now=NOW)


def test_two_who_compose_a_quarter_at_once_make_one_set(press, monkeypatch):
    press.composed()
    # Both looked before either of them wrote.
    monkeypatch.setattr("scorecards.publication._refuse_quarter", lambda quarter: None)

    with pytest.raises(SetRefused, match="being prepared already"):
        press.composed()

    assert QuarterSet.objects.count() == 1


def test_set_that_waits_for_its_files_is_not_published(press):
    composed = press.composed()

    with pytest.raises(SetRefused, match="still being made"):
        press.publish(composed)


def test_cancelled_set_stays_cancelled(press):
    prepared = press.prepared()
    cancel_set(prepared=prepared, actor=press.lead, now=NOW)

    with pytest.raises(SetRefused, match="cancelled"):
        press.publish(prepared)
    with pytest.raises(SetRefused, match="cancelled"):
        make_again(prepared=prepared, actor=press.lead, now=NOW)
    prepare(prepared=prepared, actor=press.portal, now=NOW)
    prepared.refresh_from_db()
    assert prepared.state == SetState.CANCELLED


def test_published_rows_refuse_every_change(press):
    edition = press.published()
    file = edition.files.first()

    for row in (edition, file, file.stored):
        with pytest.raises(RecordIsKept):
            row.save()
        with pytest.raises(RecordIsKept):
            row.delete()
        rows = type(row).objects.filter(pk=row.pk)
        with pytest.raises(RecordIsKept):
            rows.update(pk=row.pk)
        with pytest.raises(RecordIsKept):
            rows.bulk_update([row], ["pk"])
        with pytest.raises(RecordIsKept):
            rows.delete()


@pytest.mark.parametrize("model", [Edition, EditionFile, StoredFile, Withdrawal])
def test_database_refuses_too(press, model):
    edition = press.published()
    withdraw(edition=edition, reason="A name.", actor=press.publisher, now=NOW)
    # As somebody would who goes round our own query sets.
    rows = models.QuerySet(model)

    for change in (
        lambda: rows.update(**{model._meta.pk.attname: F(model._meta.pk.attname)}),
        lambda: rows._raw_delete("default"),
    ):
        with (
            pytest.raises(DatabaseError, match="never changed or deleted"),
            transaction.atomic(),
        ):
            change()


def test_command_makes_what_waits_and_says_so(press, capsys):
    press.composed()

    call_command("prepare_editions")
    call_command("prepare_editions")

    assert capsys.readouterr().out == (
        "Quarter 2 of 2025 to 2026 (July to September 2025), edition 1: "
        "5 files made, no findings.\n"
    )
    assert PreparedFile.objects.count() == StoredFile.objects.count() == 5
    assert QuarterSet.objects.get().state == SetState.CHECKED
    content = StoredFile.objects.first()
    assert fingerprint(bytes(content.content)) == content.sha256


def test_figure_that_can_be_worked_out_since_stops_what_was_made(press, monkeypatch):
    """No page changed: only what is known of which measures count the same."""
    made = press.prepared()
    clash = Found("clash", "W1", "W1 can be worked out.", blocks=True)
    monkeypatch.setattr(preparation, "clashing", lambda protected: [clash])

    with pytest.raises(SetRefused, match="Something has changed since"):
        press.publish(made)

    assert not Edition.objects.exists()
