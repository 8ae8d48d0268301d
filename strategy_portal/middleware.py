"""What holds for every request: no control characters in, nothing private cached."""

import re
from urllib.parse import unquote

from django.urls import Resolver404, resolve
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


def answer_everybody_alike(get_response):
    """Answer a view for everybody before anything asks who is there.

    No session is read and no cookie set, so the same bytes go to everybody, whoever
    has signed in, and a cache in front may keep them.
    """

    def middleware(request):
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return get_response(request)
        if not getattr(match.func, "for_everybody", False):
            return get_response(request)
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response

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
