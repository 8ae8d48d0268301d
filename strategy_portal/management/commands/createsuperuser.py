"""manage.py createsuperuser: Django's own command, which has nothing to make here."""

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Say what to type instead."""

    help = "There are no superusers here: see manage.py invite."

    def handle(self, **options):
        """Refuse."""
        raise CommandError(
            "Nobody may do everything here. Invite an administrator: "
            "manage.py invite EMAIL NAME --role administrator"
        )
