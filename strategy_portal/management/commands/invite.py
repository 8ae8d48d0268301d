"""manage.py invite EMAIL NAME --role ROLE: the first account, or another."""

from argparse import ArgumentTypeError

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from priorities.models import Board, Organisation, Post
from priorities.people.services import invite_to_role
from priorities.services import PartDoesNotFit
from strategy_portal import clock
from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.accounts.links import lasts_words, link_for
from strategy_portal.accounts.services import HasAnAccount, HasAPassword, invite_again
from strategy_portal.models import User

PARTS = {Scope.POST: Post, Scope.ORGANISATION: Organisation, Scope.BOARD: Board}


class Command(BaseCommand):
    """Invite somebody to a role, or again, and print the link that they are sent."""

    help = "Invite somebody to a role. The link is sent, and printed for you."

    def add_arguments(self, parser):
        """Take who, to which role, of what."""
        parser.add_argument("email", help="For example it@example.org")
        parser.add_argument("name", help='As others see it: "IT service desk"')
        parser.add_argument(
            "--role",
            required=True,
            type=a_role,
            help=f"One of: {', '.join(Role)}",
        )
        parser.add_argument(
            "--of",
            default="",
            metavar="CODE",
            help="The post, organisation or board that the role is held for.",
        )

    def handle(self, *, email, name, role, of, **options):
        """Invite, or say in a sentence why not."""
        try:
            validate_email(email)
            user = self.let_in(email, name, role, part_of(role, of))
        except ValidationError:
            raise CommandError(f"{email} is no email address.") from None
        except (HasAPassword, PartDoesNotFit) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{user} chooses a password here, once, within {lasts_words(user)}:"
        )
        self.stdout.write(link_for(user))

    def let_in(self, email, name, role, part):
        """Make the account, or give another link to who never took it up."""
        told = {"actor": User.objects.system(), "now": clock.now()}
        try:
            return invite_to_role(
                email=email, display_name=name, role=role, part=part, **told
            )
        except HasAnAccount:
            user = User.objects.get_by_natural_key(email)
            invite_again(user=user, **told)
            return user


def a_role(typed):
    """Read a role, with spaces or hyphens. Raises ArgumentTypeError."""
    try:
        return Role(typed.replace("-", " "))
    except ValueError:
        raise ArgumentTypeError(f"There is no role {typed!r}.") from None


def part_of(role, code):
    """Return the part that a role is to be held for. Raises CommandError."""
    model = PARTS.get(ROLES[role].scope)
    if not code or model is None:
        return None
    try:
        return model.objects.get(code=code)
    except model.DoesNotExist:
        raise CommandError(
            f"There is no {ROLES[role].scope} with the code {code}."
        ) from None
