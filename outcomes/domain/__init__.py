"""The reckoning: figures, ratings, direction of travel and roll-ups. Pure Python."""
