"""What the page of one place asks of the rooms below. A fixed number of queries."""

from dataclasses import dataclass

from takaovi.core.viewer import Viewer
from takaovi.finder.options import make_option
from takaovi.finder.queries import reservations
from takaovi.finder.values import Option, Window
from takaovi.hours.plan import Schedule
from takaovi.hours.queries import LayerTruth, schedule_of, spans_between, standings
from takaovi.hours.values import WAYS, Span
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.programme.queries import Happening, happenings

DAYS = 14
DAY = 1440
ALL_WAYS = frozenset(WAYS.values())


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place with its hours and its programme for two weeks. Minutes are UTC."""

    place: Place
    option: Option
    spans: list[Span]
    truths: tuple[LayerTruth, ...]
    schedule: Schedule
    happenings: list[Happening]


def find_place(viewer: Viewer, slug: str, window: Window) -> PlaceFound:
    """The named place as it stands in the window. Raises NotThere."""
    place = place_for(viewer, slug)
    end = window.start + DAYS * DAY
    spans = spans_between([place.pk], window.start, end)[place.pk]
    standing = standings([place.pk])[place.pk]
    on = happenings([place.pk], window.start, end, viewer.language)[place.pk]
    door = place.lat is not None
    option = make_option(
        place_id=place.pk,
        km=None,
        traits=place.traits,
        phone=place.phone,
        spans=spans,
        truths=standing.truths,
        window=window,
        reservations=reservations([h for h in on if h.start < window.end], standing, spans, window, viewer.language),
        ways=frozenset({WAYS["door"]}) if door else ALL_WAYS,
    )
    return PlaceFound(place, option, spans, standing.truths, schedule_of(place.pk), on)
