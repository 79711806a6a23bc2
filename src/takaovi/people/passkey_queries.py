"""Which site passkeys are bound to, and whether they can be."""

from urllib.parse import urlsplit

from django.conf import settings


def site_name() -> str:
    """The name the keys are bound to."""
    return urlsplit(settings.SITE_URL).hostname or ""


def has_passkeys() -> bool:
    """Whether keys can be bound to this site: browsers want a name and no number."""
    name = site_name()
    return bool(name) and not name.replace(".", "").isdigit() and ":" not in name
