"""The people who sign in, the record of what was done, and the mail that waits."""

from strategy_portal.models.append_only import (
    AppendOnly,
    AppendOnlyQuerySet,
    RecordIsKept,
)
from strategy_portal.models.audit import AuditEvent, AuditSeal
from strategy_portal.models.outbox import OutboxMessage
from strategy_portal.models.user import User, UserManager

__all__ = [
    "AppendOnly",
    "AppendOnlyQuerySet",
    "AuditEvent",
    "AuditSeal",
    "OutboxMessage",
    "RecordIsKept",
    "User",
    "UserManager",
]
