"""The forms of accounts: labels, hints and errors in our words."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache

from strategy_portal import clock
from strategy_portal.accounts import second_factor

WRONG_ADDRESS = "Enter an email address, like name@example.org"
# Every step in which a code is taken for right.
CODE_LIVES = mfa_settings.TOTP_PERIOD * (2 * mfa_settings.TOTP_TOLERANCE + 1)


def email_field(*, missing, autocomplete="username"):
    """Return a field for an email address."""
    widget = forms.EmailInput(
        attrs={
            "class": "govuk-input govuk-input--width-20",
            "autocomplete": autocomplete,
            "spellcheck": "false",
        }
    )
    errors = {"required": missing, "invalid": WRONG_ADDRESS}
    return forms.EmailField(
        label="Email address", widget=widget, error_messages=errors, max_length=254
    )


def password_field(label, *, missing, autocomplete, help_text=""):
    """Return a field for a password, which may be pasted and shown."""
    widget = forms.PasswordInput(
        attrs={
            "class": "govuk-input govuk-password-input__input"
            " govuk-js-password-input-input govuk-input--width-20",
            "autocomplete": autocomplete,
            "autocapitalize": "none",
            "spellcheck": "false",
        }
    )
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        widget=widget,
        error_messages={"required": missing},
    )


def new_password_field():
    """Return a field for a password that somebody chooses."""
    return password_field(
        "New password",
        missing="Enter a new password",
        autocomplete="new-password",
        help_text="At least 15 characters. Three or more words that have nothing to do"
        " with the portal will do.",
    )


def code_field(label, *, recovery=False):
    """Return a field for a code; a recovery code is longer, and as digital."""
    kind = "six-digit code or recovery code" if recovery else "six-digit code"
    widget = forms.TextInput(
        attrs={
            "class": "govuk-input govuk-input--width-10"
            " govuk-input--extra-letter-spacing",
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "spellcheck": "false",
        }
    )
    return forms.CharField(
        label=label,
        max_length=40,
        widget=widget,
        error_messages={"required": f"Enter the {kind}"},
    )


class SignInForm(LoginForm):
    """Email address and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field(missing="Enter your email address")
        self.fields["password"] = password_field(
            "Password", missing="Enter your password", autocomplete="current-password"
        )
        self.order_fields(["login", "password"])

    def clean(self):
        """Tell whoever has the password, and nobody else, that the account is off."""
        cleaned = super().clean()
        if self.user and not self.user.is_active:
            raise forms.ValidationError(
                "This account is switched off. Ask an administrator to switch it on."
            )
        return cleaned


class PasswordAgainForm(ReauthenticateForm):
    """The password of whoever is signed in, once more."""

    password = password_field(
        "Password", missing="Enter your password", autocomplete="current-password"
    )


class OneUse:
    """A code of the app opens one door: within its life it is not taken again.

    allauth remembers a code for one step only, and takes it for three.
    """

    def clean_code(self):
        """Refuse a code that was used before."""
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            digits = "".join(filter(str.isdigit, code))
            used = f"code-used:{self.user.pk}:{digits}"
            if not cache.add(used, "yes", timeout=CODE_LIVES):
                raise get_adapter().validation_error("incorrect_code")
        return code

    def save(self):
        """Note the proof in the session."""
        super().save()
        second_factor.prove(context.request.session, self.user, at=clock.wall())


class SignInCodeForm(OneUse, AuthenticateForm):
    """The second step of signing in."""

    code = code_field("Six-digit code or recovery code", recovery=True)


class CodeAgainForm(OneUse, ReauthenticateCodeForm):
    """A code from somebody who is signed in."""

    code = code_field("Six-digit code or recovery code", recovery=True)


class FirstCodeForm(ActivateTOTPForm):
    """The code that shows that the app was set up."""

    code = code_field("Six-digit code")


class NewPasswordForm(forms.Form):
    """A new password for somebody."""

    new_password = new_password_field()

    def __init__(self, user, *args, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password(self):
        """Hold it to the rules."""
        password = self.cleaned_data["new_password"]
        validate_password(password, self.user)
        return password


class PasswordChangeForm(NewPasswordForm):
    """The same from somebody who is signed in."""

    current_password = password_field(
        "Current password",
        missing="Enter your current password",
        autocomplete="current-password",
    )
    field_order = ["current_password", "new_password"]

    def clean_current_password(self):
        """See that it is theirs."""
        password = self.cleaned_data["current_password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("This is not your password. Enter it again.")
        return password


class PasswordLostForm(forms.Form):
    """The address to which a link may be sent."""

    email = email_field(missing="Enter your email address")

    def clean_email(self):
        """Take the address as accounts keep theirs."""
        return self.cleaned_data["email"].lower()
