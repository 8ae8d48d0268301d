"""Pages that gather from several apps, and the signs of life."""

from strategy_portal.views.audit import audit_list
from strategy_portal.views.boards import board_detail
from strategy_portal.views.home import home
from strategy_portal.views.life import health
from strategy_portal.views.manage import manage
from strategy_portal.views.posts import post_detail, post_list
from strategy_portal.views.questions import question_list

__all__ = [
    "audit_list",
    "board_detail",
    "health",
    "home",
    "manage",
    "post_detail",
    "post_list",
    "question_list",
]
