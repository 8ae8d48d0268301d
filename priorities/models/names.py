"""What posts and boards were called before: their rows hold the newest names."""

from django.db import models
from django.db.models import Q

from priorities.models.governance import Board
from priorities.models.people import Post


class FormerName(models.Model):
    """What a post or a board was called until a day, when another name took over."""

    post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="former_names",
    )
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="former_names",
    )
    name = models.CharField(max_length=200)
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True, board__isnull=False)
                | Q(post__isnull=False, board__isnull=True),
                name="former_name_is_of_a_post_or_of_a_board",
            ),
            models.UniqueConstraint(
                fields=["post", "valid_to"], name="former_name_of_a_post_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["board", "valid_to"], name="former_name_of_a_board_once_a_day"
            ),
        ]

    def __str__(self):
        return self.name
