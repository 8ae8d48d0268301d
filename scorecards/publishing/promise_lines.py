"""Quarters whose scorecards are still to come, in a line each."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from scorecards.promises import Promise, still_to_publish
from strategy_portal.wording import date_words, quarter_months


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A quarter, the day it is promised for, and where to change that.

    `give_up` is an address, or empty where nothing is promised.
    """

    months: str
    words: str
    verb: str
    address: str
    give_up: str


def promise_lines(today: date) -> list[PromiseLine]:
    """Return what is still to come, the first quarter first."""
    return [
        PromiseLine(
            months=quarter_months(promise.quarter),
            words=_words(promise, today),
            verb="Move" if promise.due_on else "Name",
            address=reverse("publishing:day-name", args=[promise.quarter]),
            give_up=_give_up(promise),
        )
        for promise in still_to_publish(today)
    ]


def _give_up(promise: Promise) -> str:
    if promise.due_on is None:
        return ""
    return reverse("publishing:day-give-up", args=[promise.quarter])


def _words(promise: Promise, today: date) -> str:
    if promise.is_given_up:
        return "given up, and the public site says so."
    if promise.due_on is None:
        return "no day is named."
    day = date_words(promise.due_on)
    if promise.due_on < today:
        return f"was due on {day}, and the public site says that it is late."
    return f"due on {day}."
