"""The one place that reads the clock; everything else is told the day."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return this instant; in the demonstration, the same time of its own day."""
    if settings.TODAY is None:
        return timezone.now()
    time_of_day = settings.TIME_OF_DAY or timezone.localtime().time()
    return timezone.make_aware(datetime.combine(settings.TODAY, time_of_day))


def today() -> date:
    """Return the date in London; in the demonstration, its fixed day."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the date in London of an instant."""
    return timezone.localdate(moment)


def wall() -> datetime:
    """Return the machine's own instant, also in the demonstration.

    It is for what must run out whatever day the portal shows: sessions and proofs.
    """
    return timezone.now()
