"""The app's name for Django."""

from django.apps import AppConfig


class StrategyPortalConfig(AppConfig):
    name = "strategy_portal"
    verbose_name = "Accounts"
