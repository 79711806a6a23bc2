"""What a plan of hours tells beyond its spans: days promised without a time, the end of the hours or of a closure.

Pure: a schedule in, days and spans out. Where holidays matter, the caller brings their days.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta

from takaovi.core.clock import from_minute
from takaovi.hours.days import Classes, period_on, stretches
from takaovi.hours.engine import expand
from takaovi.hours.recurrence import Rule
from takaovi.hours.values import Period, Schedule, Span, Untimed

FARTHEST_DAYS = 400  # a place that sleeps longer than a year and a month has no day to tell
STEP_DAYS = 100
ENDS_WITHIN = timedelta(days=60)


def periods_on(schedule: Schedule, on: date) -> list[Period]:
    """Of each known layer the period that decides on ``on``."""
    owners = [period_on(layer.periods, on) for layer in schedule.layers if layer.known]
    return [owner[0] for owner in owners if owner]


def untimed_on(schedule: Schedule, on: date) -> list[Untimed]:
    """The promises without a full time in the periods of ``on``."""
    return [untimed for period in periods_on(schedule, on) for untimed in period.untimed]


def promised_days(schedule: Schedule, first: date, last: date, classes: Classes) -> dict[date, int]:
    """Days from ``first`` to ``last`` that are promised without a full time, with the start if it is known, else 0.

    Closures and holidays take a promise away as they take an open time. Starts in minutes from local midnight.
    """
    promises = with_rules(schedule, lambda period: tuple(_as_rule(untimed) for untimed in period.untimed))
    local = [from_minute(span.start).astimezone(schedule.zone) for span in expand(promises, first, last, classes)]
    return {at.date(): at.hour * 60 + at.minute for at in local}


def _as_rule(untimed: Untimed) -> Rule:
    """A promise as the shortest open time, so that the engine finds its days."""
    start = untimed.start or 0
    return replace(untimed.days, start=start, end=start + 1)


def with_rules(schedule: Schedule, rules: Callable[[Period], tuple[Rule, ...]]) -> Schedule:
    """The same layers, seasons and exceptions with other rules; what an exception adds is left out."""
    layers = tuple(
        replace(
            layer,
            periods=tuple(replace(period, rules=rules(period), untimed=()) for period in layer.periods),
            exceptions=tuple(e for e in layer.exceptions if e.do == "closed"),
            holidays={kind: policy for kind, policy in layer.holidays.items() if policy in ("closed", "ignore")},
            filled=frozenset(),
        )
        for layer in schedule.layers
    )
    return replace(schedule, layers=layers, exceptions=tuple(e for e in schedule.exceptions if e.do == "closed"))


def end_of_hours(schedule: Schedule, on: date) -> date | None:
    """The last day of the present hours, where that is near and the plan tells nothing of what follows."""
    far = on + ENDS_WITHIN
    ends = [
        end
        for period in periods_on(schedule, on)
        if period.rules and (period.last or period.yearly)
        for _start, end in stretches(period, on, far)
        if on <= end < far and not periods_on(schedule, end + timedelta(days=1))
    ]
    return min(ends, default=None)


def next_opening(schedule: Schedule, first: date, classes: Classes, ways: Collection[int]) -> Span | None:
    """The first span on or after ``first``, within :data:`FARTHEST_DAYS`; None where the plan has none."""
    for step in range(0, FARTHEST_DAYS, STEP_DAYS):
        day = first + timedelta(days=step)
        spans = expand(schedule, day, day + timedelta(days=STEP_DAYS - 1), classes)
        found = next((span for span in spans if span.way in ways), None)
        if found:
            return found
    return None
