"""Trying the database's own rules: each refuses, and none is forgotten."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction


def constraints_of(app):
    """Return the name of every constraint that an app declares."""
    return {
        rule.name
        for model in apps.get_app_config(app).get_models()
        for rule in model._meta.constraints
    }


def unique_fields_of(app):
    """Return every field of an app of which no two rows share a value."""
    return [
        field
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.fields
        if field.unique and not field.primary_key and not field.one_to_one
    ]


def assert_refused(name, write):
    """Assert that the constraint of this name, and no other rule, refuses a write."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()

    told = str(refusal.value)
    if connection.vendor == "postgresql" or "CHECK" in told:
        assert name in told
    else:
        assert "UNIQUE" in told
        assert name in {
            rule.name
            for model in apps.get_models()
            for rule in model._meta.constraints
            if isinstance(rule, models.UniqueConstraint)
        }
