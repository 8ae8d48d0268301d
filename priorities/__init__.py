"""What was promised, by whom, to which board."""
