"""The four ways of reading: suomi, svenska, English and selko (plain Finnish).

The address tells the language (``/fi/``, ``/sv/``, ``/en/``, ``/selko/``): no cookie, no guessing from the
browser once a person has chosen. Inside Django plain Finnish is the language ``fi-simple``.
"""

from dataclasses import dataclass

from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils import translation


@dataclass(frozen=True, slots=True)
class Language:
    """``code`` is Django's, ``prefix`` stands in addresses, ``tag`` in the lang attribute (BCP 47)."""

    code: str
    prefix: str
    tag: str
    own_name: str
    column: str


LANGUAGES = (
    Language("fi", "fi", "fi", "Suomi", "fi"),
    Language("sv", "sv", "sv", "Svenska", "sv"),
    Language("en", "en", "en", "English", "en"),
    Language("fi-simple", "selko", "fi", "Selko", "fi_simple"),
)
BY_CODE = {language.code: language for language in LANGUAGES}
BY_PREFIX = {language.prefix: language for language in LANGUAGES}
DEFAULT = LANGUAGES[0]

# In which order a text is looked for when it is missing in the asked language. Told on the page, never silent.
FALLBACK = {
    "fi": ("fi", "en", "sv"),
    "sv": ("sv", "fi", "en"),
    "en": ("en", "fi", "sv"),
    "fi-simple": ("fi-simple", "fi", "en", "sv"),
}


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
