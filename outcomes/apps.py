"""The app's name for Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "outcomes"
