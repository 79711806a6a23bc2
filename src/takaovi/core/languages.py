"""The four ways of reading as data: suomi, svenska, English and selko (plain Finnish). Pure.

The address tells the language (``/fi/``, ``/sv/``, ``/en/``, ``/selko/``); inside the program plain Finnish is the
language ``fi-simple``.
"""

from dataclasses import dataclass


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
