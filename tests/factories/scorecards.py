"""What is said: the scorecards of a partnership."""

import factory

from scorecards import models
from tests.factories.priorities import BoardFactory


class ScorecardFactory(factory.django.DjangoModelFactory):
    """A pack for a board; `outcomes` are those that it shows."""

    class Meta:
        model = models.Scorecard
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"scorecard-{n}")
    title = "Board pack"
    kind = models.Scorecard.Kind.PACK
    board = factory.SubFactory(BoardFactory)
    order = factory.Sequence(int)

    @factory.post_generation
    def outcomes(self, create, extracted):
        """Link the outcomes given."""
        self.outcomes.set(extracted or [])
