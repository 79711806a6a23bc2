"""Which stops of a place its hours name."""

from takaovi.hours.plan import parse_plan
from takaovi.hours.queries import documents
from takaovi.hours.whereabouts import venue_keys


def stops_of(place_id: int) -> tuple[str, ...]:
    """Their keys, in the order of the rules. Three queries."""
    document = documents([place_id])[place_id]
    return venue_keys(parse_plan(document))
