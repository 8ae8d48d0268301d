"""The pages on which a quarter's scorecards are composed, checked and published."""
