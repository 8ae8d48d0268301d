"""The app's name for Django."""

from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "priorities"
