"""Scorecards from the database to their files."""
