"""What there is for somebody new in a municipality. A fixed number of queries."""

from dataclasses import dataclass

from takaovi.finder.options import make_option
from takaovi.finder.point_values import spans_in
from takaovi.finder.programme_queries import Programme, is_doubtful
from takaovi.finder.queries import DOOR, KEPT_FOR, SOON, WEEK, Found, has_point, reservations
from takaovi.finder.values import Option, Window
from takaovi.hours.nearest import nearest_any
from takaovi.hours.queries import spans_between, standings
from takaovi.hours.values import WAYS
from takaovi.places.gazetteer import Locality
from takaovi.places.queries import cards, in_municipality
from takaovi.programme.queries import happenings

PLACES_AT_MOST = 60
NEIGHBOURS = 6
NEIGHBOURS_WITHIN_KM = 60.0
EVENTS_DAYS = 7 * 1440


@dataclass(frozen=True, slots=True)
class MunicipalityFound:
    """Places of the municipality, the nearest ones outside it, and the week's programme."""

    found: Found
    own: tuple[Option, ...]
    neighbours: tuple[Option, ...]
    week: Programme


def find_in_municipality(locality: Locality, window: Window, language: str) -> MunicipalityFound:
    """Everything in the municipality as it stands in the window. Six queries."""
    here = in_municipality(locality.municipality).order_by("id")
    own = list(here.values_list("id", flat=True)[:PLACES_AT_MOST])
    near = nearest_any(locality.point, within_km=NEIGHBOURS_WITHIN_KM, limit=NEIGHBOURS) if locality.point else []
    outside = [place_id for place_id, _km in near if place_id not in own]
    ids = [*own, *outside]
    shown = cards(ids, language)
    spans = spans_between(ids, window.start, window.start + WEEK)
    known = standings(ids)
    on = happenings(ids, window.start, window.start + EVENTS_DAYS, language)
    for place_id in own:
        if shown[place_id].venues:
            spans[place_id] = spans_in(locality.municipality, shown[place_id], spans[place_id])
            on[place_id] = [
                h for h in on[place_id] if any(s.start < h.end and h.start < s.end for s in spans[place_id])
            ]

    def option(place_id: int) -> Option:
        card = shown[place_id]
        soon = [h for h in on.get(place_id, ()) if h.start < window.end + SOON]
        return make_option(
            place_id=place_id,
            km=dict(near)[place_id] if place_id in outside else None,
            traits=card.traits,
            phone=card.phone,
            spans=spans[place_id],
            truths=known[place_id].truths,
            window=window,
            happening=any(h.status != "cancelled" for h in soon),
            reservations=reservations(soon, known[place_id], spans[place_id], window, language),
            ways=DOOR if has_point(card) else frozenset(WAYS.values()),
            local=place_id not in outside,
            kept_for=KEPT_FOR.get(card.kind),
        )

    soon = {p: [h for h in listed if h.start < window.end + SOON] for p, listed in on.items()}
    return MunicipalityFound(
        found=Found(options=(), remote=(), cards=shown, happenings=soon),
        own=tuple(option(p) for p in own if p in shown),
        neighbours=tuple(option(p) for p in outside if p in shown),
        week=Programme(
            listed=sorted((h for p in own for h in on.get(p, ())), key=lambda h: (h.start, h.occurrence_id)),
            places=shown,
            km={},
            doubtful=frozenset(p for p in own if is_doubtful(known[p].truths, window.start)),
        ),
    )
