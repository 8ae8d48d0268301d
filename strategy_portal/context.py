"""What every page's template knows."""


def partnership(request):
    """Name the partnership in the header; a view's own context goes before this."""
    return {"partnership": "Strategy portal"}
