"""Commands of the scorecards."""
