"""The people who sign in, and the record of what was done."""

from strategy_portal.models.audit import AuditEvent, RecordIsKept
from strategy_portal.models.user import User, UserManager

__all__ = ["AuditEvent", "RecordIsKept", "User", "UserManager"]
