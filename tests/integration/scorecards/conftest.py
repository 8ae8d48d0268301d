"""What the tests of publication share."""

import pytest

from scorecards import preparation
from tests.integration.scorecards.publishing import Press


@pytest.fixture
def press(make_user, monkeypatch):
    """People who publish; the PDF, which takes seconds, has tests of its own."""
    quick = tuple(each for each in preparation.FORMATS if each.EXTENSION != "pdf")
    monkeypatch.setattr(preparation, "FORMATS", quick)
    return Press(make_user)
