"""Django's admin to look at the data; every change goes through a service."""

from django.apps import apps
from django.contrib import admin
from django.http import Http404
from django.shortcuts import redirect

from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import needs

APPS = ("strategy_portal", "priorities", "outcomes", "scorecards")
# Nobody reads these: a password, and mail that may hold a link to set one.
SECRETS = {"strategy_portal.User.password", "strategy_portal.OutboxMessage.body"}
# Wide enough to know a row by; the rest is on the row's own page.
COLUMNS = 6


class LookingSite(admin.AdminSite):
    """The admin pages without a sign-in or a password form of their own."""

    site_header = site_title = "Look at the data"
    index_title = "Tables"
    enable_nav_sidebar = False
    # Said once for all of its pages: the gate asks the site of each.
    permissions = (Permission.LOOK_AT_DATA,)

    def has_permission(self, request):
        """Let in whoever may look at the tables themselves."""
        return can(request.user, Permission.LOOK_AT_DATA, on=clock.today())

    @needs(*permissions)
    def login(self, request, extra_context=None):
        """Lead on whoever has signed in on the way here, which is done elsewhere."""
        return redirect("admin:index")

    def password_change(self, request, extra_context=None):
        """Hide the password form: these pages change nothing."""
        raise Http404


class LookingAdmin(admin.ModelAdmin):
    """One table, to read."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_view_permission(self, request, obj=None):
        """Let in whoever the site lets in."""
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request):
        """Show the table in the index to whoever may look."""
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        """Refuse: rows come from services."""
        return False

    def has_change_permission(self, request, obj=None):
        """Refuse: changes come from services."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Refuse: nothing is deleted."""
        return False

    def get_list_display(self, request):
        """Show the first columns, except secrets."""
        return shown_fields(self.model)[:COLUMNS]

    def lookup_allowed(self, lookup, value, request):
        """Refuse an address that would find out a secret letter by letter."""
        is_shown = lookup.partition("__")[0] in shown_fields(self.model)
        return is_shown and super().lookup_allowed(lookup, value, request)

    def get_fields(self, request, obj=None):
        """Show every column, except secrets."""
        return shown_fields(self.model)

    def get_queryset(self, request):
        """Fetch what the listed columns point at in the same query."""
        pointers = [
            field.name
            for field in self.model._meta.concrete_fields
            if field.is_relation
        ]
        return super().get_queryset(request).select_related(*pointers)


def shown_fields(model):
    """Name the columns of a model that a person may see."""
    return [
        field.name for field in model._meta.concrete_fields if str(field) not in SECRETS
    ]


site = LookingSite(name="admin")

for app in APPS:
    for model in apps.get_app_config(app).get_models():
        site.register(model, LookingAdmin)
