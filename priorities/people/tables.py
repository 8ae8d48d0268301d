"""The list of accounts as a table."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from priorities.people.reading import roles_in_force, standing_of
from priorities.tables import beneath
from strategy_portal import clock
from strategy_portal.listing import ListTable
from strategy_portal.wording import moment_words


class PersonTable(ListTable):
    """Accounts with their roles."""

    caption = "Accounts, by name"
    noun = ("account", "accounts")
    empty = "Nobody has been invited yet. Each account will stand here with its roles."

    display_name = tables.Column("Name", order_by=("display_name", "pk"))
    roles = tables.Column("Roles today", empty_values=(), orderable=False)
    standing = tables.Column("Account", empty_values=(), orderable=False)
    has_app = tables.Column("Authenticator app", orderable=False)
    last_login = tables.Column("Last signed in", default="Never")

    class Meta:
        order_by = "display_name"

    def render_display_name(self, record):
        """Link to the account, with its address beneath."""
        address = reverse("people:person-detail", args=[record.pk])
        link = format_html('<a href="{}">{}</a>', address, record.display_name)
        return beneath(link, record.email)

    def render_roles(self, record):
        """Name the roles that are held today."""
        held = roles_in_force(record, clock.today())
        lines = format_html_join(
            "", '<span class="line">{}</span>', ((grant,) for grant in held)
        )
        return lines or "None"

    def render_standing(self, record):
        """Say how far the account was taken up."""
        return standing_of(record).label

    def render_has_app(self, value):
        """Say whether a second factor is set up."""
        return "Set up" if value else "Not set up"

    def render_last_login(self, value):
        """Say when."""
        return moment_words(timezone.localtime(value))
