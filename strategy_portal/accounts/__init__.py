"""Accounts: signing in twice over, passwords, sessions, and who may have one."""
