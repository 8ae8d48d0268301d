"""Presenters: a scorecard put into words and order. The only maker of a page."""

from scorecards.presenters.document import present

__all__ = ["present"]
