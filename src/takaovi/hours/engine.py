"""From a schedule to spans of UTC minutes: naive local days first, the zone last.

Rules are local wall time. A time the clock jumps over takes the offset from before the jump (03:30 becomes
04:30); a time that comes twice is its first occurrence (RFC 5545). So 21:00-04:00 over 28.-29.3.2026 in
Helsinki is six real hours.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from takaovi.hours.days import Classes, layer_days, union
from takaovi.hours.recurrence import DAY
from takaovi.hours.values import STATES, Clock, Clocks, Layer, Schedule, Span, way_of

EPOCH_DAY = date(1970, 1, 1).toordinal()
ONE_MINUTE = timedelta(minutes=1)
STAFFED = STATES["staffed"]
Row = tuple[int, int, int, int]  # start, end, state, way


def localise(day: date, minute: int, zone: ZoneInfo) -> int:
    """The UTC minute (since 1970) of ``minute`` after local midnight of ``day``; 1440 and more are later days."""
    past, clock = divmod(minute, DAY)
    naive = datetime.combine(day + timedelta(days=past), time(clock // 60, clock % 60), tzinfo=zone)
    offset = naive.utcoffset() or timedelta()
    return (day.toordinal() + past - EPOCH_DAY) * DAY + clock - offset // ONE_MINUTE


@lru_cache(maxsize=64)
def _calendar(zone: ZoneInfo, first: date, last: date) -> tuple[tuple[date, ...], tuple[int, ...], tuple[bool, ...]]:
    """The days; the UTC minutes of their midnights and of two more; whether the clock stays put for two days."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 3)]
    starts = tuple(localise(day, 0, zone) for day in days)
    steady = tuple(starts[number + 2] - starts[number] == 2 * DAY for number in range(len(days) - 2))
    return tuple(days[:-2]), starts, steady


def expand(schedule: Schedule, first: date, last: date, day_classes: Classes, *, now: int | None = None) -> list[Span]:
    """The spans that begin on the local days ``first`` to ``last``, in order of time.

    Within a way no two overlap and none is longer than 1440 minutes; a longer one is cut at local midnight.
    ``day_classes`` should reach one day beyond both ends, since nights pass over them.
    ``now`` (UTC minute) leaves out shifts that nobody took by their deadline.
    """
    return [Span(*row) for row in expand_rows(schedule, first, last, day_classes, now=now)]


def expand_rows(
    schedule: Schedule, first: date, last: date, day_classes: Classes, *, now: int | None = None
) -> list[Row]:
    """As :func:`expand`, in plain tuples (start, end, state, way) for writing in bulk."""
    zone = schedule.zone
    days, starts, steady = _calendar(zone, first - timedelta(days=1), last + timedelta(days=1))
    local = _days_by_state(schedule, days, day_classes)
    rows: list[Row] = []
    taken: dict[int, list[Clock]] = {}
    for state in sorted(local, reverse=True):
        way = way_of(state)
        own = _localised(local[state], days, starts, steady, zone)
        if state == STATES["if_shift_filled"] and now is not None:
            own = _still_hoped_for(own, schedule, now)
        covered = taken.get(way)
        if covered:
            own = _less(own, covered)
        rows += [(start, end, state, way) for start, end in own]
        taken[way] = sorted(covered + own) if covered else own
    begin, end_of_all = starts[1], starts[len(days) - 1]
    return sorted(row for row in rows if begin <= row[0] < end_of_all)


def _days_by_state(schedule: Schedule, days: Sequence[date], classes: Classes) -> dict[int, list[Clocks]]:
    """The local times of each state; the days of a filled shift count as staffed."""
    local: dict[int, list[Clocks]] = {}
    for layer in schedule.layers:
        if layer.known:
            local[layer.state] = layer_days(layer, schedule.exceptions, days[0], days[-1], classes)
    for layer in schedule.layers:
        if layer.filled and layer.state in local:
            _fill_shifts(layer, local, days)
    return local


def _fill_shifts(layer: Layer, local: dict[int, list[Clocks]], days: Sequence[date]) -> None:
    hoped = local[layer.state]
    staffed = local.setdefault(STAFFED, [()] * len(days))
    for index, day in enumerate(days):
        if day in layer.filled and hoped[index]:
            staffed[index] = union((*staffed[index], *hoped[index]))
            hoped[index] = ()


def _still_hoped_for(own: list[Clock], schedule: Schedule, now: int) -> list[Clock]:
    """Without the shifts that nobody had taken when their deadline came."""
    for layer in schedule.layers:
        if layer.state == STATES["if_shift_filled"] and layer.deadline_hours is not None:
            return [span for span in own if span[0] - 60 * layer.deadline_hours > now]
    return own


def _localised(
    local: Sequence[Clocks], days: Sequence[date], starts: Sequence[int], steady: Sequence[bool], zone: ZoneInfo
) -> list[Clock]:
    """UTC minutes of one state, in order and apart: a night that runs into the next morning goes before it."""
    spans: list[Clock] = []
    ended = 0
    for index, clocks in enumerate(local):
        if not clocks:
            continue
        midnight = starts[index]
        if steady[index]:
            real: Sequence[Clock] = [(midnight + start, midnight + end) for start, end in clocks]
        else:
            pairs = ((localise(days[index], a, zone), localise(days[index], b, zone)) for a, b in clocks)
            real = union(pair for pair in pairs if pair[0] < pair[1])
        for start, end in real:
            if start < ended:
                start = ended
            if start >= end:
                continue
            ended = end
            if end - start > DAY:
                spans += _cut(start, end, starts[index + 1 : index + 3])
            else:
                spans.append((start, end))
    return spans


def _cut(start: int, end: int, midnights: Sequence[int]) -> list[Clock]:
    """At local midnight; the 25 hours of an autumn day once more, at 24 hours."""
    edges = [start, *(midnight for midnight in midnights if start < midnight < end), end]
    pieces: list[Clock] = []
    for low, high in pairwise(edges):
        if high - low > DAY:
            pieces.append((low, low + DAY))
            low += DAY
        pieces.append((low, high))
    return pieces


def _less(own: Sequence[Clock], taken: Sequence[Clock]) -> list[Clock]:
    """``own`` less ``taken``; both in order and apart, read once."""
    left: list[Clock] = []
    at = 0
    for start, end in own:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        cover = at
        while cover < len(taken) and taken[cover][0] < end:
            if taken[cover][0] > start:
                left.append((start, taken[cover][0]))
            start = max(start, taken[cover][1])
            cover += 1
        if start < end:
            left.append((start, end))
    return left
