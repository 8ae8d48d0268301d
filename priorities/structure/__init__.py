"""The pages on which posts, boards and reporting lines are kept."""
