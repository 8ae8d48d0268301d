"""What list pages share: strict filters, and tables cut into pages within limits."""

import django_filters
import django_tables2
from django import forms
from django.core.paginator import Paginator

from strategy_portal.wording import count_words, number_words, range_words

MOST_ROWS = 100
NOT_LISTED = "Choose one from the list."


class StrictFilterSet(django_filters.FilterSet):
    """Filters that show nothing, and say why, where one of them cannot be read."""

    @property
    def form(self):
        """Return the form with the classes that draw its fields."""
        return drawn(super().form)

    @property
    def qs(self):
        """Return what passes the filters; nothing where one is invalid."""
        return super().qs if self.is_valid() else self.queryset.none()


def drawn(form):
    """Give a form's fields the classes that draw them and plain words, and return it.

    A choice that is not on the list is not said back: anything can stand in an address.
    """
    for field in form.fields.values():
        is_choice = isinstance(field.widget, forms.Select)
        field.widget.attrs["class"] = "govuk-select" if is_choice else "govuk-input"
        if is_choice:
            field.error_messages["invalid_choice"] = NOT_LISTED
    return form


class ListTable(django_tables2.Table):
    """A list page's table, drawn by components/listing.html.

    `caption` names the table, `noun` counts its rows ("post", "posts"), `empty` says
    what will be here, and `look` names how it is drawn where that is its own.
    """

    caption = ""
    noun = ("row", "rows")
    empty = ""
    look = ""


def paged(request, table, per_page=25):
    """Sort and cut a table as the address asks, within what one page can hold."""
    table.request = request
    orders = request.GET.getlist(table.prefixed_order_by_field)
    if orders:
        table.order_by = orders
    # Rows that tie would otherwise change places from page to page.
    rows = table.data.data
    table.data.data = rows.order_by(*rows.query.order_by, "pk")
    table.paginate(per_page=page_size(request, per_page))
    wanted = request.GET.get(table.prefixed_page_field)
    table.page = table.paginator.get_page(wanted)
    return table


def cut(request, rows, per_page=25):
    """Return the page of rows that the address asks for, or the nearest there is."""
    paginator = Paginator(rows, page_size(request, per_page))
    return paginator.get_page(request.GET.get("page"))


def shown_words(page, noun):
    """Say how many rows there are, and which of them this page shows."""
    total = count_words(page.paginator.count, *noun)
    if not page.has_other_pages():
        return total
    ends = (page.start_index(), page.end_index())
    return f"{range_words(*map(number_words, ends))} of {total}"


def page_size(request, default):
    """Return how many rows the address asks for, within what one page can hold."""
    try:
        wanted = int(request.GET.get("per_page", default))
    except ValueError:
        return default
    return min(max(wanted, 1), MOST_ROWS)
