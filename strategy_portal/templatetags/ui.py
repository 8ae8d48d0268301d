"""What pages need beyond Django's own tags; every date and number is `wording`'s."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from strategy_portal.accounts.browsers import browser_words
from strategy_portal.listing import shown_words
from strategy_portal.periods import LooseDate, Precision
from strategy_portal.wording import (
    NO_DATE,
    count_words,
    date_words,
    join_words,
    loose_date_words,
    moment_words,
    sentence_case,
    span_words,
)

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """Return a day in words."""
    return date_words(value) if value else NO_DATE


@register.filter
def moment(value: datetime) -> str:
    """Return a date and time in London, in words."""
    return moment_words(timezone.localtime(value))


@register.filter
def in_fours(value: str) -> str:
    """Return a key in groups of four, as one types it off."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))


@register.filter
def browser(agent: str) -> str:
    """Return a browser in words, from what it says of itself."""
    return browser_words(agent)


@register.filter
def loosely(value: LooseDate | None) -> str:
    """Return a date as exactly as it is known, from a capital: it stands alone."""
    return sentence_case(loose_date_words(value)) if value else NO_DATE


@register.filter
def in_words(value: LooseDate) -> str:
    """Return a date as exactly as it is known, within a sentence."""
    return loose_date_words(value)


@register.filter
def dates(line) -> str:
    """Return from when to when a line holds: `from 1 April 2020`."""
    ends = (line.valid_from, line.valid_to)
    return span_words(*(LooseDate(on, Precision.DAY) if on else None for on in ends))


@register.filter
def until(starts: LooseDate | None, ends: LooseDate | None) -> str:
    """Return from when to when, from a capital."""
    return sentence_case(span_words(starts, ends))


@register.filter
def counted(number: int, noun: str) -> str:
    """Return how many: `{{ 3|counted:"board" }}`, `{{ 2|counted:"body,bodies" }}`."""
    return count_words(number, *noun.split(","))


@register.filter
def listed(words) -> str:
    """Return a list in a sentence: `A, B and C`."""
    return join_words(str(word) for word in words)


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*parts):
    """Draw the way here: title, address, title, address …, and the page's own title."""
    pairs = zip(parts[:-1:2], parts[1::2], strict=True)
    return {"steps": list(pairs), "here": parts[-1]}


@register.inclusion_tag("components/sort_head.html")
def sort_head(table, column):
    """Draw a column's head: a link that sorts where the column can be sorted."""
    state = ""
    if column.orderable and column.is_ordered:
        descends = column.order_by_alias.is_descending
        state = "descending" if descends else "ascending"
    return {
        "column": column,
        "state": state,
        "next": column.order_by_alias.next if column.orderable else "",
        "asked": table.request.GET,
    }


@register.simple_tag
def how_many(table) -> str:
    """Say how many rows a table has, and which of them this page shows."""
    return shown_words(table.page, table.noun)
