"""The auditor's page: who did what, when, and why."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from strategy_portal.access import Permission
from strategy_portal.filtersets import AuditFilterSet
from strategy_portal.gate import needs
from strategy_portal.listing import paged
from strategy_portal.models import AuditEvent, AuditSeal
from strategy_portal.tables import AuditTable

PAGE = 50


@needs(Permission.READ_AUDIT)
@require_safe
def audit_list(request):
    """List what was done, narrowed as the filters ask."""
    filterset = AuditFilterSet(request.GET, queryset=AuditEvent.objects.all())
    return TemplateResponse(
        request,
        "portal/audit_list.html",
        {
            "filterset": filterset,
            "newest_seal": AuditSeal.objects.newest(),
            "table": paged(request, AuditTable(filterset.qs), PAGE),
        },
    )
