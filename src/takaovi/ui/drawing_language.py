"""The language a page is being drawn in, kept at hand from its first line to its last.

A page has a hundred words and more. Asking the framework for the thread's language at each took a fifth of the
time of a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as framework_gettext
from django.utils.translation import trans_real

from takaovi.core.language import Language, current

_reading: ContextVar[Language | None] = ContextVar("reading", default=None)
_catalogue: ContextVar[trans_real.DjangoTranslation | None] = ContextVar("catalogue", default=None)


@contextmanager
def drawn_in(language: Language) -> Iterator[None]:
    """While this lasts, templates speak ``language``."""
    tokens = _reading.set(language), _catalogue.set(trans_real.translation(language.code))
    try:
        yield
    finally:
        _reading.reset(tokens[0])
        _catalogue.reset(tokens[1])


def reading() -> Language:
    """The language of the page that is being drawn, or else the active one."""
    return _reading.get() or current()


def gettext(message: str) -> str:
    """The message in the language of the page that is being drawn, or else in the active one."""
    catalogue = _catalogue.get()
    return framework_gettext(message) if catalogue is None else catalogue.gettext(message)
