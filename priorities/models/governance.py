"""Boards and groups, whom they report to, and what their meetings agreed."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from priorities.models.kept import Kept, changed_by_somebody
from priorities.models.lasting import ends_after_it_starts, in_force_on
from priorities.models.sources import Sourced, code_field, loose, precision_field


class BoardQuerySet(models.QuerySet):
    """Sets of boards."""

    def in_order(self):
        """Order by name, then by code so that the order is certain."""
        return self.order_by("name", "code")

    def in_force(self, on):
        """Keep the boards that are there on a day; most are always."""
        return self.filter(in_force_on(on))


class Board(Sourced, Kept):
    """A board, group, committee or forum that hears of the strategy."""

    class Kind(models.TextChoices):
        STRATEGIC = "strategic", "Strategic board"
        DELIVERY = "delivery", "Delivery group"
        TRANSFORMATION = "transformation", "Transformation group"
        ENABLING = "enabling", "Enabling group"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        FORUM = "forum", "Forum"
        EXECUTIVE = "executive", "Council or cabinet"
        PARTICIPATION = "participation", "Participation group"
        PARTNERSHIP = "partnership", "Partnership"
        WORKING = "working", "Working group"

    code = code_field()
    name = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    meets = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    parents = models.ManyToManyField(
        "self", through="ReportingLine", symmetrical=False, related_name="children"
    )

    objects = BoardQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("board_ends_after_it_starts"),
            changed_by_somebody("board_changed_by_somebody"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("board-detail", kwargs={"code": self.code})


class ReportingLineQuerySet(models.QuerySet):
    """Sets of reporting lines."""

    def in_force(self, on):
        """Keep the lines that held on a day; a line without dates always holds."""
        return self.filter(in_force_on(on))


class ReportingLine(Sourced, Kept):
    """One board reports to another, from a date to a date where they are known."""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="reports_to_lines"
    )
    reports_to = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="reported_by_lines"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = ReportingLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "reports_to"], name="reporting_line_once_a_pair"
            ),
            models.CheckConstraint(
                condition=~Q(board=F("reports_to")),
                name="reporting_line_not_to_itself",
            ),
            ends_after_it_starts("reporting_line_ends_after_it_starts"),
            changed_by_somebody("reporting_line_changed_by_somebody"),
        ]

    def __str__(self):
        return f"{self.board} to {self.reports_to}"


class Meeting(Sourced):
    """A meeting of a board on a date."""

    code = code_field()
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(null=True, blank=True)
    held_precision = precision_field()

    def __str__(self):
        return self.code

    @property
    def held(self):
        """Return when it met as a value, with its precision."""
        return loose(self.held_on, self.held_precision)


class AgendaItem(Sourced):
    """One item of a meeting's agenda, with what was recommended."""

    code = code_field()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    recommendation = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "order"], name="agenda_item_order_once_a_meeting"
            ),
        ]

    def __str__(self):
        return self.title


class Resolution(Sourced):
    """What a meeting agreed on an item."""

    code = code_field()
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="resolutions"
    )
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "order"], name="resolution_order_once_an_item"
            ),
        ]

    def __str__(self):
        return self.text


class MemberQuestion(Sourced):
    """A question that a member asked, the answer, and what was promised."""

    code = code_field()
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="questions"
    )
    order = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField(blank=True)
    commitment = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "order"], name="member_question_order_once_an_item"
            ),
        ]

    def __str__(self):
        return self.question


class Event(Sourced):
    """A conference, consultation or day at which voices were heard."""

    class Kind(models.TextChoices):
        ENGAGEMENT = "engagement", "Engagement event"
        CONFERENCE = "conference", "Conference"
        CONSULTATION = "consultation", "Consultation"
        INSPECTION = "inspection", "Inspection"

    code = code_field()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    held_on = models.DateField(null=True, blank=True)
    held_precision = precision_field()
    summary = models.TextField(blank=True)

    def __str__(self):
        return self.title

    @property
    def held(self):
        """Return when it was held as a value, with its precision."""
        return loose(self.held_on, self.held_precision)
