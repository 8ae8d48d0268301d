"""What tests of the pages of the strategy share."""

from django.urls import reverse


def at(name, code=None):
    return reverse(f"priorities:{name}", args=[code] if code else [])


def words_of(response):
    return " ".join(response.text.split())
