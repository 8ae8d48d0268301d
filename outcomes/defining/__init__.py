"""The pages on which measures, targets and comparators are added, changed and ended."""
