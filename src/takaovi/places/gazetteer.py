"""Which place does a person mean? Municipalities, former municipalities, villages and postcodes of Finland, offline.

Pure: packaged data, no database, no network. Understands Finnish and Swedish names, local cases, missing dots,
slips of the finger, and the place inside a longer question ("kahvila Keuruulla").
"""

import re
from dataclasses import dataclass

from takaovi.core.geo import Point, distance_km
from takaovi.places.gazetteer_data import Gazetteer, Locality, gazetteer, words
from takaovi.places.gazetteer_names import bases, plain
from takaovi.places.gazetteer_postcodes import find_postcode
from takaovi.places.gazetteer_slips import nearest_names

__all__ = ["Locality", "Match", "find", "municipalities", "municipality", "within"]

MOST_LETTERS = 300  # of a question are read; nobody says a place in more
MOST_WORDS = 16
MOST_ALTERNATIVES = 6
MOST_GUESSED = 6  # words of one question
LONGEST_NAME = 3  # words: "S:t Michels landskommun" is three when its colon splits it
LEAST_BENT = 4  # letters of a village's name that is known in any case among other words
KIND_ORDER = {"municipality": 0, "former": 1, "village": 2}
EXACT, BENT, SLIPPED = 0, 1, 2  # how sure: the name itself, a case of it, one slip away

WORD = re.compile(r"[^\W_]+(?:[-:'’.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Match:
    """``rest`` holds the words that named no place; ``corrected`` tells that the spelling was guessed."""

    locality: Locality | None
    alternatives: tuple[Locality, ...] = ()
    rest: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Localities that the words from ``first`` up to ``end`` may mean."""

    first: int
    end: int
    sureness: int
    places: tuple[int, ...]

    def words(self) -> set[int]:
        return set(range(self.first, self.end))


def municipality(code: str) -> Locality | None:
    """The municipality with this code of Statistics Finland ("179"), or None."""
    known = gazetteer()
    position = known.by_code.get(code)
    return None if position is None else known.localities[position]


def municipalities() -> tuple[Locality, ...]:
    """All municipalities, by code."""
    known = gazetteer()
    return tuple(known.localities[position] for position in known.by_code.values())


def within(code: str) -> tuple[Locality, ...]:
    """Villages, post towns and former municipalities inside a municipality whose own point is known."""
    inside = (place for place in gazetteer().localities if place.municipality == code and place.own_point)
    return tuple(place for place in inside if place.kind != "municipality")


def find(text: str, near: Point | None = None) -> Match:
    """The place meant by ``text``; namesakes are in ``alternatives``, nearest to ``near`` first. Never raises."""
    raw = WORD.findall(text[:MOST_LETTERS])[:MOST_WORDS]
    said = [plain(word) for word in raw]
    known = gazetteer()
    posted = find_postcode(known, said)
    found = _spans(known, said)
    if posted is not None:
        owner = posted.locality.municipality
        beside = (hit for hit in found if any(known.localities[place].municipality == owner for place in hit.places))
        used = {posted.at}.union(*(hit.words() for hit in beside))
        return Match(posted.locality, (), _rest(raw, said, used), not posted.exact)
    found = found or _slips(known, said)
    if not found:
        return Match(None, rest=" ".join(raw))
    return _chosen(known, _ranked(known, found, near), raw, said)


def _chosen(known: Gazetteer, ranked: list[tuple[_Found, int]], raw: list[str], said: list[str]) -> Match:
    """The first of the ranked, or the village in it that is named beside it."""
    best, place = ranked[0]
    inner = _narrowed(known, best, place, ranked)
    if inner is not None:
        used = best.words() | inner[0].words()
        return Match(known.localities[inner[1]], (), _rest(raw, said, used), best.sureness == SLIPPED)
    others = dict.fromkeys(known.localities[other] for _, other in ranked if other != place)
    alternatives = tuple(others)[:MOST_ALTERNATIVES]
    return Match(known.localities[place], alternatives, _rest(raw, said, best.words()), best.sureness == SLIPPED)


def _spans(known: Gazetteer, said: list[str]) -> list[_Found]:
    """Every run of one to three words that is a name or a case of it; longer runs swallow the shorter inside them."""
    found: list[_Found] = []
    taken: set[int] = set()
    for length in range(min(LONGEST_NAME, len(said)), 0, -1):
        for first in range(len(said) - length + 1):
            run = range(first, first + length)
            if not taken.isdisjoint(run):
                continue
            hit = _look_up(known, said[first : first + length], alone=length == len(said))
            if hit is not None:
                found.append(_Found(first, first + length, *hit))
                taken.update(run)
    return found


def _look_up(known: Gazetteer, run: list[str], *, alone: bool) -> tuple[int, tuple[int, ...]] | None:
    """(how sure, positions) for words said together or split by mistake ("jyväs kylä"); None when nothing fits."""
    if not alone and len(run) == 1 and run[0] in words("ordinary") | words("before"):
        return None
    for together in dict.fromkeys((" ".join(run), "".join(run))):
        bent: dict[int, None] = {}
        for base in bases(together):
            places = known.index.get(base, ())
            exact = tuple(place for place in places if _is_name(known.localities[place], together))
            if exact:
                return EXACT, exact
            bent.update((place, None) for place in places if alone or _is_likely(known.localities[place], base))
        if bent:
            return BENT, tuple(bent)
    return None


def _is_name(locality: Locality, said: str) -> bool:
    return said in {plain(locality.name_fi), plain(locality.name_sv)}


def _is_likely(locality: Locality, base: str) -> bool:
    """Among other words a bent form of a village's short or ordinary name is more likely a common word."""
    return locality.kind == "municipality" or (len(base) >= LEAST_BENT and base not in words("ordinary"))


def _slips(known: Gazetteer, said: list[str]) -> list[_Found]:
    """Names one or two slips away, when no word is a name."""
    small = words("before") | words("after") | words("ordinary")
    telling = [at for at, word in enumerate(said) if word not in small]
    found = []
    for at in telling[:MOST_GUESSED]:
        if places := nearest_names(known, said[at], alone=len(telling) == 1):
            found.append(_Found(at, at + 1, SLIPPED, places))
    return found


def _ranked(known: Gazetteer, found: list[_Found], near: Point | None) -> list[tuple[_Found, int]]:
    """(found, position), most believed first: words that can name a municipality before words that name a village,
    sure before guessed, the first said before the later; namesakes by distance, or by the size of their municipality.
    """

    def kind(place: int) -> int:
        return KIND_ORDER[known.localities[place].kind]

    def namesake(place: int) -> tuple[float, ...]:
        locality = known.localities[place]
        if near and locality.point:
            return (distance_km(near, locality.point),)
        return (kind(place), -known.people[locality.municipality])

    hits = sorted(found, key=lambda hit: (min(map(kind, hit.places)), hit.sureness, hit.first))
    return [(hit, place) for hit in hits for place in sorted(hit.places, key=namesake)]


def _narrowed(
    known: Gazetteer, best: _Found, place: int, ranked: list[tuple[_Found, int]]
) -> tuple[_Found, int] | None:
    """The village of "Haapamäki, Keuruu", when the municipality said beside it is its own."""
    owner = known.localities[place]
    if owner.kind != "municipality":
        return None
    for hit, other in ranked:
        if hit is not best and known.localities[other].municipality == owner.municipality:
            return hit, other
    return None


def _rest(raw: list[str], said: list[str], used: set[int]) -> str:
    """The words beside the place, without the small words that only lead to it or follow it."""
    for at in sorted(used):
        before, after = at - 1, at + 1
        while before >= 0 and said[before] in words("before"):
            used.add(before)
            before -= 1
        if after < len(raw) and said[after] in words("after"):
            used.add(after)
    return " ".join(word for at, word in enumerate(raw) if at not in used)
