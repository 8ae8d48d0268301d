"""verify_editions finds what somebody changed behind the portal's back."""

import json

import pytest
from django.core.management import call_command
from django.db import connection, models

from scorecards import verification
from scorecards.freeze import canonical
from scorecards.models import Edition, EditionFile, StoredFile, ToldFigure
from scorecards.models.edition import fingerprint
from strategy_portal.immutable import allow_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(press):
    """An edition, in a database whose owner has taken the triggers away."""
    edition = press.published()
    for model in (Edition, EditionFile, StoredFile):
        allow_changes(connection, model._meta.db_table)
    return edition


def said(capsys, **options):
    """Run the command; return what it said, and whether it found a fault."""
    try:
        call_command("verify_editions", **options)
    except SystemExit:
        return capsys.readouterr().err, True
    return capsys.readouterr().out, False


def test_what_was_published_is_still_the_same(edition, capsys):
    assert said(capsys) == ("1 edition looked at: as published.\n", False)


def test_changed_bytes_are_found(edition, capsys):
    changed = edition.files.get(extension="csv").stored_id
    models.QuerySet(StoredFile).filter(pk=changed).update(content=b"another")

    words, is_fault = said(capsys)

    assert is_fault
    assert "wellbeing.csv: the bytes are not those that were published." in words


def test_changed_manifest_and_a_file_that_was_taken_away_are_found(edition, capsys):
    models.QuerySet(EditionFile).filter(extension="json")._raw_delete("default")
    models.QuerySet(Edition).update(manifest=edition.manifest.replace("csv", "xyz"))

    words, is_fault = said(capsys, render=False)

    assert is_fault
    assert "the manifest is not the one that was published" in words
    assert "the files are not those that the manifest lists" in words
    assert "2 faults" in words


def test_changed_ledger_is_found(edition, capsys):
    told = ToldFigure.objects.get(belongs_to=edition.prepared)
    ToldFigure.objects.filter(pk=told.pk).update(first=told.first + 1)

    words, is_fault = said(capsys, render=False)

    assert is_fault
    assert "what it told of each figure is kept otherwise" in words


def test_edition_from_before_the_ledger_was_listed_is_as_published(edition, capsys):
    manifest = json.loads(edition.manifest)
    del manifest["told"]
    text = canonical(manifest).decode()
    models.QuerySet(Edition).update(manifest=text, sha256=fingerprint(text.encode()))

    assert said(capsys, render=False) == (
        "1 edition looked at: as published.\n",
        False,
    )


def test_newer_renderer_is_told_and_is_no_fault(edition, capsys, monkeypatch):
    class Newer:
        @staticmethod
        def render(page):
            return b"other bytes"

    monkeypatch.setitem(verification.RENDERERS, "csv", Newer)
    words, is_fault = said(capsys)
    assert is_fault
    assert "it renders to other bytes than were published" in words

    monkeypatch.setattr(verification, "made_with", lambda: "xlsxwriter 99")
    words, is_fault = said(capsys)
    assert not is_fault
    assert "xlsxwriter 99 makes other bytes" in words
