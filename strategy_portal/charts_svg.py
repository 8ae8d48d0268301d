"""The palette, and SVG elements written by hand.

Presentation attributes alone: no style, script, address or identifier, so that
pictures may stand side by side under a strict content security policy. Lengths are
rounded to one decimal: the same values always give the same bytes.
"""

from html import escape

# Colours, with their contrast against white (WCAG 2 ratio).
INK = "#10181F"  # 17.9: text, strong lines, target
TEXT_2 = "#46525B"  # 8.0: second lines, captions, text of charts
GREY = "#5C6770"  # 5.8: dashed outline of "Illustrative"
PEER = "#6B757D"  # 4.7: comparators in charts, ring of the grey states
PEER_SMALL = "#7C868D"  # 3.7: neighbours' line in trend pictures
TICK = "#8F999F"  # 2.9: ticks and leaders, decoration only
LINE = "#C3CAD0"  # 1.7: hairlines, decoration only
GRID = "#DDE2E6"  # 1.3: gridlines, decoration only
US = "#12436D"  # 10.3: our own line, and what carries our name
ON = "#008573"  # 4.6: disc of On track
RISK = "#F2A900"  # 2.0: triangle of At risk, never without its edge
RISK_EDGE = "#5F4300"  # 9.2: edge of that triangle
OFF = "#9C1C17"  # 8.1: square of Off track
WHITE = "#FFFFFF"
SURFACE = "#F4F6F7"  # 1.1: caution bands, quiet grounds
OFF_TINT = "#FBEAE8"  # ground of an off-track row
RISK_TINT = "#FFF4D9"  # ground of an at-risk row

# Named outright: WeasyPrint does not hand the page's font down to a picture.
FONT = "'Source Sans 3', arial, sans-serif"

Attribute = str | float | None


def number(value: float) -> str:
    """Return a length to one decimal, without a trailing zero or a negative one."""
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Return one element: `stroke_width=2` writes `stroke-width="2"`, None nothing."""
    written = "".join(
        f' {key.replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _attribute(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def picture(
    title: str, units: tuple[float, float], *children: str, **attributes: Attribute
) -> str:
    """Return an SVG whose first child is its title: the sentence that stands for it."""
    box = f"0 0 {number(units[0])} {number(units[1])}"
    return element(
        "svg",
        element("title", escape(title)),
        *children,
        role="img",
        viewBox=box,
        **attributes,
    )


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> str:
    """Return a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def disc(x: float, y: float, r: float, *, hollow: bool, edge: float) -> str:
    """Return a last value: solid within a white edge, or hollow where provisional.

    Both look the same size: the white edge lies outside the radius, the ring inside.
    """
    fill, stroke = (WHITE, US) if hollow else (US, WHITE)
    radius = r - edge / 2 if hollow else r + edge / 2
    return element(
        "circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=edge
    )


def text(x: float, y: float, words: str, **attributes: Attribute) -> str:
    """Return one line of text, escaped."""
    return element("text", escape(words), x=x, y=y, **attributes)
