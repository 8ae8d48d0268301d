"""Drawing the fields of a form, each by the component of the design system."""

from django import forms, template

register = template.Library()


@register.simple_tag
def component(field) -> str:
    """Return the template that draws a field."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "components/choices.html"
    if isinstance(widget, forms.CheckboxInput):
        return "components/tick.html"
    return "components/field.html"


@register.filter
def kind(field) -> str:
    """Return what a group of choices is called in the design system."""
    several = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return "checkboxes" if several else "radios"


@register.filter
def first_id(field) -> str:
    """Return the id of a field, or of the first of its choices."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def of_field(standing, field) -> str:
    """Return what somebody else saved meanwhile in a field, if it differs."""
    return standing.get(field.name, "")


@register.inclusion_tag("components/breadcrumbs.html")
def way(trail, here):
    """Draw the way to a page: titles and addresses in turn, then its own title."""
    return {
        "steps": list(zip(trail[::2], trail[1::2], strict=True)),
        "here": here,
    }
