"""Where a place is while it is open: at a stop that its rules name, at the venue of a season, or at its own door.

Where is a matter of time only, whatever the state: a bus that lets people in without its driver is at the same stop.
Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.hours.days import period_days
from takaovi.hours.engine import Row, localise
from takaovi.hours.values import WAYS, Clocks, Schedule
from takaovi.places.values import VenueDays, covers

DOOR = WAYS["door"]
PlacedRow = tuple[int, int, int, int, int]  # start, end, state, way, venue


@dataclass(frozen=True, slots=True)
class Stay:
    """From ``start`` to ``end`` (UTC minutes) of the local day ``day`` at a venue."""

    start: int
    end: int
    day: date
    venue_id: int


def venue_keys(schedule: Schedule) -> tuple[str, ...]:
    """The stops that the rules name, in their order."""
    periods = [period for layer in schedule.layers for period in layer.periods]
    rules = [rule for p in periods for rule in (*p.rules, *(untimed.days for untimed in p.untimed))]
    return tuple(dict.fromkeys(rule.venue for rule in rules if rule.venue))


def placed(
    rows: Iterable[Row], schedule: Schedule, venues: Iterable[VenueDays], first: date, last: date
) -> Iterator[PlacedRow]:
    """The rows of the days [first, last] with the venue of each; cut where the place moves on meanwhile.

    What an exception or a holiday adds is at the stop next to it in time, if the place has one that day.
    """
    venues = tuple(venues)
    if not venues:
        yield from ((*row, 0) for row in rows)
        return
    stays = _stays(schedule, {venue.key: venue.venue_id for venue in venues if venue.key}, first, last)
    by_day: dict[date, list[Stay]] = {}
    for stay in sorted(stays, key=lambda stay: stay.start):
        by_day.setdefault(stay.day, []).append(stay)
    seasons = [venue for venue in venues if venue.season]
    for row in rows:
        if row[3] != DOOR:
            yield (*row, 0)
            continue
        day = from_minute(row[0]).astimezone(schedule.zone).date()
        yield from _cut(row, by_day.get(day, ()), _in_season(seasons, day))


def _stays(schedule: Schedule, ids: Mapping[str, int], first: date, last: date) -> Iterator[Stay]:
    """The plain times of the rules of each stop; holidays and exceptions take times away and move nothing."""
    for layer in schedule.layers:
        for key, venue_id in ids.items():
            own = [
                replace(period, rules=tuple(rule for rule in period.rules if rule.venue == key))
                for period in layer.periods
            ]
            if any(period.rules for period in own):
                yield from _of_rules(period_days(own, first, last), venue_id, first, schedule.zone)


def _of_rules(days: Iterable[Clocks], venue_id: int, first: date, zone: ZoneInfo) -> Iterator[Stay]:
    for number, clocks in enumerate(days):
        day = date.fromordinal(first.toordinal() + number)
        for start, end in clocks:
            yield Stay(localise(day, start, zone), localise(day, end, zone), day, venue_id)


def _in_season(seasons: Iterable[VenueDays], day: date) -> int:
    return next((venue.venue_id for venue in seasons if venue.season and covers(*venue.season, day)), 0)


def _cut(row: Row, stays: Iterable[Stay], otherwise: int) -> Iterator[PlacedRow]:
    """The parts of a row by where the place is; between two stops it is at the one it comes from."""
    start, end, state, way = row
    stays = tuple(stays)
    here = next((stay.venue_id for stay in stays if stay.end > start), stays[-1].venue_id if stays else otherwise)
    for stay in stays:
        if start < stay.start < end and stay.venue_id != here:
            yield start, stay.start, state, way, here
            start = stay.start
        if stay.start < end and stay.end > start:
            here = stay.venue_id
    yield start, end, state, way, here
