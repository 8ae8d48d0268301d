"""Adding a measure, on the line of an outcome that it answers."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from outcomes.models import Measure, Outcome, Placement
from outcomes.placing import in_turn, put
from priorities.holding import touch
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused, refuse_silent

CODE = re.compile(r"([A-Z]{1,4})([1-9][0-9]{0,3})")


class CodeRefused(Refused):
    """The code is not a measure's, or another measure has it."""

    def __init__(self, sentence: str) -> None:
        super().__init__("code", sentence)


@transaction.atomic
def add_measure(
    *,
    code: str,
    values: Mapping[str, Any],
    outcome: Outcome,
    role: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Measure:
    """Watch a new measure from a quarter on; sent twice, it is added once.

    Raises NotAllowed and Refused.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    refuse_silent(reason)
    letter, number = _letter_and_number(code)
    in_turn()
    values = {
        **values,
        "valid_from": first_quarter.start,
        "first_due_on": first_quarter.end + timedelta(days=values["due_days"]),
    }
    standing = Measure.objects.filter(code=code).first()
    if standing:
        return _the_same(standing, values)
    measure = Measure(
        code=code, letter=letter, number=number, slug=_free_slug(values["title"], code)
    )
    for name, value in values.items():
        setattr(measure, name, value)
    touch(measure, actor=actor, now=now)
    measure.save()
    record(
        Event.MEASURE_ADDED,
        actor=actor,
        subject=measure,
        now=now,
        after={name: str(value) for name, value in values.items()},
        reason=reason,
    )
    put(
        Placement(measure=measure, outcome=outcome, role=role),
        actor=actor,
        now=now,
        reason=reason,
    )
    return measure


def _letter_and_number(code: str) -> tuple[str, int]:
    found = CODE.fullmatch(code)
    if not found:
        raise CodeRefused(
            f"“{code}” is not a measure's code. Write a letter and a number, like W1."
        )
    return found[1], int(found[2])


def _the_same(standing: Measure, values: Mapping[str, Any]) -> Measure:
    """Return the measure that has the code, if it is the one that is to be added."""
    if any(getattr(standing, name) != value for name, value in values.items()):
        raise CodeRefused(f"{standing} has this code. Choose another number.")
    return standing


def _free_slug(title: str, code: str) -> str:
    slug = slugify(title)
    taken = slug in ("", "add") or Measure.objects.filter(slug=slug).exists()
    return f"{slug}-{code.lower()}".lstrip("-") if taken else slug
