"""What holds for every request: no control characters in, nothing private cached."""

import re
from urllib.parse import unquote

from django.utils.cache import patch_cache_control
from django.views.defaults import bad_request

# PostgreSQL refuses NUL in text, and no address of ours holds any of the others.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]")


def refuse_control_characters(get_response):
    """Answer 400 to an address or query with a control character in it."""

    def middleware(request):
        query = unquote(request.META.get("QUERY_STRING", "").replace("+", " "))
        if CONTROL_CHARACTERS.search(request.path) or CONTROL_CHARACTERS.search(query):
            return bad_request(request, None)
        return get_response(request)

    return middleware


def keep_signed_in_pages_private(get_response):
    """Forbid every cache to keep what a signed-in person was sent."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
