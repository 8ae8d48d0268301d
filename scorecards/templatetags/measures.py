"""What the pages of measures need beyond Django's own tags."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from strategy_portal import charts

register = template.Library()

SIZES = {"wide": charts.WIDE, "narrow": charts.NARROW}


@register.simple_tag
def full_chart(chart: charts.Chart, size: str) -> SafeString:
    """Return the chart of a measure, drawn by the charts' own escaping hand."""
    return mark_safe(  # noqa: S308  # charts escapes all words and writes only numbers
        charts.full_chart(chart, SIZES[size])
    )
