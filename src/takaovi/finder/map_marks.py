"""Marks and names on the map, and where each leads. No queries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from takaovi.core.language import current
from takaovi.finder.map_queries import MapFound
from takaovi.finder.map_values import Cluster, Name, Sheet, Spot, Wanted, frame_of, gather, place_names, write_frame
from takaovi.finder.map_words import House, address, count_words, house_of, light_of, state_words
from takaovi.finder.values import Window
from takaovi.finder.where_presenters import municipality_name
from takaovi.places import gazetteer
from takaovi.places.words import KINDS
from takaovi.ui.values import Link

NOT_NEARER = 0.9  # a closer look that shows nine tenths of the same is no closer look
LIST = "#list"
ORDER = tuple(House)
MOST_TOWNS = 3  # named in the words of a mark
MOST_GROUND = 16  # names of villages and towns: enough to know the ground by


@dataclass(frozen=True, slots=True)
class Mark:
    """A house on the map. ``x`` and ``y`` are percents; ``words`` are its accessible name; ``light`` as light_of."""

    x: str
    y: str
    href: str
    words: str
    house: House
    light: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """The marks and names for one width of screen."""

    name: str
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]


class Tally:
    """How many places each municipality on the map has, and how their doors stand; and the way to its own map."""

    def __init__(self, found: MapFound) -> None:
        counted = Counter(found.counts)
        self.told = not counted
        self.here = found.ask.municipality
        self.whole = found.ask.whole
        self.places = counted or Counter(card.municipality for card in found.cards.values())
        self.on_paper = counted or Counter(spot.municipality for spot in found.spots)
        self.houses: dict[str, Counter[House]] = defaultdict(Counter)
        for place_id, option in found.options.items():
            self.houses[found.cards[place_id].municipality][house_of(option)] += 1

    def words(self, code: str) -> str:
        """ "Keuruu: 3 paikkaa, 1 auki nyt"."""
        return f"{municipality_name(code)}: {count_words(self.places[code], self.houses[code], told=self.told)}"

    def link(self, code: str) -> Link | None:
        """The map of a municipality that has a place, from the map of all."""
        return Link(self.words(code), address(kunta=code)) if self.whole and self.places[code] else None

    def land(self, code: str) -> tuple[str, Link | None]:
        """The kind of a municipality's land on the map, and where it leads."""
        if code == self.here:
            return "here", None
        return "own" if self.places[code] else "plain", self.link(code)

    def links(self) -> Iterator[Link]:
        for code in sorted(self.places, key=municipality_name):
            if link := self.link(code):
                yield link


def layer(found: MapFound, tally: Tally, sheet: Sheet, window: Window) -> Layer:
    """Everything that stands on one sheet."""
    clusters = gather(_town_spots(found) if found.counts else found.spots, sheet)
    marks = [_mark(found, tally, cluster, window) for cluster in clusters]
    wanted = _town_names(tally, clusters) if tally.whole or found.counts else _place_names(found, clusters)
    names = place_names(wanted, [(cluster.x, cluster.y) for cluster in clusters], sheet)
    return Layer(sheet.name, tuple(marks), tuple(names))


def _town_spots(found: MapFound) -> list[Spot]:
    """A spot for each municipality, where numbers stand for places; it is no place: its id is 0."""
    points = {code: place.point for code in found.counts if (place := gazetteer.municipality(code)) and place.point}
    return [Spot(0, code, *found.frame.place(point)) for code, point in points.items()]


def _mark(found: MapFound, tally: Tally, cluster: Cluster, window: Window) -> Mark:
    x, y = f"{cluster.x * 100:.1f}%", f"{cluster.y * 100:.1f}%"
    if found.counts:
        href, words, number = _towns(tally, cluster)
        return Mark(x, y, href, words, House.MANY, number=number)
    if len(cluster.spots) > 1:
        return _many(found, tally, cluster, x, y)
    place_id = cluster.spots[0].place_id
    card, option = found.cards[place_id], found.options[place_id]
    words = f"{card.name}, {KINDS[card.kind]}. {state_words(option, card, window)}"
    house = house_of(option)
    return Mark(x, y, reverse("finder:place", args=[card.slug]), words, house, light_of([house]))


def _many(found: MapFound, tally: Tally, cluster: Cluster, x: str, y: str) -> Mark:
    """The mark of several places: "Äänekoski, Laukaa: 5 paikkaa, 1 auki nyt"."""
    houses = Counter(house_of(found.options[spot.place_id]) for spot in cluster.spots)
    towns = [municipality_name(code) for code, _places in _towns_of(tally, cluster)[:MOST_TOWNS]]
    number = len(cluster.spots)
    words = ": ".join(filter(None, [", ".join(filter(None, towns)), count_words(number, houses)]))
    return Mark(x, y, _closer(found, tally, cluster), words, House.MANY, light_of(houses), number)


def _towns_of(tally: Tally, cluster: Cluster) -> list[tuple[str, int]]:
    """(municipality, places) of a mark, the one with most places first."""
    here = Counter(spot.municipality for spot in cluster.spots)
    if not tally.told:
        here = Counter({code: tally.places[code] for code in here})
    return sorted(here.items(), key=lambda item: (-item[1], item[0]))


def _towns(tally: Tally, cluster: Cluster) -> tuple[str, str, int]:
    """(address, words, how many places) of municipalities that are told by numbers."""
    codes = [code for code, _places in _towns_of(tally, cluster)]
    number = sum(tally.places[code] for code in codes)
    if len(codes) == 1:
        return address(kunta=codes[0]), tally.words(codes[0]), number
    points = [place.point for code in codes if (place := gazetteer.municipality(code)) and place.point]
    names = ", ".join(municipality_name(code) for code in codes[:MOST_TOWNS])
    return address(rajaus=write_frame(frame_of(points))), f"{names}: {count_words(number, {}, told=False)}", number


def _closer(found: MapFound, tally: Tally, cluster: Cluster) -> str:
    """Where a mark of several places leads: to a closer look, or to the list when none would tell them apart."""
    code = cluster.municipality
    if tally.whole and code and len(cluster.spots) == tally.on_paper[code]:
        return address(kunta=code)
    closer = frame_of([point for spot in cluster.spots if (point := found.point_of(spot.place_id))])
    if closer.km > found.frame.km * NOT_NEARER:
        return LIST
    return address(kunta=found.ask.municipality, rajaus=write_frame(closer))


def _place_names(found: MapFound, clusters: Sequence[Cluster]) -> list[Wanted]:
    """Names of the places that stand alone, open doors first; then of villages and towns, to know the ground by."""
    alone = [cluster.spots[0] for cluster in clusters if len(cluster.spots) == 1]
    alone.sort(key=lambda spot: ORDER.index(house_of(found.options[spot.place_id])))
    names = [Wanted(str(found.cards[spot.place_id].name), spot.x, spot.y) for spot in alone]
    return names + _ground_names(found)


def _ground_names(found: MapFound) -> list[Wanted]:
    code = found.ask.municipality
    towns = [town for town in gazetteer.municipalities() if not code or town.municipality == code]
    ground = [(place, place.point) for place in (*towns, *gazetteer.within(code)) if place.point]
    seen = [(place, point) for place, point in ground if found.frame.holds(point)]
    return [Wanted(name_of(place), *found.frame.place(point), ground=True) for place, point in seen[:MOST_GROUND]]


def _town_names(tally: Tally, clusters: Sequence[Cluster]) -> list[Wanted]:
    """The name of its largest town beside each mark, once for each town: where it has most places."""
    largest = [(cluster, towns) for cluster in clusters if (towns := _towns_of(tally, cluster))]
    largest.sort(key=lambda pair: (-pair[1][0][1], pair[1][0][0]))
    named: dict[str, Wanted] = {}
    for cluster, towns in largest:
        most = towns[0][1]
        for code, places in towns:
            if places == most and code not in named and municipality_name(code):
                named[code] = Wanted(municipality_name(code), cluster.x, cluster.y)
                break
    return list(named.values())


def name_of(locality: gazetteer.Locality) -> str:
    return locality.name_sv if current().code == "sv" else locality.name_fi
