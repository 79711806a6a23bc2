"""The packaged gazetteer in memory, read once, at the first question. Sources: docs/geography.md."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from takaovi.core.geo import Point
from takaovi.core.text import slug
from takaovi.places.gazetteer_names import plain, stems

Kind = Literal["municipality", "former", "village", "postcode"]
KINDS: dict[str, Kind] = {"m": "municipality", "f": "former", "v": "village"}


@dataclass(frozen=True, slots=True)
class Locality:
    """A named place of Finland.

    ``key`` is stable and fit for an address: "179", "korpilahti-179", "40100". ``municipality`` is the code of
    Statistics Finland. ``point`` is in degrees (WGS 84), good to a kilometre or two; where a village's own is not
    known it is the municipality's, and ``own_point`` is false. ``region`` is the NUTS 3 code, for municipalities.
    """

    key: str
    kind: Kind
    name_fi: str
    name_sv: str
    municipality: str
    point: Point | None
    own_point: bool = True
    region: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``index`` leads from a stem without diacritics to positions in ``localities``; ``people`` orders namesakes."""

    localities: tuple[Locality, ...]
    index: dict[str, tuple[int, ...]]
    by_code: dict[str, int]
    people: dict[str, int]
    postcodes: str


def lines(name: str) -> list[list[str]]:
    """A packaged table, split at tabs, comments left out."""
    text = (files("takaovi.places") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _read_localities() -> tuple[list[Locality], dict[str, int], dict[str, int]]:
    """Municipalities stand first in the file, so that the others find their municipality's point."""
    localities: list[Locality] = []
    by_code: dict[str, int] = {}
    people: dict[str, int] = {}
    for position, (kind, code, fi, sv, lat, lon, extra) in enumerate(lines("localities.tsv")):
        if kind == "m":
            by_code[code] = position
            region, _, count = extra.partition(" ")
            people[code] = int(count)
        key = code if kind == "m" else f"{slug(fi)}-{code}"
        point = Point(float(lat), float(lon)) if lat else localities[by_code[code]].point
        localities.append(
            Locality(key, KINDS[kind], fi, sv or fi, code, point, bool(lat), region if kind == "m" else "")
        )
    return localities, by_code, people


def _index(localities: list[Locality], by_code: dict[str, int]) -> dict[str, tuple[int, ...]]:
    index: dict[str, tuple[int, ...]] = {}

    def add(name: str, position: int) -> None:
        known = index.get(name, ())
        if position not in known:
            index[name] = (*known, position)

    for position, locality in enumerate(localities):
        for stem in stems(plain(locality.name_fi)):
            add(stem, position)
        if locality.name_sv != locality.name_fi:
            add(plain(locality.name_sv), position)
    code_of = {localities[position].name_fi: position for position in by_code.values()}
    for nickname, municipality in lines("hand/nicknames.tsv"):
        add(plain(nickname), code_of[municipality])
    return index


@cache
def gazetteer() -> Gazetteer:
    """The whole of it, read at the first call and kept."""
    localities, by_code, people = _read_localities()
    postcodes = (files("takaovi.places") / "data" / "postcodes.tsv").read_text(encoding="utf-8")
    return Gazetteer(tuple(localities), _index(localities, by_code), by_code, people, postcodes)


@cache
def words(role: str) -> frozenset[str]:
    """Hand-kept words of questions without diacritics: "before", "after", "ordinary" or "never" (hand/words.tsv)."""
    return frozenset(word for kept, said in lines("hand/words.tsv") if kept == role for word in plain(said).split())
