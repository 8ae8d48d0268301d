"""Where allauth asks us: who may sign in how, in our words, with our record."""

import base64
import logging
import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.crypto import salted_hmac

from strategy_portal import clock, gate
from strategy_portal.accounts import second_factor, sessions

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; signing in is noted; guesses are counted apart."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Enter the email address and password of an account",
        "incorrect_password": "This is not your password. Enter it again.",
        "too_many_login_attempts": (
            "There were too many wrong tries. Wait 15 minutes, then try again."
        ),
        "rate_limited": (
            "There were too many wrong tries. Wait 15 minutes, then try again."
        ),
    }

    def is_open_for_signup(self, request):
        """Refuse: an administrator invites."""
        return False

    def is_ajax(self, request):
        """Answer everybody with pages."""
        return False

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count wrong passwords by account and address together.

        Counted by account alone, whoever knows an address could keep its owner out.
        """
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{self.get_client_ip(request)}"

    def authentication_failed(self, request, **credentials):
        """Leave a line in the log; what was typed stays out of it."""
        log.warning("Sign-in refused, from %s", self.get_client_ip(request))

    def login(self, request, user):
        """Sign in, start the clock, and drop what somebody else had typed."""
        super().login(request, user)
        sessions.begin(request.session, at=clock.wall())
        gate.drop_form_of_another(request)
        log.info("Signed in: account %s, from %s", user.pk, self.get_client_ip(request))

    def set_password(self, user, password):
        """Refuse: passwords are set by the services, which record it."""
        raise PermissionDenied

    def is_reauthentication_required(self, *, app, **kwargs):
        """Ask again before the second factor is touched, unless there is none yet."""
        session, user = self.request.session, self.request.user
        if not second_factor.has_second_factor(user):
            return False
        return not second_factor.is_proven_lately(session, user, at=clock.wall())


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets unreadable in the database, and names the portal in apps."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or was used. Enter the next one.",
    }

    def get_totp_issuer(self):
        """Name the portal in the authenticator app."""
        return "Strategy portal"

    def encrypt(self, text):
        """Return a secret as the database may hold it."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return a secret; where the key has changed, one that no code fits."""
        try:
            return cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor cannot be read: SECRET_KEY has changed.")
            return base64.b32encode(secrets.token_bytes(20)).decode()


def cipher():
    """Return what locks secrets: the portal's key, and the ones before it to read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_from(secret)) for secret in keys])


def key_from(secret):
    """Return a key made from the portal's, for this use alone."""
    digest = salted_hmac(
        "strategy_portal.accounts.second_factor",
        "key",
        secret=secret,
        algorithm="sha256",
    ).digest()
    return base64.urlsafe_b64encode(digest)
