"""The app's name for Django."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "scorecards"
