"""The database itself refuses to change or delete what stands in the audit."""

from django.db import migrations

from strategy_portal.immutable import ForbidChanges


class Migration(migrations.Migration):
    dependencies = [("strategy_portal", "0006_rights_are_grants")]

    operations = [ForbidChanges("AuditEvent")]
