"""The form of every file agrees with the models that the files fill."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from priorities.models.sources import Sourced
from strategy_portal.intake.checks.sentences import SENTENCES
from strategy_portal.intake.columns import BadCell
from strategy_portal.intake.schema import BY_FILE, BY_TARGET, DEFINITIONS, EVERY_KIND
from strategy_portal.intake.schema.figures import with_period

# Read from one cell, so that no file can part them; or the services' own business.
NOT_FOR_FILES = {
    "action_changed_by_somebody",
    "board_changed_by_somebody",
    "board_ends_after_it_starts",
    "comparator_set_changed_by_somebody",
    "measure_changed_by_somebody",
    "measure_ends_after_it_starts",
    "place_changed_by_somebody",
    "placement_changed_by_somebody",
    "placement_ends_after_it_starts",
    "place_ends_after_it_starts",
    "post_changed_by_somebody",
    "post_ends_after_it_starts",
    "reporting_line_changed_by_somebody",
    "target_changed_by_somebody",
    "milestone_changed_by_somebody",
    "risk_changed_by_somebody",
    "observation_correction_says_why",
    "observation_not_its_own_correction",
    "observation_period_ends_after_it_starts",
    "partnership_is_the_only_one",
}


# Kept by the portal's own pages; no file fills them.
KEPT_BY_PAGES = {
    "FormerName",
    "Edition",
    "EditionFile",
    "Exemption",
    "Finding",
    "FrozenRule",
    "Grant",
    "LinePart",
    "MeasureChange",
    "MilestoneMove",
    "PreparedFile",
    "ProgressReport",
    "QuarterSet",
    "PublicationDay",
    "QuietPeriod",
    "Return",
    "ReturnDraft",
    "ReturnLine",
    "ReturnQuarter",
    "StoredFile",
    "ToldFigure",
    "Withdrawal",
}


def columns_of(file):
    return {column.name: column for column in BY_FILE[file].sheet.columns}


@pytest.mark.parametrize("kind", DEFINITIONS, ids=lambda kind: kind.file)
def test_kind_refers_only_to_files_before_it_or_to_itself(kind):
    order = [each.file for each in DEFINITIONS]
    for column in kind.sheet.columns:
        if column.target:
            target = BY_TARGET[column.target].file
            assert order.index(target) <= order.index(kind.file)


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.file)
def test_sourced_kind_ends_with_its_source(kind):
    headings = [column.name for column in kind.sheet.columns]
    source = ["paper", "line", "wording", "question", "proposed"]

    assert (headings[-5:] == source) is issubclass(kind.model, Sourced)
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("app", ["priorities", "outcomes", "scorecards"])
def test_every_model_has_its_file(app):
    filled = {kind.model for kind in EVERY_KIND}
    whole = {
        model
        for model in apps.get_app_config(app).get_models()
        if not model._meta.auto_created and model.__name__ not in KEPT_BY_PAGES
    }

    assert whole <= filled


def test_every_rule_of_the_database_has_its_sentence():
    rules = {
        rule.name
        for kind in EVERY_KIND
        for rule in kind.model._meta.constraints
        if isinstance(rule, models.CheckConstraint)
        if not rule.name.endswith("has_its_precision")
    }

    assert rules - NOT_FOR_FILES == SENTENCES.keys()


def test_text_is_as_long_as_its_field():
    title = columns_of("measures.csv")["short_title"]

    assert title.read("x" * 40) == {"short_title": "x" * 40}
    with pytest.raises(BadCell, match="41 characters; shorten it to 40"):
        title.read("x" * 41)


@pytest.mark.parametrize(
    ("file", "heading", "cell", "sentence"),
    [
        ("boards.csv", "code", "SEND board", "letters and digits, joined by single"),
        ("measures.csv", "code", "therapy", "letter and a number, like W1"),
        ("measures.csv", "code", "W01", "letter and a number, like W1"),
        ("measures.csv", "slug", "a b", "“a b” cannot be used."),
        ("measures.csv", "decimals", "7", "“7” cannot be used."),
        ("partnership.csv", "local_offer_url", "here", "“here” cannot be used."),
        ("papers.csv", "address", "javascript:alert(1)", "Enter a valid URL."),
    ],
)
def test_cell_keeps_the_rules_of_its_field(file, heading, cell, sentence):
    with pytest.raises(BadCell) as refusal:
        columns_of(file)[heading].read(cell)

    assert sentence in str(refusal.value)


def test_blank_cell_takes_the_default_of_its_field():
    measures = columns_of("measures.csv")

    assert measures["due_days"].read("") == {"due_days": 24}
    assert measures["state"].read("") == {"state": "live"}
    assert measures["people"].read("") == {"counts_people": False}
    assert columns_of("boards.csv")["aliases"].read("") == {"aliases": []}
    assert columns_of("breakdowns.csv")["adds_up"].read("") == {"adds_up": True}


def test_period_is_read_by_the_basis_beside_it():
    with pytest.raises(BadCell, match="write it like 2024/25") as refusal:
        with_period({"basis": "academic year", "period_end": "2025-26 Q2"})

    assert refusal.value.column == "period"


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.file)
def test_every_column_is_explained_to_officers(kind):
    guide = (settings.BASE_DIR / "docs/reference/fixtures.md").read_text()

    assert f"`{kind.file}`" in guide
    assert [
        column.name for column in kind.sheet.columns if f"`{column.name}`" not in guide
    ] == []
