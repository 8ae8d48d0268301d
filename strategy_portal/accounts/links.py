"""Links in e-mails with which to choose a password: for one use, and not for long."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

from strategy_portal.models import User
from strategy_portal.wording import count_words

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=1)


class LinkTokens(PasswordResetTokenGenerator):
    """Django's tokens, which die with the password and the last sign-in they knew.

    An invitation lasts longer than a way back in: there is nothing behind it yet.
    """

    key_salt = "strategy_portal.accounts.links"

    def check_token(self, user, token):
        """Return whether a token is this person's, unused and young enough."""
        return super().check_token(user, token) and self.age_of(token) <= lasts(user)

    def age_of(self, token):
        """Return how old a well-formed token is."""
        written = base36_to_int(token.split("-")[0])
        return timedelta(seconds=self._num_seconds(self._now()) - written)


tokens = LinkTokens()


def lasts(user: User) -> timedelta:
    """Return how long a link works for somebody."""
    return RESET_LASTS if user.has_usable_password() else INVITATION_LASTS


def lasts_words(user: User) -> str:
    """Return that in words: `7 days`."""
    time = lasts(user)
    if time.days:
        return count_words(time.days, "day")
    return count_words(int(time.total_seconds() // 3600), "hour")


def link_for(user: User) -> str:
    """Return the whole address under which somebody may choose a password.

    The secret stands in the query, which neither our server nor Django writes to a log.
    """
    secret = f"{int_to_base36(user.pk)}-{tokens.make_token(user)}"
    return f"{settings.PORTAL_URL}{reverse('password-new')}?link={secret}"


def user_of(secret: str) -> User | None:
    """Return whom a link is for, if it still works and they may sign in."""
    key, _, token = secret.partition("-")
    try:
        user = User.objects.filter(pk=base36_to_int(key), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return user if user and tokens.check_token(user, token) else None
