"""Where a question is asked about: a locality of the gazetteer, or a rounded position. Pure."""

from takaovi.core.geo import Point, distance_km
from takaovi.finder.values import Area
from takaovi.places import gazetteer


def area_at(point: Point) -> Area:
    """The area around a rounded position; of the person only the nearest municipality is told on."""
    known = (place for place in gazetteer.municipalities() if place.point)
    nearest = min(known, key=lambda place: distance_km(place.point or point, point))
    return Area(municipality=nearest.municipality, point=point, is_position=True, is_exact=True)


def area_of(locality: gazetteer.Locality) -> Area:
    """The area of a named locality, by its Finnish name (presenters say it in the page's language)."""
    exact = locality.kind in ("village", "postcode") and locality.own_point
    return Area(locality.name_fi, locality.name_sv, locality.municipality, locality.point, is_exact=exact)
