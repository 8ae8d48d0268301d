"""The description of a CSV for programs: a tabular data package."""

import csv as reader
import io
import json
from dataclasses import replace
from hashlib import sha256

import pytest

from scorecards.renderers import csv, package
from tests import samples

PAGE = samples.wellbeing()
DESCRIBED = json.loads(package.render(PAGE))
(RESOURCE,) = DESCRIBED["resources"]


def test_package_names_itself_and_the_file_beside_it():
    assert DESCRIBED["profile"] == "tabular-data-package"
    assert DESCRIBED["name"] == "wellbeing-2025-26-q2"
    assert RESOURCE["path"] == "scorecard.csv"
    assert DESCRIBED["licenses"][0]["name"] == "OGL-UK-3.0"


def test_rule_for_small_numbers_is_said_beside_the_csv_that_has_no_place_for_it():
    page = replace(PAGE, disclosure=samples.RULE)

    described = json.loads(package.render(page))["description"]
    assert samples.RULE.words in described
    assert described.replace(f" {samples.RULE.words}", "") == DESCRIBED["description"]


def test_size_and_hash_are_those_of_the_csv():
    content = csv.render(PAGE)

    assert RESOURCE["bytes"] == len(content)
    assert RESOURCE["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_every_heading_has_its_field_in_order():
    head, *_ = reader.reader(io.StringIO(csv.render(PAGE).decode()))

    assert [field["name"] for field in RESOURCE["schema"]["fields"]] == head
    assert all(field["description"] for field in RESOURCE["schema"]["fields"])


def test_every_cell_is_of_its_fields_type():
    fields = {each["name"]: each for each in RESOURCE["schema"]["fields"]}

    for row in reader.DictReader(io.StringIO(csv.render(PAGE).decode())):
        for name, cell in row.items():
            assert not cell or is_of(fields[name], cell), (name, cell)


def is_of(field, cell):
    match field["type"]:
        case "number":
            return float(cell) is not None
        case "date":
            return len(cell.split("-")) == 3
        case "boolean":
            return cell in field["trueValues"] + field["falseValues"]
        case other:
            return other == "string"


@pytest.mark.parametrize(
    ("licence", "named"),
    [
        ("", []),
        ("Our own licence", [{"name": "Our-own-licence", "title": "Our own licence"}]),
    ],
)
def test_another_licence_is_named_as_it_is(licence, named):
    described = json.loads(package.render(replace(PAGE, licence=licence)))

    assert described["licenses"] == named
