"""The list pages of the ground floor as tables."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from strategy_portal.audit_trail import sentence_of, told
from strategy_portal.listing import ListTable
from strategy_portal.wording import moment_words

WIDE = {"td": {"class": "wide"}}


class AuditTable(ListTable):
    """Who did what and when, the newest first."""

    caption = "What was done. Times are those of London."
    noun = ("event", "events")
    empty = "Nothing has been done yet. Every change will stand here with who made it."
    look = "trail"

    at = tables.Column("When", order_by="pk")
    actor = tables.Column("Who", orderable=False, attrs=WIDE)
    event = tables.Column("What", orderable=False, attrs=WIDE)
    after = tables.Column("What changed", empty_values=(), orderable=False, attrs=WIDE)
    reason = tables.Column(
        "Why", default="No reason given", orderable=False, attrs=WIDE
    )

    class Meta:
        order_by = "-at"

    def render_at(self, value):
        """Say when, in London."""
        return moment_words(timezone.localtime(value))

    def render_actor(self, record):
        """Name the person, as they were called then, with their address."""
        return format_html(
            '{}<span class="sub">{}</span>', record.actor_name, record.actor
        )

    def render_event(self, record):
        """Say what was done, with a link to all that was done to it."""
        thing = record.about or record.subject
        name = (record.about_name if record.about else record.subject_name) or thing
        return format_html(
            '{}<span class="sub"><a href="?{}">All about {}</a></span>',
            sentence_of(record),
            urlencode({"about": thing}),
            name,
        )

    def render_after(self, record):
        """Say what was and is, line by line; a long story is folded."""
        return render_to_string("portal/_audit_lines.html", {"told": told(record)})
