"""Four weeks of a document of hours, day by day, without a database: what a draft means, drawn. No Django."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from takaovi.hours.day_table import packaged_classes
from takaovi.hours.days import layer_days, period_on
from takaovi.hours.plan import parse_plan
from takaovi.hours.recurrence import holds_on
from takaovi.hours.values import STATE_NAMES, Clocks, Layer

DAYS = 28


class DrawnDay(NamedTuple):
    """``times`` by the name of the state, the highest first; ``unknown``: open, and nobody knows when."""

    day: date
    times: tuple[tuple[str, Clocks], ...]
    unknown: bool
    past: bool


def four_weeks(document: dict[str, Any], today: date) -> tuple[tuple[DrawnDay, ...], ...]:
    """Four rows of seven days from the Monday of this week. Raises PlanFault for what is no document."""
    schedule = parse_plan(document)
    first = today - timedelta(days=today.weekday())
    last = first + timedelta(days=DAYS - 1)
    classes = packaged_classes(first, last)
    layers = sorted((one for one in schedule.layers if one.known), key=lambda one: -one.state)
    times = [(layer, layer_days(layer, schedule.exceptions, first, last, classes)) for layer in layers]
    drawn = []
    for number in range(DAYS):
        day = first + timedelta(days=number)
        open_times = tuple((STATE_NAMES[layer.state], days[number]) for layer, days in times if days[number])
        unknown = any(_is_untimed(layer, day) for layer in layers)
        drawn.append(DrawnDay(day, open_times, unknown, day < today))
    return tuple(tuple(drawn[row : row + 7]) for row in range(0, DAYS, 7))


def _is_untimed(layer: Layer, day: date) -> bool:
    owner = period_on(layer.periods, day)
    untimed = owner[0].untimed if owner else ()
    return any(holds_on(one.days, day) and (not one.days.dates or day in one.days.dates) for one in untimed)
