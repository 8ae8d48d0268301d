"""The partnership, its papers, and where each row of the strategy comes from."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from strategy_portal.periods import LooseDate, Precision

PRECISIONS = [(precision.value, precision.value) for precision in Precision]

code_validator = RegexValidator(
    r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
    "A code is letters and digits, joined by single hyphens.",
)


def code_field(**options) -> models.CharField:
    """Return the field that files and services know a row by."""
    options = {"max_length": 80, "unique": True} | options
    return models.CharField(validators=[code_validator], **options)


def precision_field() -> models.CharField:
    """Return the field that says how exactly the date beside it is known."""
    return models.CharField(max_length=13, choices=PRECISIONS, blank=True)


def precise_together(date_field: str, precision: str, name: str):
    """Constrain a date and its precision to be given together or not at all."""
    return models.CheckConstraint(
        condition=(Q((f"{date_field}__isnull", True)) & Q((precision, "")))
        | (Q((f"{date_field}__isnull", False)) & ~Q((precision, ""))),
        name=name,
    )


def loose(on, precision: str) -> LooseDate | None:
    """Join a date and its precision as one value, or None where no date is given."""
    return LooseDate(on, Precision(precision)) if on else None


class Partnership(models.Model):
    """The one partnership that this installation serves."""

    name = models.CharField(max_length=120)
    place = models.CharField(max_length=80)
    council = models.CharField(max_length=120)
    local_offer_url = models.URLField(blank=True)
    local_offer_url_in_paper = models.URLField(blank=True)
    licence = models.CharField(max_length=120, default="Open Government Licence v3.0")
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1), name="partnership_is_the_only_one"
            ),
        ]

    def __str__(self):
        return self.name


class Paper(models.Model):
    """A public paper that the strategy was read from."""

    code = code_field(max_length=20)
    title = models.CharField(max_length=300)
    body = models.CharField(max_length=200)
    dated_on = models.DateField(null=True, blank=True)
    dated_precision = precision_field()
    address = models.URLField(max_length=300, blank=True)
    question = models.TextField(blank=True)

    class Meta:
        constraints = [
            precise_together(
                "dated_on", "dated_precision", "paper_date_has_its_precision"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def date(self):
        """Return the date as a value, with its precision."""
        return loose(self.dated_on, self.dated_precision)


class Sourced(models.Model):
    """A row read from a paper: where it stands there, its own words, and any doubt."""

    paper = models.ForeignKey(
        "priorities.Paper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    source_line = models.CharField(max_length=120, blank=True)
    source_text = models.TextField(blank=True)
    source_query = models.TextField(blank=True)
    proposed = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Abbreviation(models.Model):
    """An abbreviation and what it means, in plain words."""

    term = models.CharField(max_length=40, unique=True)
    meaning = models.CharField(max_length=300)

    def __str__(self):
        return self.term


class EvidenceSource(Sourced):
    """A survey, audit, group or data set that the strategy draws on."""

    code = code_field()
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "priorities.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_sources",
    )

    def __str__(self):
        return self.name
