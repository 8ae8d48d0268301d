"""The public site: it knows what was published, and no figure beside that."""
