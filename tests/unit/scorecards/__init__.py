"""Unit tests of the scorecards."""
