"""manage.py permissions_reference: docs/reference/permissions.md, from the code."""

from django.conf import settings
from django.core.management.base import BaseCommand

from strategy_portal.permissions_reference import reference


class Command(BaseCommand):
    """Write the page that says who may do what."""

    help = "Write docs/reference/permissions.md from the roles in the code."

    def handle(self, **options):
        """Write it, and say where it is."""
        path = settings.BASE_DIR / "docs/reference/permissions.md"
        path.write_text(reference())
        self.stdout.write(f"Written: {path.relative_to(settings.BASE_DIR)}")
