"""What a scorecard's templates need beyond Django's own tags; no figure is made here."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from scorecards.page import Sentence, TrendData
from strategy_portal import charts

register = template.Library()

SIZES = {
    "paper": charts.A4,
    "headline": charts.HEADLINE,
    "screen": charts.SCREEN,
}


@register.simple_tag
def sentence(bits: Sentence) -> SafeString:
    """Return a sentence with its strong runs and its illustrative marks."""
    return format_html_join("", "{}", ((_run(bit),) for bit in bits))


def _run(bit) -> SafeString | str:
    if bit.is_mark:
        return format_html('<span class="illus">{}</span>', bit.text)
    return format_html("<b>{}</b>", bit.text) if bit.strong else bit.text


@register.simple_tag
def trend(data: TrendData, size: str) -> SafeString:
    """Return a row's small picture, drawn by the charts' own escaping hand."""
    return mark_safe(  # noqa: S308  # charts escapes the title and writes only numbers
        charts.trend_picture(
            data.own,
            title=data.title,
            neighbours=data.neighbours,
            target=data.target,
            band=data.band,
            provisional=data.provisional,
            breaks=data.breaks,
            size=SIZES[size],
        )
    )


@register.filter
def beside(left: Iterable, right: Iterable) -> list[tuple]:
    """Return two lists as pairs: each comparator's head with its cell."""
    return list(zip(left, right, strict=False))
