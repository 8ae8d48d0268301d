"""What lies beside the CSV for programs: a data package, as Frictionless has it."""

import json
from collections.abc import Iterator
from hashlib import sha256

from scorecards.page import ScorecardPage
from scorecards.renderers import csv, dictionary

EXTENSION = "package"
MEDIA_TYPE = "application/json"
FILE_NAME = "datapackage.json"
OPEN_GOVERNMENT_LICENCE = {
    "name": "OGL-UK-3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "title": "Open Government Licence v3.0",
}
TYPES: dict[str, dict[str, object]] = {
    "period_start": {"type": "date"},
    "period_end": {"type": "date"},
    "value": {"type": "number"},
    "target": {"type": "number"},
    "in_table": {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
}


def render(page: ScorecardPage) -> bytes:
    """Return the description of the page's CSV, with its size and SHA-256."""
    content = csv.render(page)
    described = {
        "profile": "tabular-data-package",
        "name": f"{page.slug}-{page.quarter_code}",
        "title": f"{page.title}, {page.quarter_months}",
        "description": " ".join(_told(page)),
        "version": page.edition,
        "created": f"{page.dated.isoformat()}T00:00:00Z",
        "licenses": _licences(page.licence),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "scorecard",
                "path": "scorecard.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{sha256(content).hexdigest()}",
                "schema": {"fields": _fields(), "missingValues": [""]},
            }
        ],
    }
    text = json.dumps(described, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _told(page: ScorecardPage) -> Iterator[str]:
    """Yield what the CSV is, and what it has no place to say itself."""
    yield f"{page.what}. {page.partnership}."
    if page.disclosure:
        yield page.disclosure.words
    if page.illustrative:
        yield "Figures with the status illustrative are only examples."


def _licences(licence: str) -> list[dict[str, str]]:
    """Return the licence as packages name it; without one, nothing is promised."""
    if licence == OPEN_GOVERNMENT_LICENCE["title"]:
        return [OPEN_GOVERNMENT_LICENCE]
    name = "-".join(licence.split())
    return [{"name": name, "title": licence}] if licence else []


def _fields() -> list[dict[str, object]]:
    return [
        {"name": name, "description": f"{meaning}. {values}"}
        | TYPES.get(name, {"type": "string"})
        for name, meaning, values in dictionary.COLUMNS
    ]
