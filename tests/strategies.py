"""A small, sound strategy in a folder, for tests to spoil one cell of."""

import csv
from copy import deepcopy

from strategy_portal.intake.schema import BY_FILE

QUARTER = {
    "measure": "W1",
    "place": "northfield",
    "basis": "financial quarter",
    "status": "final",
}

SMALL = {
    "partnership": [
        {"key": "name", "value": "Northfield SEND Partnership"},
        {"key": "place", "value": "Northfield"},
        {"key": "council", "value": "Northfield Council"},
    ],
    "papers": [
        {"code": "001", "title": "SEND Strategy", "body": "Cabinet", "date": "2020-03"}
    ],
    "organisations": [
        {"code": "council", "name": "Northfield Council", "kind": "council"},
        {"code": "trust", "name": "Northfield Trust", "kind": "health"},
    ],
    "posts": [
        {"code": "head", "title": "Head of Inclusion", "organisations": "council"}
    ],
    "officers": [{"code": "a-example", "name": "A. Example"}],
    "boards": [
        {"code": "send-board", "name": "SEND Board", "kind": "strategic"},
        {"code": "place-board", "name": "Place Board", "kind": "strategic"},
    ],
    "reporting_lines": [{"board": "send-board", "reports_to": "place-board"}],
    "strategies": [
        {"code": "send", "title": "SEND Strategy", "kind": "strategy"},
        {"code": "outreach", "title": "Outreach", "kind": "plan", "parent": "send"},
    ],
    "strategy_versions": [
        {
            "code": "send-2020",
            "strategy": "send",
            "label": "2020",
            "status": "published",
            "date": "2020",
            "current": "yes",
        },
        {
            "code": "send-2017",
            "strategy": "send",
            "label": "2017",
            "status": "published",
            "date": "2017",
        },
    ],
    "priorities": [
        {"code": "voice", "version": "send-2020", "order": "1", "title": "Voice"},
        {"code": "places", "version": "send-2020", "order": "2", "title": "Places"},
        {"code": "old-voice", "version": "send-2017", "order": "1", "title": "Voices"},
    ],
    "successions": [{"from": "old-voice", "to": "voice", "kind": "renamed"}],
    "outcomes": [
        {
            "code": "O1",
            "slug": "wellbeing",
            "title": "Wellbeing",
            "statement": "Children are well.",
            "order": "1",
        }
    ],
    "measures": [
        {
            "code": "W1",
            "slug": "therapy",
            "title": "Therapy within 18 weeks",
            "short_title": "Therapy",
            "plain_words": "How many children started a therapy in time.",
            "definition": "Started in time, of all who started.",
            "unit": "percent",
            "polarity": "higher",
            "people": "yes",
            "frequency": "quarterly",
            "basis": "financial quarter",
            "reporting_post": "head",
        },
        {
            "code": "W2",
            "slug": "checks",
            "title": "Health checks",
            "short_title": "Checks",
            "plain_words": "How many checks were done.",
            "definition": "Checks done.",
            "unit": "count",
            "polarity": "neutral",
            "frequency": "quarterly",
            "basis": "financial quarter",
        },
    ],
    "breakdowns": [
        {"measure": "W1", "code": "speech", "title": "Speech", "order": "1"}
    ],
    "placements": [
        {"outcome": "O1", "role": "measure", "order": "1", "measure": "W1"},
        {"outcome": "O1", "role": "beside", "order": "1", "measure": "W2"},
    ],
    "places": [
        {"code": "northfield", "name": "Northfield", "kind": "own"},
        {"code": "england", "name": "England", "kind": "nation"},
    ],
    "comparator_sets": [],
    "targets": [
        {
            "measure": "W1",
            "from": "2025-04-01",
            "reference": "fixed",
            "value": "80",
            "limit_kind": "value",
            "limit": "75",
        }
    ],
    "published_figures": [
        QUARTER | {"period": "2025-26 Q1", "numerator": "60", "denominator": "80"},
        QUARTER | {"period": "2025-26 Q2", "numerator": "70", "denominator": "80"},
        QUARTER | {"period": "2025-26 Q2", "breakdown": "speech", "value": "91.5"},
    ],
    "corrections": [],
    "commentary": [
        {"measure": "W1", "quarter": "2025-26 Q2", "why": "A vacancy.", "post": "head"}
    ],
    "scorecards": [
        {
            "slug": "wellbeing",
            "title": "Wellbeing",
            "kind": "outcome",
            "board": "send-board",
            "order": "1",
            "outcomes": "O1",
        }
    ],
}


class StrategyFolder:
    """A folder of files; `rows` may be changed before it is written."""

    def __init__(self, path):
        self.path = path
        self.rows = deepcopy(SMALL)

    def __getitem__(self, place):
        """Return a row by its file and its line: folder["boards", 2]."""
        name, line = place
        return self.rows[name][line - 2]

    def write(self):
        """Write every file with all its columns and return the folder."""
        self.path.mkdir(exist_ok=True)
        for name, rows in self.rows.items():
            with (self.path / f"{name}.csv").open("w", newline="") as file:
                writer = csv.DictWriter(file, headings_of(f"{name}.csv"))
                writer.writeheader()
                writer.writerows(rows)
        return self.path


def headings_of(file):
    """Return the columns of a file as its first line has them."""
    sheet = BY_FILE[file].sheet
    if sheet.upright:
        return ["key", "value"]
    return [column.name for column in sheet.columns]
