"""What moved: measures, their figures and the reckoning."""
