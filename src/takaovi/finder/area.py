"""Addresses of municipalities: a plain ASCII slug of the Finnish name, the same in every language. Pure."""

from functools import cache

from takaovi.core.text import slug
from takaovi.places import gazetteer


@cache
def by_slug() -> dict[str, gazetteer.Locality]:
    return {slug(locality.name_fi): locality for locality in gazetteer.municipalities()}
