"""The filters that are applied, in words, each with the address that drops it."""

from django import forms
from django.http import QueryDict
from django_filters import FilterSet

from scorecards.outcome_page import Chip


def chips_of(filterset: FilterSet, query: QueryDict) -> list[Chip]:
    """Return what narrows a list, in the order of its form; none while one is wrong."""
    if not filterset.is_valid():
        return []
    given = filterset.form.cleaned_data
    return [
        Chip(str(field.label), _words(field, given[name]), _without(query, name))
        for name, field in filterset.form.fields.items()
        if given.get(name)
    ]


def _words(field: forms.Field, value: object) -> str:
    """Return a value as the form shows it: a choice by its words, not by its key."""
    if isinstance(field, forms.ModelChoiceField) or not hasattr(field, "choices"):
        return str(value)
    return str(dict(field.choices)[value])


def _without(query: QueryDict, name: str) -> str:
    """Return the query without a filter, from its first page."""
    left = query.copy()
    for dropped in (name, "page"):
        left.pop(dropped, None)
    return left.urlencode()
