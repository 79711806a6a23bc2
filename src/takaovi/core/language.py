"""The language of the page being made, as Django knows it. The languages themselves are data: ``core.languages``.

The address tells the language (``/fi/``, ``/sv/``, ``/en/``, ``/selko/``): no cookie, no guessing from the
browser once a person has chosen.
"""

from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils import translation

from takaovi.core.languages import BY_CODE, BY_PREFIX, DEFAULT, FALLBACK, LANGUAGES, Language

__all__ = [
    "BY_CODE",
    "BY_PREFIX",
    "DEFAULT",
    "FALLBACK",
    "LANGUAGES",
    "Language",
    "ReadingPrefix",
    "current",
    "reading_patterns",
]


def current() -> Language:
    """The language of the page being made."""
    return BY_CODE.get(translation.get_language() or "", DEFAULT)


class ReadingPrefix(LocalePrefixPattern):
    """Django's language prefix, with ``selko`` written where Django would say ``fi-simple``."""

    @property
    def language_prefix(self) -> str:
        return f"{current().prefix}/"


def reading_patterns(*urls: URLPattern | URLResolver) -> list[URLResolver]:
    """Like ``i18n_patterns``, with our own prefixes."""
    return [URLResolver(ReadingPrefix(prefix_default_language=True), list(urls))]
