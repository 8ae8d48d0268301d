"""manage.py verify_audit: says whether the audit stands as it was written."""

from django.core.management.base import BaseCommand, CommandError

from strategy_portal.audit_chain import Head, verify


class Command(BaseCommand):
    """Verify, say what was found, and end with status 1 where the chain is broken."""

    help = "Look whether every sealed event of the audit stands as it was written."

    def add_arguments(self, parser):
        """Take a head that stands outside the database, where there is one."""
        parser.add_argument(
            "--head",
            metavar="HASH@POSITION",
            help="a head as printed before; finds a chain cut off or written anew",
        )

    def handle(self, *, head, **options):
        """Read the head, verify, and say one thing or the other."""
        try:
            published = Head.read(head) if head else None
        except ValueError as error:
            raise CommandError(error) from error
        verdict = verify(published=published)
        if verdict.fault:
            raise CommandError(verdict)
        self.stdout.write(str(verdict))
