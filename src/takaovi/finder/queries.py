"""The finder's question to the rooms below: the same number of queries for one place and for thirty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import Avg

from takaovi.core.geo import Point, distance_km
from takaovi.core.text import say_json
from takaovi.finder.options import make_option
from takaovi.finder.point_values import Points, at_its_point, municipality_at, nearest_of, points_of, spans_at
from takaovi.finder.search import search_places
from takaovi.finder.suggest import FAR_KM
from takaovi.finder.values import Need, Option, Reservation, Window
from takaovi.hours.kept import kept_times
from takaovi.hours.nearest import nearest_open, nearest_points
from takaovi.hours.queries import Standing, spans_between, standings
from takaovi.hours.values import STATES, WAYS, Span
from takaovi.places.queries import PlaceCard, cards, published
from takaovi.places.values import PlaceKind, Trait
from takaovi.programme.queries import Happening, happenings

WITHIN_KM = 60.0
EVERYWHERE_KM = 1_500.0
OPEN_LIMIT = 8  # what the first view chooses its five from
OPEN_LIMIT_WISHES = 14  # with gentle wishes the better place may lie a little further
OPEN_LIMIT_ALL = 30  # "show more"
ANY_LIMIT = 6
REMOTE_LIMIT = 3
SEARCH_LIMIT = 12
LOCAL_KM = 5.0
DENSE_KM = 3.0  # the sixth place is so near: a town
TOWN_DENSE_KM = 1.0
TOWN_KM = 12.0
STAFFED = STATES["staffed"]
WEEK = 7 * 1440
SOON = 180  # minutes: what begins within three hours belongs to "now"
KEEP_SECONDS = 300
REMOTE_WAYS = frozenset({WAYS["phone"], WAYS["online"]})
DOOR = frozenset({WAYS["door"]})
REMOTE_KINDS = frozenset({PlaceKind.ONLINE_ROOM, PlaceKind.PHONE_LINE})
KEPT_FOR = {PlaceKind.YOUTH_ROOM: Trait.YOUNG, PlaceKind.FAMILY_CAFE: Trait.FAMILIES}


@dataclass(frozen=True, slots=True)
class Found:
    """All that the answer page tells: options, their cards and programme, and ways without a door."""

    options: tuple[Option, ...]
    remote: tuple[Option, ...]
    cards: dict[int, PlaceCard]
    happenings: dict[int, list[Happening]]
    corrected: str = ""
    full: bool = False  # there may be more open places than were looked at
    nothing: bool = False  # the words named no place and hit none


def find(need: Need, language: str, *, everything: bool = False) -> Found:
    """What could answer the need. Six queries at any size; with words to search for, nine at most."""
    limit = OPEN_LIMIT_ALL if everything else OPEN_LIMIT_WISHES if need.wishes else OPEN_LIMIT
    remote = remote_ids()
    near, opened = _by_distance(need, limit) if need.area.point or not need.words else ({}, frozenset())
    if not need.words:
        return replace(_gather(need, near, opened, remote, language), full=len(opened) == limit)
    hits, corrected = _by_words(need, language)
    found = _gather(need, near | hits, opened, remote, language, hits=frozenset(hits))
    return replace(found, corrected=corrected, nothing=not near and not hits)


def _by_distance(need: Need, limit: int) -> tuple[dict[int, Points], frozenset[int]]:
    """The points of the nearest open places and of the very nearest ones; and which of them are the open ones."""
    centre = need.area.point or network_centre()
    if centre is None:
        return {}, frozenset()
    widest = WITHIN_KM if need.area.point else EVERYWHERE_KM
    beside = nearest_points(centre, within_km=widest, traits=need.must, limit=ANY_LIMIT)
    window = need.window
    opened = [
        (row.place_id, row.km, row.venue)
        for row in nearest_open(
            centre,
            within_km=reach(beside, widest),
            start=window.start,
            end=window.end,
            traits=need.must,
            least_state=STAFFED,
            limit=limit,
        )
    ]
    near = points_of((*opened, *beside), measured=bool(need.area.point))
    return near, frozenset(place_id for place_id, _km, venue in opened if venue in near[place_id])


def reach(beside: Sequence[tuple[int, float, int]], widest: float) -> float:
    """How far it is worth to look for an open door, in km: less where many places stand close by.

    In a town a door 25 km away is no answer; in a village with three places it may be the only one.
    """
    if len(beside) < ANY_LIMIT or beside[-1][1] > DENSE_KM:
        return widest
    return min(TOWN_KM if beside[-1][1] <= TOWN_DENSE_KM else FAR_KM, widest)


def _by_words(need: Need, language: str) -> tuple[dict[int, Points], str]:
    """Places that the words hit, the best first, within reach of the asked place; and the words as understood."""
    result = search_places(need.words, language)
    rank = {place_id: order for order, place_id in enumerate(result.place_ids)}
    near = _points_within(rank, need.area.point)

    def order(place_id: int) -> tuple[int, float, int]:
        return rank[place_id] // 8, near[place_id][nearest_of(near[place_id])] or 0.0, rank[place_id]

    return {place_id: near[place_id] for place_id in sorted(near, key=order)[:SEARCH_LIMIT]}, result.corrected


def _points_within(place_ids: Collection[int], centre: Point | None) -> dict[int, Points]:
    """The points of these places that lie within reach of ``centre``, all of them without one. One query."""
    rows = published().filter(id__in=place_ids).order_by()
    columns = ("id", "lat", "lon", "venues__id", "venues__lat", "venues__lon")
    near: dict[int, Points] = {}
    for place_id, lat, lon, venue, venue_lat, venue_lon in rows.values_list(*columns):
        for key, north, east in ((0, lat, lon), (venue, venue_lat, venue_lon)):
            away = distance_km(centre, Point(north, east)) if centre and north is not None else None
            if north is not None and (away is None or away <= WITHIN_KM):
                near.setdefault(place_id, {})[key] = away
        if lat is None and venue is None:
            near[place_id] = {0: None}  # by phone or online: from anywhere
    return near


def _gather(
    need: Need,
    near: dict[int, Points],
    opened: Collection[int],
    remote: Sequence[int],
    language: str,
    hits: Collection[int] = (),
) -> Found:
    window = need.window
    ids = [*near, *(place_id for place_id in remote if place_id not in near)]
    shown = cards(ids, language)
    waiting = [place_id for place_id in ids if place_id not in opened]
    spans = spans_between(ids, window.start, window.end, waiting=waiting, until=window.end + WEEK)
    known = standings(ids)
    on = happenings(ids, window.start, window.end + SOON if window.is_now else window.end, language)

    def option(card: PlaceCard, points: Points, ways: frozenset[int]) -> Option:
        place_id = card.place_id
        open_there = spans_at(spans[place_id], points) if card.venues else spans[place_id]
        made = make_option(
            place_id=place_id,
            km=points[nearest_of(points)],
            traits=card.traits | small_company(on[place_id]),
            phone=card.phone,
            spans=open_there,
            truths=known[place_id].truths,
            window=window,
            happening=any(h.status != "cancelled" and not h.exclusive for h in on[place_id]),
            reservations=reservations(on[place_id], known[place_id], open_there, window, language),
            relevance=int(bool(hits) and place_id not in hits),
            ways=ways,
            local=is_local(card.municipality, points[nearest_of(points)], need),
            kept_for=KEPT_FOR.get(card.kind),
        )
        if not card.venues:
            return made
        placed = at_its_point(made, points)
        return placed._replace(local=is_local(municipality_at(card, placed.venue), placed.km, need))

    return Found(
        options=tuple(option(c, points, DOOR) for p, points in near.items() if (c := shown.get(p)) and has_point(c)),
        remote=tuple(option(c, {0: None}, REMOTE_WAYS) for c in shown.values() if c.kind in REMOTE_KINDS),
        cards=shown,
        happenings=on,
    )


def small_company(on: Sequence[Happening]) -> int:
    """The bit of small groups while something is on to which only a few come: an answer for the shy."""
    few = any(h.company == "few" and h.status != "cancelled" and not h.exclusive for h in on)
    return Trait.SMALL_GROUPS.bit if few else 0


def has_point(card: PlaceCard) -> bool:
    """One can go there, at least at times."""
    return card.point is not None or bool(card.venues)


def is_local(municipality: str, km: float | None, need: Need) -> bool:
    """In the asked municipality or so near that its border does not matter; everywhere when nothing was asked."""
    if need.area.point is None:
        return True
    return municipality == need.area.municipality or (km is not None and km <= LOCAL_KM)


def reservations(
    on: Sequence[Happening], standing: Standing, spans: Sequence[Span], window: Window, language: str
) -> tuple[Reservation, ...]:
    """Times inside the window that are kept for a group: by the place's own hours, or by what happens then."""
    kept = [
        Reservation(h.start, h.end, str(h.audience or h.title)) for h in on if h.exclusive and h.status != "cancelled"
    ]
    if standing.windows:
        own = kept_times(standing.windows, ZoneInfo(standing.zone), spans, window.start, window.end)
        kept += [Reservation(k.start, k.end, str(say_json(k.who, language))) for k in own if k.exclusive]
    once = {(reservation.start, reservation.end): reservation for reservation in kept}
    return tuple(once[times] for times in sorted(once))


def network_centre() -> Point | None:
    """The middle of all published places; measured anew every five minutes."""

    def measure() -> Point | None:
        mean = published().aggregate(lat=Avg("lat"), lon=Avg("lon"))
        return None if mean["lat"] is None else Point(mean["lat"], mean["lon"])

    return cache.get_or_set("finder:centre", measure, KEEP_SECONDS)


def remote_ids() -> list[int]:
    """Online rooms and phone lines; looked up anew every five minutes."""

    def look() -> list[int]:
        rows = published().filter(kind__in=(PlaceKind.ONLINE_ROOM, PlaceKind.PHONE_LINE)).order_by("id")
        return list(rows.values_list("id", flat=True)[:REMOTE_LIMIT])

    return cache.get_or_set("finder:remote", look, KEEP_SECONDS) or []
