"""What the sheets and the door screen of a place ask of the rooms below. A fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import to_minute
from takaovi.core.errors import NotThere
from takaovi.core.text import Said
from takaovi.core.viewer import Viewer
from takaovi.hours.promises import promised_days
from takaovi.hours.queries import LayerTruth, day_classes, holiday_names, schedule_of, spans_between, standings
from takaovi.hours.values import Schedule, Span
from takaovi.places.models import Place
from takaovi.places.queries import cards, place_for, published
from takaovi.programme.queries import Happening, happenings, moved_away


@dataclass(frozen=True, slots=True)
class Papered:
    """A place with what is known of the days ``first`` to ``last``. Spans and happenings are in UTC minutes.

    ``promises`` are the days that are promised without a full time, with their start in minutes from midnight or 0.
    ``moved`` was planned here for these days and is elsewhere or on another day; ``elsewhere`` are the names of those
    other places.
    """

    place: Place
    first: date
    last: date
    spans: list[Span]
    truths: tuple[LayerTruth, ...]
    schedule: Schedule
    promises: dict[date, int]
    holidays: dict[date, Said]
    happenings: list[Happening]
    moved: list[Happening]
    elsewhere: dict[int, Said]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.place.zone)

    def is_known(self, at: datetime) -> bool:
        """Whether any layer was confirmed within its term."""
        return any(truth.is_fresh(at) for truth in self.truths)

    def is_fresh(self, state: int, at: datetime) -> bool:
        return any(truth.state == state and truth.is_fresh(at) for truth in self.truths)


def papered(viewer: Viewer, slug: str, first: date, last: date) -> Papered:
    """The named place on these days. Raises NotThere. Sixteen queries, and one where something has moved."""
    place = place_for(viewer, slug)
    zone = ZoneInfo(place.zone)
    start, end = midnight(first, zone), midnight(last + timedelta(days=1), zone)
    schedule = schedule_of(place.pk)
    classes = day_classes(first - timedelta(days=1), last, place.municipality)
    moved = moved_away([place.pk], start, end, viewer.language)[place.pk]
    others = {gone.place_id for gone in moved if gone.place_id and gone.place_id != place.pk}
    return Papered(
        place=place,
        first=first,
        last=last,
        spans=spans_between([place.pk], start, end)[place.pk],
        truths=standings([place.pk])[place.pk].truths,
        schedule=schedule,
        promises=promised_days(schedule, first, last, classes),
        holidays=holiday_names(first, last, viewer.language, place.municipality),
        happenings=happenings([place.pk], start, end, viewer.language)[place.pk],
        moved=moved,
        elsewhere={card.place_id: card.name for card in cards(others, viewer.language).values()},
    )


def midnight(day: date, zone: ZoneInfo) -> int:
    """The UTC minute in which a local day begins."""
    return to_minute(datetime.combine(day, time(), zone))


def slug_of(number: int) -> str:
    """The address word of a published place by the number in its short address. Raises NotThere. One query."""
    slug = published().filter(pk=number).values_list("slug", flat=True).first()
    if slug is None:
        raise NotThere(str(number))
    return slug
