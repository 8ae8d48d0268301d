"""The portal's settings, but for what would drown the figures of a load."""

from strategy_portal.settings import *  # noqa: F403, TID251 these are settings

# Signing in is not what is measured; the slow way would take most of a short run.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Every conflict would be a line, and they are counted already.
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
