"""Journeys in Chromium, each with an accessibility check."""
