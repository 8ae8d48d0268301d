"""The table in which the counts of tries are kept, for every process to read."""

from django.core.management import call_command
from django.db import migrations

TABLE = "portal_cache"


def make_table(apps, schema_editor):
    alias = schema_editor.connection.alias
    call_command("createcachetable", TABLE, database=alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("strategy_portal", "0003_outbox")]

    operations = [migrations.RunPython(make_table, drop_table)]
