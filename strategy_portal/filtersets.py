"""What the list pages of the ground floor can be filtered by."""

from datetime import date, datetime, time, timedelta

import django_filters
from django import forms
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db.models import Max, Q
from django.utils import timezone

from strategy_portal.audit import Event
from strategy_portal.audit_trail import label_of
from strategy_portal.listing import StrictFilterSet
from strategy_portal.models import AuditEvent

LONGEST_SEARCH = 100
CHOOSE_A_DAY = "Choose a day between 2000 and 2199."
WRITE_A_THING = "Follow a link “All about …” of the list, or clear this."
IN_OUR_TIME = [
    MinValueValidator(date(2000, 1, 1), CHOOSE_A_DAY),
    MaxValueValidator(date(2199, 12, 31), CHOOSE_A_DAY),
]


def people():
    """Return everybody who did anything, by the name that comes last."""
    named = AuditEvent.objects.values_list("actor").annotate(name=Max("actor_name"))
    return [(actor, f"{name} ({actor})") for actor, name in named.order_by("name")]


def kinds():
    """Return every kind of event, by its words."""
    return sorted(((each.value, label_of(each)) for each in Event), key=lambda e: e[1])


def a_day(label):
    """Return a filter for a day of London."""
    return django_filters.DateFilter(
        label=label,
        method="by_day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=IN_OUR_TIME,
        error_messages={"invalid": CHOOSE_A_DAY},
    )


class AuditForm(forms.Form):
    """The filters of the audit, which must make sense together."""

    def clean(self):
        """Refuse days that are the wrong way round."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This is before the first day; change one of them.")
        return cleaned


class AuditFilterSet(StrictFilterSet):
    """Events by who, what kind, about what, when, and words."""

    q = django_filters.CharFilter(
        label="Words", method="by_words", max_length=LONGEST_SEARCH
    )
    who = django_filters.ChoiceFilter(
        field_name="actor", choices=people, label="Who", empty_label="Anybody"
    )
    kind = django_filters.ChoiceFilter(
        field_name="event", choices=kinds, label="What", empty_label="Anything"
    )
    since = a_day("First day")
    until = a_day("Last day")
    about = django_filters.CharFilter(
        label="All about",
        method="by_thing",
        validators=[RegexValidator(r"\A\w+\.\w+( \w+)?\Z", WRITE_A_THING)],
    )

    class Meta:
        model = AuditEvent
        form = AuditForm
        fields = ["q", "who", "kind", "since", "until", "about"]

    def by_words(self, events, name, words):
        """Keep what names a thing or a reason in these words."""
        return events.filter(
            Q(subject_name__icontains=words)
            | Q(about_name__icontains=words)
            | Q(reason__icontains=words)
        )

    def by_day(self, events, name, day):
        """Keep what was done from, or up to the end of, a day of London."""
        if name == "since":
            return events.filter(at__gte=start_of(day))
        return events.filter(at__lt=start_of(day + timedelta(days=1)))

    def by_thing(self, events, name, thing):
        """Keep what was done to a thing, or to what belongs to it."""
        return events.concerning(thing)


def start_of(day):
    """Return the instant at which a day begins in London."""
    return timezone.make_aware(datetime.combine(day, time()))
