"""What is measured, where it stands in the strategy, and what it is held against."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from outcomes.domain.figures import Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference
from priorities.models import EvidenceSource, Kept, Organisation, Post, posts_held
from priorities.models.kept import changed_by_somebody
from priorities.models.lasting import ends_after_it_starts, in_force_on
from priorities.models.sources import Sourced, code_field
from strategy_portal.access import Permission, can
from strategy_portal.periods import Basis


def choices(enum) -> list[tuple[str, str]]:
    """Return a domain enum as the choices of a field, in sentence case."""
    return [(member.value, member.value.capitalize()) for member in enum]


def figure_field(*, optional: bool = True) -> models.DecimalField:
    """Return the field of a figure: exact, and wide enough for any measure."""
    return models.DecimalField(
        max_digits=14, decimal_places=6, null=optional, blank=optional
    )


class OutcomeQuerySet(models.QuerySet):
    """Sets of outcomes."""

    def in_order(self):
        """Order as the strategy names them."""
        return self.order_by("order")

    def with_placements(self, on):
        """Fetch the lines of each outcome on a day, with the measures that answer."""
        lines = Placement.objects.in_force(on).select_related("paper", "measure")
        return self.prefetch_related(
            models.Prefetch("placements", queryset=lines.in_order())
        )


class Outcome(Sourced):
    """One of the strategy's outcomes: what is to be true for children and families."""

    code = code_field(max_length=10)
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)
    statement = models.TextField()
    indicators_in_development = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(unique=True)

    objects = OutcomeQuerySet.as_manager()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("outcomes:outcome-detail", kwargs={"slug": self.slug})


class LastingQuerySet(models.QuerySet):
    """Sets of what lasts from a day to a day."""

    def in_force(self, on):
        """Keep those that hold on a day; one without dates always does."""
        return self.filter(in_force_on(on))


class PlaceQuerySet(LastingQuerySet):
    """Sets of places."""

    def in_order(self):
        """Order by name, then by code so that the order is certain."""
        return self.order_by("name", "code")

    def comparators(self):
        """Leave out our own area."""
        return self.exclude(kind=Place.Kind.OWN)


class Place(Kept):
    """An area that figures are about: our own, or one that we are compared with."""

    class Kind(models.TextChoices):
        OWN = "own", "Our own area"
        NEIGHBOURS = "neighbours", "Statistical neighbours"
        REGION = "region", "Region"
        NATION = "nation", "Nation"

    code = code_field(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    ons_code = models.CharField(max_length=9, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("place_ends_after_it_starts"),
            changed_by_somebody("place_changed_by_somebody"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="own"), name="place_one_is_our_own"
            ),
        ]

    def __str__(self):
        return self.name


class ComparatorSet(Kept):
    """Which areas stand behind a comparator, and from when to when."""

    code = code_field(max_length=60)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="comparator_sets"
    )
    name = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    release = models.CharField(max_length=300, blank=True)
    question = models.TextField(blank=True)

    objects = LastingQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("comparator_set_ends_after_it_starts"),
            changed_by_somebody("comparator_set_changed_by_somebody"),
        ]

    def __str__(self):
        return self.name


class ComparatorMember(models.Model):
    """One area of a comparator set."""

    comparator_set = models.ForeignKey(
        ComparatorSet, on_delete=models.CASCADE, related_name="members"
    )
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comparator_set", "name"], name="comparator_member_once_a_set"
            ),
        ]

    def __str__(self):
        return self.name


class MeasureQuerySet(models.QuerySet):
    """Sets of measures."""

    def live(self, on):
        """Keep the measures that are watched on a day: added by then, not retired."""
        return self.filter(in_force_on(on)).exclude(state=Measure.State.RETIRED)

    def visible_to(self, user, *, on):
        """Keep the measures that a person may see: all, or those of their posts."""
        if can(user, Permission.READ_EVERY_MEASURE, on=on):
            return self
        if not can(user, Permission.READ_MEASURES, on=on):
            return self.none()
        posts = posts_held(user, on=on)
        return self.filter(Q(reporting_post__in=posts) | Q(deputy_post__in=posts))

    def in_order(self):
        """Order as the scorecards number them: by letter, then by number."""
        return self.order_by("letter", "number")

    def returned(self):
        """Keep the live ones of which a post sends figures: not what is published."""
        return self.filter(
            state=Measure.State.LIVE,
            collection=Measure.Collection.RETURNED,
            derivation="",
        ).exclude(frequency=Measure.Frequency.ONCE)

    def with_posts(self):
        """Fetch who reports each measure, and what it is worked out from."""
        return self.select_related("reporting_post", "derived_from")

    def with_sources(self):
        """Fetch all that the page of a measure says of where it comes from."""
        return self.with_posts().select_related(
            "deputy_post", "data_provider", "evidence", "paper", "counted_in"
        )

    def with_placements(self, on):
        """Fetch the lines that each measure answers on a day, in their order."""
        lines = Placement.objects.in_force(on).select_related("outcome", "paper")
        return self.prefetch_related(
            models.Prefetch("placements", queryset=lines.in_order())
        )


class Measure(Sourced, Kept):
    """A number that the strategy promises to watch, and how that number is read.

    It holds what was decided last. `terms.as_of` gives it as it stood on a day.
    """

    class State(models.TextChoices):
        LIVE = "live", "Live"
        IN_DEVELOPMENT = "in development", "In development"
        RETIRED = "retired", "Retired"

    class Frequency(models.TextChoices):
        MONTHLY = "monthly", "Monthly"
        QUARTERLY = "quarterly", "Quarterly"
        TERMLY = "termly", "Termly"
        YEARLY = "yearly", "Yearly"
        TWO_YEARLY = "two-yearly", "Every two years"
        ONCE = "once", "Once"

    class Collection(models.TextChoices):
        RETURNED = "returned", "Returned by its post"
        PUBLISHED = "published", "Published as an official statistic"

    class Derivation(models.TextChoices):
        PERCENT_INCREASE = "percent increase", "Percent increase on the year before"

    code = code_field(max_length=8)
    letter = models.CharField(max_length=4, editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=60)
    short_title = models.CharField(max_length=40)
    plain_words = models.TextField()
    definition = models.TextField()
    unit = models.CharField(max_length=20, choices=choices(Unit))
    decimals = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(6)]
    )
    polarity = models.CharField(max_length=20, choices=choices(Polarity))
    counts = models.CharField(max_length=80, blank=True)
    counts_people = models.BooleanField(default=True)
    frequency = models.CharField(max_length=20, choices=Frequency)
    basis = models.CharField(max_length=20, choices=choices(Basis))
    cumulative = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.LIVE)
    question_words = models.CharField(max_length=200, blank=True)
    headline = models.BooleanField(default=False)
    lay_sentence = models.CharField(max_length=300, blank=True)
    dead_band = figure_field()
    baseline_period = models.CharField(max_length=40, blank=True)
    baseline_value = figure_field()
    first_due_on = models.DateField(null=True, blank=True)
    collection = models.CharField(
        max_length=10, choices=Collection, default=Collection.RETURNED
    )
    due_days = models.PositiveSmallIntegerField(default=24)
    derivation = models.CharField(max_length=20, choices=Derivation, blank=True)
    derived_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derivatives",
    )
    # All whom it counts are counted in that measure too, so that both are protected
    # together.
    counted_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="smaller",
    )
    reporting_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    deputy_post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputised_measures",
    )
    data_provider = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    evidence = models.ForeignKey(
        EvidenceSource,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
    )
    release = models.CharField(max_length=300, blank=True)
    caveat = models.CharField(max_length=300, blank=True)
    illustrative = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("measure_ends_after_it_starts"),
            changed_by_somebody("measure_changed_by_somebody"),
            models.CheckConstraint(
                condition=(Q(derivation="") & Q(derived_from__isnull=True))
                | (~Q(derivation="") & Q(derived_from__isnull=False)),
                name="measure_derivation_names_its_base",
            ),
            models.CheckConstraint(
                condition=~Q(derived_from=F("pk")),
                name="measure_not_derived_from_itself",
            ),
            models.CheckConstraint(
                condition=~Q(counted_in=F("pk")), name="measure_not_counted_in_itself"
            ),
            models.CheckConstraint(
                condition=Q(counted_in__isnull=True)
                | Q(unit=Unit.COUNT, counts_people=True),
                name="measure_counted_in_another_counts_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="in development") | ~Q(question_words=""),
                name="measure_in_development_says_why",
            ),
            models.UniqueConstraint(
                fields=["letter", "number"], name="measure_numbered_once_a_letter"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def is_returned(self):
        """Return whether a post sends its figures: see `MeasureQuerySet.returned`."""
        return (
            self.state == self.State.LIVE
            and self.collection == self.Collection.RETURNED
            and not self.derivation
            and self.frequency != self.Frequency.ONCE
        )

    def get_absolute_url(self):
        return reverse("outcomes:measure-detail", kwargs={"slug": self.slug})


class Breakdown(Sourced):
    """A part of a measure: a service, a phase, an age group."""

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="breakdowns"
    )
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    adds_up = models.BooleanField(
        default=True, help_text="The parts together are the whole."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "code"], name="breakdown_code_once_a_measure"
            ),
        ]

    def __str__(self):
        return self.title


class PlacementQuerySet(LastingQuerySet):
    """Sets of lines."""

    def in_order(self):
        """Order as the strategy's papers list them."""
        return self.order_by("outcome__order", "order", "role", "pk")


class Placement(Sourced, Kept):
    """A line of an outcome: the measure that answers it, and from when to when.

    A line of a paper has no first day, and a paper may name a measure twice.
    """

    class Role(models.TextChoices):
        INDICATOR = "indicator", "Indicator"
        MEASURE = "measure", "Measure"
        BESIDE = "beside", "Beside the strategy"

    outcome = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, related_name="placements"
    )
    role = models.CharField(max_length=20, choices=Role)
    order = models.PositiveSmallIntegerField()
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="placements"
    )
    heading = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("placement_ends_after_it_starts"),
            changed_by_somebody("placement_changed_by_somebody"),
            models.UniqueConstraint(
                fields=["outcome", "role", "measure"],
                condition=Q(valid_from__isnull=False, valid_to__isnull=True),
                name="placement_begun_on_a_day_goes_on_once",
            ),
            models.UniqueConstraint(
                fields=["outcome", "role", "order"], name="placement_order_once_a_role"
            ),
        ]

    def __str__(self):
        return f"{self.outcome}: {self.measure}"


class Target(Sourced, Kept):
    """What a measure is to reach between two days, and how near is near enough."""

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="targets"
    )
    breakdown = models.ForeignKey(
        Breakdown,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=20, choices=choices(Reference))
    value = figure_field()
    comparator = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
    )
    limit_kind = models.CharField(max_length=20, choices=choices(LimitKind))
    limit = figure_field(optional=False)
    illustrative = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(reference="fixed", value__isnull=False, comparator__isnull=True)
                    | Q(
                        reference="comparator",
                        value__isnull=True,
                        comparator__isnull=False,
                        limit_kind="tolerance",
                    )
                ),
                name="target_is_a_value_or_a_comparator",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="target_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(limit_kind="value") | Q(limit__gte=0),
                name="target_tolerance_not_negative",
            ),
            changed_by_somebody("target_changed_by_somebody"),
            models.UniqueConstraint(
                fields=["measure", "valid_from"],
                condition=Q(breakdown__isnull=True),
                name="target_one_a_start",
            ),
            models.UniqueConstraint(
                fields=["measure", "breakdown", "valid_from"],
                condition=Q(breakdown__isnull=False),
                name="target_one_a_start_and_breakdown",
            ),
        ]

    def __str__(self):
        return f"{self.measure} from {self.valid_from}"
