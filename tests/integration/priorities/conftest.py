"""People who report progress, and what their post leads."""

import pytest

from strategy_portal.access import Role
from tests.conftest import let_in
from tests.factories import priorities as make


@pytest.fixture
def inclusion(db):
    """The post of the Head of Inclusion."""
    return make.PostFactory(code="head-of-inclusion", title="Head of Inclusion")


@pytest.fixture
def officer(make_user, inclusion):
    """Who reports for the Head of Inclusion."""
    return make_user("officer", roles=[(Role.OFFICER, inclusion)])


@pytest.fixture
def as_officer(client, officer):
    """The test client as the officer of the Head of Inclusion."""
    let_in(client, officer)
    return client


@pytest.fixture
def stranger(make_user):
    """Who reports for another post."""
    return make_user("stranger", roles=[(Role.OFFICER, make.PostFactory())])


@pytest.fixture
def lead(make_user):
    """The performance lead."""
    return make_user("performance.lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def believe(inclusion):
    """A priority of the strategy in force that the Head of Inclusion leads."""
    version = make.StrategyVersionFactory(
        strategy__code="send", strategy__title="SEND Strategy", current=True
    )
    return make.PriorityFactory(
        code="believe", title="Believe", version=version, lead_post=inclusion
    )


@pytest.fixture
def review(inclusion):
    """A project that the Head of Inclusion leads."""
    return make.ProjectFactory(
        code="review", title="Alternative provision review", lead_post=inclusion
    )
