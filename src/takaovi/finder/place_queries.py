"""What the page of one place asks of the rooms below. A fixed number of queries, and one more for what is far ahead."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from takaovi.core.clock import from_minute
from takaovi.core.viewer import Viewer
from takaovi.finder.ahead_values import FARTHEST_DAYS, next_opening, promised_days, untimed_on
from takaovi.finder.options import make_option
from takaovi.finder.queries import KEPT_FOR, reservations
from takaovi.finder.values import Mode, Option, Window
from takaovi.finder.when import HORIZON_DAYS
from takaovi.hours.queries import LayerTruth, Standing, day_classes, schedule_of, spans_between, standings
from takaovi.hours.values import STATES, WAYS, Schedule, Span
from takaovi.places.models import Place
from takaovi.places.queries import PlaceCard, cards, place_for
from takaovi.places.values import PlaceKind
from takaovi.programme.queries import Happening, happenings, moved_away
from takaovi.volunteering.models import Shift
from takaovi.volunteering.queries import waiting_evenings

DAYS = 14
DAY = 1440
WEEK_DAYS = 7
ALL_WAYS = frozenset(WAYS.values())
STAFFED, SHIFT = STATES["staffed"], STATES["if_shift_filled"]


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place with its hours and its programme for two weeks. Minutes are UTC.

    ``spans`` reach to the horizon. ``promises`` are the days of this week that are promised without a full time,
    with their start in minutes from midnight or 0. ``moved`` is what was planned here for these two weeks and is on
    another day or elsewhere; ``elsewhere`` has the cards of the other places. ``opening`` is when a place opens again
    that stays closed for longer than these two weeks. ``waiting`` are the shifts of these weeks that a door hangs on
    and nobody has taken.
    """

    place: Place
    option: Option
    spans: list[Span]
    truths: tuple[LayerTruth, ...]
    schedule: Schedule
    happenings: list[Happening]
    moved: list[Happening]
    promises: dict[date, int] = field(default_factory=dict)
    opening: Span | None = None
    elsewhere: dict[int, PlaceCard] = field(default_factory=dict)
    waiting: tuple[Shift, ...] = ()

    def is_fresh(self, state: int, at: int) -> bool:
        """Whether the layer of this state was confirmed within its term at the UTC minute ``at``."""
        return any(truth.state == state and truth.is_fresh(from_minute(at)) for truth in self.truths)

    def is_known(self, at: int) -> bool:
        """Whether any layer was confirmed within its term."""
        return any(truth.is_fresh(from_minute(at)) for truth in self.truths)

    def welcomes(self, at: int) -> bool:
        """Somebody is surely at the door some time in these two weeks."""
        soon = (span for span in self.spans if span.start < at + DAYS * DAY)
        return any(span.state == STAFFED for span in soon) and self.is_fresh(STAFFED, at)


def find_place(viewer: Viewer, slug: str, window: Window) -> PlaceFound:
    """The named place as it stands in the window. Raises NotThere. Fourteen queries, or fifteen; one more where
    something of it is elsewhere, and one where a door hangs on a shift.
    """
    place = place_for(viewer, slug)
    start, end = window.start, window.start + DAYS * DAY
    spans = spans_between([place.pk], start, start + HORIZON_DAYS * DAY)[place.pk]
    standing = standings([place.pk])[place.pk]
    on = happenings([place.pk], start, end, viewer.language)[place.pk]
    moved = moved_away([place.pk], start, end, viewer.language)[place.pk]
    soon = [span for span in spans if span.start < end]
    option = _option(place, soon, standing, on, window, viewer.language)
    schedule = schedule_of(place.pk)
    promises, opening = _ahead(place, option, spans, schedule, window)
    away = sorted({one.place_id for one in moved if one.place_id and one.place_id != place.pk})
    elsewhere = cards(away, viewer.language)
    hangs = any(span.state == SHIFT for span in soon)
    waiting = tuple(waiting_evenings([place.pk], start, end).get(place.pk, ())) if hangs else ()
    return PlaceFound(place, option, spans, standing.truths, schedule, on, moved, promises, opening, elsewhere, waiting)


def _option(
    place: Place, spans: list[Span], standing: Standing, on: list[Happening], window: Window, language: str
) -> Option:
    return make_option(
        place_id=place.pk,
        km=None,
        traits=place.traits,
        phone=place.phone,
        spans=spans,
        truths=standing.truths,
        window=window,
        reservations=reservations([h for h in on if h.start < window.end], standing, spans, window, language),
        ways=ways_of(place),
        kept_for=KEPT_FOR.get(PlaceKind(place.kind)),
    )


def ways_of(place: Place) -> frozenset[int]:
    """How one gets in: by the door where there is one."""
    return frozenset({WAYS["door"]}) if place.lat is not None else ALL_WAYS


def _ahead(
    place: Place, option: Option, spans: list[Span], schedule: Schedule, window: Window
) -> tuple[dict[date, int], Span | None]:
    """Days promised without a time; and the end of a long closure, which lies beyond the spans if need be."""
    if option.start is not None and not untimed_on(schedule, window.day):
        return {}, None
    last = window.day + timedelta(days=FARTHEST_DAYS)
    classes = day_classes(window.day - timedelta(days=1), last, place.municipality)
    week_end = window.day + timedelta(days=WEEK_DAYS - 1)
    promises = promised_days(schedule, window.day, week_end, classes)
    if option.mode is not Mode.CLOSED or option.start is not None or untimed_on(schedule, window.day):
        return promises, None
    ways = ways_of(place)
    opening = next((span for span in sorted(spans, key=lambda s: s.start) if span.way in ways), None)
    return promises, opening or next_opening(schedule, window.day, classes, ways)


def streets_of(place_ids: Collection[int]) -> dict[int, str]:
    """The street of each place, for paper that somebody walks by. One query."""
    return dict(Place.objects.filter(pk__in=place_ids).values_list("pk", "street"))
