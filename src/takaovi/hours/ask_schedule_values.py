"""Which times a schedule holds on single days, as they are asked about. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from takaovi.hours.ask_values import seasons_between
from takaovi.hours.days import Classes, layer_days, period_days, period_on, union, without
from takaovi.hours.values import STATE_NAMES, WAYS, Clocks, Layer, Schedule, way_of

Times = tuple[tuple[int, Clocks], ...]  # states of a day with their times
DOOR = WAYS["door"]
NEAR_DAYS = 21  # a change of hours so near belongs to the season


def door_layers(schedule: Schedule) -> list[Layer]:
    """The layers in which one comes through the door and whose times are known, the weightiest first."""
    found = [layer for layer in schedule.layers if layer.known and way_of(layer.state) == DOOR]
    return sorted(found, key=lambda layer: -layer.state)


def planned_days(schedule: Schedule, first: date, last: date, classes: Classes) -> list[Times]:
    """What the plan says of each day: holidays and exceptions in, higher states before lower ones."""
    return _covered(
        [
            (layer.state, layer_days(layer, schedule.exceptions, first, last, classes))
            for layer in door_layers(schedule)
        ],
        (last - first).days + 1,
    )


def usual_days(schedule: Schedule, first: date, last: date) -> list[Times]:
    """What the plan would say if these days were ordinary ones."""
    return _covered(
        [(layer.state, period_days(layer.periods, first, last)) for layer in door_layers(schedule)],
        (last - first).days + 1,
    )


def _covered(layers: Sequence[tuple[int, list[Clocks]]], count: int) -> list[Times]:
    days: list[Times] = []
    for number in range(count):
        taken: Clocks = ()
        times: list[tuple[int, Clocks]] = []
        for state, clocks in layers:
            left = without(clocks[number], taken)
            taken = union((*taken, *clocks[number]))
            if left:
                times.append((state, left))
        days.append(tuple(times))
    return days


def openings(day: date, times: Times) -> list[dict[str, Any]]:
    """The exceptions that open each layer on this day at these times."""
    return [
        {
            "date": day.isoformat(),
            "do": "replace",
            "spans": [[_clock(start), _clock(end)] for start, end in clocks],
            "layers": [STATE_NAMES[state]],
        }
        for state, clocks in times
    ]


def _clock(minute: int) -> str:
    """Minutes from midnight as in docs/hours.md; a time past midnight is told by its own clock."""
    minute = minute if minute <= 1440 else minute - 1440
    return f"{minute // 60:02}:{minute % 60:02}"


def named_exceptions(schedule: Schedule, days: Sequence[date]) -> bool:
    """Whether somebody has told an exception of every one of these days already."""
    told = [*schedule.exceptions, *(one for layer in schedule.layers for one in layer.exceptions)]
    return all(any(one.first <= day <= one.last for one in told) for day in days)


def season_starts(schedule: Schedule, today: date, days: int) -> list[date]:
    """The days after today, at most so many ahead, on which another period of a layer begins to decide."""
    found = set()
    for layer in (layer for layer in schedule.layers if layer.known):
        owner = _owner(layer, today)
        for number in range(1, days + 1):
            day = today + timedelta(days=number)
            before, owner = owner, _owner(layer, day)
            if owner != before and _lasts(layer, day):
                found.add(day)
    return sorted(found)


def calendar_seasons(schedule: Schedule, today: date, days: int) -> list[tuple[date, date]]:
    """The first and last day that are asked about of each season of the year that begins within ``days``.

    Left out where a period changes near it: that day is asked about itself, and somebody has thought of the season.
    Left out too where the door is not open in that week anyhow.
    """
    return [
        (first, last)
        for first, last in seasons_between(today + timedelta(days=1), today + timedelta(days=days))
        if not _changes_near(schedule, first) and any(usual_days(schedule, first, first + timedelta(days=6)))
    ]


def _changes_near(schedule: Schedule, day: date) -> bool:
    return bool(season_starts(schedule, day - timedelta(days=NEAR_DAYS + 1), 2 * NEAR_DAYS + 1))


def _owner(layer: Layer, day: date) -> int | None:
    owner = period_on(layer.periods, day)
    return None if owner is None else layer.periods.index(owner[0])


def _lasts(layer: Layer, day: date) -> bool:
    """A season lasts: a period of a few days is an exception written as a period, and no season ends with it."""
    owners = [_owner(layer, day + timedelta(days=number)) for number in (0, 6)]
    before = [_owner(layer, day - timedelta(days=number)) for number in (1, 7)]
    return owners[0] == owners[1] and before[0] == before[1]
