"""The scorecard as a whole, and what a reader may see of it. Pure Python."""
