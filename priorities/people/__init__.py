"""Who has an account, and which roles they hold: the administrator's pages."""
