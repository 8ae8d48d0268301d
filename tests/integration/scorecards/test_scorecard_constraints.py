"""The database's own rules of what is published: each refuses."""

import pytest
from django.db import IntegrityError, transaction

from tests.constraints import assert_refused, constraints_of, unique_fields_of
from tests.factories import scorecards as make
from tests.factories.portal import UserFactory
from tests.factories.scorecards import (
    AT,
    EditionFactory,
    EditionFileFactory,
    ExemptionFactory,
    FindingFactory,
    PreparedFileFactory,
    PublicationDayFactory,
    QuarterSetFactory,
    QuietPeriodFactory,
    ToldFigureFactory,
    WithdrawalFactory,
)

pytestmark = pytest.mark.django_db


def two_in_preparation():
    QuarterSetFactory()
    QuarterSetFactory(checked=True, number=2, reason="A figure was late.")


def same_number_again():
    QuarterSetFactory(published=True)
    QuarterSetFactory(checked=True)


def one_file_twice():
    file = PreparedFileFactory()
    PreparedFileFactory(
        belongs_to=file.belongs_to, slug=file.slug, extension=file.extension
    )


def one_finding_twice():
    finding = FindingFactory()
    FindingFactory(
        belongs_to=finding.belongs_to, check_name=finding.check_name, key=finding.key
    )


def one_edition_twice():
    edition = EditionFactory()
    EditionFactory(
        prepared=QuarterSetFactory(
            state="cancelled", cancelled_at=AT, cancelled_by=UserFactory()
        ),
        starts_on=edition.starts_on,
        manifest="another",
    )


def edition_of_its_own():
    edition = EditionFactory.build(
        pk=7, prepared=QuarterSetFactory(), published_by=UserFactory(), number=2
    )
    edition.reason, edition.supersedes_id = "A figure was late.", 7
    edition.save(force_insert=True)


def one_edition_file_twice():
    file = EditionFileFactory()
    EditionFileFactory(edition=file.edition, slug=file.slug)


def one_told_figure_twice():
    told = ToldFigureFactory()
    ToldFigureFactory(belongs_to=told.belongs_to, measure=told.measure)


REFUSED = {
    "quarter_set_one_in_preparation_a_quarter": two_in_preparation,
    "quarter_set_numbered_once": same_number_again,
    "quarter_set_correction_says_why": lambda: QuarterSetFactory(number=2),
    "quarter_set_checked_with_its_files": lambda: QuarterSetFactory(state="checked"),
    "quarter_set_cancelled_at_some_time": lambda: QuarterSetFactory(state="cancelled"),
    "quarter_set_cancelled_by_somebody": lambda: QuarterSetFactory(
        state="cancelled", cancelled_at=AT
    ),
    "prepared_file_once_a_set": one_file_twice,
    "finding_once_a_set": one_finding_twice,
    "finding_that_blocks_is_mended_not_ticked": lambda: FindingFactory(
        blocks=True, ticked_at=AT, ticked_by=UserFactory()
    ),
    "finding_ticked_by_somebody": lambda: FindingFactory(ticked_at=AT),
    "told_figure_once_a_set": one_told_figure_twice,
    "told_figure_hidden_or_known": lambda: ToldFigureFactory(why="few"),
    "exemption_says_where_or_why": lambda: ExemptionFactory(words=""),
    "publication_day_numbered_once": lambda: PublicationDayFactory.create_batch(2),
    "publication_day_moved_says_why": lambda: PublicationDayFactory(
        number=2, reason=""
    ),
    "publication_day_named_before_it_is_given_up": lambda: PublicationDayFactory(
        due_on=None
    ),
    "publication_day_after_its_quarter_begins": lambda: PublicationDayFactory(
        due_on=PublicationDayFactory.build().starts_on
    ),
    "quiet_period_ends_after_it_starts": lambda: QuietPeriodFactory(
        ends_on=QuietPeriodFactory.build().starts_on.replace(year=2025)
    ),
    "edition_numbered_once": one_edition_twice,
    "edition_correction_says_why": lambda: EditionFactory(number=2, reason="Late."),
    "edition_not_its_own_correction": edition_of_its_own,
    "edition_file_once_an_edition": one_edition_file_twice,
    "withdrawal_says_why": lambda: WithdrawalFactory(reason=""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_constraint_refuses(name):
    assert_refused(name, REFUSED[name])


def test_every_constraint_has_its_test():
    assert constraints_of("scorecards") == REFUSED.keys()


@pytest.mark.parametrize("field", unique_fields_of("scorecards"), ids=str)
def test_slug_order_or_hash_is_given_once(field):
    factory = getattr(make, f"{field.model.__name__}Factory")
    value = 1 if field.name == "order" else "w1"
    factory(**{field.name: value})

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**{field.name: value})


def test_edition_is_superseded_once():
    edition = EditionFactory()
    EditionFactory(supersedes=edition, number=2, reason="A figure was late.")

    with pytest.raises(IntegrityError), transaction.atomic():
        EditionFactory(supersedes=edition, number=3, reason="Another was.")
