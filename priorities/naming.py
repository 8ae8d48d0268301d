"""What posts and boards were called on a day: their rows hold the newest names."""

from dataclasses import dataclass
from datetime import date

from priorities.models import Board, FormerName, Post
from strategy_portal.wording import lasting_words


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a day that differ from the newest, of posts and of boards by key."""

    posts: dict[int, str]
    boards: dict[int, str]

    def post(self, post: Post | None) -> str:
        """Return what a post was called; nothing where there is none."""
        return self.posts.get(post.pk, post.title) if post else ""

    def board(self, board: Board) -> str:
        """Return what a board was called."""
        return self.boards.get(board.pk, board.name)


def names_on(day: date) -> Names:
    """Return what posts and boards were called on a day, in one query."""
    names = Names({}, {})
    # The last to be read is the first to end from that day on: it is the one that held.
    for row in FormerName.objects.filter(valid_to__gte=day).order_by("-valid_to"):
        if row.post_id:
            names.posts[row.post_id] = row.name
        elif row.board_id:
            names.boards[row.board_id] = row.name
    return names


def former_names(row: Post | Board) -> list[tuple[str, str]]:
    """Return what a post or a board was called before, each with its last day."""
    rows = row.former_names.order_by("-valid_to")
    return [(each.name, lasting_words(None, each.valid_to)) for each in rows]
