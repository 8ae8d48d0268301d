"""What people write in actions, milestones and risks, as values."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from priorities.models import Action, Milestone, Post, Risk
from strategy_portal.periods import LooseDate

# The fields that hold it. A date and its precision go together.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Action: ("title", "due_on", "due_precision", "status", "lead_post"),
    Milestone: ("title", "due_on", "due_precision", "status"),
    Risk: (
        "statement",
        "mitigation",
        "owner_post",
        "review_on",
        "review_precision",
        "is_over",
    ),
}


@dataclass(frozen=True, slots=True)
class ActionContent:
    """What is to be done, by when, how far it is, and which post leads it."""

    title: str
    due: LooseDate | None
    status: str
    lead_post: Post | None

    @property
    def fields(self) -> dict[str, Any]:
        """Return it as an action holds it."""
        return {
            "title": self.title,
            "status": self.status,
            "lead_post": self.lead_post,
            **dated("due", self.due),
        }


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """What is to have happened, by when, and whether it has."""

    title: str
    due: LooseDate | None
    status: str

    @property
    def fields(self) -> dict[str, Any]:
        """Return it as a milestone holds it."""
        return {"title": self.title, "status": self.status, **dated("due", self.due)}


@dataclass(frozen=True, slots=True)
class RiskContent:
    """What could go wrong, what is done against it, who owns it, when it is seen to."""

    statement: str
    mitigation: str
    owner_post: Post | None
    review: LooseDate | None
    is_over: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        """Return it as a risk holds it."""
        return {
            "statement": self.statement,
            "mitigation": self.mitigation,
            "owner_post": self.owner_post,
            "is_over": self.is_over,
            **dated("review", self.review),
        }


def dated(name: str, when: LooseDate | None) -> dict[str, Any]:
    """Return a date of any precision as the two fields that hold it."""
    if when is None:
        return {f"{name}_on": None, f"{name}_precision": ""}
    return {f"{name}_on": when.on, f"{name}_precision": when.precision.value}


def content_of(row: Action | Milestone | Risk) -> dict[str, Any]:
    """Return what people write in a row, field by field."""
    return {name: getattr(row, name) for name in FIELDS[type(row)]}
