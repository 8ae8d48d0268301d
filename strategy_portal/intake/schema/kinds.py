"""Declaring a file of the strategy: its model tells how the columns are read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from priorities.models.sources import Sourced
from strategy_portal.intake import columns
from strategy_portal.intake.columns import BadCell, Column, Parser, single
from strategy_portal.intake.rows import Sheet

SOURCE = (
    "paper",
    "line=source_line",
    "wording=source_text",
    "question=source_query",
    "proposed",
)


@dataclass(frozen=True)
class Kind:
    """One kind of thing: its file, its model, and what its rows are called."""

    sheet: Sheet
    model: type[models.Model]

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.sheet.file

    @property
    def label(self) -> str:
        """Return what the rows are called: the name of the file in words."""
        return self.file.removesuffix(".csv").replace("_", " ")

    @property
    def fields(self) -> tuple[str, ...]:
        """Return every field that the file fills."""
        return tuple(name for column in self.sheet.columns for name in column.fields)

    @property
    def target(self) -> str:
        """Return the name by which references mean this kind."""
        return self.model._meta.label


def kind(
    file: str,
    model: type[models.Model],
    key: str,
    *specs: str | Column,
    finish: Callable[[dict[str, object]], dict[str, object]] | None = None,
    upright: bool = False,
) -> Kind:
    """Declare a file. Each spec is a text of columns, or a column made by hand.

    A column is written as its heading, or as heading=field where they differ. Where the
    model has `<field>_on` and `<field>_precision`, the column takes a loose date.
    """
    found: list[Column] = []
    for spec in (*specs, *(SOURCE if issubclass(model, Sourced) else ())):
        if isinstance(spec, Column):
            found.append(spec)
        else:
            found.extend(column(model, word) for word in spec.split())
    sheet = Sheet(file, tuple(found), tuple(key.split()), finish, upright)
    return Kind(sheet, model)


def column(model: type[models.Model], spec: str) -> Column:
    """Return the column that a heading (or heading=field) declares for a model."""
    heading, _, name = spec.partition("=")
    name = name or heading
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return _loose(model, heading, name)
    if field.many_to_many:
        return Column(
            heading,
            (name,),
            lambda text: (tuple(sorted(columns.listed(text))),),
            blank=((),) if field.blank else None,
            target=field.related_model._meta.label,
            many=True,
        )
    if field.many_to_one:
        label = field.related_model._meta.label
        return Column(
            heading,
            (name,),
            single(str),
            blank=(None,) if field.blank else None,
            target=label,
            within="measure" if label == "outcomes.Breakdown" else "",
        )
    return Column(heading, (name,), single(_parser(field)), blank=_blank(field))


def lasting() -> tuple[Column, Column]:
    """Return the columns from and to, which take loose dates and keep days."""
    return (
        Column("from", ("valid_from",), single(columns.first_day), blank=(None,)),
        Column("to", ("valid_to",), single(columns.last_day), blank=(None,)),
    )


def _loose(model: type[models.Model], heading: str, name: str) -> Column:
    on: Any = model._meta.get_field(f"{name}_on")
    fields = (f"{name}_on", f"{name}_precision")
    return Column(
        heading, fields, columns.loose_date, blank=(None, "") if on.blank else None
    )


def _blank(field: Any) -> tuple[object, ...] | None:
    """Return what an empty cell means for a field, None where it may not be empty."""
    if isinstance(field, models.BooleanField):
        return (False,)
    if field.blank or field.has_default():
        return (field.get_default(),)
    return None


def _parser(field: Any) -> Parser:
    if field.choices:
        return columns.one_of([str(value) for value, _ in field.flatchoices])
    match field:
        case models.BooleanField():
            return columns.yes_or_no
        case models.DateField():
            return columns.day
        case models.DecimalField():
            return columns.number_of(field.max_digits, field.decimal_places)
        case models.IntegerField():
            return _validated(field, columns.whole_number)
        case models.JSONField():
            return columns.listed
        case _:
            return _validated(field, columns.text_of(field.max_length))


def _validated(field: models.Field, parser: Parser) -> Parser:
    """Add the rules that the model gives its field: a code, a slug, an address."""
    rules = [rule for rule in field.validators if type(rule) is not MaxLengthValidator]

    def parse(text: str) -> object:
        value = parser(text)
        try:
            for rule in rules:
                rule(value)
        except ValidationError as error:
            words = " ".join(error.messages)
            raise BadCell(f"{columns.quoted(text)} cannot be used. {words}") from None
        return value

    return parse
