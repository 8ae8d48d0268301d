"""Fields look as Django draws them, whatever is in them."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.form_drawing import DRAWN, QuickRenderer

HOSTILE = "</textarea><script>alert('x')</script>&amp;\"'`={{ 1 }}\n\r"
CHOICES = [
    ("", "Choose"),
    ("<1>", "One & only"),
    (2, "Two"),
    ("Others", [("3", "Three"), ("4", HOSTILE)]),
]
WIDGETS = [
    forms.TextInput,
    forms.HiddenInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.PasswordInput,
    forms.CheckboxInput,
    forms.Textarea,
    lambda **more: forms.Select(choices=CHOICES, **more),
    lambda **more: forms.SelectMultiple(choices=CHOICES, **more),
    # These two are left to Django.
    lambda **more: forms.RadioSelect(choices=CHOICES, **more),
    forms.DateInput,
]
ATTRIBUTES = {
    "class": "govuk-input",
    "data-<": HOSTILE,
    "required": True,
    "disabled": False,
    "rows": 3,
    "title": mark_safe("Fish &amp; chips"),
    "lang": None,
}


def drawn(widget, value, renderer):
    return widget.render("a<b", value, attrs={"id": "id_a"}, renderer=renderer())


@pytest.mark.parametrize("value", [None, "", "plain", HOSTILE, "2", "<1>", 0, 12, True])
@pytest.mark.parametrize("attributes", [{}, ATTRIBUTES])
@pytest.mark.parametrize("make", WIDGETS)
def test_field_is_drawn_to_the_letter(make, attributes, value):
    widget = make(attrs=attributes)

    assert drawn(widget, value, QuickRenderer) == drawn(widget, value, DjangoTemplates)


@given(text=st.text())
def test_no_text_breaks_out_of_its_field(text):
    for widget in (forms.TextInput(), forms.Textarea(), forms.Select(choices=CHOICES)):
        quick = drawn(widget, text, QuickRenderer)

        assert quick == drawn(widget, text, DjangoTemplates)


@given(value=st.text(), label=st.text())
def test_no_choice_breaks_out_of_its_list(value, label):
    widget = forms.Select(choices=[(value, label), (label, [(value, value)])])

    assert drawn(widget, value, QuickRenderer) == drawn(widget, value, DjangoTemplates)


def test_only_fields_that_django_draws_are_drawn():
    own = DjangoTemplates().engine

    assert all(own.get_template(name) for name in DRAWN)


def test_portal_draws_its_forms_so():
    form = forms.Form()

    assert isinstance(form.renderer, QuickRenderer)
