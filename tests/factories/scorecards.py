"""What is said: the scorecards of a partnership."""

from datetime import UTC, date, datetime

import factory

from scorecards import models
from scorecards.models.edition import fingerprint
from scorecards.states import SetState
from strategy_portal.periods import Basis
from tests.factories.outcomes import MeasureFactory
from tests.factories.portal import UserFactory
from tests.factories.priorities import BoardFactory

AT = datetime(2025, 11, 10, 9, tzinfo=UTC)


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


class StoredFileFactory(factory.django.DjangoModelFactory):
    """A few bytes under their own hash."""

    class Meta:
        model = models.StoredFile

    content = factory.Sequence(lambda n: f"file {n}".encode())
    sha256 = factory.LazyAttribute(lambda file: fingerprint(file.content))
    size = factory.LazyAttribute(lambda file: len(file.content))


class QuarterSetFactory(factory.django.DjangoModelFactory):
    """July to September 2025, asked for; `checked` has been made too."""

    class Meta:
        model = models.QuarterSet

    class Params:
        checked = factory.Trait(
            state=SetState.CHECKED,
            checked_at=AT,
            figures_as_at=AT,
            fingerprint="0" * 64,
        )
        published = factory.Trait(checked=True, state=SetState.PUBLISHED)

    starts_on = date(2025, 7, 1)
    number = 1
    composed_at = AT
    composed_by = factory.SubFactory(UserFactory)


class PreparedFileFactory(factory.django.DjangoModelFactory):
    """A scorecard's data, waiting."""

    class Meta:
        model = models.PreparedFile

    belongs_to = factory.SubFactory(QuarterSetFactory)
    slug = factory.Sequence(lambda n: f"scorecard-{n}")
    title = "Board pack"
    order = 1
    extension = "csv"
    media_type = "text/csv"
    stored = factory.SubFactory(StoredFileFactory)


class ToldFigureFactory(factory.django.DjangoModelFactory):
    """That a set shows 12 children of July to September 2025."""

    class Meta:
        model = models.ToldFigure

    belongs_to = factory.SubFactory(QuarterSetFactory, checked=True)
    measure = factory.SubFactory(MeasureFactory)
    period_start = date(2025, 7, 1)
    period_end = date(2025, 9, 30)
    basis = Basis.FINANCIAL_QUARTER
    version = "1"
    first = 12


class FindingFactory(factory.django.DjangoModelFactory):
    """A warning that nobody has agreed to yet."""

    class Meta:
        model = models.Finding

    belongs_to = factory.SubFactory(QuarterSetFactory, checked=True)
    check_name = "long sentence"
    key = factory.Sequence(lambda n: f"W{n}")
    words = "“A sentence that goes on.”"
    blocks = False


class PublicationDayFactory(factory.django.DjangoModelFactory):
    """July to September 2025, promised for the last day of November."""

    class Meta:
        model = models.PublicationDay

    starts_on = date(2025, 7, 1)
    number = 1
    due_on = date(2025, 11, 30)
    reason = factory.LazyAttribute(lambda day: "Late." if day.number > 1 else "")
    named_at = AT
    named_by = factory.SubFactory(UserFactory)


class ExemptionFactory(factory.django.DjangoModelFactory):
    """That a measure's small figures are shown, for they are public already."""

    class Meta:
        model = models.Exemption

    measure = factory.SubFactory(MeasureFactory)
    holds = True
    words = "Statistics of the example department, table 3."
    decided_at = AT
    decided_by = factory.SubFactory(UserFactory)


class QuietPeriodFactory(factory.django.DjangoModelFactory):
    """The weeks before an election in May 2026."""

    class Meta:
        model = models.QuietPeriod

    starts_on = date(2026, 3, 30)
    ends_on = date(2026, 5, 7)
    reason = "Local elections"
    added_at = AT
    added_by = factory.SubFactory(UserFactory)


class EditionFactory(factory.django.DjangoModelFactory):
    """The first edition of July to September 2025."""

    class Meta:
        model = models.Edition

    starts_on = date(2025, 7, 1)
    number = 1
    reason = ""
    prepared = factory.SubFactory(
        QuarterSetFactory,
        published=True,
        starts_on=factory.SelfAttribute("..starts_on"),
        number=factory.SelfAttribute("..number"),
        reason=factory.SelfAttribute("..reason"),
    )
    manifest = factory.LazyAttribute(
        lambda edition: f"{edition.starts_on} {edition.number}"
    )
    sha256 = factory.LazyAttribute(
        lambda edition: fingerprint(edition.manifest.encode())
    )
    published_at = AT
    published_on = AT.date()
    published_by = factory.SubFactory(UserFactory)


class EditionFileFactory(factory.django.DjangoModelFactory):
    """A scorecard's data, published."""

    class Meta:
        model = models.EditionFile

    edition = factory.SubFactory(EditionFactory)
    slug = factory.Sequence(lambda n: f"scorecard-{n}")
    title = "Board pack"
    order = 1
    extension = "csv"
    media_type = "text/csv"
    stored = factory.SubFactory(StoredFileFactory)


class WithdrawalFactory(factory.django.DjangoModelFactory):
    """That an edition was taken back."""

    class Meta:
        model = models.Withdrawal

    edition = factory.SubFactory(EditionFactory)
    reason = "A figure was of another area."
    withdrawn_at = AT
    withdrawn_on = AT.date()
    withdrawn_by = factory.SubFactory(UserFactory)
