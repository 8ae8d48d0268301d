"""Pages on which it is kept which measures are shown as they were published."""

import django_tables2 as tables
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from scorecards.exemptions import exempt, may_be_exempt, protect_again
from scorecards.models import Exemption
from scorecards.publishing.asking import FORM_METHODS, Screen, ask, trail_of, typed
from scorecards.publishing.forms import ExemptForm, ProtectForm
from scorecards.publishing.views import may_of
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs
from strategy_portal.listing import ListTable, paged
from strategy_portal.wording import date_words

TITLE = "Shown as published"


class ExemptionTable(ListTable):
    """What was decided, the last first."""

    caption = "Every decision on showing a measure as published, the last first"
    noun = ("decision", "decisions")
    empty = "The small figures of every measure are hidden."

    measure = tables.Column("Measure", orderable=False)
    holds = tables.Column("From then on", orderable=False)
    words = tables.Column("Where, or why not", orderable=False)
    decided_at = tables.Column("Decided")
    end = tables.Column("End it", empty_values=(), orderable=False)

    class Meta:
        order_by = "-decided_at"

    def __init__(self, *args, may_end, in_force, **options):
        super().__init__(*args, **options)
        self.may_end, self.in_force = may_end, in_force

    def render_measure(self, record):
        """Say the code and the title."""
        return f"{record.measure.code}, {record.measure.title}"

    def render_holds(self, record):
        """Say what was decided."""
        return "Small figures shown" if record.holds else "Small figures hidden again"

    def render_decided_at(self, record):
        """Say when, and by whom."""
        on = date_words(clock.day_of(record.decided_at))
        return f"{on}, {record.decided_by}"

    def render_end(self, record):
        """Lead to its end, or say that it does not hold."""
        if record.pk not in self.in_force:
            return "Over"
        if not self.may_end:
            return "The performance lead may"
        return format_html(
            '<a href="{}">End it<span class="govuk-visually-hidden">: {}</span></a>',
            reverse("publishing:exemption-end", args=[record.pk]),
            record.measure.title,
        )


def exemption_trail():
    """Return the way to the list of these measures."""
    return (*trail_of(), TITLE, reverse("publishing:exemption-list"))


@needs(Permission.READ_PUBLICATION)
@require_safe
def exemption_list(request):
    """List what was decided on showing measures as they were published."""
    may_change = may_of(request.user)["compose"]
    table = ExemptionTable(
        Exemption.objects.select_related("measure", "decided_by"),
        may_end=may_change,
        in_force={each.pk for each in Exemption.objects.in_force()},
    )
    context = {
        "title": TITLE,
        "table": paged(request, table),
        "may_change": may_change,
        "trail": trail_of(),
    }
    return TemplateResponse(request, "publishing/exemption_list.html", context)


@keeps_typed
@needs(Permission.COMPOSE)
@require_http_methods(FORM_METHODS)
def exemption_add(request):
    """Ask which measure is shown as it was published, and where that was."""
    screen = Screen(
        title="Show a measure as published",
        about="Its small figures are shown from the next edition on, because everybody "
        "can read them already. Only an official statistic of people can be chosen, "
        "and none that counts the same people as another measure. Whoever checks an "
        "edition agrees to it by name.",
        button="Show it as published",
        trail=exemption_trail(),
    )

    def add(measure, where):
        exempt(measure=measure, where=where, actor=request.user, now=clock.now())
        return f"{measure} is shown as published from the next edition on."

    form = ExemptForm(typed(request), measures=may_be_exempt())
    return ask(request, form, screen, add)


@keeps_typed
@needs(Permission.COMPOSE)
@require_http_methods(FORM_METHODS)
def exemption_end(request, pk):
    """Ask why small figures are hidden again, and hide them."""
    kept = get_object_or_404(Exemption.objects.select_related("measure"), pk=pk)
    screen = Screen(
        title="Hide small figures again",
        about=f"{kept.measure}: from the next edition on its small figures are hidden. "
        "What earlier editions showed stays public.",
        button="Hide them again",
        trail=exemption_trail(),
        what=str(kept.measure),
    )

    def end(why):
        protect_again(
            measure=kept.measure, why=why, actor=request.user, now=clock.now()
        )
        return f"Small figures of {kept.measure} are hidden from the next edition on."

    return ask(request, ProtectForm(typed(request)), screen, end)
