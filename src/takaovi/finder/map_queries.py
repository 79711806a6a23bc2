"""What stands on the asked part of the map, and how each door stands now. A fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from takaovi.core.geo import Point
from takaovi.finder.map_values import FINLAND, Ask, Spot
from takaovi.finder.options import SAME_DAY, make_option
from takaovi.finder.point_values import municipality_at, point_at, spans_in
from takaovi.finder.queries import REMOTE_KINDS, REMOTE_WAYS, WEEK, reservations
from takaovi.finder.values import Option, Window
from takaovi.hours.queries import spans_between, standings
from takaovi.hours.values import WAYS
from takaovi.places import gazetteer
from takaovi.places.models import Place
from takaovi.places.outline import Frame, Outline, corners, finland, frame_around
from takaovi.places.outline_queries import outline_for, outlines_in
from takaovi.places.queries import PlaceCard, cards, counts_by_municipality, in_municipality, published
from takaovi.programme.queries import happenings

MOST_PLACES = 600  # told one by one on a page; with more, the map of all tells numbers by municipality
DOOR = frozenset({WAYS["door"]})


@dataclass(frozen=True, slots=True)
class MapFound:
    """``counts`` is filled, and ``cards`` empty, where there are too many places to tell one by one.

    ``left_out`` tells that the page holds the first :data:`MOST_PLACES` places only.
    """

    ask: Ask
    frame: Frame
    outlines: tuple[Outline, ...]
    cards: dict[int, PlaceCard] = field(default_factory=dict)
    options: dict[int, Option] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    left_out: bool = False

    @property
    def spots(self) -> list[Spot]:
        """The places that have a door in the frame; a slip in the coordinates must not make a map of the world."""
        return [
            Spot(place_id, municipality_at(card, self.venue_of(place_id)), *self.frame.place(point))
            for place_id, card in self.cards.items()
            if (point := self.point_of(place_id)) and self.frame.holds(point)
        ]

    def venue_of(self, place_id: int) -> int:
        """Where the place is now or when it opens next; at its own door where no time is told."""
        option = self.options.get(place_id)
        return option.venue if option and option.start is not None else 0

    def point_of(self, place_id: int) -> Point | None:
        return point_at(self.cards[place_id], self.venue_of(place_id))


def places_on_map(ask: Ask, window: Window, language: str) -> MapFound:
    """Six queries at any size; seven for a municipality; three when numbers stand for too many places."""
    rows = list(_asked(ask).order_by("id").values_list("id", "lat", "lon")[: MOST_PLACES + 1])
    if len(rows) > MOST_PLACES and not ask.municipality:
        return _numbers(ask)
    ids = [row[0] for row in rows[:MOST_PLACES]]
    points = [Point(lat, lon) for _, lat, lon in rows if lat is not None and lon is not None]
    frame = ask.frame or _frame([point for point in points if FINLAND.holds(point)], ask)
    shown = cards(ids, language)
    return MapFound(
        ask=ask,
        frame=frame,
        outlines=tuple(outlines_in(frame)),
        cards=shown,
        options=_options(ask, shown, window, language),
        left_out=len(rows) > MOST_PLACES,
    )


def _asked(ask: Ask) -> QuerySet[Place]:
    """The published places asked for. A frame has only what lies in it; a municipality, what has no door too."""
    places = in_municipality(ask.municipality) if ask.municipality else published()
    if ask.frame:
        lat, lon = (ask.frame.south, ask.frame.north), (ask.frame.west, ask.frame.east)
        own = Q(lat__range=lat, lon__range=lon)
        places = places.filter(own | Q(venues__lat__range=lat, venues__lon__range=lon))
    return places.distinct()


def _numbers(ask: Ask) -> MapFound:
    """How many places each municipality in the frame has."""
    counts = counts_by_municipality()
    points = {code: place.point for code in counts if (place := gazetteer.municipality(code)) and place.point}
    frame = ask.frame or _frame(points.values(), ask)
    inside = {code: counts[code] for code, point in points.items() if frame.holds(point)}
    return MapFound(ask=ask, frame=frame, outlines=tuple(outlines_in(frame)), counts=inside)


def _frame(points: Collection[Point], ask: Ask) -> Frame:
    """Around the municipality asked for, else around the places, else around Finland."""
    land = outline_for(ask.municipality) if ask.municipality else None
    if land is not None:
        return _frame_with(corners(land.rings), points)
    known = [*points, *_villages(ask.municipality)]
    return frame_around(known, margin=0.13, least_km=8.0) if known else frame_around(corners(finland()), margin=0.03)


def _villages(code: str) -> list[Point]:
    """Points that show how far a municipality reaches when its boundary is not known."""
    town = gazetteer.municipality(code) if code else None
    return [place.point for place in (town, *gazetteer.within(code)) if place and place.point] if town else []


def _frame_with(land: Collection[Point], points: Collection[Point]) -> Frame:
    """The land nearly fills the frame; a place outside it (on a pier, or wrongly placed) still stands inside."""
    frame = frame_around(land, margin=0.03)
    return frame if all(frame.holds(point) for point in points) else frame_around([*land, *points], margin=0.05)


def _options(ask: Ask, shown: dict[int, PlaceCard], window: Window, language: str) -> dict[int, Option]:
    """How each door stands at this minute, and on the day or in the week after it. Three queries.

    On the map of a municipality a place on the move is told of at the times when it is there.
    """
    until = window.start + (SAME_DAY if ask.whole else WEEK)
    spans = spans_between(shown.keys(), window.start, window.start + 1, waiting=shown, until=until)
    if ask.municipality:
        for place_id, card in shown.items():
            if card.venues:
                spans[place_id] = spans_in(ask.municipality, card, spans[place_id])
    known = standings(shown.keys())
    on = happenings(shown.keys(), window.start, window.start + 1, language)
    return {
        place_id: make_option(
            place_id=place_id,
            km=None,
            traits=card.traits,
            phone=card.phone,
            spans=spans[place_id],
            truths=known[place_id].truths,
            window=window,
            reservations=reservations(on[place_id], known[place_id], spans[place_id], window, language),
            ways=REMOTE_WAYS if card.kind in REMOTE_KINDS else DOOR,
        )
        for place_id, card in shown.items()
    }
