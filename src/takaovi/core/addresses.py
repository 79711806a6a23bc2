"""Addresses of pages, made from a pattern that is asked of the framework once.

A page with thirty links spent a quarter of its time on asking for each address anew.
"""

from functools import lru_cache

from django.urls import get_urlconf, reverse
from django.utils.translation import get_language

SLOTS = (
    "slot-aa",
    "slot-bb",
    "slot-cc",
)  # stand for the arguments in the pattern; slugs, days and weeks need no quoting


@lru_cache(maxsize=1024)
def _pattern(urlconf: object, language: str, name: str, count: int) -> str:
    return reverse(name, urlconf=urlconf, args=SLOTS[:count])  # type: ignore[arg-type]


def page_address(name: str, *args: str) -> str:
    """The address of a page in the active language; arguments are slugs, ISO days or ISO weeks.

    Raises NoReverseMatch for a page that does not exist.
    """
    path = _pattern(get_urlconf(), get_language() or "", name, len(args))
    for slot, argument in zip(SLOTS, args, strict=False):
        path = path.replace(slot, argument)
    return path
