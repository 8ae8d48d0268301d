"""The two partnerships that come with the portal load whole, and only once."""

from pathlib import Path

import pytest
from django.conf import settings

from outcomes.models import Observation, Place
from priorities.models import Partnership
from strategy_portal.intake.load import FiguresChanged, load_strategy
from tests.integration.intake.conftest import NOW

FIXTURES = Path(settings.BASE_DIR) / "fixtures"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["rotherham", "example"])
def test_fixtures_load_whole_and_only_once(name):
    first = load_strategy(FIXTURES / name, now=NOW)
    second = load_strategy(FIXTURES / name, now=NOW)

    assert all(kind.added for kind in first.kinds)
    assert second.is_empty
    assert not [kind for kind in second.kinds if kind.kept]
    assert second.figures.kept == []
    assert Partnership.objects.count() == 1
    assert Place.objects.filter(kind="own").count() == 1
    assert Observation.objects.current().own().with_figure().exists()


def test_changed_fixture_needs_a_reason_and_supersedes(tmp_path):
    load_strategy(FIXTURES / "example", now=NOW)
    for path in (FIXTURES / "example").glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    spoil(tmp_path)

    with pytest.raises(FiguresChanged):
        load_strategy(tmp_path, now=NOW)
    plan = load_strategy(tmp_path, now=NOW, reason="Counted again.")

    assert [entry.was is not None for entry in plan.figures.entries] == [True]
    assert Observation.objects.filter(reason="Counted again.").count() == 1


def spoil(folder):
    """Change the caveat of the first published figure."""
    path = folder / "published_figures.csv"
    heading, first, *rest = path.read_text().splitlines()
    cells = first.split(",")
    cells[heading.split(",").index("caveat")] = "Counted again"
    path.write_text("\n".join([heading, ",".join(cells), *rest]) + "\n")
