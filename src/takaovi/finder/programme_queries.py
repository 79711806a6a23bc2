"""What happens in an area in a time: which places count, and their programme. A fixed number of queries."""

from takaovi.finder.queries import WITHIN_KM
from takaovi.finder.values import Area
from takaovi.hours.nearest import nearest_any
from takaovi.places.queries import PlaceCard, cards, published
from takaovi.programme.queries import Happening, online_happenings, programme_of

PLACES_AT_MOST = 500
ONLINE_AT_MOST = 20


def area_programme(area: Area, start: int, end: int, language: str) -> tuple[list[Happening], dict[int, PlaceCard]]:
    """The programme of the places within reach of ``area`` (everywhere without one), and their cards.

    Online sessions without a place belong to every area. Four queries.
    """
    if area.point:
        ids = [place_id for place_id, _km in nearest_any(area.point, within_km=WITHIN_KM, limit=PLACES_AT_MOST)]
    else:
        ids = list(published().order_by("id").values_list("id", flat=True)[:PLACES_AT_MOST])
    listed = programme_of(ids, start, end, language)
    seen = {happening.occurrence_id for happening in listed}
    online = [h for h in online_happenings(start, end, language, ONLINE_AT_MOST) if h.occurrence_id not in seen]
    return [*listed, *online], cards(ids, language)
