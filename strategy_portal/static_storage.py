"""How static files are named and packed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Names carry a hash of the content, inside JavaScript modules' imports too."""

    support_js_module_import_aggregation = True
