"""Rows that are added to and kept: the database refuses, whoever asks."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.state import ProjectState

from strategy_portal.immutable import (
    ForbidChanges,
    forbid_changes,
    guarded_tables,
)
from strategy_portal.models import AppendOnly, AppendOnlyQuerySet, AuditEvent
from tests.factories.portal import AuditEventFactory
from tests.kept_rows import changes_allowed

pytestmark = pytest.mark.django_db

TABLE = AuditEvent._meta.db_table


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def kept():
    return list(AuditEvent.objects.values_list("reason", flat=True))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE strategy_portal_auditevent SET reason = 'Another.'",
        "DELETE FROM strategy_portal_auditevent",
        pytest.param(
            "TRUNCATE strategy_portal_auditevent CASCADE",
            marks=pytest.mark.postgresql_only,
        ),
        pytest.param(
            "INSERT OR REPLACE INTO strategy_portal_auditevent"
            " SELECT * FROM strategy_portal_auditevent",
            marks=pytest.mark.sqlite_only,
        ),
        pytest.param(
            "INSERT INTO strategy_portal_auditevent"
            " SELECT * FROM strategy_portal_auditevent WHERE true"
            " ON CONFLICT (id) DO UPDATE SET reason = 'Another.'",
            id="upsert",
        ),
    ],
)
def test_database_refuses_to_change_a_kept_row(statement):
    AuditEventFactory(reason="The first.")

    with (
        pytest.raises(IntegrityError, match=f"Rows of {TABLE} are added to, and never"),
        transaction.atomic(),
    ):
        run(statement)

    assert kept() == ["The first."]


def test_kept_rows_can_be_added_to():
    AuditEventFactory(reason="The first.")

    AuditEventFactory(reason="The second.")

    assert kept() == ["The first.", "The second."]


def test_every_model_that_says_its_rows_are_kept_has_the_database_keep_them():
    promised = [model for model in apps.get_models() if issubclass(model, AppendOnly)]

    assert guarded_tables(connection) == {model._meta.db_table for model in promised}
    for model in promised:
        assert isinstance(model.objects.all(), AppendOnlyQuerySet)


def test_owner_can_go_round_and_what_keeps_the_rows_comes_back():
    AuditEventFactory(reason="The first.")

    with changes_allowed(connection):
        run("UPDATE strategy_portal_auditevent SET reason = 'Another.'")

    assert kept() == ["Another."]
    with pytest.raises(IntegrityError), transaction.atomic():
        run("DELETE FROM strategy_portal_auditevent")


def test_step_of_a_migration_goes_both_ways():
    state, step = ProjectState.from_apps(apps), ForbidChanges("AuditEvent")

    class Editor:
        """All that the step asks of a schema editor."""

        connection = connection

    step.database_backwards("strategy_portal", Editor, state, state)
    assert TABLE not in guarded_tables(connection)

    step.database_forwards("strategy_portal", Editor, state, state)
    assert TABLE in guarded_tables(connection)
    assert step.describe() == "Let the database keep every row of AuditEvent"
    assert step.migration_name_fragment == "auditevent_rows_are_kept"


def test_table_half_kept_does_not_count():
    forbid_changes(connection, TABLE)
    name = (
        "strategy_portal_auditevent_refuses_delete"
        if connection.vendor == "sqlite"
        else "refuses_truncate ON strategy_portal_auditevent"
    )

    run(f"DROP TRIGGER {name}")

    assert TABLE not in guarded_tables(connection)
    forbid_changes(connection, TABLE)
    assert TABLE in guarded_tables(connection)


@pytest.mark.django_db(transaction=True)
def test_changed_column_must_say_so_again_where_the_table_is_made_anew():
    field = AuditEvent._meta.get_field("reason")
    other = models.CharField(max_length=900)
    other.set_attributes_from_name("reason")

    try:
        with connection.schema_editor() as editor:
            editor.alter_field(AuditEvent, field, other)
        lost = connection.vendor == "sqlite"
        assert (TABLE not in guarded_tables(connection)) == lost

        forbid_changes(connection, TABLE)
        assert TABLE in guarded_tables(connection)
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(AuditEvent, other, field)
        forbid_changes(connection, TABLE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_suite_may_leave_kept_rows_behind(turn):
    AuditEventFactory(reason=turn)

    assert kept() == [turn]
