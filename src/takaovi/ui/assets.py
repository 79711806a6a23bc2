"""How style sheets and scripts reach the browser."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed names, cached for a year, compressed beforehand."""
