"""Postcodes inside a question. The table stays one text of 75 kB: five digits are found in it in microseconds."""

import re
from dataclasses import dataclass

from takaovi.places.gazetteer_data import Gazetteer, Locality
from takaovi.places.gazetteer_names import plain

POSTCODE = re.compile(r"(?:fi )?(\d{5})")
SAME_DISTRICT = 3  # leading digits shared by the postcodes of one delivery district


@dataclass(frozen=True, slots=True)
class Posted:
    """``at`` is the word that held the postcode; not ``exact`` when only a neighbouring postcode is known."""

    at: int
    locality: Locality
    exact: bool


def find_postcode(known: Gazetteer, words: list[str]) -> Posted | None:
    """The first word that is a postcode, or shares its district with one; None when there is none."""
    for at, word in enumerate(words):
        said = POSTCODE.fullmatch(word)
        if said:
            code = said.group(1)
            if code in known.postcodes:
                return Posted(at, _locality(known, code), True)
            close = re.search(rf"\b{code[:SAME_DISTRICT]}\d\d\b", known.postcodes)
            if close:
                return Posted(at, _locality(known, close.group()), False)
    return None


def _locality(known: Gazetteer, code: str) -> Locality:
    """The post town's point where the town is known as a locality of the same municipality, else the municipality's."""
    at = known.postcodes.index(code)
    line = known.postcodes[known.postcodes.rfind("\n", 0, at) + 1 : known.postcodes.find("\n", at)]
    owner, fi, sv, _ = line.split("\t")
    places = [place for place in known.index.get(plain(fi), ()) if known.localities[place].municipality == owner]
    there = known.localities[places[0] if places else known.by_code[owner]]
    return Locality(code, "postcode", fi, sv or fi, owner, there.point, there.own_point)
