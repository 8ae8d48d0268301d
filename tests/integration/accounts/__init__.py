"""Accounts: signing in, passwords, sessions."""
