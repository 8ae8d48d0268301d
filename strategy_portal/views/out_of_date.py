"""What becomes of a form that was opened before its sender last signed in."""

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters

from strategy_portal.gate import keep_form


@sensitive_post_parameters()
def out_of_date(request, reason=""):
    """Give a form back with what was typed, where its page does that; else refuse it.

    Signing in gives every form a new token, so one that stood open in another tab comes
    with the old. A form from elsewhere is refused and kept by nobody.
    """
    is_ours = reason.startswith("CSRF token")
    if is_ours and request.user.is_authenticated and keep_form(request):
        return HttpResponseRedirect(request.path)
    return TemplateResponse(request, "403_csrf.html", status=403)
