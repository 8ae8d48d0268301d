"""Tables whose rows the database itself keeps: added to, never changed or deleted.

A migration says so of a model, and once more after each later change of its columns:
SQLite alters a table by making another, and the triggers go with the old one.

    operations = [ForbidChanges("AuditEvent")]

Going round the triggers needs the rights of the table's owner. They stop mistakes and
whoever has only the portal's door.
"""

from django.db.migrations.operations.base import Operation

# PostgreSQL: one function for all tables, named by each trigger.
FUNCTION = """
CREATE OR REPLACE FUNCTION portal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are added to, and never changed or deleted.',
        TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
# A statement that empties a table passes the triggers of its rows by.
POSTGRESQL = {
    "refuses_change": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "refuses_truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {deed} ON {table} BEGIN
    SELECT RAISE(ABORT, 'Rows of {words} are added to, and never changed or deleted.');
END
"""
DEEDS = ("update", "delete")

# Only with both of its triggers is a table kept.
GUARDED = {
    "postgresql": """
SELECT relname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid
WHERE tgname IN ('refuses_change', 'refuses_truncate') AND tgenabled IN ('O', 'A')
GROUP BY relname HAVING count(*) = 2
""",
    "sqlite": """
SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'
AND name IN (tbl_name || '_refuses_update', tbl_name || '_refuses_delete')
GROUP BY tbl_name HAVING count(*) = 2
""",
}


def forbid_changes(connection, table):
    """Let the database refuse to change or delete rows of a table; again is no harm."""
    statements = _sqlite if connection.vendor == "sqlite" else _postgresql
    _execute(connection, statements(connection.ops.quote_name, table))


def allow_changes(connection, table):
    """Take the triggers of forbid_changes away from a table."""
    quote = connection.ops.quote_name
    if connection.vendor == "sqlite":
        names = [quote(f"{table}_refuses_{deed}") for deed in DEEDS]
    else:
        names = [f"{name} ON {quote(table)}" for name in POSTGRESQL]
    _execute(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])


def guarded_tables(connection):
    """Return the names of the tables whose rows the database keeps."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDED[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def _sqlite(quote, table):
    for deed in DEEDS:
        yield SQLITE.format(
            name=quote(f"{table}_refuses_{deed}"),
            deed=deed,
            table=quote(table),
            words=table,
        )


def _postgresql(quote, table):
    yield FUNCTION
    for name, when in POSTGRESQL.items():
        yield (
            f"CREATE OR REPLACE TRIGGER {name} {when.format(table=quote(table))}"
            " EXECUTE FUNCTION portal_refuse_change()"
        )


def _execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class ForbidChanges(Operation):
    """A step of a migration: from here on a model's rows are added to and kept."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name):
        """Name the model, of the migration's own app."""
        self.model_name = model_name

    def state_forwards(self, app_label, state):
        """Leave the models as they are: this is between the database and its rows."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make the triggers."""
        model = to_state.apps.get_model(app_label, self.model_name)
        forbid_changes(schema_editor.connection, model._meta.db_table)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take the triggers away."""
        model = from_state.apps.get_model(app_label, self.model_name)
        allow_changes(schema_editor.connection, model._meta.db_table)

    def describe(self):
        """Say what the step does, as `migrate` prints it."""
        return f"Let the database keep every row of {self.model_name}"

    @property
    def migration_name_fragment(self):
        """Return the words for the file's name where nobody chose one."""
        return f"{self.model_name.lower()}_rows_are_kept"
