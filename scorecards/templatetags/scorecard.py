"""What a scorecard's templates need beyond Django's own tags; it makes no figure."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from scorecards.page import Cell, SectionPage, Sentence, TrendData
from strategy_portal import charts
from strategy_portal.wording import NO_BREAK

register = template.Library()

JOINTS = re.compile(r"\b(from|to|limit|or|since) (?=\S+$)")

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
def compared(heads: Sequence[str], cells: Sequence[Cell]) -> list[tuple]:
    """Return each comparator's head, cell and span; the same words stand but once."""
    if len(set(cells)) == 1 and len(cells) > 1 and not cells[0].is_figure:
        return [(" and ".join(heads), cells[0], len(cells))]
    return [(head, cell, 0) for head, cell in zip(heads, cells, strict=False)]


@register.filter
def asking(sections: Sequence[SectionPage]) -> list[SectionPage]:
    """Return the outcomes whose wording leaves something open."""
    return [
        each for each in sections if each.questions or each.indicators_in_development
    ]


@register.filter
def joined(words: str) -> str:
    """Return words that break before their last pair: `up 4 points / from 26%`."""
    return JOINTS.sub(lambda found: f"{found[1]}{NO_BREAK}", words)
