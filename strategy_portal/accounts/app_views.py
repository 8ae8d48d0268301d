"""The pages of the authenticator app: allauth's, with our record of what was done."""

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse_lazy

from strategy_portal import clock
from strategy_portal.accounts import second_factor, services
from strategy_portal.audit import Event


class SignInCode(AuthenticateView):
    """The second step of signing in."""

    def post(self, request, *args, **kwargs):
        """Take the form without a code as one with an empty code."""
        if "code" not in request.POST:
            return redirect("mfa_authenticate")
        return super().post(request, *args, **kwargs)


class AppSetUp(ActivateTOTPView):
    """Setting up an authenticator app."""

    @transaction.atomic
    def form_valid(self, form):
        """Set it up, and take its first code for a proof."""
        response = super().form_valid(form)
        second_factor.prove(self.request.session, self.request.user, at=clock.wall())
        note(self.request, Event.SECOND_FACTOR_SET_UP)
        return response


class AppRemove(DeactivateTOTPView):
    """Removing it, to set up another or to do without."""

    success_url = reverse_lazy("your-account")

    @transaction.atomic
    def form_valid(self, form):
        """Remove it, and take the proof back."""
        response = super().form_valid(form)
        second_factor.forget(self.request.session)
        note(self.request, Event.SECOND_FACTOR_REMOVED)
        messages.success(self.request, "Your authenticator app is removed.")
        return response


class NewCodes(GenerateRecoveryCodesView):
    """Making new recovery codes."""

    @transaction.atomic
    def form_valid(self, form):
        """Make them."""
        response = super().form_valid(form)
        note(self.request, Event.RECOVERY_CODES_MADE)
        return response


def note(request, event):
    """Record what was done, and sign out elsewhere."""
    services.note_second_factor(
        event,
        actor=request.user,
        keep=request.session.session_key,
        now=clock.now(),
    )
