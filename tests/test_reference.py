"""The reference pages say what the code says: every file, every column, every model."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import PlaceFacts
from scorecards.presenters.lay import slots_of
from strategy_portal.intake.schema import EVERY_KIND
from strategy_portal.intake.schema.kinds import SOURCE
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    OWN,
    inputs,
    measure,
    quarter_period,
    seen,
)

REFERENCE = Path(settings.BASE_DIR) / "docs" / "reference"
APPS = ("strategy_portal", "priorities", "outcomes", "scorecards")
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
SOURCES = [spec.partition("=")[0] for spec in SOURCE]
SOURCED = "It ends with the [source columns](#where-a-row-comes-from)."
Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
REGION = PlaceFacts("yorkshire", "Yorkshire", "region")
A_DATE = "a date of any precision"
# Columns that are read by a hand of their own, by the first field that they fill.
BY_HAND = {
    ("measures.csv", "code"): "letters and a number, like `W1`",
    ("published_figures.csv", "period_start"): "a period of the basis beside it",
    ("illustrative_returns.csv", "period_start"): "a period of the basis beside it",
    ("corrections.csv", "period_start"): "a period of the basis beside it",
    ("corrections.csv", "reason"): "a text of up to 300 characters",
    ("corrections.csv", "recorded_on"): "a day",
    ("commentary.csv", "quarter_end"): "a financial quarter, like `2025-26 Q2`",
    **{
        (file, name): A_DATE
        for file in ("reporting_lines.csv", "comparator_sets.csv", "targets.csv")
        for name in ("valid_from", "valid_to")
    },
}

PLAIN = (
    (models.BooleanField, "`yes` or `no`"),
    (models.DateField, "a day"),
    (models.DecimalField, "a number"),
    (models.IntegerField, "a whole number"),
    (models.JSONField, "texts, with semicolons"),
    (models.SlugField, "a short name for addresses"),
    (models.TextField, "a text"),
    (models.URLField, "a web address"),
)


def needed(column):
    """Return what an empty cell of a column means."""
    match column.blank:
        case None:
            return "always"
        case (bool() as value,):
            return f"blank means {'yes' if value else 'no'}"
        case (value,) if value and not isinstance(value, list):
            return f"blank means {value}"
        case (int(),):
            return "blank means 0"
        case _:
            return "may be blank"


def holds(kind, column):
    """Return what a cell of a column holds."""
    name = column.fields[0]
    if by_hand := BY_HAND.get((kind.file, name)):
        return by_hand
    if column.target:
        of = f"`{file_of(column.target)}`"
        return f"codes of {of}, with semicolons" if column.many else f"a code of {of}"
    if f"{name.removesuffix('_on')}_precision" in column.fields:
        return A_DATE
    return of_field(kind.model._meta.get_field(name))


def file_of(target):
    return next(kind.file for kind in EVERY_KIND if kind.target == target)


def of_field(field):
    """Return what a plain field takes."""
    if field.choices:
        return " or ".join(f"`{value}`" for value, _ in field.flatchoices)
    if any("code" in str(getattr(rule, "message", "")) for rule in field.validators):
        return "a code"
    found = (words for kinds, words in PLAIN if isinstance(field, kinds))
    return next(found, f"a text of up to {field.max_length} characters")


def is_sourced(kind):
    return [column.name for column in kind.sheet.columns[-len(SOURCES) :]] == SOURCES


def own_columns(kind):
    """Return the columns of a file without those that say where a row comes from."""
    columns = kind.sheet.columns
    return columns[: -len(SOURCES)] if is_sourced(kind) else columns


def rows_of(kind):
    """Return a file's table as the page must have it, but for what a column says."""
    return [
        (
            f"**`{column.name}`**"
            if set(column.fields) & set(kind.sheet.key)
            else f"`{column.name}`",
            needed(column),
            holds(kind, column),
        )
        for column in own_columns(kind)
    ]


def sections_of(page):
    """Return each section of the page on files, by the names of its files."""
    text = (REFERENCE / page).read_text()
    for section in re.split(r"^#{2,3} ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        for name in re.findall(r"`(\w+\.csv)`", heading):
            yield name, body


def table_of(body):
    """Return the cells of the first table in a section, without its head."""
    table = re.search(r"(?:^\|.*\n)+", body, re.MULTILINE)[0].splitlines()
    return [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table[2:]
    ]


def test_every_file_has_its_section_in_the_order_of_loading():
    found = [name for name, _ in sections_of("fixtures.md")]

    assert found == [kind.file for kind in EVERY_KIND]


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.file)
def test_the_page_on_files_has_every_column_as_it_is_read(kind):
    body = dict(sections_of("fixtures.md"))[kind.file]

    table = table_of(body)
    assert [row[:3] for row in table] == rows_of(kind)
    assert all(len(row) == 4 and row[3] for row in table)
    assert (SOURCED in " ".join(body.split())) == is_sourced(kind)


def test_the_page_on_files_has_the_source_columns():
    text = (REFERENCE / "fixtures.md").read_text()
    body = text.partition("## Where a row comes from")[2]

    assert [row[0] for row in table_of(body)] == [f"`{name}`" for name in SOURCES]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_the_page_on_the_model_names_every_model(model):
    assert f"**{model.__name__}**" in (REFERENCE / "model.md").read_text()


def ties():
    """Yield every tie between two models as the page draws it, but for the paper."""
    for model in MODELS:
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            known = field.related_model in MODELS and field.name != "paper"
            # A tie with a model of its own is drawn through that model.
            if known and (not field.many_to_many or is_plain(field)):
                related = field.related_model.__name__
                yield f"{model.__name__} {ends(field)} {related} : {field.name}"


def is_plain(field):
    return bool(field.remote_field.through._meta.auto_created)


def ends(field):
    """Return how many stand at either end, in the signs of the diagram."""
    if field.many_to_many:
        return "}o--o{"
    here = "|o" if field.one_to_one else "}o"
    return f"{here}--{'o|' if field.null else '||'}"


def test_the_page_on_the_model_draws_every_tie_and_no_other():
    text = (REFERENCE / "model.md").read_text()
    drawn = re.findall(r"^ +(\w+ \S+--\S+ \w+ : \w+)$", text, re.MULTILINE)

    assert sorted(drawn) == sorted(ties())


def test_the_page_on_files_has_every_slot_of_a_lay_sentence():
    others = {
        place.code: (seen(Q2, 450, 500),) for place in (NEIGHBOURS, ENGLAND, REGION)
    }
    scorecard = inputs(
        measure(seen(Q1, 430, 500), seen(Q2, 440, 500), others=others),
        places=(OWN, NEIGHBOURS, REGION, ENGLAND),
    )
    (row,) = compute(scorecard, Audience.BOARD).rows

    text = (REFERENCE / "fixtures.md").read_text()
    told = set(re.findall(r"`\{(\w+)\}`", text))
    forms = {name for name in slots_of(row, row.shown) if not same_form(name)}
    assert told == forms


def same_form(name):
    """Return whether a slot is one that is told of the neighbours already."""
    return name.startswith(("england_", "region_"))
