"""Addresses of municipalities: a plain ASCII slug of the Finnish name, the same in every language. Pure."""

import unicodedata
from functools import cache

from takaovi.places import gazetteer


def slug_of(name: str) -> str:
    """``Jyväskylä`` -> ``jyvaskyla``, ``Pedersören kunta`` -> ``pedersoren-kunta``."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(plain.replace("/", " ").split())


@cache
def by_slug() -> dict[str, gazetteer.Locality]:
    return {slug_of(locality.name_fi): locality for locality in gazetteer.municipalities()}
