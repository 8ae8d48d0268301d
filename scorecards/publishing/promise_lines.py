"""Quarters whose scorecards are still to come, in a line each."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from scorecards.promises import Promise, still_to_publish
from strategy_portal.wording import date_words, quarter_months


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A quarter, the day it is promised for, and where the day is named or moved."""

    months: str
    words: str
    verb: str
    address: str


def promise_lines(today: date) -> list[PromiseLine]:
    """Return what is still to come, the first quarter first."""
    return [
        PromiseLine(
            months=quarter_months(promise.quarter),
            words=_words(promise, today),
            verb="Move" if promise.due_on else "Name",
            address=reverse("publishing:day-name", args=[promise.quarter]),
        )
        for promise in still_to_publish(today)
    ]


def _words(promise: Promise, today: date) -> str:
    if promise.due_on is None:
        return "no day is named."
    day = date_words(promise.due_on)
    if promise.due_on < today:
        return f"was due on {day}, and the public site says that it is late."
    return f"due on {day}."
