"""The database itself refuses to change or delete what was published."""

from django.db import migrations

from strategy_portal.immutable import ForbidChanges


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0002_editions"),
        ("strategy_portal", "0007_audit_events_are_kept"),
    ]

    operations = [
        ForbidChanges("StoredFile"),
        ForbidChanges("Edition"),
        ForbidChanges("EditionFile"),
        ForbidChanges("Withdrawal"),
    ]
