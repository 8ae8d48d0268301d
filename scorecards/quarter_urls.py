"""Addresses of the quarters for which figures are gathered, all below /portal/.

The board of a quarter says how measures stand, which only the scorecards' reckoning
knows, so its view stands in this app.
"""

from django.urls import path

from outcomes import quarter_views
from scorecards import board_views

app_name = "quarters"

ONE = "quarters/<quarter:quarter>/"

urlpatterns = [
    path("quarters/", quarter_views.quarter_list, name="quarter-list"),
    path("quarters/open/", quarter_views.quarter_open, name="quarter-open"),
    path(ONE, board_views.quarter_board, name="quarter-board"),
    path(f"{ONE}extend/", quarter_views.quarter_extend, name="quarter-extend"),
    path(f"{ONE}close/", quarter_views.quarter_close, name="quarter-close"),
    path(f"{ONE}reopen/", quarter_views.quarter_reopen, name="quarter-reopen"),
]
