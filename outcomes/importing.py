"""From the rows of a paste or a workbook to a save of all that they change, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core import signing

from outcomes.domain.entry import Entry, follow
from outcomes.domain.figures import FigureStatus, Missing, Unit
from outcomes.forms import number_typed
from outcomes.given import Given, given_of
from outcomes.intake.lines import Known, Sent
from outcomes.intake.numbers import read_number
from outcomes.intake.paste import Matched, Matching
from outcomes.intake.preview import Fate, Preview, PreviewRow
from outcomes.known_lines import line_called, part_key
from outcomes.models import ReturnLine
from outcomes.return_services import Change, Saved, save_lines
from outcomes.return_sheet import Sheet
from priorities.models import Post
from strategy_portal.models import User

SALT = "outcomes.import"
# A preview stands for a working day; after that the lines have probably moved on.
KEPT_FOR = 12 * 60 * 60


class RowsStandInTheWay(Exception):
    """Rows were rejected or not confirmed, so nothing is saved yet."""


def pinned(matching: Matching, lines: Iterable[Known]) -> Matching:
    """Return rows with the version of the line that each of them was shown against."""
    versions = {line.key: line.version for line in lines}
    rows = (
        sent
        if sent.version is not None
        else replace(sent, version=versions.get(sent.key))
        for sent in matching.rows
    )
    return replace(matching, rows=tuple(rows))


def carried(matching: Matching) -> str:
    """Return rows as a text that only this portal can have written."""
    rows = [
        {**_plain(sent), "entry": _entry_plain(sent.entry)} for sent in matching.rows
    ]
    return signing.dumps({"by": matching.by, "rows": rows}, salt=SALT, compress=True)


def uncarried(text: str) -> Matching:
    """Return the rows that a text carries. Raises signing.BadSignature."""
    found = signing.loads(text, salt=SALT, max_age=KEPT_FOR)
    rows = (Sent(**{**row, "entry": _entry_of(row["entry"])}) for row in found["rows"])
    return Matching(tuple(rows), Matched(found["by"]))


def _plain(sent: Sent) -> dict[str, Any]:
    names = ("number", "label", "key", "figure", "version", "problem")
    return {name: getattr(sent, name) for name in names} | {"texts": dict(sent.texts)}


def _entry_plain(entry: Entry | None) -> dict[str, str] | None:
    if entry is None:
        return None
    return {
        "value": number_typed(entry.value),
        "numerator": number_typed(entry.numerator),
        "denominator": number_typed(entry.denominator),
        "missing": entry.missing or "",
        "missing_reason": entry.missing_reason,
    }


def _entry_of(plain: Mapping[str, str] | None) -> Entry | None:
    if plain is None:
        return None
    return Entry(
        value=read_number(plain["value"]),
        numerator=read_number(plain["numerator"]),
        denominator=read_number(plain["denominator"]),
        missing=Missing(plain["missing"]) if plain["missing"] else None,
        missing_reason=plain["missing_reason"],
    )


def save_rows(
    sheet: Sheet,
    shown: Preview,
    *,
    ticked: frozenset[str],
    leave_out: bool,
    actor: User,
    now: datetime,
) -> list[Saved]:
    """Save every row that changes something, in one transaction.

    `ticked` are the keys of the rows whose figure the officer has confirmed. Raises
    RowsStandInTheWay, and what `save_lines` raises.
    """
    rejected = shown.of(Fate.REJECTED)
    if rejected and not leave_out:
        raise RowsStandInTheWay(
            "Some rows cannot be used. Mend them and send them again, or tick that "
            "they are left out."
        )
    odd = [row for row in shown.of(Fate.CHECK) if key_of(row) not in ticked]
    if odd:
        raise RowsStandInTheWay(
            f"Row {odd[0].number} looks wrong. Tick that it is right, or mend it."
        )
    changes = changes_of(sheet, shown.to_save)
    return save_lines(changes=changes, actor=actor, now=now)


def key_of(row: PreviewRow) -> str:
    """Return the key of a row's line, or of the part that it is for."""
    return row.known.key if row.known else ""


def changes_of(sheet: Sheet, rows: Iterable[PreviewRow]) -> list[Change]:
    """Return what rows change, line by line: a line and its parts are one change."""
    families: dict[str, list[PreviewRow]] = {}
    for row in rows:
        if row.known:
            families.setdefault(row.known.line, []).append(row)
    posts = {post.title: post for post in Post.objects.all()}
    return [_change(sheet, family, posts) for family in families.values()]


def _change(
    sheet: Sheet, family: list[PreviewRow], posts: Mapping[str, Post]
) -> Change:
    known = family[0].known
    assert known is not None  # noqa: S101  # changes_of keeps those with a line
    line = line_called(sheet, known)
    given = given_of(line)
    for row in family:
        given = _with_row(sheet, given, row, posts)
    if not any(row.known and not row.known.whole and row.entry for row in family):
        given = replace(given, entry=_following(line, given))
    checked = {found.kind.value for row in family for found in row.findings}
    return Change(line, known.version, replace(given, checked=frozenset(checked)))


def _following(line: ReturnLine, given: Given) -> Entry:
    """Return the whole of a line after its parts alone were sent."""
    breakdowns = list(line.measure.breakdowns.all())
    before, after = (
        {part.code: each.parts.get(part.pk, Entry()) for part in breakdowns}
        for each in (given_of(line), given)
    )
    return follow(
        given.entry,
        before,
        after,
        unit=Unit(line.measure.unit),
        adds_up=all(part.adds_up for part in breakdowns),
    )


def _with_row(
    sheet: Sheet, given: Given, row: PreviewRow, posts: Mapping[str, Post]
) -> Given:
    known = row.known
    if known and known.whole and row.entry is not None:
        each = sheet.lines[known.whole]
        keys = {
            part_key(each, part): part.pk for part in each.line.measure.breakdowns.all()
        }
        return replace(given, parts={**given.parts, keys[known.key]: row.entry})
    if row.entry is not None:
        given = replace(given, entry=row.entry)
    return replace(given, **_said(row.texts, posts))


def _said(texts: Mapping[str, str], posts: Mapping[str, Post]) -> dict[str, Any]:
    """Return what a row says beside its figure, as a line holds it."""
    found: dict[str, Any] = {
        name: texts[name] for name in ("comment", "cause", "action") if name in texts
    }
    if "post" in texts:
        found["action_post"] = posts.get(texts["post"])
    if "by_when" in texts:
        day = texts["by_when"]
        found["action_due_on"] = date.fromisoformat(day) if day else None
    if "status" in texts:
        found["status"] = FigureStatus(texts["status"])
    return found
