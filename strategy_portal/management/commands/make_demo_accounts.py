"""manage.py make_demo_accounts: two accounts to look at the portal with."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from strategy_portal.models import User

# Read aloud or copied from a screen, these are not taken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 5


@dataclass(frozen=True, slots=True)
class Account:
    """A demonstration account. It bears the name of a role, never of a person."""

    email: str
    display_name: str
    is_staff: bool = False


ACCOUNTS = (
    Account("board.member@demo.invalid", "SEND Board member"),
    Account("performance.lead@demo.invalid", "Performance lead", is_staff=True),
)


class Command(BaseCommand):
    """Make the accounts, or find them made, and print how to sign in."""

    help = "Make two demonstration accounts and print their passwords."

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
        kept = read_passwords(file)
        passwords = {
            each.email: kept.get(each.email) or a_password() for each in ACCOUNTS
        }
        try:
            keep_passwords(file, passwords)
        except OSError as error:
            raise CommandError(
                f"The passwords cannot be kept in {file}: {error.strerror}."
            ) from error
        for account in ACCOUNTS:
            settle(account, passwords[account.email])
        self.stdout.write("Sign in to the portal with one of these accounts:")
        for account in ACCOUNTS:
            self.stdout.write(
                f"  {account.display_name:18}  {account.email:30}"
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


@transaction.atomic
def settle(account, password):
    """Make an account, or mend the one there is, so that the password opens it."""
    user, is_new = User.objects.get_or_create(
        email=account.email,
        defaults={"display_name": account.display_name, "is_staff": account.is_staff},
    )
    if is_new or not user.check_password(password):
        user.set_password(password)
    user.display_name, user.is_staff = account.display_name, account.is_staff
    user.is_active = True
    user.save()
