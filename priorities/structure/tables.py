"""The lists of posts and boards that are kept, as tables."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from strategy_portal.listing import ListTable
from strategy_portal.wording import join_words, lasting_words


class KeptPostTable(ListTable):
    """Posts with who employs each, and from when to when it is there."""

    caption = "Posts, by title"
    noun = ("post", "posts")
    empty = "There is no post yet. Add the first one."

    title = tables.Column("Post", order_by=("title", "code"))
    employers = tables.Column("Employed by", empty_values=(), orderable=False)
    stands = tables.Column("In place", empty_values=(), orderable=False)

    def render_title(self, record):
        """Return a post's title as the way to what is decided of it."""
        address = reverse("structure:post-detail", args=[record.code])
        return format_html('<a href="{}">{}</a>', address, record)

    def render_employers(self, record):
        """Name who employs it."""
        names = sorted(str(each) for each in record.organisations.all())
        return join_words(names) or "Not stated"

    def render_stands(self, record):
        """Return from when to when it is there."""
        return lasting_words(record.valid_from, record.valid_to)


class KeptBoardTable(ListTable):
    """Boards with what each is, and from when to when it is there."""

    caption = "Boards, by name"
    noun = ("board", "boards")
    empty = "There is no board yet. Add the first one."

    name = tables.Column("Board", order_by=("name", "code"))
    kind = tables.Column("What it is")
    stands = tables.Column("In place", empty_values=(), orderable=False)

    def render_name(self, record):
        """Return a board's name as the way to what is decided of it."""
        address = reverse("structure:board-detail", args=[record.code])
        return format_html('<a href="{}">{}</a>', address, record)

    def render_stands(self, record):
        """Return from when to when it is there."""
        return lasting_words(record.valid_from, record.valid_to)
