"""A hand-made scorecard, published: for pages that show what was published."""

from scorecards import freeze
from scorecards.models.edition import fingerprint
from scorecards.renderers import csv, json, package, xlsx
from tests.factories.scorecards import (
    EditionFactory,
    EditionFileFactory,
    StoredFileFactory,
)
from tests.samples import wellbeing

# A PDF takes seconds.
QUICK = (csv, json, package, xlsx)
SLUG = "wellbeing"
MEASURE = "measure-a1"
QUARTER = "2025-26-q2"


def publish_page(page=None, **fields):
    """Publish a page, frozen and in every quick format; return its edition."""
    page = page or wellbeing()
    edition = EditionFactory(**fields)
    contents = {
        freeze.EXTENSION: (freeze.MEDIA_TYPE, freeze.freeze(page)),
        **{each.EXTENSION: (each.MEDIA_TYPE, each.render(page)) for each in QUICK},
    }
    for extension, (media_type, content) in contents.items():
        EditionFileFactory(
            edition=edition,
            slug=page.slug,
            title=page.title,
            extension=extension,
            media_type=media_type,
            stored=kept(content),
        )
    return edition


def kept(content):
    """Store bytes, unless they are there already."""
    found = StoredFileFactory._meta.model.objects.filter(pk=fingerprint(content))
    return found.first() or StoredFileFactory(content=content)
