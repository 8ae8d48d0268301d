"""How the fields of forms are drawn: as Django draws them, without its templates.

A page of many fields spends most of its time in those: each field is a template, each
choice of a list two more, and a list of posts has a hundred. What comes out is the same
to the letter. docs/adr/0019 says why.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData

Widget = Mapping[str, Any]


class QuickRenderer(DjangoTemplates):
    """Draws the usual fields itself, and leaves all others to Django's templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """Return the HTML of a field; Django marks it as safe, so all is escaped."""
        draw = DRAWN.get(template_name)
        if draw:
            return draw(context["widget"])
        drawn: str = super().render(template_name, context, request)
        return drawn


def draw_input(widget: Widget) -> str:
    """Return a box for a line of text, or one that is hidden or ticked."""
    kind, name = escaped(widget["type"]), escaped(widget["name"])
    value = widget["value"]
    held = "" if value is None else f' value="{escaped(value)}"'
    return f'<input type="{kind}" name="{name}"{held}{attributes(widget)}>'


def draw_text_area(widget: Widget) -> str:
    """Return a box for several lines of text."""
    text = escaped(widget["value"] or "")
    # The first line break after the tag is no part of the text.
    return (
        f'<textarea name="{escaped(widget["name"])}"{attributes(widget)}>\n'
        f"{text}</textarea>"
    )


def draw_select(widget: Widget) -> str:
    """Return a list to choose from."""
    choices = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return (
        f'<select name="{escaped(widget["name"])}"{attributes(widget)}>{choices}\n'
        "</select>"
    )


def _group(name: str | None, options: list[Widget]) -> str:
    choices = "".join(f"\n  {_option(option)}\n" for option in options)
    if not name:
        return choices
    return f'\n  <optgroup label="{escaped(name)}">{choices}\n  </optgroup>'


def _option(option: Widget) -> str:
    value, label = escaped(option["value"]), escaped(option["label"])
    return f'<option value="{value}"{attributes(option)}>{label}</option>'


def attributes(widget: Widget) -> str:
    """Return the attributes of a field: those that are True have no value."""
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def escaped(value: object) -> str:
    """Return a value as HTML that holds it, unless it is HTML already."""
    return conditional_escape(value if isinstance(value, SafeData) else str(value))


KINDS = ("text", "hidden", "number", "email", "password", "search", "checkbox")
DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{kind}.html": draw_input for kind in KINDS},
    "django/forms/widgets/textarea.html": draw_text_area,
    "django/forms/widgets/select.html": draw_select,
}
