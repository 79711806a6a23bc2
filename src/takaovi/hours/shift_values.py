"""Times that hang on a shift, written into the document of a layer. Pure: documents in, new documents out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from takaovi.hours.days import period_days
from takaovi.hours.values import WEEKDAYS, Clock, Layer

Document = dict[str, Any]


def with_filled(plan: Document, day: date, *, filled: bool, today: date) -> Document:
    """The plan with ``day`` among those that have their host, or without it. Days that are over are left out."""
    known = {date.fromisoformat(one) for one in plan.get("filled", [])}
    days = (known | {day}) if filled else (known - {day})
    return {**plan, "filled": [one.isoformat() for one in sorted(days) if one >= today or one == day]}


def covers(layer: Layer, day: date, clock: Clock) -> bool:
    """Whether the layer promises the whole of ``clock`` on ``day`` by its weeks and its own exceptions."""
    told = list(period_days(layer.periods, day, day)[0])
    for exception in layer.exceptions:
        if exception.first <= day <= exception.last:
            told = list(exception.clocks) if exception.do == "replace" else told + list(exception.clocks)
            told = [] if exception.do == "closed" else told
    return any(start <= clock[0] and clock[1] <= end for start, end in told)


def with_day(plan: Document, day: date, clock: Clock) -> Document:
    """The plan with one more time on one day."""
    added = {"date": day.isoformat(), "do": "add", "spans": [_written(clock)]}
    return {**plan, "exceptions": [*plan.get("exceptions", []), added]}


def with_weekday(plan: Document, weekday: int, clock: Clock) -> Document:
    """The plan with one more time every week, in the period without an end."""
    start, end = _written(clock)
    rule = {"days": WEEKDAYS[weekday], "from": start, "to": end, "min_shift": 1}
    periods: Sequence[Document] = plan.get("periods", [])
    number = next((n for n, one in enumerate(periods) if not one.keys() & {"from", "to"}), None)
    if number is None:
        return {**plan, "periods": [*periods, {"rules": [rule]}]}
    more = {**periods[number], "rules": [*periods[number]["rules"], rule]}
    return {**plan, "periods": [*periods[:number], more, *periods[number + 1 :]]}


def _written(clock: Clock) -> list[str]:
    """As a document writes times: past midnight is the clock of the next morning."""
    start, end = clock
    return [_time(start), _time(end if end == 1440 else end % 1440)]


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
