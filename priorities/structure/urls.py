"""Addresses at which posts, boards and reporting lines are kept, below /portal/."""

from django.urls import path

from priorities.structure import board_views, post_views

app_name = "structure"

POSTS, BOARDS = "manage/posts/", "manage/boards/"
POST, BOARD = f"{POSTS}<slug:code>/", f"{BOARDS}<slug:code>/"
LINE = f"{BOARD}lines/<int:pk>/retire/"

urlpatterns = [
    path(POSTS, post_views.post_list, name="post-list"),
    path(f"{POSTS}add/", post_views.post_add, name="post-add"),
    path(POST, post_views.post_detail, name="post-detail"),
    path(f"{POST}change/", post_views.post_change, name="post-change"),
    path(BOARDS, board_views.board_list, name="board-list"),
    path(f"{BOARDS}add/", board_views.board_add, name="board-add"),
    path(BOARD, board_views.board_detail, name="board-detail"),
    path(f"{BOARD}change/", board_views.board_change, name="board-change"),
    path(f"{BOARD}retire/", board_views.board_retire, name="board-retire"),
    path(f"{BOARD}lines/add/", board_views.line_add, name="line-add"),
    path(LINE, board_views.line_retire, name="line-retire"),
]
