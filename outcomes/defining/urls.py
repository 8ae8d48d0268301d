"""Addresses at which measures, targets and comparators are defined, below /portal/."""

from django.urls import path

from outcomes.defining import (
    comparator_views,
    family_views,
    naming_views,
    placement_views,
    post_views,
    target_views,
    views,
)

app_name = "defining"

ONE = "manage/measures/<slug:slug>/"
LINE = f"{ONE}outcomes/<int:pk>/"
COMPARATORS = "manage/comparators/"
AREA = f"{COMPARATORS}<slug:code>/"

urlpatterns = [
    path("manage/measures/", views.measure_list, name="measure-list"),
    path("manage/measures/add/", views.measure_add, name="measure-add"),
    path(ONE, views.measure_detail, name="measure-detail"),
    path(f"{ONE}change/", views.measure_change, name="measure-change"),
    path(f"{ONE}definition/", views.measure_define, name="measure-define"),
    path(f"{ONE}retire/", views.measure_retire, name="measure-retire"),
    path(f"{ONE}counted-in/", family_views.measure_count_in, name="measure-count-in"),
    path(f"{ONE}target/", target_views.target_change, name="target-change"),
    path(f"{ONE}target/end/", target_views.target_end, name="target-end"),
    path(f"{ONE}outcomes/add/", placement_views.placement_add, name="placement-add"),
    path(f"{LINE}move/", placement_views.placement_move, name="placement-move"),
    path(f"{LINE}end/", placement_views.placement_end, name="placement-end"),
    path(COMPARATORS, comparator_views.comparator_list, name="comparator-list"),
    # No comparator has the code "add", so that this address is free.
    path(f"{COMPARATORS}add/", comparator_views.comparator_add, name="comparator-add"),
    path(AREA, comparator_views.comparator_detail, name="comparator-detail"),
    path(f"{AREA}areas/", comparator_views.comparator_areas, name="comparator-areas"),
    path(
        f"{AREA}retire/", comparator_views.comparator_retire, name="comparator-retire"
    ),
    # A signed quarter keeps its names, and the floor below cannot know which is signed.
    path(
        "manage/posts/<slug:code>/rename/", naming_views.post_rename, name="post-rename"
    ),
    path(
        "manage/boards/<slug:code>/rename/",
        naming_views.board_rename,
        name="board-rename",
    ),
    # A post ends once no measure is asked of it, which the floor below cannot know.
    path(
        "manage/posts/<slug:code>/retire/", post_views.post_retire, name="post-retire"
    ),
]
