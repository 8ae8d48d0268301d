"""The table of measures, and how it is cut into pages."""

import django_tables2

from strategy_portal.listing import MOST_ROWS

FEWEST_ROWS = 25
SIZES = (FEWEST_ROWS, 50, MOST_ROWS)


class MeasureTable(django_tables2.Table):
    """Measures with how they stand, drawn by outcomes/_measure_rows.html."""

    measure = django_tables2.Column(
        accessor="by_measure", attrs={"th": {"class": "name"}}
    )
    latest = django_tables2.Column(accessor="by_period", attrs={"th": {"class": "fig"}})
    target = django_tables2.Column(
        accessor="row__now__aim", orderable=False, attrs={"th": {"class": "fig"}}
    )
    status = django_tables2.Column(accessor="by_status", attrs={"th": {"class": "st"}})
    since = django_tables2.Column(
        verbose_name="Since the same period last year",
        accessor="row__now__movement",
        orderable=False,
        attrs={"th": {"class": "mv"}},
    )
    trend = django_tables2.Column(
        accessor="row__sightings", orderable=False, attrs={"th": {"class": "tr"}}
    )
    responsible = django_tables2.Column(
        accessor="by_responsible", attrs={"th": {"class": "who"}}
    )
    noun = ("measure", "measures")

    @property
    def sizes(self):
        """Return how many rows a page may hold, where one does not hold them all."""
        return SIZES if self.paginator.count > FEWEST_ROWS else ()


def paged(request, table):
    """Sort a table of rows as the address asks, and cut it into pages of 25 to 100."""
    table.request = request
    table.order_by = request.GET.getlist("sort")
    size = whole_number(request.GET.get("per_page"), FEWEST_ROWS)
    table.paginate(per_page=min(max(size, FEWEST_ROWS), MOST_ROWS))
    table.page = table.paginator.get_page(request.GET.get("page"))
    return table


def whole_number(text, default):
    """Read a whole number; anything else is the default."""
    try:
        return int(text)
    except (TypeError, ValueError):
        return default
