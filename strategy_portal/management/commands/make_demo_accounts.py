"""manage.py make_demo_accounts: one account a role, to look at the portal with."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from strategy_portal import clock
from strategy_portal.management.demonstration import accounts, settle

# Read aloud or copied from a screen, these are not taken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 5


class Command(BaseCommand):
    """Make the accounts, or find them made, and print how to sign in."""

    help = "Make one demonstration account a role and print their passwords."

    def add_arguments(self, parser):
        """Take the file that keeps the passwords."""
        parser.add_argument(
            "--file",
            type=Path,
            default=settings.VAR_DIR / "demonstration-accounts.txt",
            help="Where the passwords are kept (default: %(default)s).",
        )

    def handle(self, *, file, **options):
        """Keep to the passwords of the file; add those that it lacks."""
        kept, made = read_passwords(file), list(accounts())
        passwords = {each.email: kept.get(each.email) or a_password() for each in made}
        try:
            keep_passwords(file, passwords)
        except OSError as error:
            raise CommandError(
                f"The passwords cannot be kept in {file}: {error.strerror}."
            ) from error
        for account in made:
            settle(account, passwords[account.email], now=clock.now())
        self.stdout.write("Sign in to the portal with one of these accounts:")
        for account in made:
            self.stdout.write(
                f"  {account.role.heading:17}  {account.email:30}"
                f"  {passwords[account.email]}"
            )
        self.stdout.write(f"The passwords are kept in {file}.")


def a_password():
    """Return a password of letters and digits in groups."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS)
    )


def read_passwords(path):
    """Return the passwords of a file by address; lines of another shape are none."""
    if not path.exists():
        return {}
    lines = (line.split() for line in path.read_text().splitlines())
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2}


def keep_passwords(path, passwords):
    """Write the file for its owner's eyes alone, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with open(
        aside, "x", opener=lambda name, flags: os.open(name, flags, 0o600)
    ) as file:
        file.writelines(
            f"{email} {password}\n" for email, password in passwords.items()
        )
    aside.replace(path)
