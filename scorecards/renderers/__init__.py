"""A page into HTML, PDF, CSV or JSON; no renderer reads the database."""
