"""The language of the page that is being made, kept at hand from the first line of a request to its last.

A page has two hundred words and more. Asking the framework for the thread's language at each took a fifth of the
time of a page. What is said here is said in the language of the page; code that says something in another language
(``translation.override``) uses the framework's own functions.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as framework_gettext
from django.utils.translation import trans_real

from takaovi.core.language import BY_PREFIX, DEFAULT, Language, current

_reading: ContextVar[Language | None] = ContextVar("reading", default=None)
_catalogue: ContextVar[trans_real.DjangoTranslation | None] = ContextVar("catalogue", default=None)
_told: dict[tuple[int, Any, str], str] = {}


@contextmanager
def read_in(language: Language) -> Iterator[None]:
    """While this lasts, pages are made in ``language``."""
    tokens = _reading.set(language), _catalogue.set(trans_real.translation(language.code))
    try:
        yield
    finally:
        _reading.reset(tokens[0])
        _catalogue.reset(tokens[1])


def reading() -> Language:
    """The language of the page that is being made, or else the active one."""
    return _reading.get() or current()


def gettext(message: str) -> str:
    """The message in the language of the page that is being made, or else in the active one."""
    catalogue = _catalogue.get()
    return framework_gettext(message) if catalogue is None else catalogue.gettext(message)


def word(table: Mapping[Any, object], key: Any) -> str:
    """An entry of a constant table of lazy phrases, in the language of the page. Each is translated once."""
    language = reading().code
    told = _told.get((id(table), key, language))
    if told is None:
        with translation.override(language):
            told = _told[id(table), key, language] = str(table[key])
    return told


class ReadingMiddleware:
    """Takes the language from the first part of the path, and from nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = BY_PREFIX.get(request.path_info[1:].partition("/")[0], DEFAULT)
        translation.activate(language.code)
        request.LANGUAGE_CODE = language.code
        with read_in(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language.tag)
        return response
